"""A declared moment and the day a page prints -> which of them counts."""

import pytest

from smaarchive.article import Found
from smaarchive.extract.printed_date import printed_day
from smaarchive.page import Block, Page, Reading, Source


@pytest.mark.parametrize("value", ["2021-31-08T17:20+00:00", "2021-08-31T99:20+00:00", "yesterday at seventeen"])
def test_what_no_clock_shows_is_no_moment(value: str) -> None:
    blocks = (Block("Talks go on", 1, "heading"), Block("August 31, 2021", 2, "paragraph"))
    headline, published = Found("headline", "Talks go on", "og:title"), Found("published", value, "meta")
    page = Page(Source("/a", b""), "html", "utf-8", (Reading("tree", blocks),), (headline, published))
    assert printed_day(page, published, published) is None
