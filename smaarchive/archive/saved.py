"""Saved searches: a query under a name, and how far the archive had come when it was last asked."""

import json
import re
from typing import NamedTuple

from ..article import Answer, Filters, Paging
from ..errors import NothingFound, Usage
from .connection import Archive, transaction
from .query import Query
from .sealed import next_id_in, sealed
from .search import plan_of, search
from .statements import count

NAME = r"\w[\w.-]{0,59}"  # what no shell parts or reads otherwise
NEWEST_FIRST = Paging(limit=0, sort="-date")


class Saved(NamedTuple):
    """A saved search; `seen` is the largest id that an article had when it was last asked."""

    name: str
    query: Query
    created: str  # UTC, `YYYY-MM-DDTHH:MM:SSZ`
    seen: int


def save(archive: Archive, name: str, query: Query, now: str) -> None:
    """Keep a query under a name; what is there now is not new. Raise `Usage` for a name that cannot be, or is taken."""
    if not re.fullmatch(NAME, name):
        raise Usage(f"{name!r} cannot be a name: letters, digits, dashes, dots and underlines, 60 at most")
    with transaction(archive) as connection:
        if connection.execute("SELECT 1 FROM saved WHERE name = ?", (name,)).fetchone():
            raise Usage(f"{name!r} is a saved search already: take another name, or first sma saved --remove {name}")
        row = sealed((next_id_in(connection, "saved"), name, _written(query), now, _last_id(archive)))
        connection.execute("INSERT INTO saved VALUES (?, ?, ?, ?, ?, ?)", row)


def saved(archive: Archive) -> list[Saved]:
    """List the saved searches by name."""
    rows = archive.rows("SELECT name, query, created, seen FROM saved ORDER BY name")
    return [Saved(row["name"], _read(row["query"]), row["created"], row["seen"]) for row in rows]


def named(archive: Archive, name: str) -> Saved:
    """Find a saved search; raise `NothingFound` where there is none of that name."""
    for each in saved(archive):
        if each.name == name:
            return each
    raise NothingFound(f"no search is saved as {name!r}: `sma saved` lists them")


def news(archive: Archive, asked: Saved, paging: Paging = NEWEST_FIRST) -> tuple[Answer, int]:
    """Find what was stored since a saved search was last asked, and the id up to which that is known."""
    last = _last_id(archive)
    query = _since(asked, last)
    return (search(archive, query, paging) if _count(archive, query) else Answer()), last


def count_new(archive: Archive, asked: Saved) -> int:
    """Count what was stored since a saved search was last asked."""
    return _count(archive, _since(asked, _last_id(archive)))


def mark(archive: Archive, name: str, seen: int) -> None:
    """Remember that a saved search was answered up to an id; another answer may have come further."""
    with transaction(archive) as connection:
        row = connection.execute("SELECT id, name, query, created, seen FROM saved WHERE name = ?", (name,)).fetchone()
        if row and row["seen"] < seen:
            sealed_row = sealed((*tuple(row)[:-1], seen))
            connection.execute("UPDATE saved SET seen = ?, row_hash = ? WHERE name = ?", (*sealed_row[-2:], name))


def forget(archive: Archive, name: str) -> None:
    """Remove a saved search; raise `NothingFound` where there is none of that name."""
    with transaction(archive) as connection:
        named(archive, name)
        connection.execute("DELETE FROM saved WHERE name = ?", (name,))


def _since(asked: Saved, last: int) -> Query:
    """Narrow a saved search to the articles that came since it was asked, up to one of them."""
    return asked.query._replace(filters=asked.query.filters._replace(ids=f"{asked.seen + 1}..{last}"))


def _count(archive: Archive, query: Query) -> int:
    return count(archive, plan_of(archive, query))[0]


def _last_id(archive: Archive) -> int:
    """Give the largest id that an article ever had: ids only rise, in the order in which articles are stored."""
    rows = archive.rows("SELECT seq FROM sqlite_sequence WHERE name = 'articles'")
    return int(rows[0][0]) if rows else 0


def _written(query: Query) -> str:
    fields = {"text": query.text, "any": query.any_word, "literal": query.literal, **query.filters._asdict()}
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)


def _read(written: str) -> Query:
    fields = json.loads(written)
    filters = Filters(**{name: fields[name] for name in Filters._fields if name in fields})
    return Query(fields.get("text", ""), fields.get("any", False), filters, fields.get("literal", False))
