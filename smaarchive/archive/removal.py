"""Taking articles out of the archive: text, index, versions, the bytes of their pages, and every id that led to them.

Ids are counted on from the last one ever given: that of a removed article answers to nothing from then on.
A container that it lay in is not known any more either: whoever ingests that again finds the page in it.
"""

import re
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from . import writes
from .connection import Archive, transaction
from .history import survivor
from .rows import OF_AN_ARTICLE, path_of, path_value
from .states import CONTAINER

NUMBER = re.compile(r"#\d{1,9}")  # of a record in a container, and of a record in that


class Removed(NamedTuple):
    """What goes with an article: the paths its pages lie at now, and how many older texts and other ids it had."""

    id: int
    headline: str | None
    sources: tuple[str, ...]
    versions: int
    ids: tuple[int, ...]


def doomed(archive: Archive, ids: Iterable[int]) -> list[Removed]:
    """Tell what `remove` would take away; an id that became another names that. Raise `NothingFound` for no article."""
    found = dict.fromkeys(survivor(archive, id) for id in ids)
    return [_described(archive, id) for id in found]


def remove(archive: Archive, ids: Iterable[int]) -> list[Removed]:
    """Remove articles and all that is theirs, in one transaction: all of them, or on any error none."""
    with transaction(archive) as connection:
        gone = doomed(archive, ids)
        for each in gone:
            _remove(connection, each.id)
            _forget_containers(connection, each.sources)
    return gone


def _remove(connection: sqlite3.Connection, id: int) -> None:
    for table in OF_AN_ARTICLE:
        connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (id,))
    writes.delete_article(connection, id)


def _forget_containers(connection: sqlite3.Connection, sources: Iterable[str]) -> None:
    """Take out the notes that the containers of these sources were read to their end."""
    around = {source[: number.start()] for source in sources for number in NUMBER.finditer(source)}
    forget = f"DELETE FROM sources WHERE path = ? AND state = '{CONTAINER}'"
    connection.executemany(forget, [(path_value(path),) for path in around])


def _described(archive: Archive, id: int) -> Removed:
    headline = archive.rows("SELECT headline FROM articles WHERE id = ?", (id,))[0][0]
    paths = archive.rows("SELECT path FROM sources WHERE article_id = ? AND replaced IS NULL ORDER BY id", (id,))
    versions = archive.rows("SELECT count(*) FROM versions WHERE article_id = ?", (id,))[0][0]
    others = archive.rows("SELECT id FROM replaced WHERE article_id = ? ORDER BY id", (id,))
    return Removed(id, headline, tuple(path_of(row[0]) for row in paths), versions, tuple(row[0] for row in others))
