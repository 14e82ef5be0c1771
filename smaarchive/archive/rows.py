"""Records to rows and back. Each row carries `row_hash`, sha-256 over all its other columns, by which damage is found.

JSON columns are written as people read them (no `\\u` escapes). `evidence` is a list of
`[field, rule, lines, confidence, value]`, cut short where the rest is usual: no lines, confidence 1, and as value the
article's own. A path that is not UTF-8 is kept as its bytes (a BLOB); lone surrogates and NUL, which SQLite cannot
hold, do not get in.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Sequence
from typing import Any

from ..article import FIELDS, Article, Found, Stored
from .terms import cjk_of, marks_of

# in the order of the tables
ARTICLE_COLUMNS = (
    "headline", "date", "published", "updated", "byline", "authors", "outlet", "agency", "section", "dateline",
    "language", "url", "words", "digest", "source", "format", "encoding", "added", "captions", "body", "evidence",
)  # fmt: skip
INDEXED = ("headline", "byline", "captions", "body", "cjk", "terms")  # the columns of articles_fts
SEARCH_COLUMNS = ("cjk", "terms")
SOURCE_COLUMNS = (
    "article_id", "path", "sha256", "size", "mtime_ns", "format", "encoding", "state", "reason", "added", "replaced",
)  # fmt: skip

_HASHED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda data: [data.hex()])
_READABLE = json.JSONEncoder(ensure_ascii=False)

Value = str | int | bytes | None
Values = tuple[Value, ...]


def article_values(article: Article, added: str) -> Values:
    """Give the values of `ARTICLE_COLUMNS`."""
    return (
        article.headline, article.date, article.published, article.updated, article.byline, as_json(article.authors),
        article.outlet, article.agency, article.section, article.dateline, article.language, article.url,
        article.words, article.digest, path_value(article.source), article.format, article.encoding, added,
        as_json(article.captions), article.body, as_json(_evidence(article)),
    )  # fmt: skip


def search_values(article: Article) -> Values:
    """Give the values of `SEARCH_COLUMNS`: what the tokenizer cannot see in the text itself."""
    texts = (article.byline, *article.captions, article.body)
    return cjk_of(article.headline, *texts), marks_of(article.headline, *texts)


def article_of(row: sqlite3.Row) -> Article:
    """Read an article back from a row that has `ARTICLE_COLUMNS`."""
    plain = {name: row[name] for name in ARTICLE_COLUMNS if name not in ("date", "added", "evidence")}
    plain["source"] = path_of(row["source"])
    plain["authors"] = tuple(json.loads(row["authors"]))
    plain["captions"] = tuple(json.loads(row["captions"]))
    return Article(**plain, evidence=tuple(_found(each, plain) for each in json.loads(row["evidence"])))


def stored_of(row: sqlite3.Row, sources: tuple[str, ...]) -> Stored:
    """Read a row of `articles` with the places it was found in."""
    return Stored(row["id"], row["added"], article_of(row), sources)


def hash_of(values: Values) -> str:
    """Hash the values of a row (sha-256, hex): of their JSON array, bytes as hex in an array of one."""
    return hashlib.sha256(_HASHED.encode(values).encode()).hexdigest()


def sealed(values: Values) -> Values:
    """Give the values as SQLite can hold them, and their hash behind them."""
    text = _HASHED.encode(values)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return sealed(_clean(values))
    if "\\u0000" in text and any("\0" in value for value in values if isinstance(value, str)):
        return sealed(_clean(values))
    return (*values, hashlib.sha256(data).hexdigest())


def as_json(values: Sequence[Any]) -> str:
    """Write a list as JSON that a person can read."""
    return _READABLE.encode(values) if values else "[]"


def path_value(path: str) -> str | bytes:
    """Give a path as SQLite can hold it: text, or bytes where its name is not UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def path_of(value: str | bytes) -> str:
    """Read a path back."""
    return value if isinstance(value, str) else os.fsdecode(value)


def _clean(values: Values) -> Values:
    """Leave out what SQLite cannot hold: lone surrogates become U+FFFD, NUL goes."""
    return tuple(_without(value) if isinstance(value, str) else value for value in values)


def _without(text: str) -> str:
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _evidence(article: Article) -> list[list[Any]]:
    return [_trimmed(found, article) for found in article.evidence]


def _trimmed(found: Found, article: Article) -> list[Any]:
    """Write one piece of evidence without what goes without saying."""
    if found.field not in FIELDS or getattr(article, found.field) != found.value:
        return [found.field, found.rule, found.lines, found.confidence, found.value]
    if found.confidence != 1.0:
        return [found.field, found.rule, found.lines, found.confidence]
    return [found.field, found.rule, found.lines] if found.lines else [found.field, found.rule]


def _found(written: list[Any], fields: dict[str, Any]) -> Found:
    field, rule, lines, confidence, *value = [*written, *((), 1.0)[len(written) - 2 :]] if len(written) < 4 else written
    found = value[0] if value else fields[field]
    return Found(field, tuple(found) if isinstance(found, list) else found, rule, tuple(lines), confidence)
