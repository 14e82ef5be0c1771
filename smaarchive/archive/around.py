"""Around a result: how many hits each outlet or year has, how they spread over time, and what reads like an article."""

import math
import re
from collections import Counter
from typing import Any

from ..article import Answer, Article
from ..errors import NoArticle, Usage
from ..lexicon.words import STOP_WORDS, tokens_of
from . import read
from .connection import Archive
from .match import quoted
from .query import Query
from .search import hits, plan_of
from .snapshot import of_one_state
from .statements import bm25, count, joined

FACETS = {
    "outlet": "a.outlet", "agency": "a.agency", "year": "substr(a.date, 1, 4)", "month": "substr(a.date, 1, 7)",
    "language": "a.language", "section": "a.section", "byline": "a.byline",
}  # fmt: skip
# the Monday of a week
STEPS = {
    "year": FACETS["year"],
    "month": FACETS["month"],
    "week": "date(a.date, 'weekday 0', '-6 days')",
    "day": "a.date",
}
TELLING = 25  # words of an article that stand for it
READ = 600  # words of it that are looked at: the news stands first
MOST_LOOKED_UP = 80  # of them, the most frequent
COMMON = 50_000  # articles that hold a word; one in more tells nothing, and would take long to rank

Counted = list[tuple[str | None, int]]


def facet(archive: Archive, query: Query, by: str) -> Counted:
    """Count the hits by `outlet`, `agency`, `year`, `month`, `language`, `section` or `byline`, most first."""
    if by not in FACETS:
        raise Usage(f"unknown facet {by!r}: choose from {', '.join(FACETS)}")
    counted = [(row[0], row[1]) for row in _grouped(archive, query, FACETS[by])]
    return counted if by in STEPS else sorted(counted, key=lambda each: (-each[1], each[0] or "\uffff"))


def number(archive: Archive, query: Query) -> tuple[int, int]:
    """Count the hits, and the undated articles that a date left out."""
    return count(archive, plan_of(archive, query))


def timeline(archive: Archive, query: Query, step: str = "month") -> list[tuple[str | None, str | None, int]]:
    """Count the hits by `year`, `month`, `week` (its Monday) or `day` and by outlet: (start, outlet, count)."""
    if step not in STEPS:
        raise Usage(f"unknown step {step!r}: choose from {', '.join(STEPS)}")
    return [(row[0], row[1], row[2]) for row in _grouped(archive, query, STEPS[step], "a.outlet")]


@of_one_state
def similar(archive: Archive, id: int, limit: int = 10) -> Answer:
    """Find the articles that share most of the telling words of article `id`, best first, itself left out."""
    found = read.get(archive, [id])
    if not found:
        raise NoArticle([id], archive.path)
    words = _telling(archive, found[0].article)
    if not words:
        return Answer()
    match = " OR ".join(map(quoted, words))
    sql = f"""SELECT rowid, {bm25(archive)} FROM articles_fts WHERE articles_fts MATCH ? AND rowid <> ?
        ORDER BY 2, rowid LIMIT ?"""
    rows = archive.rows(sql, (match, found[0].id, limit or -1))
    return Answer(hits(archive, match, [(row[0], row[1]) for row in rows]), len(rows))


def _telling(archive: Archive, article: Article) -> list[str]:
    """Choose the words of an article that are frequent in it and rare in the archive."""
    tokens = tokens_of(f"{article.headline or ''} {article.body}")[:READ]
    often = Counter(token for token in tokens if len(token) > 2 and token not in STOP_WORDS)
    total = archive.rows("SELECT count(*) FROM articles")[0][0]
    worth: dict[str, float] = {}
    for word, times in often.most_common(MOST_LOOKED_UP):
        sql = "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
        having = archive.rows(sql, (quoted(word), COMMON))[0][0]
        if 1 < having < COMMON:
            worth[word] = times * math.log(total / having)
    return sorted(worth, key=lambda word: -worth[word])[:TELLING]


def _grouped(archive: Archive, query: Query, *keys: str) -> list[tuple[Any, ...]]:
    """Count the hits by expressions over `articles a`, in their order."""
    columns = ", ".join(keys)
    source, values = joined(archive, plan_of(archive, query), set(re.findall(r"\ba\.(\w+)", columns)))
    sql = f"SELECT {columns}, count(*) {source} GROUP BY {columns} ORDER BY {columns}"
    return [tuple(row) for row in archive.rows(sql, values)]
