"""Corrections that a person laid over what was extracted: found by search, kept through every later extraction.

A correction stands in two places: in its article, as the value that is searched and shown, its evidence saying
`corrected by hand`; and in a row of its own, from which it is laid anew over whatever is extracted next. The digest
stays that of the text as extracted, so that the same page from another file is still known as the same article.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ..article import CORRECTED, FIELDS, Article, Found
from ..errors import Damaged, Usage
from ..formats.text import clean
from . import writes
from .codes import told
from .connection import Archive, transaction
from .grammar import readable
from .history import survivor
from .rows import article_of
from .sealed import next_id_in, sealed

Correction = str | tuple[str, ...] | None  # None: the page has none

CORRECTABLE = tuple(name for name in FIELDS if name != "captions")
TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?:[+-]\d\d:\d\d)?)?", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2}", re.ASCII)


class Edited(NamedTuple):
    """What an edit changed of one article: field, what it was, what it is."""

    id: int
    changes: tuple[tuple[str, Correction, Correction], ...]


def field_named(text: str) -> str:
    """Give the field that a name stands for. Raise `Usage` where it is none that can be corrected."""
    name = "published" if text == "date" else text
    if name not in CORRECTABLE:
        raise Usage(f"{text!r} cannot be edited: choose from date, {', '.join(CORRECTABLE)}")
    return name


def read_value(field: str, text: str) -> tuple[str, Correction]:
    """Read a value as typed: the field it is kept in, and the value. Raise `Usage` where it cannot be one."""
    name = field_named(field)
    value = " ".join(clean(readable(text)).split())
    if name == "authors":
        return name, tuple(filter(None, (each.strip() for each in value.split(";"))))
    if not value:
        return name, None
    if name in ("published", "updated") and not _is_time(value):
        raise Usage(f"{value!r} is no date: write 2020-05-06, 2020-05-06T14:18 or 2020-05-06T14:18+09:00")
    if name == "language" and not LANGUAGE.fullmatch(value):
        raise Usage(f"{value!r} is no language: write two letters, as in en or ko")
    return name, value


def changes_of(archive: Archive, ids: Iterable[int], values: Mapping[str, Correction]) -> list[Edited]:
    """Tell what `edit` would change. Raise `NothingFound` for no article."""
    present = dict.fromkeys(survivor(archive, id) for id in ids)
    with told(archive.path):
        return [_compared(archive.connection, id, values) for id in present]


def edit(archive: Archive, ids: Iterable[int], values: Mapping[str, Correction], now: str) -> list[Edited]:
    """Correct articles, in one transaction; what an article was becomes a version of it."""
    with transaction(archive) as connection:
        edited = changes_of(archive, ids, values)
        for each in edited:
            for field, value in values.items():
                _lay(connection, each.id, field, value, now)
            rewrite(connection, each.id, now if each.changes else None)
    return edited


def undoing(archive: Archive, fresh: Mapping[int, Article], fields: Sequence[str]) -> list[Edited]:
    """Tell what `undo` would change: of the fields, those that are corrected; `fresh` is what the pages say."""
    connection = archive.connection
    with told(archive.path):
        return [_reverted(connection, id, page, _corrected(connection, id, fields)) for id, page in fresh.items()]


def undo(archive: Archive, fresh: Mapping[int, Article], fields: Sequence[str], now: str) -> list[Edited]:
    """Take corrections back, in one transaction: the fields are again what the pages, read anew, say."""
    undone: list[Edited] = []
    with transaction(archive) as connection:
        for id, page in fresh.items():
            held = _corrected(connection, id, fields)
            undone.append(_reverted(connection, id, page, held))
            if undone[-1].changes:
                writes.keep_version(connection, id, id, now)
            if held:
                _lift(connection, id, page, held)
    return undone


def _corrected(connection: sqlite3.Connection, id: int, fields: Sequence[str]) -> list[str]:
    return [field for field in fields if _held(connection, id, field)]


def _reverted(connection: sqlite3.Connection, id: int, fresh: Article, fields: Sequence[str]) -> Edited:
    return _compared(connection, id, {field: getattr(fresh, field) for field in fields})


def _lift(connection: sqlite3.Connection, id: int, fresh: Article, fields: Sequence[str]) -> None:
    """Take corrections off one article."""
    for field in fields:
        connection.execute("DELETE FROM corrections WHERE article_id = ? AND field = ?", (id, field))
    present = _present(connection, id)
    evidence = [found for found in present.evidence if found.field not in fields]
    evidence += [found for found in fresh.evidence if found.field in fields]
    values: dict[str, Any] = {field: getattr(fresh, field) for field in fields}
    writes.rewrite_article(connection, id, present._replace(**values, evidence=tuple(evidence)))


def applied(connection: sqlite3.Connection, id: int, article: Article) -> Article:
    """Lay the corrections of article `id` over what was extracted for it."""
    values: dict[str, Any] = _corrections_of(connection, id)
    if not values:
        return article
    kept = [found for found in article.evidence if found.field not in values]
    by_hand = [Found(field, value or "", CORRECTED) for field, value in values.items()]
    return article._replace(**values, evidence=(*kept, *by_hand))


def _corrections_of(connection: sqlite3.Connection, id: int) -> dict[str, Correction]:
    rows = connection.execute("SELECT field, value FROM corrections WHERE article_id = ? ORDER BY id", (id,)).fetchall()
    if any(row["field"] not in CORRECTABLE for row in rows):
        raise _damaged(id)
    try:
        return {row["field"]: _read(row["value"]) for row in rows}
    except (ValueError, TypeError) as error:
        raise _damaged(id) from error


def _damaged(id: int) -> Damaged:
    return Damaged(f"a correction of article {id} cannot be read: run `sma check`")


def rewrite(connection: sqlite3.Connection, id: int, now: str | None) -> None:
    """Write an article anew under its corrections; `now` keeps what it was as a version."""
    article = _present(connection, id)
    if now:
        writes.keep_version(connection, id, id, now)
    writes.rewrite_article(connection, id, applied(connection, id, article))


def move(connection: sqlite3.Connection, loser: int, winner: int) -> None:
    """Give the corrections of one article to another, where that has none of its own."""
    asked = "SELECT field, value, edited FROM corrections WHERE article_id = ? ORDER BY id"
    for row in connection.execute(asked, (loser,)).fetchall():
        if not _held(connection, winner, row["field"]):
            _insert(connection, winner, row["field"], row["value"], row["edited"])
    connection.execute("DELETE FROM corrections WHERE article_id = ?", (loser,))


def _lay(connection: sqlite3.Connection, id: int, field: str, value: Correction, now: str) -> None:
    """Write one correction, in the place of an earlier one of the same field."""
    held = _held(connection, id, field)
    if held and _read(held["value"]) == value:
        return
    connection.execute("DELETE FROM corrections WHERE article_id = ? AND field = ?", (id, field))
    _insert(connection, id, field, json.dumps(value, ensure_ascii=False), now)


def _insert(connection: sqlite3.Connection, id: int, field: str, value: str, now: str) -> None:
    row = sealed((next_id_in(connection, "corrections"), id, field, value, now))
    connection.execute("INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?)", row)


def _held(connection: sqlite3.Connection, id: int, field: str) -> sqlite3.Row | None:
    asked = "SELECT value FROM corrections WHERE article_id = ? AND field = ?"
    row: sqlite3.Row | None = connection.execute(asked, (id, field)).fetchone()
    return row


def _present(connection: sqlite3.Connection, id: int) -> Article:
    return article_of(connection.execute("SELECT * FROM articles WHERE id = ?", (id,)).fetchone())


def _compared(connection: sqlite3.Connection, id: int, values: Mapping[str, Correction]) -> Edited:
    article = _present(connection, id)
    were = {field: getattr(article, field) for field in values}
    return Edited(id, tuple((field, were[field], value) for field, value in values.items() if were[field] != value))


def _read(written: str) -> Correction:
    value = json.loads(written)
    return tuple(value) if isinstance(value, list) else value


def _is_time(text: str) -> bool:
    try:
        return bool(TIME.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False
