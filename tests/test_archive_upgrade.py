"""An archive of every earlier schema -> read as it is, and upgraded whole or not at all."""

import hashlib
import os
import shutil
import signal
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive import schema, stories
from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.listing import listing
from smaarchive.archive.passages import passages
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.search import search
from smaarchive.archive.shingles import sketch
from smaarchive.archive.store import store
from smaarchive.article import Answer, Filters, Paging
from smaarchive.interruption import noted

from .pages import TALKS, page

SCHEMA_1 = Path(__file__).parent / "cases/archives/schema1.db"


@pytest.mark.parametrize("version", range(1, schema.SCHEMA + 1))
def test_an_archive_of_every_schema_is_upgraded_whole(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name(f"schema{version}.db"), tmp_path / "a.db"))
    assert check(path).problems == ()
    with open_reading(path) as archive:
        before = [stored.article for stored in get(archive, range(1, 99))]
    with open_writing(path) as archive:
        assert archive.rows("PRAGMA user_version")[0][0] == schema.SCHEMA
        assert [stored.article for stored in get(archive, range(1, 99))] == before
    assert check(path).problems == ()


@pytest.mark.parametrize("version", range(1, schema.SCHEMA))
@pytest.mark.parametrize(
    "query",
    [
        "deal",
        "unpaid leave",
        "headline:deal",
        "body:deal",
        "leave OR deal OR 협상",
        "work*",
        "방위비",
        "dael",
        "negotaitors",
    ],
)
def test_an_older_archive_answers_as_it_does_upgraded(tmp_path: Path, version: int, query: str) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name(f"schema{version}.db"), tmp_path / "a.db"))
    with open_reading(path) as archive:
        before = search(archive, Query(query))
    open_writing(path).connection.close()
    with open_reading(path) as archive:
        assert _unscored(search(archive, Query(query))) == _unscored(before)
    assert before.hits or before.suggestion


def _unscored(answer: Answer) -> Answer:
    """Leave the scores out: with marks that a step adds an article is longer by some words."""
    return answer._replace(hits=tuple(hit._replace(score=0.0) for hit in answer.hits))


@pytest.mark.parametrize(
    ("query", "before", "now"),
    [
        ("used", [2, 8, 9], [8]),
        ("use*", [2, 8, 9], [8]),
        ("'us'", [2, 8, 9], [2, 9]),
        ("US", [2], [2]),
        ('"use the army has"', [8], [8]),
        ('"give used a"', [9], []),
        ("unpaid -used", [4, 5, 6, 7], [2, 4, 5, 6, 7]),
    ],
)
def test_an_older_archive_tells_words_of_one_stem_apart_once_upgraded(
    tmp_path: Path, query: str, before: list[int], now: list[int]
) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name("schema6.db"), tmp_path / "a.db"))
    with open_reading(path) as archive:
        assert sorted(hit.stored.id for hit in search(archive, Query(query)).hits) == before
    open_writing(path).connection.close()
    with open_reading(path) as archive:
        assert sorted(hit.stored.id for hit in search(archive, Query(query)).hits) == now


def test_a_search_goes_on_while_another_process_upgrades(tmp_path: Path) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name("schema5.db"), tmp_path / "a.db"))
    deal, strange = Query("deal"), Query("unpaid leav")
    with open_reading(path) as archive:
        before = search(archive, deal)
        open_writing(path).connection.close()
        assert search(archive, deal) == before
        assert passages(archive, deal, get(archive, [1, 2, 3]))
        assert search(archive, strange).suggestion or search(archive, strange).hits
        assert not archive.connection.in_transaction


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles_fts_config SET v = 3 WHERE k = 'version'",
        "UPDATE articles_fts_config SET k = 'versioo' WHERE k = 'version'",
        "DELETE FROM sqlite_schema WHERE name = 'articles_fts'",
    ],
)
def test_an_older_archive_whose_index_is_damaged_is_upgraded(tmp_path: Path, damage: str) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name("schema5.db"), tmp_path / "a.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(damage)
    assert check(path).problems
    open_writing(path).connection.close()
    assert check(path).problems == ()


def test_an_older_archive_whose_name_is_not_utf8_is_upgraded(tmp_path: Path) -> None:
    path = Path(shutil.copy(SCHEMA_1, tmp_path / os.fsdecode(b"caf\xe9.db")))
    open_writing(path).connection.close()
    assert sorted(os.fsencode(each.name) for each in tmp_path.iterdir()) == [b"caf\xe9.db", b"caf\xe9.db.schema-1"]


def test_schema_1_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(SCHEMA_1, path)
    with open_reading(path) as archive:
        assert [stored.article.headline for stored in listing(archive, Filters(), Paging(sort="date"))] == [
            "Allies end sixth round without a deal",
            "Workers told to expect unpaid leave",
            "방위비 협상 재개",
        ]


def test_schema_1_is_upgraded_by_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    shutil.copy(SCHEMA_1, path)
    with open_writing(path) as archive:
        assert archive.rows("PRAGMA user_version")[0][0] == schema.SCHEMA
        assert store(archive, page("/new", "A text of its own.")).id == 4
        assert len(listing(archive, Filters())) == 4


def test_an_upgrade_leaves_a_copy_of_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with open_writing(path) as archive:
        store(archive, page("/a", TALKS))
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, _add_a_column))
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    with open_reading(path) as archive:  # the schema before last is read as it is
        assert len(get(archive, [1])) == 1
    with open_writing(path) as archive:
        assert archive.rows("SELECT user_version, story FROM articles, pragma_user_version")[0][0] == schema.SCHEMA
    copy = path.with_name(f"a.db.schema-{schema.SCHEMA - 1}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT user_version, count(*) FROM articles, pragma_user_version").fetchone() == (
            schema.SCHEMA - 1,
            1,
        )


def test_an_upgrade_keeps_an_earlier_copy_and_tells_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, told = tmp_path / "a.db", list[str]()
    open_writing(path).connection.close()
    earlier = path.with_name(f"a.db.schema-{schema.SCHEMA}")
    earlier.write_bytes(b"earlier")
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, _add_a_column))
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    open_writing(path, say=told.append).connection.close()
    assert earlier.read_bytes() == b"earlier"
    assert told == [f"{path} is brought to schema {schema.SCHEMA}; as it was it is kept as {earlier}.2"]
    assert Path(f"{earlier}.2").stat().st_size > 0


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    open_writing(path).connection.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, _add_a_column_and_fail))
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)
    with pytest.raises(ValueError, match="planted"):
        open_writing(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("version", [1, 4])
def test_an_upgrade_that_is_interrupted_changes_nothing_and_the_next_run_upgrades(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    path = Path(shutil.copy(SCHEMA_1.with_name(f"schema{version}.db"), tmp_path / "a.db"))
    before, sketched = path.read_bytes(), list[str]()

    def interrupted(text: str) -> list[str]:
        sketched.append(text)
        os.kill(os.getpid(), signal.SIGINT)
        return sketch(text)

    with monkeypatch.context() as planted, pytest.raises(KeyboardInterrupt, match="130"), noted():
        planted.setattr(stories, "sketch", interrupted)
        open_writing(path)
    assert len(sketched) == 1
    assert path.read_bytes() == before
    with open_writing(path) as archive:
        assert archive.rows("PRAGMA user_version")[0][0] == schema.SCHEMA
    assert check(path).problems == ()


def _add_a_column(db: object) -> None:
    db.conn.execute("ALTER TABLE articles ADD COLUMN story INTEGER")  # type: ignore[attr-defined]  # sqlite_utils is not imported here


def _add_a_column_and_fail(db: object) -> None:
    _add_a_column(db)
    raise ValueError("planted")
