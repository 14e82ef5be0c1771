"""Articles of our own: short ones as ingest hands them to the archive, and a page as it was saved."""

from pathlib import Path
from typing import Any

from smaarchive import formats
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Article, Found
from smaarchive.extract.digest import digest_of
from smaarchive.page import Extracted, Page, Source

TALKS = "Negotiators of the two allies met for a sixth round of talks on sharing the cost of troops."
LEAVE = "Thousands of Korean workers were told that unpaid leave would begin on the first of April."
KOREAN = "한미 방위비분담금 협상이 다시 열렸다."

# a paragraph is a line, as in pages that were saved as text
PAGE = """\
Allies end seventh round of talks without a deal

Published : May 6, 2020 - 15:40

By Han Ji-woo

SEOUL, May 6 (Yonhap) -- The chief negotiators of the two allies ended their seventh round of talks on Wednesday \
without agreeing on how much each side should pay for the stationing of American troops, officials said.

About 4,000 Korean workers at the bases have been on unpaid leave since April, and their union said on Wednesday \
that it would not accept a further delay. The ministry in Seoul said that it would look for a way to pay them first.

The two sides are {number} billion won apart, an official said, and have not set a date for the next round of talks.
"""


def read_one(origin: str, data: bytes, format: str | None = None) -> Page:
    """Read the one page of a file."""
    (found,) = formats.read(Source(origin, data), format)
    assert isinstance(found, Page)
    return found


def page(
    path: str, body: str, data: bytes | None = None, mtime_ns: int = 1, file: str | None = None, **fields: object
) -> Extracted:
    """Make an extracted page, of a file of its own or a record of `file`; its bytes are the body's, or those given."""
    given: dict[str, Any] = {"headline": "Talks go on", **fields}
    digest = digest_of(str(given["headline"]), body)
    evidence = tuple(Found(name, value, "test") for name, value in given.items() if isinstance(value, str | tuple))
    article = Article(
        path, "text", "utf-8", body=body, words=len(body.split()), digest=digest if body else "", evidence=evidence
    )
    source = Source(path, body.encode() if data is None else data, mtime_ns, file)
    return Extracted(source, article._replace(**given))


def archive_of_two(path: Path) -> Path:
    """Make an archive of two articles, 1 at `/a` and 2 at `/b`."""
    with open_writing(path) as archive:
        list(store_all(archive, [page("/a", TALKS), page("/b", LEAVE)]))
    return path
