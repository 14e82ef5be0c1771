"""Reading without a query: articles by id, and the list of them under filters."""

import json
import re
from collections.abc import Iterable

from ..article import Filters, Stored
from .connection import Archive
from .rows import path_of, stored_of

# undated articles stand last either way
ORDERS = {
    "-date": "date DESC NULLS LAST, id DESC",
    "date": "date ASC NULLS LAST, id ASC",
}
WORD = r"\w+"


def get(archive: Archive, ids: Iterable[int]) -> list[Stored]:
    """Fetch articles in the order of `ids`; a merged id answers with its survivor, an unknown one is left out."""
    asked = list(ids)
    sql = """SELECT asked.value AS id, coalesce(replaced.article_id, asked.value) AS found
        FROM json_each(?) AS asked LEFT JOIN replaced ON replaced.id = asked.value"""
    found = {row["id"]: row["found"] for row in archive.rows(sql, (json.dumps(asked),))}
    stored = {each.id: each for each in _fetch(archive, sorted(set(found.values())))}
    return [stored[found[id]] for id in asked if found[id] in stored]


def listing(archive: Archive, filters: Filters, limit: int = 20, offset: int = 0, sort: str = "-date") -> list[Stored]:
    """List articles, newest first (`-date`) or oldest first (`date`), undated last; `limit` 0 is all."""
    where, values = condition(archive, filters)
    sql = f"SELECT id FROM articles WHERE {where} ORDER BY {ORDERS[sort]} LIMIT ? OFFSET ?"
    return _fetch(archive, [row["id"] for row in archive.rows(sql, (*values, limit or -1, offset))])


def count(archive: Archive, filters: Filters) -> int:
    """Count the articles that `listing` would give without a limit."""
    where, values = condition(archive, filters)
    number: int = archive.rows(f"SELECT count(*) AS n FROM articles WHERE {where}", values)[0]["n"]
    return number


def condition(archive: Archive, filters: Filters) -> tuple[str, tuple[str, ...]]:
    """Write filters as a condition on `articles`, with its values."""
    parts: list[tuple[str, tuple[str, ...]]] = [("1", ())]
    if filters.outlet:
        names = outlets_named(archive, filters.outlet)
        parts.append((f"outlet IN ({', '.join('?' * len(names))})", names))
    if filters.by:
        parts.append(
            ("id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)", (_byline_query(filters.by),))
        )
    if filters.since:
        parts.append(("date >= ?", (filters.since,)))
    if filters.until:
        parts.append(("date <= ?", (filters.until,)))
    return " AND ".join(part for part, _ in parts), tuple(value for _, values in parts for value in values)


def outlets_named(archive: Archive, words: str) -> tuple[str, ...]:
    """Find the outlets in the archive whose canonical name, or one alias, has all the words in any case."""
    from ..lexicon import aliases  # most searches name no outlet

    wanted = _words(words)
    names = (row["name"] for row in archive.rows(_OUTLETS))
    return tuple(name for name in names if wanted and any(wanted <= _words(each) for each in (name, *aliases(name))))


# jumps from one outlet to the next in the index, instead of walking over every article
_OUTLETS = """WITH RECURSIVE known (name) AS (
    SELECT min(outlet) FROM articles
    UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > name) FROM known WHERE name IS NOT NULL
) SELECT name FROM known WHERE name IS NOT NULL"""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(WORD, text.casefold()))


def _byline_query(text: str) -> str:
    """Ask the index for bylines with all the words; text without a word matches no byline."""
    words = re.findall(WORD, text) or ["\x01"]
    return " AND ".join(f'byline : "{word}"' for word in words)


def _fetch(archive: Archive, ids: list[int]) -> list[Stored]:
    """Fetch articles with the paths they lie at now, in the order of `ids`."""
    asked = json.dumps(ids)
    rows = archive.rows("SELECT * FROM articles WHERE id IN (SELECT value FROM json_each(?))", (asked,))
    found = {row["id"]: row for row in rows}
    sources = _sources(archive, asked)
    return [stored_of(found[id], sources.get(id, ())) for id in ids if id in found]


def _sources(archive: Archive, asked: str) -> dict[int, tuple[str, ...]]:
    sql = """SELECT article_id, path FROM sources
        WHERE article_id IN (SELECT value FROM json_each(?)) AND replaced IS NULL ORDER BY id"""
    paths: dict[int, tuple[str, ...]] = {}
    for row in archive.rows(sql, (asked,)):
        paths[row["article_id"]] = (*paths.get(row["article_id"], ()), path_of(row["path"]))
    return paths
