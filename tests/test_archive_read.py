"""Lists and filters: filter -> ids."""

from collections.abc import Iterator

import pytest

from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.listing import count, listing
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.search import search
from smaarchive.archive.store import store_all
from smaarchive.article import Filters, Paging
from smaarchive.errors import Usage

from .pages import page

# id: published, outlet, byline
ARTICLES = {
    1: ("2020-01-17", "The Korea Times", "Kim Bo-eun"),
    2: ("2020-05-06T14:18+09:00", "Yonhap News Agency", "Song Sang-ho"),
    3: (None, "The Korea Times", "Do Je-hae"),
    4: ("2020-05-06", "The Korea Herald", "Kim Seung-yeon, Park Ju-min"),
    5: ("2019-12-31", None, None),
    6: ("2020-04-01", "Test & Co. Wire", "김승연 기자"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = tmp_path_factory.mktemp("read") / "a.db"
    with open_writing(path) as opened:
        for id, (published, outlet, byline) in ARTICLES.items():
            item = page(f"/{id}", f"Text {id}.", published=published, outlet=outlet, byline=byline)
            assert [each.id for each in store_all(opened, [item])] == [id]
    with open_reading(path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), [4, 2, 6, 1, 5, 3]),
        (Filters(outlet="korea"), [4, 1, 3]),
        (Filters(outlet="TIMES korea"), [1, 3]),
        (Filters(outlet="the korea times"), [1, 3]),
        (Filters(outlet="times herald"), []),
        (Filters(outlet="kor"), []),
        (Filters(outlet="test & co"), [6]),
        (Filters(by="kim"), [4, 1]),
        (Filters(by="KIM seung-yeon"), [4]),
        (Filters(by="park kim"), [4]),
        (Filters(by="김승연"), [6]),
        (Filters(by="김승"), [6]),
        (Filters(by="kim OR song"), []),
        (Filters(since="2020-05-06"), [4, 2]),
        (Filters(until="2020-01-17"), [1, 5]),
        (Filters(since="2020-01-17", until="2020-04-01"), [6, 1]),
        (Filters(since="0001-01-01"), [4, 2, 6, 1, 5]),
        (Filters(outlet="korea", by="kim", until="2020-02-01"), [1]),
    ],
)
def test_filters(archive: Archive, filters: Filters, ids: list[int]) -> None:
    assert [stored.id for stored in listing(archive, filters)] == ids
    assert count(archive, filters)[0] == len(ids)


@pytest.mark.parametrize("filters", [Filters(outlet="%"), Filters(by='"*')])
def test_a_filter_without_a_letter_is_said(archive: Archive, filters: Filters) -> None:
    with pytest.raises(Usage, match="needs a"):
        listing(archive, filters)


@pytest.mark.parametrize("by", ["kim", "김승연", "김승", "park kim", "승연"])
def test_a_list_and_a_search_read_a_flag_alike(archive: Archive, by: str) -> None:
    found = search(archive, Query("", filters=Filters(by=by)), Paging(sort="-date"))
    assert [hit.stored.id for hit in found.hits] == [stored.id for stored in listing(archive, Filters(by=by))] != []


def test_undated_articles_that_a_date_leaves_out_are_counted(archive: Archive) -> None:
    assert count(archive, Filters(since="2020-05")) == (2, 1)
    assert count(archive, Filters()) == (6, 0)


@pytest.mark.parametrize("words", ["yonhap", "Yonhap News"])
def test_outlets_answer_to_their_aliases(archive: Archive, words: str) -> None:
    assert [stored.id for stored in listing(archive, Filters(outlet=words))] == [2]


@pytest.mark.parametrize(
    ("limit", "offset", "sort", "ids"),
    [
        (2, 0, "-date", [4, 2]),
        (2, 4, "-date", [5, 3]),
        (0, 0, "date", [5, 1, 6, 2, 4, 3]),
        (0, 5, "date", [3]),
        (0, 9, "date", []),
    ],
)
def test_order_and_pages(archive: Archive, limit: int, offset: int, sort: str, ids: list[int]) -> None:
    assert [stored.id for stored in listing(archive, Filters(), Paging(limit, offset, sort))] == ids


@pytest.mark.parametrize(
    ("asked", "found"), [([3, 1], [3, 1]), ([2, 2], [2, 2]), ([99, 1, -1, 0], [1]), ([], []), ([1 << 62], [])]
)
def test_get(archive: Archive, asked: list[int], found: list[int]) -> None:
    assert [stored.id for stored in get(archive, asked)] == found
