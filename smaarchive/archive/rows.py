"""Rows to records: articles as the archive keeps them, read back.

`evidence` is a list of `[field, rule, lines, confidence, value]`, cut short where the rest is usual: no lines,
confidence 1, and as value the article's own. `["*", rule]` stands for every field that has a value but for those behind
it, and a `*` in the rule for the field's name. A path that is not UTF-8 is kept as its bytes (a BLOB).
"""

import json
import os
import sqlite3
from typing import Any

from ..article import FIELDS, Article, Found, Stored
from ..errors import Damaged

# in the order of the tables
ARTICLE_COLUMNS = (
    "headline", "date", "published", "updated", "byline", "authors", "outlet", "agency", "section", "dateline",
    "language", "url", "words", "digest", "source", "format", "encoding", "added", "captions", "body", "evidence",
)  # fmt: skip
_PLAIN = tuple(name for name in ARTICLE_COLUMNS if name not in ("date", "added", "evidence"))  # as they stand
_KINDS = {str, int, type(None)}
# what reading a row raises where damage has left something else there
NO_ARTICLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
EVERY = "*"  # in `evidence`, for any field
SEARCH_COLUMNS = ("cjk", "terms")
SOURCE_COLUMNS = (
    "article_id", "path", "sha256", "size", "mtime_ns", "format", "encoding", "state", "reason", "added", "replaced",
)  # fmt: skip

# what each table's `row_hash` is over, in this order
HASHED = {
    "articles": ("id", *ARTICLE_COLUMNS, *SEARCH_COLUMNS),
    "sources": ("id", *SOURCE_COLUMNS),  # `data` is held by sha256 and size
    "versions": ("id", "article_id", "version", "replaced", *ARTICLE_COLUMNS),
    "replaced": ("id", "article_id"),
    "corrections": ("id", "article_id", "field", "value", "edited"),
    "stories": ("id", "story", "joined", "shingles"),
    "saved": ("id", "name", "query", "created", "seen"),
}
OF_AN_ARTICLE = tuple(table for table, columns in HASHED.items() if "article_id" in columns)
DERIVED = ("stories",)  # can be made anew from the articles


def article_of(row: sqlite3.Row) -> Article:
    """Read an article back from a row that has `ARTICLE_COLUMNS`.

    Raises `Damaged` where the row holds what no article does.
    """
    try:
        return _article_of(row)
    except NO_ARTICLE as error:
        raise Damaged("an article of the archive cannot be read: run `sma check`, then `sma salvage`") from error


def _article_of(row: sqlite3.Row) -> Article:
    named = dict(zip(row.keys(), row, strict=True))  # a row looks through all its columns for one by its name
    plain = {name: named[name] for name in _PLAIN}
    plain["source"] = path_of(named["source"])
    if plain["body"] is None or not _KINDS.issuperset(map(type, plain.values())):
        raise TypeError("no text, a field of bytes, or a number with a fraction")
    plain["authors"] = _listed(named["authors"])
    plain["captions"] = _listed(named["captions"])
    article = Article(**plain)
    written = _listed(named["evidence"])
    if not written:
        return article
    if written[0][0] == EVERY:
        usual, own = written[0][1], {each[0]: each for each in written[1:]}
        written = tuple(own.get(name, [name, usual.replace(EVERY, name)]) for name in fields_with_value(article))
    return article._replace(evidence=tuple(_found(each, plain) for each in written))


def fields_with_value(article: Article) -> list[str]:
    """Name the fields that have a value, in their order."""
    return [name for name in FIELDS if getattr(article, name)]


def stored_of(row: sqlite3.Row, sources: tuple[str, ...]) -> Stored:
    """Read a row of `articles` with the places it was found in."""
    return Stored(row["id"], row["added"], article_of(row), sources)


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


def _listed(written: str) -> tuple[Any, ...]:
    return () if written == "[]" else tuple(json.loads(written))


def _found(written: list[Any], fields: dict[str, Any]) -> Found:
    field, rule, lines, confidence, *value = [*written, *((), 1.0)[len(written) - 2 :]] if len(written) < 4 else written
    found = value[0] if value else fields[field]
    return Found(field, tuple(found) if isinstance(found, list) else found, rule, tuple(lines), confidence)
