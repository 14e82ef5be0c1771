"""What is no archive of this sma -> every command says so in one line, in seconds, and leaves the file as it was."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.cli.group import COMMANDS, sma
from smaarchive.cli.outcome import exit_code

from .stories import fill
from .test_archive_connection import REFUSED, _fingerprint

LINES = {
    "ingest": "ingest {page} --db {db}",
    "search": "search talks --db {db}",
    "count": "count talks --db {db}",
    "timeline": "timeline talks --db {db}",
    "saved": "saved --db {db}",
    "new": "new leave --db {db}",
    "similar": "similar 1 --db {db}",
    "story": "story 1 --db {db}",
    "show": "show 1 --raw --db {db}",
    "list": "list --db {db}",
    "sources": "sources --db {db}",
    "edit": "edit 1 date=2020-01-30 --db {db}",
    "reextract": "reextract --all --db {db}",
    "rm": "rm 1 --db {db}",
    "check": "check --repair --db {db}",
    "salvage": "salvage {db} {new}",
    "backup": "backup {new} --db {db}",
    "reindex": "reindex --db {db}",
}
NO_ARCHIVE_NEEDED = {"extract", "doctor", "help", "completion"}


def _endless(path: Path) -> None:
    """Put in the place of the articles a view that never ends."""
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE articles")
        connection.execute(
            "CREATE VIEW articles AS WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) "
            "SELECT id, '' AS headline, '' AS date, '' AS outlet, '' AS row_hash FROM n"
        )


ENDLESS = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n) SELECT"
# what somebody added to an archive of ours
ALTERED = {
    "trigger": f"CREATE TRIGGER t AFTER INSERT ON sources BEGIN INSERT INTO other {ENDLESS} k FROM n; END",
    "trigger of an article": "CREATE TRIGGER t AFTER UPDATE ON articles BEGIN DELETE FROM versions; END",
    "computed column": "ALTER TABLE sources ADD COLUMN more AS (hex(zeroblob(100000000)))",
    "column": "ALTER TABLE articles ADD COLUMN stars INTEGER",
    "computed index": "CREATE INDEX t ON articles (hex(zeroblob(length(body) * 100000)))",
    "computed column of the index": "ALTER TABLE articles_fts_docsize ADD COLUMN more AS (hex(zeroblob(100000000)))",
}
HARMLESS = (
    "CREATE INDEX t ON articles (byline)", "CREATE TABLE notes (id INTEGER PRIMARY KEY, text)",
    "CREATE VIEW by_outlet AS SELECT outlet, count(*) FROM articles GROUP BY 1",
    "CREATE TRIGGER t AFTER INSERT ON other BEGIN DELETE FROM other; END",
)  # fmt: skip


def _with(path: Path, sql: str) -> None:
    """Fill an archive, and add to it as another program would."""
    fill(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (k)")
        connection.execute("PRAGMA writable_schema = ON")  # SQLite lets nobody alter the parts of an index otherwise
        connection.execute(sql)


KINDS = {kind: make for kind, (make, _, _) in REFUSED.items()} | {"endless view": _endless}


def test_every_command_is_here() -> None:
    assert set(LINES) | NO_ARCHIVE_NEEDED == set(COMMANDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_refuses_it_untouched(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    page = tmp_path / "page.txt"
    page.write_text("Talks go on\n\nThe allies met for another round of talks on sharing the cost of troops.\n")
    KINDS[kind](folder / "a.db")
    before = _fingerprint(folder)
    for line in LINES.values():
        words = line.format(db=folder / "a.db", new=folder / "new.db", page=page)
        assert exit_code(sma, words.split()) in (2, 4), words
        told = capsys.readouterr()
        assert told.err.count("\n") == 1 and told.err.startswith("sma: "), words
        assert _fingerprint(folder) == before, words


@pytest.mark.parametrize("kind", ALTERED)
def test_what_somebody_altered_is_refused_checked_and_salvaged(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, new = tmp_path / "archives", tmp_path / "new.db"
    folder.mkdir()
    _with(folder / "a.db", ALTERED[kind])
    before = _fingerprint(folder)
    for name, line in LINES.items():
        words = line.format(db=folder / "a.db", new=new, page=__file__).split()
        assert exit_code(sma, words) == {"check": 4, "salvage": 0}.get(name, 2), words
        told = capsys.readouterr()
        assert _fingerprint(folder) == before, words
        if name == "check":
            assert "is not as sma made it" in told.out
        elif name != "salvage":
            assert re.search(r"has (an index|a t\w+) that sma did not make so", told.err) and told.err.count("\n") == 1
    assert check(new).problems == ()
    assert exit_code(sma, ["count", "talks", "--db", str(new)]) == 0


@pytest.mark.parametrize("sql", HARMLESS)
def test_what_others_keep_beside_the_articles_is_theirs(
    tmp_path: Path, sql: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _with(tmp_path / "a.db", sql)
    for line in ("search talks --db {db}", "edit 1 outlet=KBS --db {db}", "check --db {db}"):
        assert exit_code(sma, line.format(db=tmp_path / "a.db").split()) == 0, capsys.readouterr().err
