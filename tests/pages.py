"""Short articles of our own, as ingest hands them to the archive."""

from typing import Any

from smaarchive.article import Article, Extracted, Found, Source
from smaarchive.extract.digest import digest_of

TALKS = "Negotiators of the two allies met for a sixth round of talks on sharing the cost of troops."
LEAVE = "Thousands of Korean workers were told that unpaid leave would begin on the first of April."
KOREAN = "한미 방위비분담금 협상이 다시 열렸다."


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
