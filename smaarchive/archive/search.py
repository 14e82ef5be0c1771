"""Running a search: rank first and alone, then fetch and mark up the shown rows (PERFORMANCE section D).

A join or a snippet in the ranking statement would be paid for every match and not for every row shown.
"""

from ..article import Answer, Filters, Hit
from . import read
from .connection import Archive
from .marks import marked
from .query import NO_FILTERS, Condition, Plan, Query, understand
from .snippet import cut

# headline, byline, captions, body, cjk, terms: the best on the shared relevance bench with the headline above the body
WEIGHTS = "2.0, 1.0, 0.5, 1.0, 1.0, 1.0"
DATE_ORDERS = {"date": "a.date ASC NULLS LAST, a.id ASC", "-date": "a.date DESC NULLS LAST, a.id DESC"}
# of more hits than this the ranking counts words only: to look for neighbours in each would cost more than the ranking
MOST_REWARDED = 10_000


def search(
    archive: Archive,
    text: str,
    any_word: bool = False,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
    offset: int = 0,
    sort: str = "score",
    literal: bool = False,
) -> Answer:
    """Answer a query: best first, or by date; `limit` 0 is all. Raise `Usage` where there is nothing to search for."""
    query = Query(text, any_word, filters, literal)
    plan = plan_of(archive, query)
    total, undated = count(archive, plan)
    sql, values = statement(plan, total, sort)
    rows = archive.rows(sql, (*values, limit or -1, offset)) if total > offset else []
    if not total:
        from .suggest import suggest  # only a search without an answer looks further

        return suggest(archive, query, undated)
    return Answer(hits(archive, plan.match, [(row[0], 0.0 - row[1]) for row in rows]), total, undated)


def plan_of(archive: Archive, query: Query) -> Plan:
    """Read a query against the outlets of an archive."""
    return understand(query, lambda words: read.outlets_named(archive, words))


def count(archive: Archive, plan: Plan) -> tuple[int, int]:
    """Count the hits, and the undated ones that a date left out."""
    source, values = source_of(plan)
    sql, days = plan.dates
    if sql == "1":
        return archive.rows(f"SELECT count(*) {source}", values)[0][0], 0
    counted = f"SELECT count(*) FILTER (WHERE {sql}), count(*) FILTER (WHERE a.date IS NULL) {source}"
    total, undated = archive.rows(counted, (*days, *values))[0]
    return total, undated


def statement(plan: Plan, total: int, sort: str) -> Condition:
    """Write the statement that gives ids and scores (lower is better), with its values but limit and offset."""
    ranking = plan.ranking if sort == "score" else None
    source, values = source_of(
        plan._replace(match=ranking) if ranking and total <= MOST_REWARDED else plan, not ranking
    )
    sql, days = plan.dates
    where = f" AND {sql}" if sql != "1" else ""
    if ranking:
        columns, order = f"articles_fts.rowid, bm25(articles_fts, {WEIGHTS})", "2, articles_fts.rowid"
    else:
        columns, order = "a.id, 0.0", DATE_ORDERS.get(sort, DATE_ORDERS["-date"])
    return f"SELECT {columns} {source}{where} ORDER BY {order} LIMIT ? OFFSET ?", (*values, *days)


def source_of(plan: Plan, joined: bool = False) -> Condition:
    """Write FROM and WHERE without the dates; the wide table is joined only where a condition needs it."""
    where, values = plan.where
    if plan.match is None:
        return f"FROM articles a WHERE {where}", values
    if joined or where != "1" or plan.dates[0] != "1":
        table = "articles_fts CROSS JOIN articles a ON a.id = articles_fts.rowid"
        return f"FROM {table} WHERE articles_fts MATCH ? AND {where}", (plan.match, *values)
    return "FROM articles_fts WHERE articles_fts MATCH ?", (plan.match,)


def hits(archive: Archive, match: str | None, ranked: list[tuple[int, float]]) -> tuple[Hit, ...]:
    """Fetch the articles of ids and scores, in their order, each with the snippet that shows why it was found."""
    articles = {each.id: each for each in read.get(archive, [id for id, _ in ranked])}
    marks = marked(archive, match, {id: each.article for id, each in articles.items()}) if match else {}
    return tuple(
        Hit(articles[id], round(score, 6), *cut(*marks.get(id, (articles[id].article.body, ()))))
        for id, score in ranked
        if id in articles
    )
