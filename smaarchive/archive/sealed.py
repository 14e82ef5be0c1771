"""Records to rows. Each row carries `row_hash`, sha-256 over all its other columns, by which damage is found.

JSON columns are written as people read them (no `\\u` escapes). Lone surrogates and NUL, which SQLite cannot hold, do
not get in. Kept apart from `rows`: a search reads rows, and pays for no hashes.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any

from ..article import FIELDS, Article, Found
from ..errors import Damaged
from .rows import EVERY, HASHED, NO_ARTICLE, fields_with_value, path_value
from .terms import cjk_of, marks_of

_HASHED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=lambda data: [data.hex()])
_READABLE = json.JSONEncoder(ensure_ascii=False)

LAST_ID = (1 << 53) - 1  # what JSON holds exactly; no archive comes so far
Value = str | int | bytes | None
Values = tuple[Value, ...]


def article_values(article: Article, added: str) -> Values:
    """Give the values of `ARTICLE_COLUMNS`."""
    return (
        article.headline, article.date, article.published, article.updated, article.byline, as_json(article.authors),
        article.outlet, article.agency, article.section, article.dateline, article.language, article.url,
        article.words, article.digest, path_value(article.source), article.format, article.encoding, added,
        as_json(article.captions), article.body, _evidence(article),
    )  # fmt: skip


def search_values(article: Article) -> Values:
    """Give the values of `SEARCH_COLUMNS`: what the tokenizer cannot see in the text itself."""
    texts = (article.byline, *article.captions, article.body)
    return cjk_of(article.headline, *texts), marks_of(article.headline, *texts)


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


def marked_anew(row: Values) -> Values:
    """Give a row of `articles` with its `SEARCH_COLUMNS` as they are made today, and its hash behind it."""
    article: dict[str, Any] = dict(zip(HASHED["articles"], row, strict=True))
    with suppress(*NO_ARTICLE):  # damage was hashed with the rest
        texts = (article["byline"], *json.loads(article["captions"]), article["body"])
        article["cjk"], article["terms"] = cjk_of(article["headline"], *texts), marks_of(article["headline"], *texts)
    values = tuple(article.values())
    return (*values, hash_of(values))


def next_id_in(connection: sqlite3.Connection, table: str) -> int:
    """Give the id for a new row of a table. Raise `Damaged` where it cannot be told."""
    return next_id(connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0])


def next_id(last: object) -> int:
    """Give the id behind the last one that was given (None: none was). Raise `Damaged` where that cannot be one."""
    last = last or 0
    if not isinstance(last, int) or not 0 <= last < LAST_ID:
        raise Damaged("the archive's next id cannot be told: run `sma check`, then `sma salvage`")
    return last + 1


def as_json(values: Sequence[Any]) -> str:
    """Write a list as JSON that a person can read."""
    return _READABLE.encode(values) if values else "[]"


def _clean(values: Values) -> Values:
    """Leave out what SQLite cannot hold: lone surrogates become U+FFFD, NUL goes."""
    return tuple(storable(value) if isinstance(value, str) else value for value in values)


def storable(text: str) -> str:
    """Give a text as SQLite can hold it."""
    bare = text.replace("\0", "")
    try:
        bare.encode()
    except UnicodeEncodeError:
        return bare.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return bare


def _evidence(article: Article) -> str:
    written = [_trimmed(found, article) for found in article.evidence]
    if any(len(each) > 2 for each in written) or [each[0] for each in written] != fields_with_value(article):
        return as_json(written)
    return _of_ready(tuple(map(tuple, written)))


@lru_cache(256)  # the records of a file have the same
def _of_ready(written: tuple[tuple[str, str], ...]) -> str:
    """Write the rules of a record that was an article already: the usual one, and those of other fields."""
    if not written or any(EVERY in rule for _, rule in written):
        return as_json(written)
    rules = [_of_any(*each) for each in written]
    usual = Counter(rules).most_common(1)[0][0]
    return as_json([(EVERY, usual), *(each for each, rule in zip(written, rules, strict=True) if rule != usual)])


def _of_any(field: str, rule: str) -> str:
    """Write a rule as it is for any field: `declared, key headline` of a headline is `declared, key *`."""
    return rule.removesuffix(field) + EVERY if rule.endswith(f" {field}") else rule


def _trimmed(found: Found, article: Article) -> list[Any]:
    """Write one piece of evidence without what goes without saying."""
    if found.field not in FIELDS or getattr(article, found.field) != found.value:
        return [found.field, found.rule, found.lines, found.confidence, found.value]
    if found.confidence != 1.0:
        return [found.field, found.rule, found.lines, found.confidence]
    return [found.field, found.rule, found.lines] if found.lines else [found.field, found.rule]
