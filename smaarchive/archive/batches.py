"""Writing many things: in batches, so that the write lock is not held while they are read, each told once it is safe.

Ctrl-C stores what was read, then rises.
"""

import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TypeVar

from ..interruption import answer, noted
from ..page import Outcome
from .connection import GIVE_WAY, Archive, transaction
from .packing import HELD
from .stories import join_new

T = TypeVar("T")

# Bounds of one commit. Readers wait while it is written: 16 MB of pages reach the disk in well under 0.5 s.
BATCH_BYTES = 4 << 20
BATCH_ITEMS = 2000
BATCH_SECONDS = 2.0  # what a kill can cost, and how long a slow page keeps those before it waiting

MERGE_PAGES = 1024  # index pages merged in one commit: 16 MB, the same bound


def write_all(
    archive: Archive,
    gathered: Iterator[list[T]],
    size_of: Callable[[T], int],
    write: Callable[[sqlite3.Connection, Sequence[T]], tuple[Iterable[Outcome | None], bool]],
) -> Generator[Outcome, None, None]:
    """Write batches of items; yield each outcome once its batch is safe.

    `write` gives what became of each item of a batch, and tells whether copies of some are still to be found.
    """
    for batch in gathered:
        outcomes: list[Outcome | None] = []
        try:
            with noted():  # Ctrl-C waits for the commit, if not for another writer
                with transaction(archive) as connection:
                    written, waiting = write(connection, batch)
                outcomes += written
            if waiting:
                join_new(archive)
            if sum(map(size_of, batch)) > HELD:  # not to be in memory beside the next
                archive.connection.execute("PRAGMA shrink_memory")
            batch.clear()
            answer()  # what was heard meanwhile rises here: where an outcome is told, it would leave out the others
        finally:  # interrupted behind its commit, it is told as well
            yield from filter(None, outcomes)
    merge(archive)  # who was interrupted, or could not write, leaves that to the next


def batches(items: Iterable[T | None], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Gather items into batches; `size_of` is in bytes. `None` is a moment without any: what waits long enough goes."""
    batch: list[T] = []
    size, since = 0, time.monotonic()
    try:
        for item in items:
            if item is not None:
                batch.append(item)
                size += size_of(item)
            full = size >= BATCH_BYTES or len(batch) >= BATCH_ITEMS
            if full or (batch and time.monotonic() - since >= BATCH_SECONDS):
                yield batch
                batch, size, since = [], 0, time.monotonic()
    except KeyboardInterrupt:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def merge(archive: Archive) -> None:
    """Merge the segments of the index, a bounded step a commit, until there is nothing to gain."""
    connection = archive.connection
    while True:
        before = connection.total_changes
        with transaction(archive):
            connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('merge', ?)", (MERGE_PAGES,))
        if connection.total_changes - before < 2:  # the command itself counts as one (sqlite.org/fts5.html, 'merge')
            return
        time.sleep(GIVE_WAY)
        answer()
