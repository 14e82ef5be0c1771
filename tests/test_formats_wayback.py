"""An address or a line of the Wayback Machine -> the address of the page."""

import pytest

from smaarchive.formats import wayback
from tests.pages import read_one

PAGE = "https://news.example/2019/11/talks"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (f"https://web.archive.org/web/20191121034512/{PAGE}", PAGE),
        (f"http://web.archive.org/web/2019/{PAGE}", PAGE),
        (f"https://web.archive.org/web/20191121034512if_/{PAGE}", PAGE),
        (PAGE, PAGE),
        (f"{PAGE}?from=https://web.archive.org/web/20191121034512/", f"{PAGE}?from=https://web.archive.org/web/20191121034512/"),
        ("https://web.archive.org/web/20191121034512/ftp://news.example/", "https://web.archive.org/web/20191121034512/ftp://news.example/"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_address_behind_a_copy(url: str, page: str) -> None:
    assert wayback.original(url) == page


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (f"The Wayback Machine - https://web.archive.org/web/20191121034512/{PAGE}\n\nTalks end", "text"),
        (f'<html><head><link rel="canonical" href="https://web.archive.org/web/2019/{PAGE}"></head><p>Talks', "html"),
        (f"<!-- saved from url=(0077)https://web.archive.org/web/2019/{PAGE} -->\n<html><p>Talks end", "html"),
    ],
)
def test_a_page_is_at_its_own_address(data: str, format: str) -> None:
    page = read_one("page", data.encode())
    assert (page.format, page.url) == (format, PAGE)
