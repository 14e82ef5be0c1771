"""A copy of an archive that is whole, also while an ingest runs: `cp` of a file that is being written is not."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ..errors import Damaged, SmaError
from .check import Report, check
from .codes import told
from .connection import Archive, open_unchanged
from .holder import copying
from .whole_file import whole_file


def backup(archive: Archive, target: Path) -> Report:
    """Write a checked copy to `target`, which must not exist; an ingest waits. Raise `Damaged`, leaving none."""
    taken = SmaError(f"{target} exists: a backup replaces nothing, choose another name")
    if target.exists():
        raise taken
    try:
        with whole_file(target) as fresh:
            with told(archive.path), _writers_waiting(archive.path):
                archive.connection.execute("VACUUM INTO ?", (os.fspath(fresh),))
            report = check(fresh)
            if report.problems:
                raise Damaged(f"{archive.path} is damaged and was not copied: run `sma check`, then `sma salvage`")
    except FileExistsError:
        raise taken from None
    return report


@contextmanager
def _writers_waiting(path: Path) -> Iterator[None]:
    """Let writers wait before they begin. One who waited with its commit would keep every reader out meanwhile."""
    with copying(path), ExitStack() as stack:
        with suppress(sqlite3.OperationalError):  # a file that takes no writes has no writers
            held = stack.enter_context(open_unchanged(path))
            held.connection.execute("BEGIN IMMEDIATE")
        yield
