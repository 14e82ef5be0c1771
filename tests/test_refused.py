"""What is no archive of this sma -> every command says so in one line, in seconds, and leaves the file as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.cli.group import COMMANDS, sma
from smaarchive.cli.outcome import exit_code

from .test_archive_connection import REFUSED, _fingerprint
from .test_cli import fill

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
