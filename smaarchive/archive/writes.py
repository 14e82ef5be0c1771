"""The statements that change an archive; the caller holds the transaction.

The index is kept by hand: FTS5 forgets an article only when told the very values it was indexed with.
"""

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from ..article import Article
from ..errors import SmaError
from ..page import Container, Extracted, Packed, State
from . import deflate
from .packing import values_of
from .rows import ARTICLE_COLUMNS, HASHED, SOURCE_COLUMNS, path_value
from .schema import INDEXED
from .sealed import Value, Values, hash_of, next_id, next_id_in, sealed
from .shingles import sketch
from .states import CONTAINER
from .stories import enroll, index, retell, strike

PIECE = 1 << 20  # bytes of a larger one that are compressed and written at once


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


_WRITTEN = (*HASHED["articles"], "row_hash")
_INSERT_ARTICLE = _insert("articles", _WRITTEN)
_UPDATE_ARTICLE = f"UPDATE articles SET {', '.join(f'{name} = ?' for name in _WRITTEN[1:])} WHERE id = ?"
_INDEX = _insert("articles_fts", ("rowid", *INDEXED))
_UNINDEX = f"""INSERT INTO articles_fts (articles_fts, rowid, {", ".join(INDEXED)})
    SELECT 'delete', id, {", ".join(INDEXED)} FROM articles WHERE id = ?"""
_INSERT_VERSION = _insert("versions", (*HASHED["versions"], "row_hash"))
_INSERT_SOURCE = _insert("sources", (*HASHED["sources"], "row_hash", "data"))
_PLACES = [_WRITTEN.index(name) for name in ("id", *INDEXED)]
_ADDED, _BODY = _WRITTEN.index("added"), _WRITTEN.index("body")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a row of `sources` says of one item: whose it is, what became of it, when."""

    article_id: int | None
    state: State
    reason: str | None
    added: str


def insert_article(connection: sqlite3.Connection, values: Values, words: Sequence[str], added: str) -> int:
    """Write a new article and index it and its sketch, by which who asked for it is to look for its copies.

    Its id is one that no article ever had.
    """
    taken = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()
    fresh = next_id(taken and taken[0])
    _insert_article(connection, _row(fresh, values, added))
    index(connection, fresh, words)
    return fresh


def rewrite_article(connection: sqlite3.Connection, id: int, article: Article) -> None:
    """Put another text and other fields in the place of an article's; when it was added stays."""
    added = connection.execute("SELECT added FROM articles WHERE id = ?", (id,)).fetchone()[0]
    row = _row(id, values_of(article), added)
    retell(connection, id, str(row[_BODY]))
    connection.execute(_UNINDEX, (id,))
    connection.execute(_UPDATE_ARTICLE, (*row[1:], id))
    connection.execute(_INDEX, [row[place] for place in _PLACES])


def restore_article(connection: sqlite3.Connection, row: Values) -> None:
    """Write an article as it was, id and hash included, and index it."""
    _insert_article(connection, row)
    enroll(connection, int(row[0] or 0), sketch(str(row[_BODY])))


def count_on_from(connection: sqlite3.Connection, last: int) -> None:
    """Give no new article an id up to `last`."""
    connection.execute("DELETE FROM sqlite_sequence WHERE name = 'articles'")
    connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('articles', ?)", (last,))


def restore_row(connection: sqlite3.Connection, table: str, row: Values) -> None:
    """Write a row of another table as it was: the values of `HASHED`, the hash, the bytes of a source."""
    columns = (*HASHED[table], "row_hash", "data")[: len(row)]
    connection.execute(_insert(table, columns), row)


def delete_article(connection: sqlite3.Connection, id: int) -> None:
    """Take an article out of the table, the index and its story; its sources and versions are the caller's."""
    strike(connection, id)
    connection.execute(_UNINDEX, (id,))
    connection.execute("DELETE FROM articles WHERE id = ?", (id,))


def keep_version(connection: sqlite3.Connection, id: int, of: int, now: str) -> int:
    """Copy article `of` to the versions of article `id`; give the number of the version that follows."""
    row = connection.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles WHERE id = ?", (of,)).fetchone()
    version = version_of(connection, id)
    connection.execute(_INSERT_VERSION, sealed((next_id_in(connection, "versions"), id, version, now, *row)))
    return version + 1


def version_of(connection: sqlite3.Connection, id: int) -> int:
    """Give the number of an article's present version, 1 for one that never changed."""
    number: int = connection.execute("SELECT count(*) FROM versions WHERE article_id = ?", (id,)).fetchone()[0]
    return number + 1


def _row(id: int, values: Values, added: str) -> Values:
    """Put a row of `articles` together, its hash behind it."""
    return sealed((id, *values[: _ADDED - 1], added, *values[_ADDED:]))


def _insert_article(connection: sqlite3.Connection, row: Values) -> None:
    connection.execute(_INSERT_ARTICLE, row)
    connection.execute(_INDEX, [row[place] for place in _PLACES])


def insert_source(connection: sqlite3.Connection, item: Extracted, packed: Packed, origin: Origin) -> None:
    """Write where an item was found, with its bytes."""
    source, article = item.source, item.article
    values: Values = (
        next_id_in(connection, "sources"), origin.article_id, path_value(source.origin), packed.sha256, packed.size,
        source.mtime_ns, article.format, article.encoding, origin.state, origin.reason, origin.added, None,
    )  # fmt: skip
    if packed.data is None:
        _insert_large(connection, sealed(values), source.data)
    else:
        connection.execute(_INSERT_SOURCE, (*sealed(values), packed.data))


def _insert_large(connection: sqlite3.Connection, row: Values, data: bytes) -> None:
    """Write a row of `sources` whose bytes go to their place piece by piece: SQLite would copy them twice at once.

    Compressed they wait in a file, as their length is needed first: beside SQLite's pages they are too much to hold.
    """
    with _packed_in_a_file(data) as packed:
        size = packed.seek(0, os.SEEK_END)
        packed.seek(0)
        connection.execute(f"{_INSERT_SOURCE.removesuffix('?)')}zeroblob(?))", (*row, size))
        with connection.blobopen("sources", "data", int(row[0] or 0)) as blob:
            while piece := packed.read(PIECE):
                blob.write(piece)


def _packed_in_a_file(data: bytes) -> IO[bytes]:
    """Compress bytes, piece by piece, into a file without a name."""
    packer = deflate.compressobj(deflate.LEVEL)
    try:
        with ExitStack() as until_packed:
            packed = until_packed.enter_context(TemporaryFile())
            for start in range(0, len(data), PIECE):
                packed.write(packer.compress(data[start : start + PIECE]))
            packed.write(packer.flush())
            packed.flush()
            until_packed.pop_all()  # who asked closes it
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SmaError(f"a large page cannot be packed: {why}: free some room or set TMPDIR") from error
    return packed


def read_whole(size: int) -> str:
    """Say of a container that it was read, and how large it was; the row's own size is that of the bytes it keeps."""
    return f"read whole, {size} bytes"


def insert_container(connection: sqlite3.Connection, container: Container, added: str) -> None:
    """Write that a container was read to its end."""
    values: Values = (
        next_id_in(connection, "sources"), None, path_value(container.origin), hashlib.sha256().hexdigest(), 0,
        container.mtime_ns, CONTAINER, "", CONTAINER, read_whole(container.size), added, None,
    )  # fmt: skip
    connection.execute(_INSERT_SOURCE, (*sealed(values), deflate.compress(b"")))


def retire_source(connection: sqlite3.Connection, id: int, now: str) -> None:
    """Mark what was found at a path as replaced by other bytes."""
    _change_source(connection, id, "replaced", now)


def assign_source(connection: sqlite3.Connection, id: int, article_id: int, state: State) -> None:
    """Say that a page which had no article has this one."""
    for column, value in (("article_id", article_id), ("state", state), ("reason", None)):
        _change_source(connection, id, column, value)


def move_sources(connection: sqlite3.Connection, loser: int, winner: int) -> None:
    """Give all sources of one article to another."""
    for row in connection.execute("SELECT id FROM sources WHERE article_id = ?", (loser,)).fetchall():
        _change_source(connection, row[0], "article_id", winner)


def move_versions(connection: sqlite3.Connection, loser: int, winner: int) -> None:
    """Put the versions of one article behind those of another."""
    columns = ("id", "version", "replaced", *ARTICLE_COLUMNS)
    chosen = f"SELECT {', '.join(columns)} FROM versions WHERE article_id = ? ORDER BY version"
    for row in connection.execute(chosen, (loser,)).fetchall():
        number = version_of(connection, winner)
        sha = hash_of((row["id"], winner, number, *row[2:]))
        changed = "UPDATE versions SET article_id = ?, version = ?, row_hash = ? WHERE id = ?"
        connection.execute(changed, (winner, number, sha, row["id"]))


def answer_for(connection: sqlite3.Connection, loser: int, winner: int) -> None:
    """Let the id of an article that is no more answer with another, and all ids that led to it."""
    ids = [row[0] for row in connection.execute("SELECT id FROM replaced WHERE article_id = ?", (loser,))]
    for id in ids:
        changed = "UPDATE replaced SET article_id = ?, row_hash = ? WHERE id = ?"
        connection.execute(changed, (winner, hash_of((id, winner)), id))
    statement = "INSERT INTO replaced (id, article_id, row_hash) VALUES (?, ?, ?)"
    connection.execute(statement, (loser, winner, hash_of((loser, winner))))


def _change_source(connection: sqlite3.Connection, id: int, column: str, value: Value) -> None:
    chosen = f"SELECT id, {', '.join(SOURCE_COLUMNS)} FROM sources WHERE id = ?"
    row = dict(connection.execute(chosen, (id,)).fetchone())
    row[column] = value
    changed = f"UPDATE sources SET {column} = ?, row_hash = ? WHERE id = ?"
    connection.execute(changed, (value, hash_of(tuple(row.values())), id))
