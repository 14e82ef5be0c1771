"""Ctrl-C and kill: what was read is stored and told, no worker is left behind, and the next run goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from smaarchive import ingest
from smaarchive.archive import store
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Outcome, Refused
from smaarchive.cli.ending import as_ctrl_c
from smaarchive.cli.outcome import exit_code
from tests.every_format import HTML
from tests.hostile_pages import GOOD
from tests.test_cli_ingest import PAGE
from tests.test_cli_processes import SMA, sma
from tests.test_workers import SLOW


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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
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
    assert "; the same command goes on from here" in err and "Traceback" not in err
    assert sma("check", "--db", archive).returncode == 0
    (folder / "slow.html").write_bytes(HTML)
    again = sma("ingest", folder, "--db", archive)
    assert again.stderr.splitlines()[-1].startswith("sma: 4 entries: ")
    assert len(sma("list", "--ids", "--db", archive).stdout.split()) == 4


def test_who_is_told_to_end_before_the_first_page_says_so(tmp_path: Path) -> None:
    (tmp_path / "slow.html").write_bytes(SLOW)
    running, _ = started("ingest", tmp_path / "slow.html", "--db", tmp_path / "a.db")
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err == "sma: interrupted: nothing was taken in yet; the same command goes on from here\n"


def test_what_waits_is_stored_while_nothing_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BATCH_SECONDS", 0.0)
    (tmp_path / "a.txt").write_bytes(GOOD)
    (first,) = ingest.read_articles([str(tmp_path / "a.txt")])
    stored: list[Outcome] = []

    def items() -> Iterator[store.Item | None]:
        monkeypatch.setattr(store, "BATCH_SECONDS", 9999.0)
        yield first
        monkeypatch.setattr(store, "BATCH_SECONDS", 0.0)
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
        with pytest.raises(KeyboardInterrupt, match="143"), as_ctrl_c():
            list(store_all(archive, items))
        assert [row[0] for row in archive.rows("SELECT count(*) FROM articles")] == [1]
    signal.signal(signal.SIGHUP, before)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_library_that_was_told_of_a_signal_may_rise_in_its_own_way() -> None:
    with pytest.raises(KeyboardInterrupt, match="143"), as_ctrl_c():
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except KeyboardInterrupt:
            raise KeyboardInterrupt from None  # as watchfiles does
    with pytest.raises(KeyboardInterrupt) as risen, as_ctrl_c():
        raise KeyboardInterrupt
    assert risen.value.args == ()


PLANTED = """
import sys
class Planted:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Planted())
from smaarchive.cli import main
main(["list", "--db", "none"])
"""


@pytest.mark.parametrize("name", ["click", "smaarchive.cli.group", "smaarchive.cli.list", "sqlite3"])
def test_ctrl_c_while_the_program_is_loaded_is_no_traceback(name: str) -> None:
    run = subprocess.run([sys.executable, "-c", PLANTED.format(name=name)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (130, "")


def test_ctrl_c_that_is_met_inside_an_exec_is_the_same_exit_code(tmp_path: Path) -> None:
    planted = PLANTED.partition("from")[0].format(name="smaarchive.cli.list")
    (tmp_path / "sitecustomize.py").write_text(
        planted.replace("raise KeyboardInterrupt", 'exec("raise KeyboardInterrupt")')
    )
    run = subprocess.run(
        [*SMA, "list"], env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (130, b"")


def test_a_codec_that_is_interrupted_says_so_in_words_and_the_exit_code_is_a_number() -> None:
    @click.command()
    def command() -> None:
        raise KeyboardInterrupt("decoding with 'cp1252' codec failed (KeyboardInterrupt: )")

    assert exit_code(command, []) == 130


def test_before_ctrl_c_is_met_nothing_is_loaded_that_python_has_not() -> None:
    count = "import sys, gc; before = set(sys.modules); import smaarchive.cli; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) == {"smaarchive", "smaarchive.cli"}
