"""Reading the kept pages again: what today's extraction makes of them takes the place of what an earlier one made.

Ids stay. Where anything a reader sees changed, what was becomes a version; corrections by hand stay on top.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from ..article import Article
from ..errors import Damaged, DamagedPage, NoArticle
from ..page import Outcome, Source, State
from . import corrections, writes
from .batches import batches, write_all
from .codes import is_corrupt, told
from .connection import Archive
from .originals import original_of
from .packing import sketch_of, values_of
from .rows import path_of
from .sealed import article_values
from .states import LOST, WITHOUT_TEXT
from .store import utc_now
from .stories import put_off
from .succession import differs, next_version, twin_of


class Kept(NamedTuple):
    """A page that the archive keeps: its row, its article (None: it had none), its bytes and what they are read as."""

    id: int
    article_id: int | None
    source: Source
    format: str


class Reread(NamedTuple):
    """A kept page read again: its article, or why there is none."""

    kept: Kept
    article: Article | None
    reason: str | None = None


# of several pages, the one the article was read from, then the latest
_PAGES = f"""SELECT asked.value AS id, articles.id AS article_id, sources.id AS page
    FROM json_each(?) AS asked
    LEFT JOIN replaced ON replaced.id = asked.value
    LEFT JOIN articles ON articles.id = coalesce(replaced.article_id, asked.value)
    LEFT JOIN sources ON sources.article_id = articles.id AND sources.replaced IS NULL
        AND sources.state <> '{WITHOUT_TEXT}'
    ORDER BY asked.key, sources.path = articles.source DESC, sources.id DESC"""
_WITHOUT = f"""SELECT id FROM sources
    WHERE article_id IS NULL AND replaced IS NULL AND state IN ('{WITHOUT_TEXT}', '{LOST}') ORDER BY id"""


def pages_of(archive: Archive, ids: Iterable[int]) -> list[int]:
    """Find the page of each article to read again. Raise `NoArticle` for ids that none has."""
    rows = archive.rows(_PAGES, (json.dumps(list(ids)),))
    missing = [row["id"] for row in rows if row["article_id"] is None]
    if missing:
        raise NoArticle(missing, archive.path)
    best: dict[int, int] = {}
    for row in rows:
        if row["page"] is not None:
            best.setdefault(row["article_id"], row["page"])
    return list(best.values())


def all_pages(archive: Archive) -> list[int]:
    """Find the page of every article, and behind them the pages that had none."""
    articles = [row["id"] for row in archive.rows("SELECT id FROM articles ORDER BY id")]
    return pages_of(archive, articles) + [row["id"] for row in archive.rows(_WITHOUT)]


def kept(archive: Archive, pages: Iterable[int]) -> Iterator[Kept]:
    """Fetch kept pages one at a time. Raise `DamagedPage` where one is not as it was."""
    asked = "SELECT article_id, path, format, mtime_ns, sha256, data FROM sources WHERE id = ?"
    for id in pages:
        try:
            rows = archive.rows(asked, (id,))
        except Damaged as error:
            if not is_corrupt(error.__cause__):
                raise
            raise DamagedPage(f"page {id} of {error}", _lay_at(archive, id)) from error
        for row in rows:
            path, format, data = original_of(row)
            yield Kept(id, row["article_id"], Source(path, data, row["mtime_ns"]), format)


def _lay_at(archive: Archive, id: int) -> str | None:
    """Tell where a page lay whose row cannot be read as a whole, if that can be."""
    with suppress(Damaged):
        for row in archive.rows("SELECT path FROM sources WHERE id = ?", (id,)):
            return path_of(row["path"]) if isinstance(row["path"], str | bytes) else None
    return None


def renew(archive: Archive, pages: Iterable[Reread], dry_run: bool = False) -> Iterator[Outcome]:
    """Write what was read again, in short commits; yield each outcome once it is safe. A dry run writes nothing."""
    if dry_run:
        for page in pages:
            with told(archive.path):
                judged = _judged(archive.connection, page)
            yield judged
        return
    yield from write_all(archive, batches(pages, _size), _size, _write)


def _size(page: Reread) -> int:
    return len(page.kept.source.data)


def _write(connection: sqlite3.Connection, batch: Sequence[Reread]) -> tuple[list[Outcome], bool]:
    now = utc_now()
    return [_renewed(connection, page, now) for page in batch], True


def _judged(connection: sqlite3.Connection, page: Reread) -> Outcome:
    """Tell what becomes of a page: `stored` is something new, `no-text` and `failed` leave the article as it is."""
    path, id, article = page.kept.source.origin, page.kept.article_id, page.article
    if article is None:
        return Outcome(path, "failed", page.reason, id)
    if id is None:
        return Outcome(path, "stored" if article.body else "unchanged", article.reason)
    if connection.execute("SELECT 1 FROM articles WHERE id = ?", (id,)).fetchone() is None:
        return Outcome(path, "unchanged", "it became one with another article")
    if not article.body:
        return Outcome(path, WITHOUT_TEXT, article.reason, id)
    changed = differs(connection, id, corrections.applied(connection, id, article))
    version = writes.version_of(connection, id) + 1 if changed else None
    return Outcome(path, "stored" if changed else "unchanged", None, id, version)


def _renewed(connection: sqlite3.Connection, page: Reread, now: str) -> Outcome:
    """Do what `_judged` tells."""
    told = _judged(connection, page)
    if page.article is None or not page.article.body:
        return told
    if page.kept.article_id is None:
        return _first(connection, page.kept, page.article, now)
    if told.state == "stored":
        winner, version = next_version(connection, page.kept.article_id, page.article, now)
        return told._replace(id=winner, version=version)
    if told.id is not None:
        _explain_anew(connection, told.id, page.article)
    return told


def _first(connection: sqlite3.Connection, kept: Kept, article: Article, now: str) -> Outcome:
    """Take in the article of a page that had none before."""
    twin = twin_of(connection, article)
    if twin is None:
        words = sketch_of(article)
        id = writes.insert_article(connection, values_of(article), words, now)
        put_off(connection, id, words)
    else:
        id = twin
    state: State = "stored" if twin is None else "duplicate"
    writes.assign_source(connection, kept.id, id, state)
    return Outcome(kept.source.origin, state, None, id, writes.version_of(connection, id))


def _explain_anew(connection: sqlite3.Connection, id: int, article: Article) -> None:
    """Keep today's rules and lines beside values that are the same as before."""
    fresh = corrections.applied(connection, id, article)
    evidence = article_values(fresh, "")[-1]
    if connection.execute("SELECT evidence FROM articles WHERE id = ?", (id,)).fetchone()[0] != evidence:
        writes.rewrite_article(connection, id, fresh)
