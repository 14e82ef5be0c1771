"""What a condition asks of the index, listed once: a table in memory for each MATCH within it.

Left within the condition, SQLite lists it anew in every statement, and in each may begin with it: six lists of 100,000
articles took 2.5 s, and forty-six take 1 s so.
"""

from itertools import islice

from .connection import Archive
from .match import quoted
from .query import LISTED, Condition

ATTACHED = "SELECT 1 FROM pragma_database_list WHERE name = 'lists'"


def listed(archive: Archive, condition: Condition) -> Condition:
    """Make the lists of a condition that asks for some, and write it with them."""
    sql, values = condition
    if not archive.rows(ATTACHED):
        archive.rows("ATTACH ':memory:' AS lists")
    first, *pieces = sql.split(LISTED)
    left = iter(values)
    kept = list(islice(left, first.count("?")))
    for piece in pieces:
        first += f"EXISTS (SELECT 1 FROM {_table(archive, str(next(left)))} WHERE id = a.id){piece}"
        kept += islice(left, piece.count("?"))
    return first, tuple(kept)


def _table(archive: Archive, match: str) -> str:
    """List the articles that match, in a table that is named by what it holds."""
    table = f"lists.{quoted(match)}"
    archive.rows(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY)")
    archive.rows(f"DELETE FROM {table}")  # the archive may have grown since
    archive.rows(f"INSERT INTO {table} SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", (match,))
    return table
