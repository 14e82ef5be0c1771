"""Damage to one row, met by a command -> exit 4 and one line that names `sma check`; never a traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .pages import LEAVE, TALKS, page

MET = [
    ("UPDATE articles SET outlet = CAST(x'c3' AS TEXT)", "edit 1 --undo byline --dry-run"),
    ("UPDATE articles SET dateline = CAST(x'c3' AS TEXT)", "reextract 1 --dry-run"),
    ("UPDATE articles SET format = x'ff00fe'", "search talks --sort date --json"),
    ("UPDATE articles SET byline = x'ff'", "list --json"),
    ("UPDATE corrections SET field = 5", "reextract 1 --dry-run"),
    ("UPDATE corrections SET field = 'words'", "reextract 1"),
    ("UPDATE corrections SET value = '9999-99-99'", "reextract 1"),
    ("UPDATE sources SET data = 1e300", "reextract 1"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    text = f"Talks go on\n\nBy Han Seo-jin\n\nApril 3, 2020\n\n{TALKS} {LEAVE}\n\n{LEAVE} {TALKS}".encode()
    with open_writing(path) as archive:
        list(store_all(archive, [page("/a.txt", TALKS, text), page("/b.txt", LEAVE)]))
    assert exit_code(sma, ["edit", "1", "byline=Kim", "--db", str(path)]) == 0
    return path


@pytest.mark.parametrize(("damage", "line"), MET, ids=lambda each: each)
def test_damage_is_told(path: Path, capsys: pytest.CaptureFixture[str], damage: str, line: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    capsys.readouterr()
    assert exit_code(sma, [*line.split(), "--db", str(path)]) == 4
    said = capsys.readouterr().err
    assert "`sma check`" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("line", ["search talks", "search talks --facet outlet", "check --repair"])
def test_an_article_without_its_text_is_told(path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'body TEXT NOT NULL', 'body TEXT')")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE articles SET body = NULL WHERE id = 1")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'body TEXT', 'body TEXT NOT NULL')")
    assert exit_code(sma, [*line.split(), "--db", str(path)]) == 4
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("line", ["ingest", "list", "show 1"])
def test_a_table_whose_first_pages_were_blanked_is_told(
    path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'articles' AND rootpage > 0")
        roots = [root for (root,) in pages]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        for root in roots:
            file.seek((root - 1) * size)
            file.write(bytes(size))
    new = path.with_name("new.txt")
    new.write_text(f"Talks go on\n\n{LEAVE} {TALKS}\n\n{TALKS} {LEAVE}")
    words = [*line.split(), *([str(new)] if line == "ingest" else [])]
    assert exit_code(sma, [*words, "--db", str(path)]) == 4
    said = capsys.readouterr().err
    assert "`sma check`" in said
    assert "Traceback" not in said
