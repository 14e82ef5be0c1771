"""What surrounds a result: suggestions, facets, time lines, similar articles, explanations."""

import re

import pytest

from smaarchive.archive import around
from smaarchive.archive.connection import Archive
from smaarchive.archive.explain import explain
from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.archive.suggest import slipped
from smaarchive.article import Filters, Paging
from smaarchive.errors import NothingFound, Usage

from .searched import PAGES, archive_of


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archive_of(tmp_path_factory.mktemp("around") / "archive.db", PAGES)


@pytest.mark.parametrize(
    ("query", "suggestion", "suggested"),
    [
        ("furlogh", "furlough", 1),
        ("furluogh", "furlough", 1),
        ("furloughh -wages", "furlough -wages", 1),
        ("unpiad leave", "unpaid leave", 4),
        ("misiles north", "missiles north", 1),
        ("negotiatons", "negotiators", 4),
        ('"first rond"', '"first round"', 1),
        ("body:furlogh", "body:furlough", 1),
        ("(furlogh OR xyzzy)", "(furlough OR xyzzy)", 1),
        ("costsharing money", "cost-sharing money", 1),
        ("headline:furlogh", None, 0),  # the right spelling stands in no headline
        ("furlough missiles", None, 0),  # both are spelled right
        ("xyzzy", None, 0),
        ("fot", None, 0),  # `for` is no word to search for
        ("방위세", None, 0),
        ("outlet:nowhere", None, 0),
    ],
)
def test_the_nearest_spelling_that_finds_something(
    archive: Archive, query: str, suggestion: str | None, suggested: int
) -> None:
    answer = search(archive, Query(query))
    assert (answer.hits, answer.suggestion, answer.suggested) == ((), suggestion, suggested)


def test_articles_with_some_of_the_words_are_counted(archive: Archive) -> None:
    assert search(archive, Query("furlough missiles")).partly == 2
    assert search(archive, Query("furlough missiles", any_word=True)).partly == 0
    answer = search(archive, Query("furlough misiles"))
    assert (answer.suggestion, answer.partly, answer.respelled) == (None, 2, "furlough missiles")


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [("a", "a", 0), ("ab", "ba", 1), ("abc", "ab", 1), ("abc", "axc", 1), ("abcd", "badc", 2), ("", "ab", 2)],
)
def test_slips_are_counted(left: str, right: str, slips: int) -> None:
    assert slipped(left, right, 3) == slipped(right, left, 3) == slips


def test_facets_count_the_hits(archive: Archive) -> None:
    assert around.facet(archive, Query("deal"), "year") == [("2018", 1), ("2020", 2), ("2021", 1)]
    outlets = around.facet(archive, Query("south korea"), "outlet")
    assert outlets[0] == ("Yonhap News Agency", 3)
    assert sum(number for _, number in outlets) == around.number(archive, Query("south korea"))[0] == 6
    assert around.facet(archive, Query("-lang:en"), "language") == [("ko", 2), ("ja", 1)]
    assert around.facet(archive, Query("", filters=Filters(since="2021-12")), "outlet") == [
        ("The Asahi Shimbun", 1), ("The Japan Times", 1), (None, 1),
    ]  # fmt: skip
    with pytest.raises(Usage, match="choose from outlet"):
        around.facet(archive, Query("deal"), "colour")


def test_a_timeline_counts_by_time_and_outlet(archive: Archive) -> None:
    assert around.timeline(archive, Query("by:kim"), "month") == [
        ("2019-09", "Yonhap News Agency", 1),
        ("2021-03", "Yonhap News Agency", 1),
    ]
    assert around.timeline(archive, Query("id:1"), "week") == [("2019-09-23", "Yonhap News Agency", 1)]
    assert around.timeline(archive, Query("missiles"), "day") == [(None, "Reuters", 1)]


def test_similar_articles_share_telling_words(archive: Archive) -> None:
    found = [hit.stored.id for hit in around.similar(archive, 4).hits]
    assert found[0] == 3
    assert 4 not in found
    assert len(around.similar(archive, 1, limit=2).hits) == 2
    with pytest.raises(NothingFound, match="no article 999 in"):
        around.similar(archive, 999)


def test_an_explanation_says_what_was_understood_and_asked(archive: Archive) -> None:
    said = explain(archive, Query("unpaid -furlough outlet:herald OR x since:2020", any_word=True))
    assert "understood  ((unpaid AND NOT furlough AND outlet:herald) OR (x AND since:2020))" in said
    said = explain(archive, Query("US korea since:2020 outlet:'times"))
    assert 'terms : "zzusa"' in said
    assert "a.date >= '2020-01-01'" in said
    assert "'The Korea Times'" in said
    assert "a.agency IN ('Yonhap News Agency')" in explain(archive, Query("agency:연합뉴스"))
    for query, listed in (("talks OR outlet:herald", 1), ("-korea", 1), ("talks outlet:herald", 0)):
        assert explain(archive, Query(query)).count("\nlists       each MATCH within the condition") == listed
    assert re.search(
        r"^hits        \d+; \d+ more have no date$", explain(archive, Query("korea since:2020")), re.MULTILINE
    )


@pytest.mark.parametrize("sort", ["score", "date", "-date"])
def test_the_explained_statement_is_the_one_that_runs(archive: Archive, sort: str) -> None:
    for query in ("korea", "korea since:2019-10", "-korea", "outlet:herald", 'it\'s "odd?" OR korea'):
        sql, _, then = explain(archive, Query(query), sort).partition("sql         ")[2].partition("\nthen        ")
        ids = [row[0] for row in archive.rows(sql.replace("LIMIT ? OFFSET ?", "LIMIT -1 OFFSET 0"))]
        found = [hit.stored.id for hit in search(archive, Query(query), Paging(0, sort=sort)).hits]
        assert (sorted(ids) == sorted(found)) if then.startswith("the first 30 once more") else (ids == found)
