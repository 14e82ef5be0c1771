"""The pages on which queries are tried, and archives of such pages."""

import hashlib
import json
from pathlib import Path
from typing import Any

from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Article
from smaarchive.page import Extracted, Source

QUERIES = Path(__file__).parent / "queries"


def read_pages(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (QUERIES / name).read_text("utf-8").splitlines()]


PAGES = read_pages("pages.jsonl")


def page(fields: dict[str, Any], number: int) -> Extracted:
    """Make a stored page out of plain fields."""
    source = f"/pages/{number:04}.txt"
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    plain["published"] = plain.pop("date", None)
    digest = hashlib.sha256(repr(fields).encode()).hexdigest()
    article = Article(source, "text", "utf-8", words=len(fields["body"].split()), digest=digest, **plain)
    return Extracted(Source(source, json.dumps(fields).encode()), article)


def archive_of(path: Path, pages: list[dict[str, Any]]) -> Archive:
    with open_writing(path) as writing:
        assert len(list(store_all(writing, (page(each, number) for number, each in enumerate(pages, 1))))) == len(pages)
    return open_reading(path)
