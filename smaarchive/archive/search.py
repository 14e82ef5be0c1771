"""Running a search: rank first and alone, then fetch and mark up the shown rows (PERFORMANCE section D).

A join or a snippet in the ranking statement would be paid for every match and not for every row shown.
"""

import re

from ..article import Answer, Hit, Paging
from . import read
from .connection import Archive
from .marks import marked
from .nearness import CANDIDATES, Ranked, reordered
from .query import LISTED, Plan, Query, understand
from .schema import TOLD_APART
from .snapshot import of_one_state
from .snippet import cut
from .statements import ALL, FEW, count, is_narrowed, number_of, ranking, undated

PAGING = Paging()
WIDENED = " OR cjk : "
# a form that words are widened by; never the first in its brackets, and no typed quotation mark stands single
FORM = WIDENED + r'"[^"\x00-\x7f][^"]*"(?!\*)'


@of_one_state
def search(archive: Archive, query: Query, paging: Paging = PAGING, *, counting: bool = True) -> Answer:
    """Answer a query: best first, or by date. Raise `Usage` where there is nothing to search for.

    Where nobody reads how many hits there are, not `counting` them spares 5 to 30 % of the time (README, "How fast").
    """
    plan = plan_of(archive, query)
    at_once = not counting and not paging.offset and _is_by_score(plan, paging) and not is_narrowed(plan)
    ranked, total = (_best if at_once else _found)(archive, plan, paging)
    left_out = undated(archive, plan)
    if not total:
        from .suggest import suggest  # only a search without an answer looks further

        return suggest(archive, query, left_out)
    return Answer(hits(archive, plan.match, ranked), total, left_out)


def _found(archive: Archive, plan: Plan, paging: Paging) -> tuple[list[Ranked], int]:
    """Give ids and scores of the part that is shown, and how many hits there are."""
    by_score = _is_by_score(plan, paging)
    at_once = by_score and is_narrowed(plan)
    total = number_of(archive, plan._replace(where=ALL, dates=ALL) if at_once else plan)
    sql, values = ranking(archive, _living(archive, plan) if total > FEW else plan, total, paging.sort)
    again = by_score and paging.offset < CANDIDATES  # the best are shown in another order
    first, most = (0, max(paging.offset + paging.limit, CANDIDATES)) if again else (paging.offset, paging.limit)
    rows = archive.rows(sql, (*values, most if paging.limit else -1, first)) if total > paging.offset else []
    if at_once:
        total = rows[0][2] if rows else number_of(archive, plan)
    ranked = [(row[0], row[1]) for row in rows]
    if again:
        ranked = reordered(archive, plan.understood, ranked)
    return ranked[paging.offset - first :][: paging.limit or None], total


def _is_by_score(plan: Plan, paging: Paging) -> bool:
    return paging.sort == "score" and plan.ranked


def _best(archive: Archive, plan: Plan, paging: Paging) -> tuple[list[Ranked], int]:
    """Give ids and scores of the best, and how many were looked at for them."""
    sql, values = ranking(archive, _living(archive, plan), 0, paging.sort)
    rows = archive.rows(sql, (*values, max(paging.limit, CANDIDATES) if paging.limit else -1, 0))
    ranked = reordered(archive, plan.understood, [(row[0], row[1]) for row in rows])
    return ranked[: paging.limit or None], len(rows)


def _living(archive: Archive, plan: Plan) -> Plan:
    """Leave out Korean and Japanese forms that no article has: ranking looks for every form in every match."""
    asked = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1"
    match = plan.match or ""
    for form in set(re.findall(FORM, match)) if WIDENED in match else ():
        if not archive.rows(asked, (form.removeprefix(" OR "),)):
            match = match.replace(form, "")
    return plan._replace(match=match or None)


@of_one_state
def independent(archive: Archive, query: Query, paging: Paging = PAGING) -> tuple[Answer, dict[int, int]]:
    """Answer with one article a story, and tell how many tell it: of those that answer the origin, else the earliest.

    A story has the score of the best of it. The total counts stories.
    """
    from .stories import foremost, stories_of  # no other search pays for it

    plan = plan_of(archive, query)
    total, undated = count(archive, plan)
    sql, values = ranking(archive, plan, total, paging.sort)
    rows = archive.rows(sql, (*values, -1, 0)) if total else []
    ranked = [(row[0], row[1]) for row in rows]
    if paging.sort == "score" and plan.ranked:
        ranked = reordered(archive, plan.understood, ranked)
    known = stories_of(archive, (id for id, _ in ranked))
    told: dict[int, list[Ranked]] = {}
    for id, score in ranked:
        told.setdefault(known.get(id, (id, 1))[0], []).append((id, score))
    before = foremost(archive, [id for each in told.values() if len(each) > 1 for id, _ in each])
    found = [(min((id for id, _ in each), key=lambda id: before.get(id, id)), each[0][1]) for each in told.values()]
    if paging.sort != "score":  # the one that stands for a story stands at its own day
        place = {id: number for number, (id, _) in enumerate(ranked)}
        found.sort(key=lambda each: place[each[0]])
    shown = found[paging.offset : paging.offset + paging.limit if paging.limit else None]
    copies = {id: known.get(id, (id, 1))[1] for id, _ in shown}
    return Answer(hits(archive, plan.match, shown), len(found), undated), copies


def plan_of(archive: Archive, query: Query) -> Plan:
    """Read a query against an archive."""
    plan = understood(archive, query)
    if LISTED not in plan.where[0]:
        return plan
    from .lists import listed  # few queries have such a condition

    return plan._replace(where=listed(archive, plan.where))


def understood(archive: Archive, query: Query) -> Plan:
    """Read a query against the outlets and agencies of an archive; its conditions are as they are told."""
    return understand(query, lambda field, words: read.named(archive, field, words), archive.schema >= TOLD_APART)


def hits(archive: Archive, match: str | None, ranked: list[Ranked]) -> tuple[Hit, ...]:
    """Fetch the articles of ids and scores, in their order, each with the snippet that shows why it was found."""
    articles = read.indexed(archive, [id for id, _ in ranked])
    marks = marked(archive, match, {id: each.article for id, each in articles.items()}) if match else {}
    return tuple(
        Hit(articles[id], round(0.0 - score, 6), *cut(*marks.get(id, (articles[id].article.body, ()))))
        for id, score in ranked
        if id in articles
    )
