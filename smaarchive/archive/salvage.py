"""Out of a damaged archive, every row whose hash holds, into a new one. Ids stay as they were.

A source whose article is lost is kept with its bytes, so that they can be read again; a version or an id that led to a
lost article goes with it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..errors import Damaged, SmaError
from . import header, schema, writes
from .batches import merge
from .codes import damage, told
from .connection import Archive, open_damaged, open_writing, transaction
from .damage import Row, most_rows, rows_of
from .holder import copying
from .rows import DERIVED, HASHED
from .sealed import LAST_ID, Value, hash_of, marked_anew
from .states import LOST
from .stories import join_new
from .whole_file import whole_file

STRIDE = 1000  # rows a commit


class Lost(NamedTuple):
    """A row that did not come over, and why; not `alone` where others may be lost with it, how many nobody can tell."""

    table: str
    id: int
    why: str
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came over from each table, and what did not."""

    kept: tuple[tuple[str, int], ...]
    lost: tuple[Lost, ...]


@dataclass(slots=True)
class _Course:
    """What is known on the way: the rows that are lost, and the largest id that a whole row says an article had."""

    lost: list[Lost]
    last: int = 0


def salvage(old: Path, new: Path) -> Salvaged:
    """Copy every whole row of `old`, which is only read, to `new`, which must not exist. Raise `Damaged` if none is."""
    taken = SmaError(f"{new} exists: choose a name for the new archive that is not taken")
    if new.exists():
        raise taken
    with header.readable(old, new) as path, open_damaged(path) as damaged, copying(old), _unchanged(damaged), told(old):
        try:
            with whole_file(new) as fresh:
                with told(new):
                    schema.make_empty(fresh)
                with open_writing(fresh) as archive:
                    return _copied(damaged._replace(path=str(old)), archive._replace(path=str(new)))
        except FileExistsError:
            raise taken from None


@contextmanager
def _unchanged(damaged: Archive) -> Iterator[None]:
    """Read all tables as they are now; who writes waits, as for one who copies."""
    damaged.connection.execute("BEGIN")
    try:
        yield
    finally:
        damaged.connection.rollback()


def _copied(damaged: Archive, archive: Archive) -> Salvaged:
    """Copy into an empty archive, and make its indexes."""
    kept: dict[str, int] = {}
    course = _Course([])
    for table in filter(lambda name: name not in DERIVED, HASHED):
        rows = _whole(rows_of(damaged.connection, table), table, course)
        kept[table] = 0
        while batch := [row for row, _ in zip(rows, range(STRIDE), strict=False)]:
            with transaction(archive) as connection:
                kept[table] += sum(_copy(connection, table, row, course) for row in batch)
    if course.lost and not any(kept.values()):
        raise Damaged(f"no row of {damaged.path} can be read, and nothing was written: is it an archive of sma?")
    last = _last_given(damaged.connection, course)
    with transaction(archive) as connection:
        writes.count_on_from(connection, last)
    join_new(archive)
    merge(archive)
    return Salvaged(tuple(kept.items()), tuple(course.lost))


def _whole(rows: Iterator[Row], table: str, course: _Course) -> Iterator[Row]:
    for row in rows:
        if row.wrong:
            course.lost.append(Lost(table, row.id, row.wrong, row.alone))
        else:
            yield row


def _copy(connection: sqlite3.Connection, table: str, row: Row, course: _Course) -> bool:
    """Write one row as it was; a row whose article is lost as `_ORPHANED` says."""
    named = dict(zip(HASHED[table], row.values, strict=True))
    course.last = max(course.last, *(id for name in _GIVEN[table] if isinstance(id := named[name], int)), 0)
    if table == "articles":
        writes.restore_article(connection, marked_anew(row.values))  # an older schema marked less
        return True
    values, row_hash, article = row.values, row.row_hash, named.get("article_id")
    if article is not None and not _is_there(connection, article):
        if table != "sources":
            course.lost.append(Lost(table, row.id, "its article is lost"))
            return False
        values = tuple({**named, **_ORPHANED}.values())
        row_hash = hash_of(values)
    if table == "replaced" and _is_there(connection, row.id):
        course.lost.append(Lost(table, row.id, "an article has its id"))
        return False
    data = () if row.data is None else (row.data,)
    writes.restore_row(connection, table, (*values, row_hash, *data))
    return True


# a source forgets its article, so that the next ingest or extraction takes its page in again
_ORPHANED: dict[str, Value] = {"article_id": None, "state": LOST, "reason": "its article was damaged"}
# the columns that hold an id which was given to an article
_GIVEN = {
    "articles": ("id",),
    "sources": ("article_id",),
    "versions": ("article_id",),
    "replaced": ("id", "article_id"),
    "corrections": ("article_id",),
    "saved": ("seen",),
}


def _is_there(connection: sqlite3.Connection, id: Value) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is not None


def _last_given(damaged: sqlite3.Connection, course: _Course) -> int:
    """Give the largest id that an article ever had: that of one removed is in the count alone, which has no hash."""
    bound = most_rows(damaged)
    lost = [each.id for each in course.lost if each.table == "articles" and each.id <= bound]
    return max(course.last, _counted(damaged), *lost, 0)


def _counted(damaged: sqlite3.Connection) -> int:
    try:
        row = damaged.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    except sqlite3.DatabaseError as error:
        damage(error)
        return 0
    return row[0] if row and isinstance(row[0], int) and row[0] < LAST_ID else 0
