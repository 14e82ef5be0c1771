"""The files an archive was filled from, and what became of each: what lies at a path now, not what it held before."""

import sqlite3
from typing import NamedTuple

from ..errors import Damaged
from ..page import STATES, Outcome
from .connection import Archive
from .rows import path_of
from .states import CONTAINER, WITHOUT_TEXT

_CURRENT = f"FROM sources WHERE replaced IS NULL AND state <> '{CONTAINER}' AND (NOT ? OR state = '{WITHOUT_TEXT}')"


class Taken(NamedTuple):
    """What became of a file, or of a member of one, and when that file was last written before it was read."""

    outcome: Outcome
    mtime_ns: int | None


def sources(archive: Archive, *, without_text: bool, limit: int, offset: int = 0) -> list[Taken]:
    """List sources in the order in which they were taken in, or of them only those without an article."""
    sql = f"SELECT path, state, reason, article_id, mtime_ns {_CURRENT} ORDER BY id LIMIT ? OFFSET ?"
    rows = archive.rows(sql, (without_text, limit or -1, offset))
    return [Taken(_outcome(row), row["mtime_ns"]) for row in rows]


def _outcome(row: sqlite3.Row) -> Outcome:
    """Read what became of a file; raises `Damaged` where the row holds what no source does."""
    path, state, reason = row["path"], row["state"], row["reason"]
    if isinstance(path, str | bytes) and state in STATES and isinstance(reason, str | None):
        return Outcome(path_of(path), state, reason, row["article_id"])
    raise Damaged("a source in the archive cannot be read: run `sma check`, then `sma salvage`")


def count_sources(archive: Archive, *, without_text: bool) -> int:
    """Count the sources that `sources` would give without a limit."""
    total: int = archive.rows(f"SELECT count(*) {_CURRENT}", (without_text,))[0][0]
    return total
