"""What in a file is not as sma made it.

Of a file that somebody gave, a view can be endless, a trigger can write, and a computed column or index can cost what
it likes (sqlite.org/security.html). Tables of other names are never looked at.
"""

import re
import sqlite3

from ..frozen import Frozen
from . import schema
from .rows import HASHED

_INDEXES = ("articles_fts", "stories_fts")
_OTHERS = (*(f"{name}_" for name in _INDEXES), "_sqlite_migrations")  # made by SQLite and by sqlite_utils
_MADE = frozenset((*schema.FIRST, *schema.SECOND, *schema.THIRD, *schema.FOURTH, *schema.SIXTH))
_COMPUTED = r"\bAS\b|\bVIRTUAL\b"  # compiled when it is first used: every search opens an archive


class Altered(Frozen):
    """A table, index, view or trigger that sma did not make so."""

    kind: str
    name: str


def alterations(connection: sqlite3.Connection) -> list[Altered]:
    """Name what is other than it was made of the tables of an archive, whatever its schema, and what was added to them.

    An index over plain columns does no harm, whoever added it.
    """
    columns = ", ".join(f"CAST({name} AS TEXT)" for name in ("type", "name", "tbl_name", "sql"))  # damage is no text
    rows = connection.execute(f"SELECT {columns} FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return [Altered(kind, name) for kind, name, table, sql in rows if _is_altered(kind, table, sql)]


def _is_altered(kind: str, table: str, sql: str) -> bool:
    if table in HASHED or table in _INDEXES:
        return sql not in _MADE and (kind != "index" or sql.count("(") > 1)
    return table.startswith(_OTHERS) and (kind in ("view", "trigger") or _computes(sql))


def _computes(sql: str) -> bool:
    plain = sql.upper()
    return ("AS" in plain or "VIRTUAL" in plain) and re.search(_COMPUTED, plain) is not None
