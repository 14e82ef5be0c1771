"""Faults planted in the program under test, in its own process only: a harness that does not see one proves nothing."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from smaarchive.archive import batches, connection, store
from smaarchive.archive.altered import Altered
from smaarchive.archive.codes import told
from smaarchive.archive.stories import join_new
from smaarchive.page import Outcome, size_of


def sync_off() -> None:
    """Let SQLite wait for nothing to reach the disk."""
    opened = connection._open

    def unsafe(path: Path, mode: str, wait: float = 5.0) -> tuple[sqlite3.Connection, int, list[Altered]]:
        found = opened(path, mode, wait)
        found[0].execute("PRAGMA synchronous = OFF")
        return found

    patch("smaarchive.archive.connection._open", unsafe).start()


def acknowledged_early() -> None:
    """Say that a batch is stored before it is committed."""

    def early(archive: connection.Archive, items: Iterable[store.Item]) -> Iterator[Outcome]:
        gathered: Iterator[list[store.Item]] = batches.batches(items, size_of)
        for batch in gathered:
            with connection.transaction(archive) as opened:
                yield from filter(None, [store._store(opened, item, store.utc_now()) for item in batch])
            join_new(archive)

    patch("smaarchive.cli.ingest.store_all", early).start()


def split_batch() -> None:
    """Commit a batch in two halves."""

    def halves(archive: connection.Archive, items: Iterable[store.Item]) -> Iterator[Outcome]:
        gathered: Iterator[list[store.Item]] = batches.batches(items, size_of)
        for batch in gathered:
            outcomes: list[Outcome | None] = []
            for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :]):
                with connection.transaction(archive) as opened:
                    outcomes += [store._store(opened, item, store.utc_now()) for item in half]
            join_new(archive)
            yield from filter(None, outcomes)

    patch("smaarchive.cli.ingest.store_all", halves).start()


def deferred_begin() -> None:
    """Take the write lock only at the first write, as a plain BEGIN does, and do not wait for it."""

    @contextmanager
    def deferred(archive: connection.Archive) -> Iterator[sqlite3.Connection]:
        with told(archive.path):
            archive.connection.execute("BEGIN")
            try:
                archive.connection.execute("SELECT count(*) FROM articles").fetchone()
                yield archive.connection
                archive.connection.execute("COMMIT")
            except BaseException:
                if archive.connection.in_transaction:
                    archive.connection.execute("ROLLBACK")
                raise

    patch("smaarchive.archive.batches.transaction", deferred).start()


PLANTED: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "sync off": sync_off,
    "acknowledged early": acknowledged_early,
    "split batch": split_batch,
    "deferred begin": deferred_begin,
}
