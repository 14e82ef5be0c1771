"""Ctrl-C and kill: what was read is stored and told, no worker is left behind, and the next run goes on."""

import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from smaarchive import ingest
from smaarchive.archive import batches, store
from smaarchive.archive.connection import open_writing, transaction
from smaarchive.archive.store import store_all
from smaarchive.interruption import ALL, noted
from smaarchive.page import Outcome, Refused
from tests.every_format import HTML
from tests.hostile_pages import GOOD
from tests.pages import PAGE
from tests.program import SMA, sma
from tests.test_workers import SLOW
from tests.web_server import serving

GOES_ON = "the same command goes on from here"


def children(pid: int) -> list[int]:
    return [
        int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text("utf-8").split()
    ]


def started(*arguments: str | Path) -> "tuple[subprocess.Popen[str], int]":
    """Start the program and wait for its first worker."""
    running = subprocess.Popen([*SMA, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (found := children(running.pid)):
        assert running.poll() is None
        time.sleep(0.01)
    return running, found[0]


def test_a_worker_does_not_outlive_who_started_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(SLOW)
    running, worker = started("extract", tmp_path / "a.html")
    running.kill()
    running.communicate()
    while Path(f"/proc/{worker}").exists():  # at most the time of a page
        time.sleep(0.05)


@pytest.mark.parametrize("number", ALL)
def test_who_is_told_to_end_stores_what_was_read_and_the_next_run_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "a.db"
    folder.mkdir()
    for name in range(3):
        (folder / f"{name}.txt").write_text(PAGE.format(number=name))
    (folder / "slow.html").write_bytes(SLOW)
    running, _ = started("ingest", folder, "--db", archive, "--jobs", "1")
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 128 + number
    assert err.endswith(f"; {GOES_ON}\n") and "Traceback" not in err
    assert sma("check", "--db", archive).returncode == 0
    (folder / "slow.html").write_bytes(HTML)
    again = sma("ingest", folder, "--db", archive)
    assert again.stderr.splitlines()[-1].startswith("sma: 4 entries: ")
    assert len(sma("list", "--ids", "--db", archive).stdout.split()) == 4


def test_who_is_told_to_end_waits_for_no_writer_without_end(tmp_path: Path) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "a.db"
    folder.mkdir()
    assert sma("ingest", folder, "--db", archive).returncode == 0
    (folder / "0.txt").write_text(PAGE.format(number=0))
    (folder / "slow.html").write_bytes(SLOW)
    with closing(sqlite3.connect(archive, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        running, _ = started("ingest", folder, "--db", archive, "--jobs", "1", "--wait", "3600")
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 143
    assert err.endswith("sma: interrupted: nothing was taken in yet; the same command goes on from here\n")


def test_who_is_told_to_end_before_the_first_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(SLOW)
    running, _ = started("ingest", tmp_path / "slow.html", "--db", tmp_path / "a.db")
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err == f"sma: interrupted: nothing was taken in yet; {GOES_ON}\n"


@contextmanager
def _running(
    *arguments: str | Path, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE
) -> "Iterator[subprocess.Popen[str]]":
    """Run the program; where the test fails it ends too."""
    with subprocess.Popen([*SMA, *arguments], stdout=stdout, stderr=stderr, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def _interrupted(running: "subprocess.Popen[str]", number: signal.Signals = signal.SIGINT) -> str:
    """End the program as Ctrl-C does, or another signal; return what it said."""
    running.send_signal(number)
    assert running.wait(60) == 128 + number
    return running.stderr.read() if running.stderr else ""


def test_who_waits_for_a_site_is_answered(tmp_path: Path) -> None:
    asked, over = Event(), Event()

    def silent(_: BaseHTTPRequestHandler) -> None:
        asked.set()
        over.wait()

    fetching = ("ingest", "--allow-private", "--db", tmp_path / "a.db")
    with serving({"/story": silent}) as server, _running(*fetching, f"{server.url}/story") as running:
        asked.wait()
        assert _interrupted(running) == f"sma: interrupted: nothing was taken in yet; {GOES_ON}\n"
        over.set()


def test_who_waits_for_another_process_that_writes_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    (tmp_path / "a.txt").write_bytes(GOOD)
    waiting = _running("ingest", tmp_path / "a.txt", "--wait", "9999", "--db", path)
    with open_writing(path) as archive, transaction(archive), waiting as running:
        assert running.stderr
        assert running.stderr.readline().startswith(f"sma: waiting for process {os.getpid()}, ")
        assert _interrupted(running) == f"sma: interrupted: nothing was taken in yet; {GOES_ON}\n"


@pytest.mark.parametrize("number", ALL)
def test_who_waits_for_a_reader_of_the_ledger_is_answered(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "a.db"
    (tmp_path / "a.txt").write_bytes(GOOD)
    reading, writing = _full_pipe()
    with _running("ingest", tmp_path / "a.txt", "--nl", "--db", path, stdout=writing) as running:
        while not path.exists() or sma("list", "--ids", "--db", path).stdout != "1\n":
            assert running.poll() is None
        assert _interrupted(running, number) == f"sma: interrupted: 1 entry: 1 stored; {GOES_ON}\n"
    os.close(reading)
    os.close(writing)


def test_who_waits_for_a_reader_of_what_is_said_is_answered(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.db", tmp_path / "folder"
    folder.mkdir()
    for name in range(3):
        (folder / f"{name}.txt").write_text(PAGE.format(number=name))
    reading, writing = _full_pipe()
    with _running("ingest", folder, "-v", "--jobs", "1", "--db", path, stderr=writing) as running:
        os.close(writing)
        while not path.exists() or len(sma("list", "--ids", "--db", path).stdout.split()) < 3:
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        with os.fdopen(reading, encoding="utf-8") as said:
            last = said.read().lstrip("\0").splitlines()[-1]
        assert last == f"sma: interrupted: 1 entry: 1 stored; {GOES_ON}"
        assert running.wait(60) == 130


def _full_pipe() -> tuple[int, int]:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, bytes(1 << 16))
    os.set_blocking(writing, True)
    return reading, writing


def test_who_watches_is_answered(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_bytes(GOOD)
    with _running("ingest", folder, "--watch", "--nl", "--db", tmp_path / "a.db") as running:
        assert running.stdout
        assert '"stored"' in running.stdout.readline()
        assert _interrupted(running) == f"sma: interrupted: 1 entry: 1 stored; {GOES_ON}\n"


def test_what_waits_is_stored_while_nothing_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_SECONDS", 0.0)
    (tmp_path / "a.txt").write_bytes(GOOD)
    (first,) = ingest.read_articles([str(tmp_path / "a.txt")])
    stored: list[Outcome] = []

    def items() -> Iterator[store.Item | None]:
        monkeypatch.setattr(batches, "BATCH_SECONDS", 9999.0)
        yield first
        monkeypatch.setattr(batches, "BATCH_SECONDS", 0.0)
        yield None  # a page that is slow
        assert [outcome.state for outcome in stored] == ["stored"]
        yield Refused("/b", "failed", "took long")

    with open_writing(tmp_path / "a.db") as archive:
        for outcome in store_all(archive, items()):
            stored.append(outcome)
    assert [outcome.state for outcome in stored] == ["stored", "failed"]


def test_ctrl_c_in_the_middle_of_a_batch_waits_for_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    items = list(ingest.read_articles([str(tmp_path / "a.txt")]))
    note = store._store

    def interrupted(*arguments: Any) -> Outcome | None:
        os.kill(os.getpid(), signal.SIGINT)
        return note(*arguments)

    monkeypatch.setattr(store, "_store", interrupted)
    outcomes: list[str] = []
    with open_writing(tmp_path / "a.db") as archive:
        with pytest.raises(KeyboardInterrupt):
            for outcome in store_all(archive, items):
                outcomes.append(outcome.state)
        assert outcomes == ["stored"]
        assert [row[0] for row in archive.rows("SELECT count(*) FROM articles")] == [1]


def test_a_signal_in_the_middle_of_a_batch_is_held_too_and_one_that_is_ignored_stays_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    items = list(ingest.read_articles([str(tmp_path / "a.txt")]))
    note = store._store

    def ended(*arguments: Any) -> Outcome | None:
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
        return note(*arguments)

    monkeypatch.setattr(store, "_store", ended)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    with open_writing(tmp_path / "a.db") as archive:
        with pytest.raises(KeyboardInterrupt, match="143"), noted(*ALL):
            list(store_all(archive, items))
        assert [row[0] for row in archive.rows("SELECT count(*) FROM articles")] == [1]
    signal.signal(signal.SIGHUP, before)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_who_waits_for_another_writer_is_answered(tmp_path: Path) -> None:
    """What waits here is a batch that was read; it is given up."""
    path = tmp_path / "a.db"
    (tmp_path / "a.txt").write_bytes(GOOD)
    items = list(ingest.read_articles([str(tmp_path / "a.txt")]))

    def interrupted(sql: str) -> None:
        if sql.startswith("BEGIN"):
            os.kill(os.getpid(), signal.SIGINT)

    with open_writing(path) as other, open_writing(path, wait=9999.0) as archive, transaction(other):
        archive.connection.set_trace_callback(interrupted)
        with pytest.raises(KeyboardInterrupt):
            list(store_all(archive, items))
        assert not archive.connection.in_transaction
