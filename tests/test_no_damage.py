"""What is not damage, said so: another connection that holds the file, no room for a temporary copy of it."""

import os
import pkgutil
import random
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_writing
from smaarchive.archive.salvage import salvage
from smaarchive.archive.store import store_all
from smaarchive.errors import Locked

from .pages import KOREAN, archive_of_two, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return archive_of_two(tmp_path / "a.db")


@pytest.mark.parametrize("step", ["_structure", "_schema", "_rows", "_references", "_index"])
def test_a_lock_is_no_damage_to_check(path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        _lock_before(f"check.{step}", other, monkeypatch)
        with pytest.raises(Locked, match="in use by"):
            check(path)


def test_a_lock_is_no_damage_to_salvage(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        _lock_before("salvage.rows_of", other, monkeypatch)
        with pytest.raises(Locked, match=f"{path} is in use by"):
            salvage(path, tmp_path / "new.db")
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def _lock_before(step: str, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another connection take the whole file just before a step of ours, which does not wait for it."""
    name = f"smaarchive.archive.{step}"
    stepping = pkgutil.resolve_name(name)

    def locked_out(archive: Archive | sqlite3.Connection, *rest: Any) -> list[Any]:
        connection = archive if isinstance(archive, sqlite3.Connection) else archive.connection
        connection.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN EXCLUSIVE")
        return list(stepping(archive, *rest))

    monkeypatch.setattr("smaarchive.archive.check.writers_waiting", lambda path: nullcontext())  # it takes no writes
    monkeypatch.setattr(name, locked_out)


def test_nothing_is_kept_or_lost_while_another_holds_the_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smaarchive.archive.connection.READER_WAIT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            salvage(path, tmp_path / "new.db")


NO_ROOM = """
import resource, sys
from contextlib import nullcontext
from smaarchive.archive import check
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
check.writers_waiting = lambda path: nullcontext()  # waits for nobody
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
sys.exit(exit_code(sma, sys.argv[1:]))
"""


@pytest.mark.parametrize("command", ["check", "ingest --dry-run pyproject.toml"])
def test_no_room_for_a_temporary_copy(path: Path, tmp_path: Path, command: str) -> None:
    with open_writing(path) as archive:
        list(store_all(archive, [page("/c", KOREAN, random.Random(1).randbytes(2 << 20))]))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # so that `check` looks at a copy
        run = subprocess.run(
            [sys.executable, "-c", NO_ROOM, *command.split(), "--db", path], capture_output=True, text=True,
            check=False, env={**os.environ, "TMPDIR": str(temporary)},
        )  # fmt: skip
    assert run.returncode == 2
    assert run.stdout == "" and run.stderr.count("\n") == 1
    assert f"sma: error: {temporary}" in run.stderr and "free space on its disk" in run.stderr
    assert list(temporary.iterdir()) == []


def test_no_room_for_a_backup(path: Path, tmp_path: Path) -> None:
    with open_writing(path) as archive:
        list(store_all(archive, [page("/c", KOREAN, random.Random(1).randbytes(2 << 20))]))
    target = tmp_path / "backups" / "copy.db"
    target.parent.mkdir()
    command = [sys.executable, "-c", NO_ROOM, "backup", str(target), "--db", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.count("\n")) == (2, 1)
    assert run.stderr.startswith(f"sma: error: {target} cannot be written (") and str(path) not in run.stderr
    assert list(target.parent.iterdir()) == []
