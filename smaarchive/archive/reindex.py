"""Making anew what can be made from the articles: the full-text index, the indexes of the tables, damaged stories."""

import sqlite3
from contextlib import closing

from . import schema
from .connection import Archive, transaction
from .damage import rows_of
from .sealed import marked_anew
from .shingles import sketch
from .stories import index_anew, join_new, put_off

_INDEXES = [made for made in (*schema.FIRST, *schema.SECOND, *schema.FOURTH) if made.startswith("CREATE INDEX")]
_NOWHERE = """SELECT id, body FROM articles
    WHERE id > ? AND typeof(body) = 'text' AND id NOT IN (SELECT id FROM stories) ORDER BY id LIMIT 1"""


def reindex(archive: Archive) -> int:
    """Make every index anew, in one transaction; give the number of articles in it."""
    with transaction(archive) as connection:
        _make_missing(connection)
        connection.execute("REINDEX")
        _settle_indexes(connection)
        connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        _doubt_stories(connection)
        index_anew(connection)
    join_new(archive)
    return indexable(archive)


def indexable(archive: Archive) -> int:
    """Count the articles that are in an index made anew."""
    number: int = archive.rows("SELECT count(*) FROM articles")[0][0]
    return number


def mark_anew(connection: sqlite3.Connection) -> None:
    """Write the `SEARCH_COLUMNS` of every article as they are made today; what is damaged stays, and is found later."""
    for row in rows_of(connection, "articles"):
        fresh = () if row.wrong else marked_anew(row.values)
        if fresh and fresh[:-1] != row.values:
            changed = "UPDATE articles SET cjk = ?, terms = ?, row_hash = ? WHERE id = ?"
            connection.execute(changed, (*fresh[-3:], row.id))


def _make_missing(connection: sqlite3.Connection) -> None:
    """Make the indexes of tables that are gone, or are not as sma made them."""
    found = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index'").fetchall())
    for made in _INDEXES:
        name = made.split()[2]
        if found.get(name) != made:
            connection.execute(f"DROP INDEX IF EXISTS {name}")
            connection.execute(made)


def _settle_indexes(connection: sqlite3.Connection) -> None:
    """Give the full-text indexes the format and settings they were made with: without these they are not made anew."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        schema.upgrade(fresh)
        for settings in ("articles_fts_config", "stories_fts_config"):
            connection.execute(f"DELETE FROM {settings}")
            connection.executemany(f"INSERT INTO {settings} VALUES (?, ?)", fresh.execute(f"SELECT * FROM {settings}"))


def _doubt_stories(connection: sqlite3.Connection) -> None:
    """Forget what damaged rows say of stories; whatever article has no row then is looked at once more."""
    wrong = [row.id for row in rows_of(connection, "stories") if row.wrong]
    connection.executemany("DELETE FROM stories WHERE id = ?", [(id,) for id in wrong])
    last = 0
    while wrong and (row := connection.execute(_NOWHERE, (last,)).fetchone()):
        last = row["id"]
        put_off(connection, last, sketch(row["body"]))
