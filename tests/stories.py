"""An archive of four articles, and what a command left behind that was run on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Article
from smaarchive.extract.digest import digest_of
from smaarchive.page import Extracted, Source

# headline, published, outlet, byline, body: our own words
STORIES = (
    ("Base workers told to stay home", "2020-04-01T09:00+09:00", "The Korea Times", "Lee Min-ho",
     "Thousands of Korean workers at U.S. bases began unpaid leave on Wednesday.\n\nTheir union protested."),
    ("Sixth round of cost talks ends", "2020-01-15", "Yonhap News Agency", "Kim Da-som",
     "The sixth round of the talks ended in Washington without a deal."),
    ("방위비 분담금 협상 타결", "2021-03-07", "KBS", None, "한미 양국이 방위비 분담금 협상을 타결했다."),
    ("Union weighs unpaid leave", None, "The Korea Herald", None, "The union weighed its answer to unpaid leave."),
)  # fmt: skip


class Run(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON value on stdout."""
        return json.loads(self.out)


Sma = Callable[..., Run]


def fill(archive: Path) -> Path:
    """Store the stories as articles 1 to 4."""
    items = []
    for number, (headline, published, outlet, byline, body) in enumerate(STORIES, 1):
        path = f"/clippings/{number}.txt"
        article = Article(
            path, "text", "utf-8", headline, published, outlet=outlet, byline=byline, body=body,
            words=len(body.split()), digest=digest_of(headline, body),
        )  # fmt: skip
        items.append(Extracted(Source(path, body.encode()), article))
    with open_writing(archive) as opened:
        assert [outcome.id for outcome in store_all(opened, items)] == [1, 2, 3, 4]
    return archive
