"""Walking over the rows of a file that may be damaged: what can be read is read, and the rest is named."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from operator import lt
from typing import Any

from .codes import damage
from .header import LARGEST_PAGE
from .originals import unpacked
from .rows import HASHED
from .schema import DIGEST_KEY
from .sealed import Values, hash_of

STRIDE = 500  # rows read at once; where one of them cannot be read, each is tried alone
LEAST = -(1 << 63)
SMALLEST_ROW = 64  # bytes; the hash of a row alone has as many


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its values in the order of `HASHED`, its hash, the bytes of a source; or what is wrong."""

    id: int
    values: Values = ()
    row_hash: str = ""
    data: bytes | None = None
    wrong: str | None = None
    alone: bool = True  # False where others may be wrong with it, and how many cannot be told


def rows_of(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Yield every row of a table by id, the damaged ones with what is wrong; ids that no row has are passed over.

    A lock is no damage: SQLite's error is raised then.
    """
    columns = (*HASHED[table], "row_hash", *(("data",) if table == "sources" else ()))
    chosen = f"SELECT {', '.join(columns)} FROM {table}"
    after = LEAST
    while True:
        try:
            found = connection.execute(f"{chosen} WHERE id > ? ORDER BY id LIMIT ?", (after, STRIDE)).fetchall()
            if not _ascend(after, found):  # going on behind the last of them could go on for ever
                raise sqlite3.DatabaseError("rows out of order")
        except sqlite3.DatabaseError as error:
            why = damage(error)
            first, last = max(after, 0) + 1, _last_id(connection, table)
            if first > last:
                yield Row(first, wrong=f"and what follows cannot be read ({why})", alone=False)
                return
            after = min(first + STRIDE - 1, last)
            tried = list(_one_by_one(connection, chosen, table, range(first, after + 1)))
            yield from tried
            if not any(row.wrong for row in tried):  # what cannot be read is not found by its id either
                reached = {row.id for row in tried}
                missed = (id for id in range(first, after + 1) if id not in reached)
                yield Row(next(missed, first), wrong=f"cannot be reached, nor may others ({why})", alone=False)
            continue
        if not found:
            return
        yield from (_judged(table, tuple(row)) for row in found)
        after = found[-1][0]


def _ascend(after: int, rows: list[Any]) -> bool:
    ids = [after, *(row[0] for row in rows)]
    return all(map(lt, ids, ids[1:]))


def _one_by_one(connection: sqlite3.Connection, chosen: str, table: str, ids: range) -> Iterator[Row]:
    for id in ids:
        try:
            row = connection.execute(f"{chosen} WHERE id = ?", (id,)).fetchone()
        except sqlite3.DatabaseError as error:
            yield Row(id, wrong=f"cannot be read ({damage(error)})")
        else:
            if row is not None:
                yield _judged(table, tuple(row))


def _judged(table: str, row: tuple[str | int | bytes | None, ...]) -> Row:
    """Compare a row with its hash, and the bytes it keeps with theirs."""
    size = len(HASHED[table])
    values, row_hash, *kept = row[:size], row[size], *row[size + 1 :]
    id = values[0] if isinstance(values[0], int) else 0
    if hash_of(values) != row_hash:
        return Row(id, wrong="does not match its hash")
    if not kept:
        return Row(id, values, str(row_hash))
    if not isinstance(kept[0], bytes) or not _are_whole(kept[0], values):
        return Row(id, wrong="keeps other bytes than it was given")
    return Row(id, values, str(row_hash), kept[0])


def _are_whole(data: bytes, values: Values) -> bool:
    columns = HASHED["sources"]
    original = unpacked(data, values[columns.index("sha256")])
    return original is not None and len(original) == values[columns.index("size")]


# where else the largest id of a table can be read, the likeliest first; an index may be whole where the table is not
_LAST_IDS = {
    "articles": (
        f"SELECT max(rowid) FROM articles INDEXED BY articles_digest WHERE {DIGEST_KEY} > ''",
        "SELECT max(rowid) FROM articles INDEXED BY articles_digest WHERE digest > ''",  # before schema 4
        "SELECT seq FROM sqlite_sequence WHERE name = 'articles'",
    ),
    "sources": ("SELECT max(rowid) FROM sources INDEXED BY sources_path WHERE path > ''",),
}


def _last_id(connection: sqlite3.Connection, table: str) -> int:
    """Give the largest id that a row can have; one that a damaged byte made out of all bounds is not believed."""
    for statement in (f"SELECT max(id) FROM {table}", *_LAST_IDS.get(table, ())):
        try:
            bound = most_rows(connection)
            row = connection.execute(statement).fetchone()
        except sqlite3.DatabaseError as error:
            damage(error)
            continue
        if row and isinstance(row[0], int):
            return min(row[0], bound)
    return 0


def most_rows(connection: sqlite3.Connection) -> int:
    """Give how many rows a table can have at most, whatever a damaged byte says."""
    pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
    return pages * LARGEST_PAGE // SMALLEST_ROW
