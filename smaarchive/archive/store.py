"""Storing what ingest read: every item ends in one state, and is reported only once it is safe on the disk.

    stored     a new article, or a changed page: the next version of its article
    unchanged  this path held these bytes before; nothing is written. Or: the page changed, its article did not
    duplicate  another path has this article already; the path becomes one more of its sources
    no-text    a page without an article; its bytes are kept, so that it is known the next time
    skipped, failed   what ingest refused; nothing is written

A container is noted in a row of `sources` without an article and without bytes; only its pages are reported.

The original bytes of every source are kept. What a changed page replaces goes to `versions`.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from ..discover import STDIN
from ..page import Container, Extracted, Outcome, Packed, Refused, State, size_of
from . import corrections, writes
from .batches import batches, write_all
from .codes import told
from .connection import Archive
from .packing import pack
from .rows import path_value
from .seen import Seen
from .states import CONTAINER, LOST, WITHOUT_TEXT
from .stories import join_at_once
from .succession import differs, next_version, twin_of
from .writes import Origin

Item = Extracted | Refused | Outcome | Container


def store_all(archive: Archive, items: Iterable[Item | None]) -> Generator[Outcome, None, None]:
    """Store items in batches; yield each outcome once its batch is safe. Ctrl-C stores what was read, then rises.

    A `None` among the items says that nothing came for a moment: a batch that has waited long enough is stored then.
    """
    with told(archive.path):
        seen = Seen(archive.connection)
    gathered: Iterator[list[Item]] = batches(map(_packed, items), size_of)

    def write(connection: sqlite3.Connection, batch: Sequence[Item]) -> tuple[list[Outcome | None], bool]:
        now = utc_now()
        stored = [_store(connection, item, now) for item in batch]
        return stored, join_at_once(connection, seen, dict(_sketches(batch, stored)))

    yield from write_all(archive, gathered, size_of, write)


def _packed(item: Item | None) -> Item | None:
    """Make ready what was not where it was read."""
    return pack(item) if isinstance(item, Extracted) and item.packed is None else item


def _sketches(items: Iterable[Item], outcomes: Iterable[Outcome | None]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the sketches of articles that are new."""
    for item, outcome in zip(items, outcomes, strict=True):
        if not outcome or outcome.id is None or (outcome.state, outcome.version) != ("stored", 1):
            continue
        if isinstance(item, Extracted) and item.packed:
            yield outcome.id, item.packed.sketch


def store(archive: Archive, item: Extracted | Refused) -> Outcome:
    """Store one item (20 ms; `store_all` is for many)."""
    (outcome,) = store_all(archive, [item])
    return outcome


_KNOWN = f"""SELECT article_id, reason, state FROM sources
    WHERE path = ? AND mtime_ns = ? AND replaced IS NULL AND state <> '{LOST}'
    AND (size = ? OR (state = '{CONTAINER}' AND reason = ?))"""


def known(archive: Archive, path: str, size: int, mtime_ns: int) -> Outcome | None:
    """Tell what is known of a file, if one of this size and modification time was taken in from this path."""
    with told(archive.path):
        values = (path_value(path), mtime_ns, size, writes.read_whole(size))
        row = archive.connection.execute(_KNOWN, values).fetchone()
    if row is None:
        return None
    return Outcome(path, "unchanged", None if row["state"] == CONTAINER else row["reason"], row["article_id"])


def utc_now() -> str:
    """Give the time as the archive writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _store(connection: sqlite3.Connection, item: Item, now: str) -> Outcome | None:
    """Take one item in; what is known already stays as it is, and a container is noted."""
    if isinstance(item, Outcome):
        return item
    if isinstance(item, Container):
        _note(connection, item, now)
        return None
    return _store_page(connection, item, now)


def _note(connection: sqlite3.Connection, container: Container, now: str) -> None:
    """Note that a container was read to its end."""
    held = _held(connection, container.origin, "")
    if held is not None:
        writes.retire_source(connection, held["id"], now)
    writes.insert_container(connection, container, now)


def _store_page(connection: sqlite3.Connection, item: Extracted | Refused, now: str) -> Outcome:
    """Decide what becomes of one page, and write it."""
    if isinstance(item, Refused):
        return Outcome(item.origin, item.state, item.reason)
    assert item.packed is not None
    held = _held(connection, item.source.origin, item.packed.sha256)
    if held is None:
        return _first(connection, item, item.packed, now)
    if held["sha256"] == item.packed.sha256 and held["state"] != LOST:
        return Outcome(item.source.origin, "unchanged", held["reason"], held["article_id"])
    writes.retire_source(connection, held["id"], now)
    if held["article_id"] is None or not _same_page(connection, held["article_id"], item):
        return _first(connection, item, item.packed, now)
    return _changed(connection, item, item.packed, held["article_id"], now)


def _held(connection: sqlite3.Connection, path: str, sha256: str) -> sqlite3.Row | None:
    """Find what lies at a path; standard input is a different page each time, told by its bytes alone."""
    sql = "SELECT id, article_id, sha256, state, reason FROM sources WHERE path = ? AND replaced IS NULL"
    values = [path_value(path)]
    if path == STDIN:
        sql, values = f"{sql} AND sha256 = ?", [*values, sha256]
    row: sqlite3.Row | None = connection.execute(sql, values).fetchone()
    return row


def _same_page(connection: sqlite3.Connection, id: int, item: Extracted) -> bool:
    """Tell whether new bytes at a path are the page that was there.

    A file is. The twelfth record of a container is whatever the container's writer put twelfth: its URL decides.
    """
    if item.source.file is None:
        return True
    url = connection.execute("SELECT url FROM articles WHERE id = ?", (id,)).fetchone()[0]
    return url is not None and url == item.article.url


def _first(connection: sqlite3.Connection, item: Extracted, packed: Packed, now: str) -> Outcome:
    """Store an item of which nothing was known at its path."""
    path, article = item.source.origin, item.article
    if not article.body:
        return _without_text(connection, item, packed, Origin(None, WITHOUT_TEXT, item.reason, now))
    twin = twin_of(connection, article)
    id = writes.insert_article(connection, packed.values, packed.sketch, now) if twin is None else twin
    state: State = "stored" if twin is None else "duplicate"
    writes.insert_source(connection, item, packed, Origin(id, state, item.reason, now))
    return Outcome(path, state, item.reason, id, 1 if twin is None else writes.version_of(connection, id))


def _without_text(connection: sqlite3.Connection, item: Extracted, packed: Packed, origin: Origin) -> Outcome:
    """Keep a page that holds no article; the article that was there before stays in the archive."""
    writes.insert_source(connection, item, packed, origin)
    return Outcome(item.source.origin, WITHOUT_TEXT, origin.reason, origin.article_id)


def _changed(connection: sqlite3.Connection, item: Extracted, packed: Packed, id: int, now: str) -> Outcome:
    """Store a page whose bytes are others than those its article `id` was read from."""
    path, article = item.source.origin, item.article
    if not article.body:
        return _without_text(connection, item, packed, Origin(id, WITHOUT_TEXT, item.reason, now))
    elsewhere = _elsewhere(connection, id, path)  # the article is still as it was at another path
    if elsewhere and article.digest != _digest(connection, id):
        return _first(connection, item, packed, now)
    if elsewhere or not differs(connection, id, corrections.applied(connection, id, article)):
        writes.insert_source(connection, item, packed, Origin(id, "unchanged", None, now))
        return Outcome(path, "unchanged", "the page changed, its article did not", id)
    winner, version = next_version(connection, id, article, now)
    writes.insert_source(connection, item, packed, Origin(winner, "stored", item.reason, now))
    return Outcome(path, "stored", item.reason, winner, version)


_ELSEWHERE = f"""SELECT 1 FROM sources
    WHERE article_id = ? AND path <> ? AND replaced IS NULL AND state <> '{WITHOUT_TEXT}'"""


def _elsewhere(connection: sqlite3.Connection, id: int, path: str) -> bool:
    return connection.execute(_ELSEWHERE, (id, path_value(path))).fetchone() is not None


def _digest(connection: sqlite3.Connection, id: int) -> str:
    digest: str = connection.execute("SELECT digest FROM articles WHERE id = ?", (id,)).fetchone()[0]
    return digest
