"""Running a search: rank first and alone, then fetch and mark up the shown rows (PERFORMANCE section D).

A join or a snippet in the ranking statement would be paid for every match and not for every row shown.
"""

from ..article import Answer, Filters, Hit
from . import read
from .connection import Archive
from .marks import marked
from .query import Plan, understand
from .snippet import cut

# headline, byline, captions, body, cjk, terms: found on the shared relevance bench and by the known-item set in tests
WEIGHTS = "3.0, 1.0, 0.5, 1.0, 1.0, 1.0"
DATE_ORDERS = {"date": "a.date ASC NULLS LAST, a.id ASC", "-date": "a.date DESC NULLS LAST, a.id DESC"}


def search(
    archive: Archive,
    text: str,
    any_word: bool = False,
    filters: Filters = Filters(),  # noqa: B008 -- frozen
    limit: int = 20,
    offset: int = 0,
    sort: str = "score",
) -> Answer:
    """Answer a query: best first, or by date; `limit` 0 is all. Raise `Usage` where there is nothing to search for."""
    plan = understand(text, filters, lambda words: read.outlets_named(archive, words), any_word=any_word)
    total, undated = _count(archive, plan)
    ranked = _ranked(archive, plan, sort, limit or -1, offset) if total > offset else []
    return Answer(_hits(archive, plan, ranked), total, undated)


def _count(archive: Archive, plan: Plan) -> tuple[int, int]:
    """Count the hits, and the undated ones that a date left out."""
    source, found = _source(plan)
    sql, days = plan.dates
    if sql == "1":
        return archive.rows(f"SELECT count(*) {source}", found)[0][0], 0
    counted = f"SELECT count(*) FILTER (WHERE {sql}), count(*) FILTER (WHERE a.date IS NULL) {source}"
    total, undated = archive.rows(counted, (*days, *found))[0]
    return total, undated


def _ranked(archive: Archive, plan: Plan, sort: str, limit: int, offset: int) -> list[tuple[int, float]]:
    """Give the ids and scores of the rows shown."""
    source, found = _source(plan)
    sql, days = plan.dates
    if sort == "score" and plan.match and plan.ranked:
        rowid = "articles_fts.rowid"
        score, order = f"bm25(articles_fts, {WEIGHTS})", f"2, {rowid}"
    else:
        rowid, score, order = "a.id", "0.0", DATE_ORDERS.get(sort, DATE_ORDERS["-date"])
        source, found = _source(plan, joined=True)
    where = f" AND {sql}" if sql != "1" else ""
    rows = archive.rows(
        f"SELECT {rowid}, {score} {source}{where} ORDER BY {order} LIMIT ? OFFSET ?", (*found, *days, limit, offset)
    )
    return [(row[0], 0.0 - row[1]) for row in rows]


def _source(plan: Plan, joined: bool = False) -> tuple[str, tuple[str | int, ...]]:
    """Write FROM and WHERE without the dates; the wide table is joined only where a condition needs it."""
    where, values = plan.where
    if plan.match is None:
        return f"FROM articles a WHERE {where}", values
    if joined or where != "1" or plan.dates[0] != "1":
        table = "articles_fts CROSS JOIN articles a ON a.id = articles_fts.rowid"
        return f"FROM {table} WHERE articles_fts MATCH ? AND {where}", (plan.match, *values)
    return "FROM articles_fts WHERE articles_fts MATCH ?", (plan.match,)


def _hits(archive: Archive, plan: Plan, ranked: list[tuple[int, float]]) -> tuple[Hit, ...]:
    stored = {each.id: each for each in read.get(archive, [id for id, _ in ranked])}
    articles = {id: each.article for id, each in stored.items()}
    marks = marked(archive, plan.match, articles) if plan.match else {}
    return tuple(
        Hit(stored[id], round(score, 6), *cut(*marks.get(id, (articles[id].body, ()))))
        for id, score in ranked
        if id in stored
    )
