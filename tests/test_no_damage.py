"""Another connection that holds the whole file -> `check` and `salvage` say so, and call nothing damaged."""

import pkgutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_unchanged, open_writing
from smaarchive.archive.salvage import salvage
from smaarchive.archive.store import store_all
from smaarchive.errors import Locked

from .pages import LEAVE, TALKS, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writing(tmp_path / "a.db") as archive:
        list(store_all(archive, [page("/a", TALKS), page("/b", LEAVE)]))
    return tmp_path / "a.db"


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

    monkeypatch.setattr("smaarchive.archive.check.open_unchanged", lambda path: open_unchanged(path, 0))
    monkeypatch.setattr(name, locked_out)


def test_nothing_is_kept_or_lost_while_another_holds_the_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("smaarchive.archive.connection.READER_WAIT", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            salvage(path, tmp_path / "new.db")
