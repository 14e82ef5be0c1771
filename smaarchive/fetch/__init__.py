"""A URL in; the bytes it answers with out, and where it is a feed, those of the articles that it only announces.

Nothing is fetched that was not named: a URL of the command line, where it redirects to, the `robots.txt` that may
forbid it, and the links of a feed that was named. Only `http` and `https`, only public addresses unless private ones
are allowed, one request a second a host, 30 s and 20 MB a page (RELIABILITY D8).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import MissingExtra
from ..formats.sniff import sniff
from ..page import Refused, Source

if TYPE_CHECKING:
    from .request import Fetcher

SCHEMES = ("http://", "https://")


def is_url(path: str) -> bool:
    """Tell whether an argument names a page of the web and not a file."""
    return path.lower().startswith(SCHEMES)


def fetcher(allow_private: bool = False) -> "Fetcher":
    """Return what fetches, polite to each host over all the URLs of a run. Raise `MissingExtra` without its library."""
    try:
        from .request import Fetcher
    except ImportError as error:
        raise MissingExtra("URLs need httpx, certifi and protego", "fetch") from error
    return Fetcher(allow_private)


def fetch(url: str, by: "Fetcher") -> Iterator[Source | Refused]:
    """Yield what a URL answers with; behind a feed, the pages of those entries that hold no more than a summary."""
    page = by.fetch(url)
    yield page
    if isinstance(page, Source) and sniff(page) == "feed":
        from ..formats.feed import announced

        for link in announced(page):
            yield by.fetch(link)
