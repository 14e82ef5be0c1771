"""Out of a damaged archive, every row whose hash holds, into a new one. Ids stay as they were.

A source whose article is lost is kept with its bytes, so that they can be read again; a version or an id that led to a
lost article goes with it.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import Damaged, SmaError
from . import schema, writes
from .codes import told
from .connection import Archive, open_damaged, open_writing, transaction
from .damage import Row, rows_of
from .rows import DERIVED, HASHED
from .sealed import Values, hash_of
from .store import LOST, merge
from .stories import join_new
from .whole_file import whole_file

STRIDE = 1000  # rows a commit


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came over from each table, and the ids of the rows that did not."""

    kept: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]  # table, id


def salvage(old: Path, new: Path) -> Salvaged:
    """Copy every whole row of `old`, which is only read, to `new`, which must not exist. Raise `Damaged` if none is."""
    taken = SmaError(f"{new} exists: choose a name for the new archive that is not taken")
    if new.exists():
        raise taken
    with open_damaged(old) as damaged, told(old):
        try:
            with whole_file(new) as fresh:
                with told(new):
                    schema.make_empty(fresh)
                with open_writing(fresh) as archive:
                    return _copied(damaged, archive._replace(path=new))
        except FileExistsError:
            raise taken from None


def _copied(damaged: Archive, archive: Archive) -> Salvaged:
    """Copy into an empty archive, and make its indexes."""
    kept: dict[str, int] = {}
    lost: list[tuple[str, int]] = []
    for table in filter(lambda name: name not in DERIVED, HASHED):
        rows = _whole(rows_of(damaged.connection, table), table, lost)
        kept[table] = 0
        while batch := [row for row, _ in zip(rows, range(STRIDE), strict=False)]:
            with transaction(archive) as connection:
                kept[table] += sum(_copy(connection, table, row, lost) for row in batch)
    if lost and not any(kept.values()):
        raise Damaged(f"no row of {damaged.path} can be read, and nothing was written: is it an archive of sma?")
    with transaction(archive) as connection:
        _never_again(connection, lost)
    join_new(archive)
    merge(archive)
    return Salvaged(tuple(kept.items()), tuple(lost))


def _whole(rows: Iterator[Row], table: str, lost: list[tuple[str, int]]) -> Iterator[Row]:
    for row in rows:
        if row.wrong:
            lost.append((table, row.id))
        else:
            yield row


def _copy(connection: sqlite3.Connection, table: str, row: Row, lost: list[tuple[str, int]]) -> bool:
    """Write one row as it was; a row whose article is lost as `_orphan` says."""
    if table == "articles":
        writes.restore_article(connection, (*row.values, row.row_hash))
        return True
    values, row_hash = row.values, row.row_hash
    article = values[HASHED[table].index("article_id")] if "article_id" in HASHED[table] else None
    if article is not None and not _is_there(connection, article):
        if table != "sources":
            lost.append((table, row.id))
            return False
        values = _orphan(values)
        row_hash = hash_of(values)
    data = () if row.data is None else (row.data,)
    writes.restore_row(connection, table, (*values, row_hash, *data))
    return True


def _orphan(values: Values) -> Values:
    """Let a source forget its article, so that the next ingest or extraction takes its page in again."""
    named = dict(zip(HASHED["sources"], values, strict=True))
    return tuple({**named, "article_id": None, "state": LOST, "reason": "its article was damaged"}.values())


def _is_there(connection: sqlite3.Connection, id: str | int | bytes) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is not None


def _never_again(connection: sqlite3.Connection, lost: list[tuple[str, int]]) -> None:
    """Keep the ids of lost articles from being given to others."""
    last = max((id for table, id in lost if table == "articles"), default=0)
    connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'articles'", (last,))
