"""`sma doctor`: an archive in, what is told and what is called unusual out."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib import metadata
from pathlib import Path

import pytest

from smaarchive.archive import schema, survey
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .pages import TALKS, page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/a", TALKS))
    return tmp_path / "a.db"


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def _told(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    assert exit_code(sma, ["doctor", "--db", str(path)]) == 0
    told: dict[str, dict[str, object]] = json.loads(capsys.readouterr().out)
    return told


def test_what_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _told(path, capsys)
    assert told["versions"]["sqlite"] == sqlite3.sqlite_version
    assert told["versions"]["trafilatura"] == metadata.version("trafilatura")
    assert told["archive"] == {"path": str(path), "mode": "0600", "size": path.stat().st_size}
    assert (told["pragmas"]["user_version"], told["pragmas"]["page_size"]) == (schema.SCHEMA, 16384)
    assert (told["rows"]["articles"], told["rows"]["sources"], told["rows"]["versions"]) == (1, 1, 0)


OLDER = Path(__file__).parent / "cases" / "archives" / f"schema{schema.SCHEMA - 1}.db"
NEWER = (
    "INSERT INTO _sqlite_migrations SELECT 999, migration_set, 'm999', applied_at FROM _sqlite_migrations LIMIT 1",
    "PRAGMA user_version = 999",
)
UNUSUAL: dict[str, tuple[Callable[[Path], object], str]] = {
    "mode": (lambda path: path.chmod(0o644), "chmod 600"),
    "older": (lambda path: path.write_bytes(OLDER.read_bytes()), f"schema {schema.SCHEMA - 1}"),
    "newer": (lambda path: _execute(path, *NEWER), "upgrade sma"),
    "header": (lambda path: _execute(path, "PRAGMA user_version = 999"), "its header is not that"),
    "wal": (lambda path: _execute(path, "PRAGMA journal_mode = wal"), "journal_mode is wal"),
    "unfinished": (lambda path: path.with_name(".a.db.0f0f").touch(), "never finished"),
    "index": (lambda path: _execute(path, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')"), "--repair"),
    "foreign": (
        lambda path: _execute(path, "DROP TABLE _sqlite_migrations", "PRAGMA application_id = 1"),
        "another program",
    ),
    "text": (lambda path: path.write_text("Talks go on\n" * 99), "not an archive"),
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_what_is_unusual(path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    change, words = UNUSUAL[name]
    usual = _told(path, capsys)["unusual"]
    change(path)
    (found, *_) = [each for each in _told(path, capsys)["unusual"] if each not in usual]
    assert words in found


def test_no_archive_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "sma ingest" in str(_told(tmp_path / "none.db", capsys)["archive"]["state"])
    assert list(tmp_path.iterdir()) == []


def test_a_missing_extra(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = metadata.requires("smaarchive") or []
    monkeypatch.setattr(metadata, "requires", lambda name: [*asked, 'not-there>=1; extra == "pdf"'])
    told = _told(path, capsys)
    assert told["versions"]["not-there"] == "not installed"
    assert "not-there is not installed, as pdf needs: pip install 'smaarchive[pdf]'" in told["unusual"]


def test_an_old_library_with_wal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 0))
    assert list(survey.unusual_library("delete")) == []
    assert len(list(survey.unusual_library("wal"))) == 1


def test_for_reading(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(sma, ["doctor", "--table", "--db", str(path)]) == 0
    assert f"  path  {path}\n" in capsys.readouterr().out
