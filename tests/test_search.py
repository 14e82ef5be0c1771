"""Queries over pages of our own: the exact ids that answer each, what is marked, what is counted, what is an error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smaarchive.archive.connection import Archive, open_writing
from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.archive.store import store_all
from smaarchive.article import Answer, Filters, Paging
from smaarchive.errors import MalformedQuery, Usage
from tests.searched import PAGES, QUERIES, archive_of, page, read_pages


def read_expected(name: str) -> Iterator[tuple[str, list[int]]]:
    for line in (QUERIES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            query, _, ids = line.rpartition(" -> ")
            yield query, [int(id) for id in ids.split() if id != "-"]


EXPECTED = list(read_expected("expected.txt"))
SPELLINGS = list(read_expected("spellings.txt"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(tmp_path_factory.mktemp("search") / "archive.db", PAGES) as opened:
        yield opened


def answered(archive: Archive, text: str, **how: Any) -> Answer:
    """Search; `how` are fields of `Query` and of `Paging`."""
    paging = {name: how.pop(name) for name in Paging._fields if name in how}
    return search(archive, Query(text, **how), Paging(**paging))


def ids(archive: Archive, text: str, **how: Any) -> list[int]:
    return [hit.stored.id for hit in answered(archive, text, **how).hits]


@pytest.mark.parametrize(("query", "expected"), EXPECTED, ids=[query for query, _ in EXPECTED])
def test_answers(archive: Archive, query: str, expected: list[int]) -> None:
    answer = answered(archive, query, limit=0)
    assert sorted(hit.stored.id for hit in answer.hits) == expected
    assert [answered(archive, query, limit=limit, offset=limit).total for limit in (0, 1, 500)] == [len(expected)] * 3


@pytest.mark.parametrize("query", [query for query, _ in EXPECTED])
def test_who_does_not_count_finds_the_same(archive: Archive, query: str) -> None:
    counted, quick = (search(archive, Query(query), Paging(limit=3), counting=one) for one in (True, False))
    assert len(quick.hits) <= quick.total <= counted.total
    assert quick._replace(total=0) == counted._replace(total=0)


@pytest.fixture(scope="module")
def spellings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("spellings") / "archive.db"
    with archive_of(path, read_pages("spellings.jsonl")) as opened:
        yield opened


@pytest.mark.parametrize(("query", "expected"), SPELLINGS, ids=[query for query, _ in SPELLINGS])
def test_answers_in_other_spellings(spellings: Archive, query: str, expected: list[int]) -> None:
    assert sorted(ids(spellings, query, limit=0)) == expected


def test_the_tables_are_long_enough() -> None:
    assert len(dict(EXPECTED)) >= 150
    assert len(dict(SPELLINGS)) >= 100


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("unpaid leave", 4),  # in the headline
        ("negotiator", 9),
        ("special measures agreement", 13),
        ("cost sharing", 12),  # as a phrase before the same words apart
        ("joint talks cost sharing", None),
    ],
)
def test_the_best_comes_first(archive: Archive, query: str, best: int | None) -> None:
    hits = answered(archive, query).hits
    assert (hits[0].stored.id if hits else None) == best
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_any_word_is_enough_and_stop_words_do_not_count(archive: Archive) -> None:
    assert set(ids(archive, "what of the furlough in zyzzyva", any_word=True)) == {4}
    assert set(ids(archive, "furlough missiles", any_word=True)) == {4, 11}
    assert set(ids(archive, "furlough missiles outlet:reuters", any_word=True)) == {11}
    assert set(ids(archive, "furlough missiles -korea", any_word=True)) == set()
    assert 3 in ids(archive, "to be", any_word=True)  # nothing but stop words: then they count


@pytest.mark.parametrize(
    ("filters", "query", "expected"),
    [
        (Filters(outlet="herald"), "", [16, 2]),
        (Filters(since="2021-12-21"), "", [17, 8, 7]),
        (Filters(until="2019-09-24"), "", [1, 18]),
        (Filters(since="2020-04-01", until="2020-04-01"), "", [6, 4]),
        (Filters(by="KIM"), "", [14, 1]),
        (Filters(by="kim"), "cost", [1]),
        (Filters(since="2021"), "-deal", [17, 8, 7, 16, 15]),
    ],
)
def test_flags_mean_what_fields_mean_and_list_newest_first(
    archive: Archive, filters: Filters, query: str, expected: list[int]
) -> None:
    assert ids(archive, query, filters=filters) == expected


def test_undated_articles_never_match_a_date_and_are_counted(archive: Archive) -> None:
    answer = answered(archive, "korea since:1900")
    assert {11, 13}.isdisjoint(hit.stored.id for hit in answer.hits)
    assert answer.undated == 2
    assert answered(archive, "korea").undated == 0


def test_sorting_by_date_puts_undated_last(archive: Archive) -> None:
    assert ids(archive, "korea", sort="date")[-2:] == [11, 13]
    newest = ids(archive, "south korea", sort="-date")
    assert newest == [14, 10, 5, 2, 1, 13]


def test_beyond_the_last_page_the_total_is_told(archive: Archive) -> None:
    answer = answered(archive, "korea", limit=1, offset=50)
    assert (answer.hits, answer.total) == ((), len(ids(archive, "korea", limit=0)))


ALIKE = ("Talks go on.", "Talks go on in Seoul.", "Talks, talks, talks.", "방위비 talks go on.", "Leave.")
DAYS = ("2020-01-01", "2020-01-01", "2020-01-02", None, "2019-05-05")


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Sixty articles of five texts and four days: most of them tie by score, by day, or by both."""
    pages = [
        {"headline": "Talks", "body": ALIKE[n * 7 % 5], "date": DAYS[n * 3 % 5], "outlet": f"Paper {n % 3}"}
        for n in range(60)
    ]
    with archive_of(tmp_path_factory.mktemp("alike") / "archive.db", pages) as opened:
        yield opened


@given(
    query=st.sampled_from(["talks", "seoul", "talks OR leave", "-seoul", "date:2020", "talks date:2020-01-01",
                           "headline:talks outlet:1", "방위비 OR seoul", "ta*", '"talks go"', "id:5..40"]),
    size=st.integers(1, 25),
    sort=st.sampled_from(["score", "date", "-date"]),
    any_word=st.booleans(),
)  # fmt: skip
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_neither_repeat_nor_lose_a_row(alike: Archive, query: str, size: int, sort: str, any_word: bool) -> None:
    whole = answered(alike, query, limit=0, sort=sort, any_word=any_word)
    pages = range(0, whole.total + size, size)
    paged = [answered(alike, query, limit=size, offset=start, sort=sort, any_word=any_word).hits for start in pages]
    assert sum(paged, ()) == whole.hits
    assert len({hit.stored.id for hit in whole.hits}) == whole.total


@pytest.mark.parametrize(
    ("query", "id", "marked"),
    [
        ("unpaid leave", 3, {"unpaid leave", "leave"}),
        ("leaving", 4, {"leave"}),
        ("south korea", 2, {"S. Korea"}),
        ("US", 14, {"U.S."}),
        ("US", 2, {"US"}),
        ("US union OR wages", 3, {"wages"}),
        ("resume", 15, {"résumé"}),
        ("분담", 5, {"분담"}),
        ("정은보", 9, {"Jeong Eun-bo"}),
        ("Chung Eun-bo", 5, {"정은보"}),
        ("rapson", 16, {"Rapson"}),  # only in a caption
        ("headline:bicker", 11, {"bicker"}),
        ("furl*", 4, {"furlough"}),
        ("駐留経費", 7, {"駐留経費"}),
        ("50%", 12, {"50"}),
        ("outlet:reuters", 11, set()),
    ],
)
def test_highlights_mark_what_matched_in_whatever_spelling(
    archive: Archive, query: str, id: int, marked: set[str]
) -> None:
    hit = next(hit for hit in answered(archive, query).hits if hit.stored.id == id)
    assert {hit.snippet[start:end] for start, end in hit.highlights} == marked
    assert not {"\x02", "\x03", "\n"} & set(hit.snippet)


def test_words_and_fields_in_many_brackets(archive: Archive) -> None:
    words = ("unpaid", "leave", "union", "deal", "talks", "won", "paid", "zzz", '"a phrase"', "neg*")
    brackets = [f"({word} outlet:times)" for word in words]
    either = ids(archive, f"({' OR '.join(words)}) outlet:times", limit=0)
    assert sorted(ids(archive, " OR ".join(brackets), limit=0)) == sorted(either)
    assert ids(archive, " OR ".join(reversed(brackets * 3)), limit=0) == ids(archive, " OR ".join(brackets), limit=0)
    assert set(ids(archive, f"-({' OR '.join(brackets)})", limit=0)) == set(ids(archive, "id:1..", limit=0)) - {*either}


def test_lists_are_made_anew(tmp_path: Path) -> None:
    path, query = tmp_path / "archive.db", "(unpaid outlet:times) OR outlet:herald"
    with archive_of(path, [{"body": "Unpaid.", "outlet": "The Korea Times"}]) as archive:
        assert ids(archive, query) == [1]
        with open_writing(path) as writing:
            assert len(list(store_all(writing, [page({"body": "Unpaid too.", "outlet": "The Korea Times"}, 2)]))) == 1
        assert ids(archive, query) == [2, 1]


@pytest.mark.parametrize("query", ["", " ", "?!", "&", "(", '""', "- -", "\0", "*", "…", "'%'"])
def test_nothing_to_search_for_is_said(archive: Archive, query: str) -> None:
    with pytest.raises(Usage, match="nothing to search for"):
        answered(archive, query)


@pytest.mark.parametrize(
    ("query", "column"),
    [
        ("date:20-13", 5), ("x date:2020-13", 7), ("since:soon", 6), ("date:..", 5), ("date:2021-02-29", 5),
        ("id:three", 3), ("has:wings", 4), ("a (until:2020-00)", 9), ("date:２０２０", 5), ("outlet:-", 7),
    ],
)  # fmt: skip
def test_a_malformed_value_is_pointed_at(archive: Archive, query: str, column: int) -> None:
    with pytest.raises(MalformedQuery) as caught:
        answered(archive, query)
    assert caught.value.column == column


PIECES = st.sampled_from(
    [*"'\"“()-*:+{}^%_;\\ \0²𞤀ﬁ을\ud800", "  ", "--", "OR", "AND", "NOT", "NEAR", "NEAR/3", "NEAR/999", "neg*", "u*",
     "unpaid", "leave", "US", "U.S.", "korea", "S.", "방위비", "headline:", "by:", "caption:", "date:2020",
     "date:..2020", "outlet:x", "id:1", "has:byline"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


@given(text=TYPED, any_word=st.booleans())
@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_has_an_answer_or_one_sentence(archive: Archive, text: str, any_word: bool) -> None:
    try:
        answer = answered(archive, text, any_word=any_word)
    except Usage:
        return
    assert 0 <= len(answer.hits) <= answer.total


@pytest.mark.parametrize("text", ["section:\ud800x", "source:\0a\0", "outlet:\udcff1", "agency:\ud800a", "\ud800 a"])
def test_what_sqlite_cannot_hold_is_no_error(archive: Archive, text: str) -> None:
    assert answered(archive, text).total >= 0
    assert answered(archive, "a", filters=Filters(by=text, outlet=text)).total == 0


@pytest.mark.parametrize(
    "text",
    ["(" * 3000 + "a", "-(" * 900 + "a", "headline:" * 300 + "a", "NOT " * 500 + "a", "a OR " * 500, "a* " * 900,
     "neg* " * 500, '"' * 2000, "US " * 700, "headline:(" * 200 + "a", '"' + "south korea " * 200 + '"', "을 " * 900,
     "a NEAR/2 " * 300 + "b", "(a OR b) " * 250, "south korea US SMA defence " * 70, "x" * 5000],
)  # fmt: skip
def test_long_and_deep_queries_are_answered(archive: Archive, text: str) -> None:
    try:
        assert answered(archive, text).total >= 0
    except Usage:
        assert not any(map(str.isalnum, text[:2000].replace("NOT", "")[:260]))
