"""Is every byte that could change an answer as it was written? SQLite's own check alone misses most (RELIABILITY 0.1).

Checked: SQLite's structures; the schema; the full-text index against the articles; every row against its hash; the kept
bytes against theirs; that what one row says of another is so.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..errors import Damaged, SmaError
from . import header, schema
from .altered import alterations
from .codes import damage, is_corrupt, primary_code, told
from .connection import Archive, open_as_it_is, open_damaged
from .damage import rows_of
from .rows import HASHED, OF_AN_ARTICLE
from .sealed import LAST_ID
from .stories import HEADLESS
from .waiting import writers_waiting

MOST = 100  # lines that SQLite's check prints at most
# what a file answers that takes no write now
TAKES_NONE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL)
_INDEX = "table articles_fts"  # by its kind and name


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (`articles 12`, `index`, `file`, `schema`), and what."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows of each table are whole, and what is wrong."""

    counts: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def check(path: Path) -> Report:
    """Check an archive; nothing in it is changed. Raise as `open_as_it_is` does where it is none."""
    counts: dict[str, int] = {}
    try:
        opened = open_as_it_is(path)
    except SmaError as error:
        if not isinstance(error, Damaged):
            raise
        return _ruin(path, str(error.__cause__) if is_corrupt(error.__cause__) else header.OTHERS)
    with told(path), writers_waiting(path) as writable, opened as archive:
        problems = [*_structure(archive), *_schema(archive), *_rows(archive, counts), *_references(archive)]
        problems += _index(archive, writable)
    return Report(tuple(counts.items()), tuple(problems))


def _ruin(path: Path, why: str) -> Report:
    """Say of a file that SQLite does not open, as one that was cut short, which rows can be read all the same."""
    counts: dict[str, int] = {}
    with open_damaged(path) as archive:
        problems = (Problem("file", why), *_rows(archive, counts))
    return Report(tuple(counts.items()), problems)


def _structure(archive: Archive) -> Iterator[Problem]:
    try:
        found = archive.connection.execute(f"PRAGMA integrity_check({MOST})").fetchall()
    except sqlite3.DatabaseError as error:
        yield Problem("file", damage(error))
        return
    yield from (Problem("file", row[0]) for row in found if row[0] != "ok")


def _schema(archive: Archive) -> Iterator[Problem]:
    """Compare what the file says its tables are with what they are made as; tables that others added are theirs.

    Of an older schema only what was added is known, and that it has an index: not what it was made as, word for word.
    """
    asked = "SELECT type || ' ' || name, sql FROM sqlite_master"
    try:
        found = dict(archive.connection.execute(asked).fetchall())
        altered = {f"{each.kind} {each.name}" for each in alterations(archive.connection)}
        older = archive.connection.execute("PRAGMA user_version").fetchone()[0] < schema.SCHEMA
    except sqlite3.DatabaseError as error:
        yield Problem("schema", damage(error))
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        schema.upgrade(fresh)
        made = dict(fresh.execute(asked).fetchall()) if not older else {_INDEX: found.get(_INDEX)}
    yield from (Problem("schema", f"{name} is missing") for name in made if name not in found)
    altered |= {name for name, sql in made.items() if found.get(name, sql) != sql}
    yield from (Problem("schema", f"{name} is not as sma made it") for name in sorted(altered))


def _rows(archive: Archive, counts: dict[str, int]) -> Iterator[Problem]:
    for table in HASHED:
        counts[table] = 0
        for row in rows_of(archive.connection, table):
            if row.wrong:
                yield Problem(f"{table} {row.id}", row.wrong)
            else:
                counts[table] += 1


# rows that say of another what is not so, and what that is
_GONE = "belongs to an article that is not there"
_HEAD_GONE = "is a story without its first article: `sma reindex` puts it there"
_REUSED = "is the id of an article too, which no command can name"
_NAMED_TWICE = "SELECT id FROM replaced WHERE id IN (SELECT id FROM articles)"
# the largest id that is known of an article, where the count of those that were given has not come so far
_NEXT_ID = f"""SELECT coalesce(given.last, 0) FROM
    (SELECT max(id) AS last FROM (SELECT max(id) AS id FROM articles
        UNION ALL SELECT max(id) FROM replaced UNION ALL SELECT max(seen) FROM saved)) AS given
    LEFT JOIN sqlite_sequence AS counted ON counted.name = 'articles'
    WHERE coalesce(given.last, 0) > coalesce(counted.seq, 0)
        OR typeof(counted.seq) NOT IN ('integer', 'null') OR counted.seq >= {LAST_ID}"""


def _references(archive: Archive) -> Iterator[Problem]:
    for table, column in (*((table, "article_id") for table in OF_AN_ARTICLE), ("stories", "id")):
        dangling = f"SELECT id FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM articles)"
        yield from _found(archive, table, dangling, _GONE)
    yield from _found(archive, "replaced", _NAMED_TWICE, _REUSED)
    yield from _found(archive, "stories", HEADLESS, _HEAD_GONE)
    try:
        row = archive.connection.execute(_NEXT_ID).fetchone()
    except sqlite3.DatabaseError as error:
        row = (damage(error),)
    if row:
        yield Problem("articles", f"the next id cannot be told ({row[0]})")


def _found(archive: Archive, table: str, asked: str, what: str) -> Iterator[Problem]:
    """Say of the rows whose ids are asked for what is wrong with them."""
    try:
        found = archive.connection.execute(f"{asked} LIMIT {MOST}").fetchall()
    except sqlite3.DatabaseError as error:
        yield Problem(table, f"cannot be read ({damage(error)})")
    else:
        yield from (Problem(f"{table} {row[0]}", what) for row in found)


def _index(archive: Archive, writable: sqlite3.Connection | None) -> list[Problem]:
    """Compare the index with the articles. SQLite calls that a write: a file that takes none is copied first."""
    try:
        if writable:
            return _index_problems(writable)
    except sqlite3.DatabaseError as error:
        if primary_code(error) not in TAKES_NONE:
            return [Problem("index", damage(error))]
    with tempfile.TemporaryDirectory(prefix="sma-check-") as folder:
        return _index_of_copy(archive, Path(folder, "copy.db"))


def _index_of_copy(archive: Archive, path: Path) -> list[Problem]:
    archive.connection.execute("BEGIN")
    archive.connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # a backup would wait for a lock for ever
    with told(path), closing(sqlite3.connect(path, isolation_level=None)) as copy:
        archive.connection.backup(copy)
        try:
            return _index_problems(copy)
        except sqlite3.DatabaseError as error:
            if primary_code(error) != sqlite3.SQLITE_READONLY:
                raise
            return [Problem("file", header.OTHERS)]


def _index_problems(connection: sqlite3.Connection) -> list[Problem]:
    has = connection.execute("SELECT name FROM sqlite_schema WHERE name IN ('articles_fts', 'stories_fts')").fetchall()
    return [problem for (name,) in has for problem in _problems_of(connection, name)]


def _problems_of(connection: sqlite3.Connection, name: str) -> Iterator[Problem]:
    compared = name == "articles_fts"  # the sketches of stories are in no table: only whether their index is whole
    try:
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', ?)", (compared,))
    except sqlite3.DatabaseError as error:
        if primary_code(error) in TAKES_NONE:
            raise
        what = "articles" if compared else "stories"
        yield Problem("index", f"is not that of the {what} ({damage(error)}): `sma reindex` makes it anew")
