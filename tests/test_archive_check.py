"""Damage that is planted -> what `check` says; what `salvage`, `reindex` and `backup` make of it."""

import os
import random
import shutil
import sqlite3
import stat
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.backup import backup
from smaarchive.archive.check import Report, check
from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.listing import listing
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.reindex import reindex
from smaarchive.archive.salvage import salvage
from smaarchive.archive.search import search
from smaarchive.archive.store import known, store, store_all
from smaarchive.article import Filters, Paging
from smaarchive.errors import Damaged, NotAnArchive, SmaError
from smaarchive.page import Extracted

from .pages import LEAVE, TALKS, page

ARTICLES = 300


def _items() -> list[Extracted]:
    words = random.Random(1)
    known_words = (TALKS + LEAVE).split()
    texts = (" ".join(words.choices(known_words, k=120)) for _ in range(ARTICLES))
    return [page(f"/{n}", f"Round {n}. {text}") for n, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.db"
    with open_writing(path) as archive:
        list(store_all(archive, _items()))
        list(store_all(archive, [page("/1", TALKS), page("/2", TALKS), page("/menu", "", b"menu")]))
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "a.db"))


def test_a_whole_archive(path: Path) -> None:
    before = path.read_bytes()
    report = check(path)
    assert report.problems == ()
    counts = {"articles": ARTICLES - 1, "sources": ARTICLES + 3, "versions": 2, "replaced": 1}
    assert dict(report.counts) | counts == dict(report.counts)
    assert path.read_bytes() == before


def test_an_archive_of_pages_without_an_article_is_whole(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        list(store_all(archive, [page("/menu", "", b"menu")]))
    assert check(tmp_path / "a.db").problems == ()


def _sql(*statements: str) -> Callable[[Path], None]:
    def plant(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return plant


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a headline": (_sql("UPDATE articles SET headline = 'Other' WHERE id = 7"), "articles 7"),
    "a date": (_sql("UPDATE articles SET date = '2020-01-01' WHERE id = 7"), "articles 7"),
    "an id": (_sql("UPDATE articles SET id = 9000 WHERE id = 7"), "articles 9000"),
    "a huge id": (_sql("UPDATE articles SET id = 9000000000000000000 WHERE id = 7"), "articles 9000000000000000000"),
    "a type": (_sql("UPDATE articles SET words = 'many' WHERE id = 7"), "articles 7"),
    "a path": (_sql("UPDATE sources SET path = '/z' WHERE id = 9"), "sources 9"),
    "kept bytes": (_sql("UPDATE sources SET data = x'00' WHERE id = 9"), "sources 9"),
    "other kept bytes": (
        _sql(f"UPDATE sources SET data = x'{zlib.compress(b'x').hex()}' WHERE id = 9"),
        "sources 9",
    ),
    "a version": (_sql("UPDATE versions SET body = '' WHERE id = 1"), "versions 1"),
    "whom an id became": (_sql("UPDATE replaced SET article_id = 5"), "replaced 2"),
    "an article gone": (_sql("DELETE FROM articles WHERE id = 7"), "sources 7"),
    "the next id": (_sql("UPDATE sqlite_sequence SET seq = 3"), "articles"),
    "an index of a table gone": (_sql("DROP INDEX sources_path"), "schema"),
    "REPLACE from outside": (
        _sql(
            "REPLACE INTO articles SELECT * FROM articles WHERE id = 7", "UPDATE articles SET body = 'x' WHERE id = 7"
        ),
        "index",
    ),
    "the index emptied": (_sql("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')"), "index"),
    "the index of another format": (_sql("UPDATE articles_fts_config SET v = 3 WHERE k = 'version'"), "index"),
    "stories without settings": (_sql("DELETE FROM stories_fts_config"), "index"),
    "a table gone": (_sql("DROP TABLE articles_fts"), "schema"),
    "zeros": (lambda path: _overwrite(path, 6, bytes(16384)), ""),
    "cut short": (lambda path: os.truncate(path, path.stat().st_size // 2), ""),
}


def _overwrite(path: Path, number: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(number * 16384)
        file.write(data)


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_found(path: Path, name: str) -> None:
    plant, where = DAMAGE[name]
    plant(path)
    found = {problem.where for problem in check(path).problems}
    assert where in found or (not where and found)


def test_rows_out_of_order_are_found_in_bounded_time(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(16384, len(data), 16384):
        cells = int.from_bytes(data[start + 3 : start + 5], "big")
        if data[start] == 13 and cells > 1:  # a leaf of a table; its cells' places turned round
            places = [data[at : at + 2] for at in range(start + 8, start + 8 + 2 * cells, 2)]
            data[start + 8 : start + 8 + 2 * cells] = b"".join(reversed(places))
    path.write_bytes(data)
    assert {"articles", "sources"} <= {problem.where.split()[0] for problem in check(path).problems}
    assert salvage(path, tmp_path / "new.db").lost
    assert check(tmp_path / "new.db").problems == ()


def test_what_others_add_is_theirs(path: Path) -> None:
    _sql(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY)",
        "CREATE VIEW undated AS SELECT * FROM articles WHERE date IS NULL",
    )(path)
    assert check(path).problems == ()


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_is_found_or_harmless(path: Path, whole: Path, seed: int) -> None:
    data = bytearray(path.read_bytes())
    place = random.Random(seed).randrange(len(data) * 8)
    data[place // 8] ^= 1 << place % 8
    path.write_bytes(data)
    try:
        seen = bool(check(path).problems)
    except NotAnArchive:
        seen = True
    if not seen:
        assert _answers(path) == _answers(whole)


def _answers(path: Path) -> tuple[object, ...]:
    with open_reading(path) as archive:
        found = [
            search(archive, Query(text), Paging(0))
            for text in ("talks", "unpaid leave", '"cost of troops"', "round -sixth")
        ]
        return (found, listing(archive, Filters(), Paging(0, sort="-date")), get(archive, range(ARTICLES + 2)))


@pytest.mark.parametrize("damage", ["the index emptied", "the index of another format", "stories without settings"])
def test_reindex_repairs_an_index(path: Path, damage: str) -> None:
    DAMAGE[damage][0](path)
    with open_writing(path) as archive:
        assert reindex(archive) == ARTICLES - 1
        assert archive.rows("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'talks'")[0][0] > 0
    assert check(path).problems == ()


@pytest.mark.parametrize("pages", [1, 4, 10])
def test_salvage_keeps_what_is_whole(path: Path, tmp_path: Path, pages: int) -> None:
    chosen = random.Random(pages)
    for _ in range(pages):
        _overwrite(path, chosen.randrange(3, path.stat().st_size // 16384), chosen.randbytes(16384))
    before = path.read_bytes()
    with open_reading(path) as archive:
        readable = _readable(archive)
    salvaged = salvage(path, tmp_path / "new.db")
    assert path.read_bytes() == before
    assert check(tmp_path / "new.db").problems == ()
    with open_reading(tmp_path / "new.db") as archive:
        assert {row[0] for row in archive.rows("SELECT id FROM articles")} == readable
    assert dict(salvaged.kept)["articles"] == len(readable)
    assert stat.S_IMODE((tmp_path / "new.db").stat().st_mode) == 0o600


def _readable(archive: Archive) -> set[int]:
    found = set()
    for id in range(1, ARTICLES + 1):
        try:
            found |= {row[0] for row in archive.connection.execute("SELECT * FROM articles WHERE id = ?", (id,))}
        except sqlite3.DatabaseError:
            continue
    return found


def test_salvage_of_a_whole_archive_is_the_same(path: Path, tmp_path: Path) -> None:
    assert salvage(path, tmp_path / "new.db").lost == ()
    assert _answers(tmp_path / "new.db") == _answers(path)


def test_a_page_whose_article_was_lost_is_taken_in_again(path: Path, tmp_path: Path) -> None:
    _sql("UPDATE articles SET body = 'x' WHERE id = 7")(path)
    assert [each[:2] for each in salvage(path, tmp_path / "new.db").lost] == [("articles", 7)]
    assert check(tmp_path / "new.db").problems == ()
    with open_writing(tmp_path / "new.db") as archive:
        item = _items()[6]
        assert not known(archive, "/7", len(item.source.data), 1)
        assert store(archive, item).id == ARTICLES + 1  # an id that was another's is not given again
        assert get(archive, [7]) == []


@pytest.mark.parametrize("left", [100, 16384, 16385, 40000, "nothing of SQLite"])
def test_salvage_of_what_holds_no_row_writes_nothing(path: Path, tmp_path: Path, left: int | str) -> None:
    if isinstance(left, int):
        os.truncate(path, left)
    else:
        path.write_bytes(b"not a database, but long enough to be one " * 999)
    with pytest.raises(Damaged, match="nothing was written"):
        salvage(path, tmp_path / "new.db")
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


def test_what_was_cut_short_is_told_row_by_row_and_salvaged(path: Path, tmp_path: Path) -> None:
    os.truncate(path, path.stat().st_size * 3 // 4)
    report = check(path)
    assert "file" in {problem.where for problem in report.problems}
    salvaged = salvage(path, tmp_path / "new.db")
    kept = dict(salvaged.kept)
    assert 0 < kept["articles"] < ARTICLES
    assert kept["articles"] == dict(report.counts)["articles"]
    assert check(tmp_path / "new.db").problems == ()


def test_backup_onto_a_name_taken_meanwhile_says_so(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"

    def check_while_another_writes(fresh: Path) -> Report:
        target.write_bytes(b"of another process")
        return check(fresh)

    monkeypatch.setattr("smaarchive.archive.backup.check", check_while_another_writes)
    with open_reading(path) as archive, pytest.raises(SmaError, match="exists"):
        backup(archive, target)
    assert target.read_bytes() == b"of another process"


def test_salvage_and_backup_replace_nothing(path: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine")
    with pytest.raises(SmaError, match="exists"):
        salvage(path, tmp_path / "new.db")
    with open_reading(path) as archive, pytest.raises(SmaError, match="exists"):
        backup(archive, tmp_path / "new.db")
    assert (tmp_path / "new.db").read_text() == "mine"


def test_backup_is_checked_and_the_same(path: Path, tmp_path: Path) -> None:
    with open_reading(path) as archive:
        report = backup(archive, tmp_path / "b.db")
    assert report == check(path)
    assert _answers(tmp_path / "b.db") == _answers(path)
    assert stat.S_IMODE((tmp_path / "b.db").stat().st_mode) == 0o600


def test_no_backup_of_a_damaged_archive(path: Path, tmp_path: Path) -> None:
    DAMAGE["a headline"][0](path)
    with open_reading(path) as archive, pytest.raises(Damaged, match="sma salvage"):
        backup(archive, tmp_path / "b.db")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.db"]
