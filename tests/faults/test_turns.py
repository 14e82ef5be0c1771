"""Who writes, who waits, and what is said of it."""

import fcntl
import os
import signal
import sqlite3
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import click
import pytest

from smaarchive.archive.backup import backup
from smaarchive.archive.check import Problem, _structure, check
from smaarchive.archive.connection import Archive, open_reading, open_writing, transaction
from smaarchive.archive.listing import listing
from smaarchive.archive.query import Query
from smaarchive.archive.saved import save
from smaarchive.article import Filters
from smaarchive.cli.group import COMMANDS, sma

from . import clippings

SMA = (sys.executable, "-m", "smaarchive")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    pages = clippings.write(tmp_path / "pages", range(4))
    subprocess.run([*SMA, "ingest", pages, "--db", tmp_path / "a.db"], check=True, stderr=subprocess.DEVNULL)
    return tmp_path / "a.db"


@contextmanager
def another(archive: Path, action: str) -> Iterator[int]:
    """Let another process do something with an archive until the end of the block."""
    ready, told = os.pipe()
    child = os.fork()
    if child == 0:
        if action == "write":
            with open_writing(archive) as opened, transaction(opened):
                os.write(told, b"!")
                time.sleep(60)
        elif action == "check":
            with patch("smaarchive.archive.check._structure", lambda opened: _slow_structure(opened, told)):
                check(archive)
        else:
            with open_reading(archive) as opened:
                opened.connection.set_progress_handler(lambda: _slow(told), 10)
                backup(opened, archive.with_name("copy.db"))
        os._exit(0)
    os.close(told)
    assert os.read(ready, 1)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(ready)


def _slow_structure(archive: Archive, told: int) -> Iterator[Problem]:
    archive.connection.set_progress_handler(lambda: _slow(told), 10)
    yield from _structure(archive)


def _slow(told: int) -> int:
    os.write(told, b"!")
    time.sleep(0.5)
    return 0


def test_a_second_ingest_says_for_whom_it_waits_and_gives_up(archive: Path, tmp_path: Path) -> None:
    more = clippings.write(tmp_path / "more", range(4, 8))
    with another(archive, "write") as holder:
        run = subprocess.run(
            [*SMA, "ingest", more, "--db", archive, "--wait", "1.5"], capture_output=True, text=True, check=False
        )
    assert run.returncode == 5
    assert run.stderr.splitlines() == [
        f"sma: waiting for process {holder}, which writes to {archive}",
        f"sma: error: {archive} is in use by process {holder}: try again when it is done",
    ]


# what each command that writes says once it may wait no longer; a search is saved, and one of its articles is new
WRITING = (
    "ingest {more}", "edit 1 outlet=KBS", "rm 1", "reextract --all", "reindex", "new talks", "saved --remove talks",
    "story --all", "check --repair", "search talks --save more",
)  # fmt: skip


@pytest.mark.parametrize("line", WRITING)
def test_every_command_that_writes_gives_up_the_same_way(archive: Path, tmp_path: Path, line: str) -> None:
    more = clippings.write(tmp_path / "more", range(4, 8))
    with open_writing(archive) as opened:
        save(opened, "talks", Query("talks"), "2020-01-01T00:00:00Z")
        with transaction(opened) as connection:  # nothing was compared or seen yet, and an index is not as it was made
            connection.execute("UPDATE saved SET seen = 0")
            connection.execute("UPDATE stories SET joined = 0")
            connection.execute("DROP INDEX articles_date")
    words = line.format(more=more).split()
    with another(archive, "write") as holder:
        run = subprocess.run(
            [*SMA, *words, "--db", archive, "--wait", "0"], capture_output=True, text=True, check=False
        )
    assert run.returncode == 5, run.stderr
    assert run.stderr.splitlines()[-1] == (
        f"sma: error: {archive} is in use by process {holder}: try again when it is done"
    )


@pytest.mark.parametrize("line", WRITING)
def test_every_command_that_writes_leaves_one_file(archive: Path, tmp_path: Path, line: str) -> None:
    words = line.format(more=clippings.write(tmp_path / "more", range(4, 8))).split()
    with open_writing(archive) as opened:
        save(opened, "talks", Query("talks"), "2020-01-01T00:00:00Z")
    run = subprocess.run([*SMA, *words, "--db", archive], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"a.db", "more", "pages"}


def test_every_command_that_writes_is_here() -> None:
    commands = {name: sma.get_command(click.Context(sma), name) for name in COMMANDS}
    writing = {name for name, each in commands.items() if each and "wait" in (option.name for option in each.params)}
    assert writing == {line.split()[0] for line in WRITING}


@pytest.mark.parametrize("action", ["copy", "check"])
def test_an_ingest_waits_for_who_reads_all_and_readers_do_not(archive: Path, tmp_path: Path, action: str) -> None:
    more = clippings.write(tmp_path / "more", range(4, 8))
    with another(archive, action) as copier:
        waiting = subprocess.Popen(
            [*SMA, "ingest", more, "--db", archive, "--wait", "0"], stderr=subprocess.PIPE, text=True
        )
        assert waiting.stderr is not None
        assert waiting.stderr.readline() == f"sma: waiting for process {copier}, which copies or checks {archive}\n"
        with open_reading(archive) as opened:
            opened.connection.execute("PRAGMA busy_timeout = 0")
            assert len(listing(opened, Filters())) == 4
        assert waiting.poll() is None
    assert waiting.communicate()[1] == "sma: 4 entries: 4 stored\n"
    assert waiting.returncode == 0


def test_output_that_nobody_takes_blocks_no_writer(archive: Path) -> None:
    """A command that prints has fetched all of it: it holds no lock while a pager is left open."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    with subprocess.Popen([*SMA, "show", "1", "2", "3", "4", "--db", archive], stdout=writing) as reader:
        while reader.poll() is None and not _is_stuck(reader.pid, reading):
            time.sleep(0.01)
        with closing(sqlite3.connect(archive, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
        assert reader.poll() is None
        reader.kill()
    os.close(reading)
    os.close(writing)


def _is_stuck(pid: int, pipe: int) -> bool:
    """Tell whether a process that has begun to fill a pipe sleeps."""
    begun = fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)) != bytes(4)
    return begun and Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "S"
