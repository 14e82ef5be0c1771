"""Damage that is planted -> which ids a salvaged archive gives, and what it says is lost."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from smaarchive.archive import salvage as module
from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.corrections import edit
from smaarchive.archive.query import Query
from smaarchive.archive.read import answering
from smaarchive.archive.removal import remove
from smaarchive.archive.salvage import salvage
from smaarchive.archive.saved import save
from smaarchive.archive.search import search
from smaarchive.archive.store import store, store_all
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.errors import Damaged, Locked

from .pages import KOREAN, LEAVE, TALKS, page

HUGE = (1 << 63) - 1
NOW = "2020-01-01T00:00:00Z"


def _became_one(path: Path) -> None:
    """Let the highest id, 2, become one with 1."""
    with open_writing(path) as archive:
        list(store_all(archive, [page("/1", TALKS), page("/2", LEAVE), page("/2", TALKS)]))


def _removed(path: Path) -> None:
    """Remove the highest id, 2."""
    with open_writing(path) as archive:
        list(store_all(archive, [page("/1", TALKS), page("/2", LEAVE)]))
        remove(archive, [2])


def _two(path: Path) -> None:
    with open_writing(path) as archive:
        list(store_all(archive, [page("/1", TALKS), page("/2", LEAVE)]))


def _all_removed(path: Path) -> None:
    _two(path)
    with open_writing(path) as archive:
        remove(archive, [1, 2])


def _saved(path: Path) -> None:
    """Ask a saved search, remove the highest id."""
    _two(path)
    with open_writing(path) as archive:
        save(archive, "talks", Query("talks"), NOW)
        remove(archive, [2])


def _sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


FORGOTTEN = "DELETE FROM sqlite_sequence"
GIVEN: dict[str, tuple[Callable[[Path], None], tuple[str, ...], int]] = {
    "nothing damaged, the last became one": (_became_one, (), 3),
    "nothing damaged, the last removed": (_removed, (), 3),
    "nothing kept": (_all_removed, (), 3),
    "no count, the last became one": (_became_one, (FORGOTTEN,), 3),
    "no count, the last lost": (_two, (FORGOTTEN, "UPDATE articles SET body = 'x' WHERE id = 2"), 3),
    "no count, the last gone but for its source": (_two, (FORGOTTEN, "DELETE FROM articles WHERE id = 2"), 3),
    "no count, the last removed, but a search had seen it": (_saved, (FORGOTTEN,), 3),
    "a count in words": (_two, ("UPDATE sqlite_sequence SET seq = 'many'",), 3),
    "a count out of bounds": (_two, (f"UPDATE sqlite_sequence SET seq = {HUGE}",), 3),
    "an id out of bounds": (_two, (f"UPDATE articles SET id = {HUGE} WHERE id = 1",), 3),
    "all lost": (_two, ("UPDATE articles SET body = 'x'",), 3),
}


@pytest.mark.parametrize("name", GIVEN)
def test_no_id_is_given_again(tmp_path: Path, name: str) -> None:
    make, statements, following = GIVEN[name]
    make(tmp_path / "a.db")
    _sql(tmp_path / "a.db", *statements)
    salvage(tmp_path / "a.db", tmp_path / "new.db")
    assert check(tmp_path / "new.db").problems == ()
    with open_writing(tmp_path / "new.db") as archive:
        assert store(archive, page("/new", KOREAN)).id == following
        assert answering(archive, [following])[following].article.body == KOREAN
    assert check(tmp_path / "new.db").problems == ()


@pytest.mark.parametrize(
    ("make", "statement", "problem"),
    [
        (_became_one, "UPDATE sqlite_sequence SET seq = 1", "articles: the next id cannot be told (2)"),
        (_saved, "UPDATE sqlite_sequence SET seq = 1", "articles: the next id cannot be told (2)"),
        (_two, f"UPDATE sqlite_sequence SET seq = {HUGE}", "articles: the next id cannot be told (2)"),
        (_two, "UPDATE sqlite_sequence SET seq = 'many'", "articles: the next id cannot be told (2)"),
    ],
)
def test_a_count_that_would_give_an_id_again_is_found(
    tmp_path: Path, make: Callable[[Path], None], statement: str, problem: str
) -> None:
    make(tmp_path / "a.db")
    _sql(tmp_path / "a.db", statement)
    assert [f"{each.where}: {each.what}" for each in check(tmp_path / "a.db").problems] == [problem]


def test_an_article_under_the_id_of_another_is_found_and_can_be_read_again(tmp_path: Path) -> None:
    """As an earlier salvage left it: 2 became 1, and was given again."""
    path, new = tmp_path / "a.db", tmp_path / "new.db"
    _became_one(path)
    _sql(path, "UPDATE sqlite_sequence SET seq = 1")
    with open_writing(path) as archive:
        assert store(archive, page("/new", KOREAN)).id == 2
    said = "is the id of an article too, which no command can name"
    assert [(each.where, each.what) for each in check(path).problems] == [("replaced 2", said)]
    assert [each[:3] for each in salvage(path, new).lost] == [("replaced", 2, "an article has its id")]
    assert check(new).problems == ()
    with open_reading(new) as archive:
        assert answering(archive, [2])[2].article.body == KOREAN


OUT_OF_BOUNDS: dict[str, tuple[str, Callable[[Archive], object]]] = {
    "articles": ("UPDATE sqlite_sequence SET seq", lambda archive: store(archive, page("/new", KOREAN))),
    "sources": ("UPDATE sources SET id", lambda archive: store(archive, page("/new", KOREAN))),
    "versions": ("UPDATE versions SET id", lambda archive: store(archive, page("/1", KOREAN))),
    "corrections": ("UPDATE corrections SET id", lambda archive: edit(archive, [1], {"headline": "Other"}, NOW)),
    "saved": ("UPDATE saved SET id", lambda archive: save(archive, "other", Query("talks"), NOW)),
}


@pytest.mark.parametrize("table", OUT_OF_BOUNDS)
def test_an_id_out_of_bounds_is_damage_to_who_writes_the_next(tmp_path: Path, table: str) -> None:
    path, (statement, write_next) = tmp_path / "a.db", OUT_OF_BOUNDS[table]
    with open_writing(path) as archive:
        list(store_all(archive, [page("/1", TALKS), page("/1", LEAVE)]))
        save(archive, "talks", Query("talks"), NOW)
        edit(archive, [1], {"outlet": "KBS"}, NOW)
    _sql(path, f"{statement} = {HUGE} WHERE rowid = 1")
    with open_writing(path) as archive, pytest.raises(Damaged, match="next id cannot be told: run `sma check`"):
        write_next(archive)


def test_what_cannot_be_counted_is_said_to_be_at_least_so_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.db"
    _two(path)
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'sources'").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * 16384)
        file.write(bytes(16384))
    _sql(path, "PRAGMA writable_schema = ON", "DELETE FROM sqlite_schema WHERE name IN ('sources_path')")
    assert exit_code(sma, ["salvage", str(path), str(tmp_path / "new.db"), "--table"]) == 4
    out, err = capsys.readouterr()
    assert "sources 1 lost: and what follows cannot be read (database disk image is malformed)\n" in out
    assert err == "sma: 2 rows kept, at least 1 lost\n"


def test_nobody_writes_while_it_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    _two(path)
    copy, refused = module._copy, list[str]()

    def meanwhile(*arguments: Any) -> bool:
        with open_writing(path, wait=0) as other, pytest.raises(Locked):
            store(other, page("/3", KOREAN))
        refused.append(arguments[1])
        return copy(*arguments)

    monkeypatch.setattr(module, "_copy", meanwhile)
    assert salvage(path, tmp_path / "new.db").lost == ()
    assert refused == ["articles", "articles", "sources", "sources"]
    with open_writing(path, wait=0) as other:
        assert store(other, page("/3", KOREAN)).id == 3


@pytest.mark.parametrize(("statement", "code"), [("UPDATE articles SET body = 'x' WHERE id = 2", 4), ("SELECT 1", 0)])
def test_the_exit_code_tells_whether_every_row_came_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], statement: str, code: int
) -> None:
    path = tmp_path / "a.db"
    _two(path)
    _sql(path, statement)
    assert exit_code(sma, ["salvage", str(path), str(tmp_path / "new.db")]) == code
    assert capsys.readouterr().err == ("sma: 3 rows kept, 1 lost\n" if code else "sma: 4 rows kept, 0 lost\n")


def test_an_older_archive_is_salvaged_as_one_of_today(tmp_path: Path) -> None:
    older, fresh = Path(__file__).parent / "cases/archives/schema6.db", tmp_path / "b.db"
    salvage(older, fresh)
    assert check(fresh).problems == ()
    with open_reading(fresh) as archive:
        assert [hit.stored.id for hit in search(archive, Query("used")).hits] == [8]
