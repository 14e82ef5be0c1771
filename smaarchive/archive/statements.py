"""The statements of a search, in the forms that PERFORMANCE section D found to win.

The ranking statement touches nothing but the index. Where a condition must be looked at, each match is looked up in a
narrow copy of `articles` (`SLIM`) where that has all it takes; hits are ranked and counted in one pass then. By date,
the index on dates is walked until enough of its articles are matches (a unary plus keeps SQLite from matching anew for
each id).
"""

import re

from .connection import Archive
from .query import MATCHED, Condition, Plan

# the best on the shared relevance bench with the headline above the body
WEIGHTS = {"headline": 2.0, "byline": 1.0, "captions": 0.5, "body": 1.0, "cjk": 1.0, "terms": 1.0}
DATE_ORDERS = {"date": "a.date ASC NULLS LAST, a.id ASC", "-date": "a.date DESC NULLS LAST, a.id DESC"}
FEW = 1000  # matches that are joined sooner than a list of ids is made
ALL: Condition = ("1", ())
UNDATED: Condition = ("a.date IS NULL", ())
SLIM = "articles_slim"  # an index with all that facets and dates need, found by id: a narrow copy of the wide table
SLIM_COLUMNS = {"id", "outlet", "date"}


def count(archive: Archive, plan: Plan) -> tuple[int, int]:
    """Count the hits, and the undated ones that a date left out."""
    return number_of(archive, plan), undated(archive, plan)


def number_of(archive: Archive, plan: Plan) -> int:
    """Count the hits."""
    source, values = source_of(archive, plan)
    number: int = archive.rows(f"SELECT count(*) {source}", values)[0][0]
    return number


def undated(archive: Archive, plan: Plan) -> int:
    """Count the articles that match but for having no date."""
    if plan.dates[0] == "1":
        return 0
    if plan.match is None or plan.where[0] != "1":
        return number_of(archive, plan._replace(dates=UNDATED))
    # most archives have few of them
    asked = f"SELECT count(*) FROM {MATCHED} AND +rowid IN (SELECT id FROM articles WHERE date IS NULL)"
    number: int = archive.rows(asked, (plan.match,))[0][0]
    return number


def is_narrowed(plan: Plan) -> bool:
    """Tell whether a condition is looked at for every match."""
    return plan.match is not None and not plan.where[0] == plan.dates[0] == "1"


def ranking(archive: Archive, plan: Plan, total: int, sort: str) -> Condition:
    """Write the statement that gives ids and scores (lower is better), with its values but limit and offset.

    `total` is how many match, or more exactly how many hits there are. A narrowed ranking gives the number of hits too.
    """
    if sort == "score" and plan.ranked:
        source, values = source_of(archive, plan)
        scored = f"SELECT articles_fts.rowid AS id, {bm25(archive)} AS score {source}"
        if is_narrowed(plan):
            counted = "SELECT id, score, (SELECT count(*) FROM found) FROM found"
            scored = f"WITH found AS MATERIALIZED ({scored}) {counted}"
        return f"{scored} ORDER BY 2, 1 LIMIT ? OFFSET ?", values
    if plan.match and total > FEW:
        source, values = f"FROM articles a WHERE +a.id IN (SELECT rowid FROM {MATCHED})", (plan.match,)
        source, values = f"{source} AND {plan.where[0]} AND {plan.dates[0]}", (*values, *plan.where[1], *plan.dates[1])
    else:
        source, values = joined(archive, plan, {"date"})
    return f"SELECT a.id, 0.0 {source} ORDER BY {DATE_ORDERS.get(sort, DATE_ORDERS['-date'])} LIMIT ? OFFSET ?", values


def bm25(archive: Archive) -> str:
    """Write the score of a match; the better, the lower."""
    return f"bm25(articles_fts, {', '.join(str(WEIGHTS[name]) for name in archive.indexed)})"


def source_of(archive: Archive, plan: Plan) -> Condition:
    """Write FROM and WHERE of the hits."""
    if plan.match and not is_narrowed(plan):
        return f"FROM {MATCHED}", (plan.match,)
    return joined(archive, plan, set())


def joined(archive: Archive, plan: Plan, columns: set[str]) -> Condition:
    """Write FROM and WHERE of the hits with `articles a` beside them, of which `columns` will be read."""
    conditions = f"{plan.where[0]} AND {plan.dates[0]}"
    values = (*plan.where[1], *plan.dates[1])
    if plan.match is None:
        return f"FROM articles a WHERE {conditions}", values
    slim = {*columns, *re.findall(r"\ba\.(\w+)", conditions)} <= SLIM_COLUMNS and has_slim(archive)
    table = f"articles_fts CROSS JOIN articles a {f'INDEXED BY {SLIM}' if slim else ''} ON a.id = articles_fts.rowid"
    return f"FROM {table} WHERE articles_fts MATCH ? AND {conditions}", (plan.match, *values)


def has_slim(archive: Archive) -> bool:
    """Tell whether the archive has the index; an older schema has not."""
    return bool(archive.rows("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", (SLIM,)))
