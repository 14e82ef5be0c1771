"""Reading without a query: articles by id, and which outlets and agencies there are."""

import json
import re
from collections.abc import Iterable

from ..article import CORRECTED, Stored
from .connection import Archive
from .rows import ARTICLE_COLUMNS, path_of, stored_of

WORD = r"\w+"


def get(archive: Archive, ids: Iterable[int]) -> list[Stored]:
    """Fetch articles in the order of `ids`; a merged id answers with its survivor, an unknown one is left out."""
    asked = list(ids)
    found = answering(archive, asked)
    return [found[id] for id in asked if id in found]


def answering(archive: Archive, ids: Iterable[int]) -> dict[int, Stored]:
    """Fetch the article that answers for each of the ids, by that id."""
    asked = list(ids)
    sql = """SELECT asked.value AS id, coalesce(replaced.article_id, asked.value) AS found
        FROM json_each(?) AS asked LEFT JOIN replaced ON replaced.id = asked.value"""
    found = {row["id"]: row["found"] for row in archive.rows(sql, (json.dumps(asked),))}
    stored = _fetch(archive, sorted(set(found.values())), "evidence")
    return {id: stored[survivor] for id, survivor in found.items() if survivor in stored}


def indexed(archive: Archive, ids: Iterable[int]) -> dict[int, Stored]:
    """Fetch articles of the index by id; why their fields are what they are is left out, but for what a person said."""
    evidence = f"CASE WHEN instr(evidence, '{CORRECTED}') THEN evidence ELSE '[]' END AS evidence"
    return _fetch(archive, list(ids), evidence)


def named(archive: Archive, field: str, words: str) -> tuple[str, ...]:
    """Find the names (`known`) of which the canonical one, or one alias, has all the words in any case."""
    from ..lexicon.outlets import aliases  # most searches name no outlet

    wanted = _words(words)
    names = known(archive, field) if wanted else []
    return tuple(name for name in names if any(wanted <= _words(each) for each in (name, *aliases(name))))


def known(archive: Archive, field: str) -> list[str]:
    """List the outlets (`outlet`) or the agencies (`agency`) that have an article in the archive."""
    return [row["name"] for row in archive.rows(_OUTLETS if field == "outlet" else _AGENCIES)]


_AGENCIES = "SELECT DISTINCT agency AS name FROM articles WHERE agency IS NOT NULL ORDER BY agency"
# jumps from one outlet to the next in the index, instead of walking over every article
_OUTLETS = """WITH RECURSIVE known (name) AS (
    SELECT min(outlet) FROM articles
    UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > name) FROM known WHERE name IS NOT NULL
) SELECT name FROM known WHERE name IS NOT NULL"""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(WORD, text.casefold()))


def _fetch(archive: Archive, ids: list[int], evidence: str) -> dict[int, Stored]:
    """Fetch articles with the paths they lie at now."""
    asked = json.dumps(ids)
    columns = f"id, {', '.join(ARTICLE_COLUMNS[:-1])}, {evidence}"
    rows = archive.rows(f"SELECT {columns} FROM articles WHERE id IN (SELECT value FROM json_each(?))", (asked,))
    sources = _sources(archive, asked)
    return {row["id"]: stored_of(row, sources.get(row["id"], ())) for row in rows}


def _sources(archive: Archive, asked: str) -> dict[int, tuple[str, ...]]:
    sql = """SELECT article_id, path FROM sources
        WHERE article_id IN (SELECT value FROM json_each(?)) AND replaced IS NULL ORDER BY id"""
    paths: dict[int, tuple[str, ...]] = {}
    for row in archive.rows(sql, (asked,)):
        paths[row["article_id"]] = (*paths.get(row["article_id"], ()), path_of(row["path"]))
    return paths
