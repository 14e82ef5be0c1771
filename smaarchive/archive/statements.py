"""The statements of a search, in the forms that PERFORMANCE section D found to win.

The ranking statement touches nothing but the index. Where a condition must be looked at, few matches are joined to
`articles`, many are tested against the ids that the condition gives (a unary plus keeps SQLite from matching anew for
each id). By date, the index on dates is walked until enough of its articles are matches.
"""

import re

from .connection import Archive
from .query import Condition, Plan

# headline, byline, captions, body, cjk, terms: the best on the shared relevance bench with the headline above the body
WEIGHTS = "2.0, 1.0, 0.5, 1.0, 1.0, 1.0"
DATE_ORDERS = {"date": "a.date ASC NULLS LAST, a.id ASC", "-date": "a.date DESC NULLS LAST, a.id DESC"}
# of more hits than this the ranking counts words only: to look for neighbours in each would cost more than the ranking
MOST_REWARDED = 10_000
FEW = 1000  # matches that are joined sooner than a list of ids is made
MATCHED = "articles_fts WHERE articles_fts MATCH ?"
SLIM = "articles_slim"  # an index with all that facets and dates need, found by id: a narrow copy of the wide table
SLIM_COLUMNS = {"id", "outlet", "date"}


def count(archive: Archive, plan: Plan) -> tuple[int, int]:
    """Count the hits, and the undated ones that a date left out."""
    matches = archive.rows(f"SELECT count(*) FROM {MATCHED}", (plan.match,))[0][0] if plan.match else 0
    dated = plan.dates[0] != "1"
    if plan.match and not dated and plan.where[0] == "1":
        return matches, 0
    found = [
        archive.rows(f"SELECT count(*) {source}", values)[0][0]
        for dates in ((plan.dates, ("a.date IS NULL", ())) if dated else (plan.dates,))
        for source, values in [source_of(archive, plan._replace(dates=dates), matches)]
    ]
    return found[0], found[1] if dated else 0


def ranking(archive: Archive, plan: Plan, total: int, sort: str) -> Condition:
    """Write the statement that gives ids and scores (lower is better), with its values but limit and offset."""
    if sort == "score" and plan.ranking:
        source, values = source_of(
            archive, plan._replace(match=plan.ranking) if total <= MOST_REWARDED else plan, total
        )
        ranked = f"SELECT articles_fts.rowid, bm25(articles_fts, {WEIGHTS}) {source} ORDER BY 2, articles_fts.rowid"
        return f"{ranked} LIMIT ? OFFSET ?", values
    if plan.match and total > FEW:
        source, values = f"FROM articles a WHERE +a.id IN (SELECT rowid FROM {MATCHED})", (plan.match,)
        source, values = f"{source} AND {plan.where[0]} AND {plan.dates[0]}", (*values, *plan.where[1], *plan.dates[1])
    else:
        source, values = joined(archive, plan, {"date"})
    return f"SELECT a.id, 0.0 {source} ORDER BY {DATE_ORDERS.get(sort, DATE_ORDERS['-date'])} LIMIT ? OFFSET ?", values


def source_of(archive: Archive, plan: Plan, matches: int) -> Condition:
    """Write FROM and WHERE of the hits; `matches` is how many there are or may be."""
    if plan.match and plan.where[0] == plan.dates[0] == "1":
        return f"FROM {MATCHED}", (plan.match,)
    if plan.match and plan.where[0] == "1" and matches > FEW:
        sql, values = plan.dates
        return f"FROM {MATCHED} AND +articles_fts.rowid IN (SELECT a.id FROM articles a WHERE {sql})", (
            plan.match,
            *values,
        )
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
