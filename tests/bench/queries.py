"""Searches in one process, warm: each beside the bare SQL statement, in turns; limits of issue 5.

The bare statement of a ranked search is `SELECT rowid, bm25(...) ... MATCH ? ORDER BY 2 LIMIT 10` of the words as they
were typed: no count, no snippet, no article read. Ours is that of `sma search --quiet`, which says nothing of how many
hits there are, and that of `sma search`. A limit in milliseconds is of an archive of 1,000,000 articles.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from smaarchive.archive.around import facet
from smaarchive.archive.connection import Archive, open_reading
from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.archive.statements import bm25
from smaarchive.article import Filters, Paging
from tests.bench.clock import medians
from tests.bench.report import Line

ROUNDS = 7
TOP = Paging(limit=10)
NEWEST = Paging(limit=10, sort="-date")
RARE = ("zyzzogeton", "quokkabrook")
MIDDLE = ("furlough", '"unpaid leave"', "unpaid leave")  # about 2 % of the articles
COMMON = "government"  # a third of them
QUERIES = (*RARE, *MIDDLE, "special measures agreement", COMMON, "government people", "government OR people", "the")
SOON = 2.0  # ms; below, no ratio counts
DATES = Filters(since="2010-01-01", until="2012-12-31")

WIDE = "FROM articles_fts CROSS JOIN articles a ON a.id = articles_fts.rowid WHERE articles_fts MATCH ?"


def measure(path: Path) -> Iterator[Line]:
    """Yield the figures of an archive."""
    with open_reading(path) as archive:
        for query in QUERIES:
            yield from _ranked(archive, query)
        yield from _dated(archive)
        yield from _counted(archive)
        yield _faceted(archive)


def _ranked(archive: Archive, query: str) -> Iterator[Line]:
    """Measure a query best first and newest first."""
    statement = f"SELECT rowid, {bm25(archive)} FROM articles_fts WHERE articles_fts MATCH ? ORDER BY 2 LIMIT 10"
    took = _milliseconds(
        {
            "bare": lambda: archive.rows(statement, (query,)),
            "ranked": lambda: search(archive, Query(query), TOP, counting=False),
            "counted": lambda: search(archive, Query(query), TOP),
            "newest": lambda: search(archive, Query(query), NEWEST),
        }
    )
    bare, ranked, newest = took["bare"], took["ranked"], took["newest"]
    hits = archive.rows("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", (query,))[0][0]
    what = f"search {query} ({hits:,} hits)"
    yield Line(what, _beside(ranked, bare), ranked / bare, at_most=round(max(1.2, SOON / bare), 2))
    yield Line("  with the number of hits", _beside(took["counted"], bare), took["counted"] / bare)
    limit = _limit(query)
    if limit:
        yield Line("  milliseconds of the same", f"{ranked:.1f} ms", ranked, at_most=limit)
    yield Line("  newest first", _beside(newest, bare), newest / bare, at_most=round(max(0.5, 10 / bare), 2))


def _limit(query: str) -> float | None:
    return 2.0 if query in RARE else 45.0 if query in MIDDLE else 300.0 if query == COMMON else None


def _dated(archive: Archive) -> Iterator[Line]:
    """Measure a range of dates beside a join with the whole table."""
    joined = f"SELECT a.id, {bm25(archive)} {WIDE} AND a.date >= ? AND a.date <= ? ORDER BY 2 LIMIT 10"
    for query in (MIDDLE[0], COMMON):
        asked, values = Query(query, filters=DATES), (query, DATES.since, DATES.until)
        jobs = {
            "join": lambda values=values: archive.rows(joined, values),
            "sma": lambda asked=asked: search(archive, asked, TOP),
        }
        took = _milliseconds(jobs)
        figure = _beside(took["sma"], took["join"])
        yield Line(f"{query}, three years of dates, beside a join", figure, took["sma"] / took["join"], at_most=0.5)


def _counted(archive: Archive) -> Iterator[Line]:
    """Measure how long it takes to count: a word, and either of two, each in 45 % of the articles."""
    from smaarchive.archive.around import number

    for query in ("year", "government OR company"):
        count = partial(number, archive, Query(query))
        took = _milliseconds({"count": count})["count"]
        what = f"count of {query}, {count()[0]:,} hits, milliseconds"
        yield Line(what, f"{took:.1f} ms", took, at_most=20)


def _faceted(archive: Archive) -> Line:
    query = MIDDLE[0]
    joined = f"SELECT a.outlet, count(*) {WIDE} GROUP BY 1"
    jobs = {
        "join": lambda: archive.rows(joined, (query,)),
        "sma": lambda: facet(archive, Query(query), "outlet"),
    }
    took = _milliseconds(jobs)
    figure = _beside(took["sma"], took["join"])
    return Line(f"facet of {query} by outlet, beside a join", figure, took["sma"] / took["join"], at_most=0.35)


def _milliseconds(jobs: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Run each job once unmeasured, then in turns; give medians of CPU time."""
    for job in jobs.values():
        job()
    return {name: seconds * 1000 for name, seconds in medians(jobs, ROUNDS, time.process_time).items()}


def _beside(ours: float, theirs: float) -> str:
    return f"{ours:.2f} ms beside {theirs:.2f} ms"
