"""A copy of an archive that is whole, also while an ingest runs: `cp` of a file that is being written is not."""

import os
import sqlite3
from pathlib import Path

from ..errors import Damaged, SmaError
from .check import Report, check
from .codes import told
from .connection import Archive
from .waiting import COPY_INTO, writers_waiting
from .whole_file import whole_file

UNWRITTEN = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE)


def backup(archive: Archive, target: Path) -> Report:
    """Write a checked copy to `target`, which must not exist; an ingest waits. Raise `Damaged`, leaving none."""
    taken = SmaError(f"{target} exists: a backup replaces nothing, choose another name")
    if target.exists():
        raise taken
    try:
        with whole_file(target) as fresh:
            with told(archive.path), writers_waiting(archive.path):
                _copy(archive, fresh, target)
            report = check(fresh)
            if report.problems:
                raise Damaged(f"{archive.path} is damaged and was not copied: run `sma check`, then `sma salvage`")
    except FileExistsError:
        raise taken from None
    return report


def _copy(archive: Archive, fresh: Path, target: Path) -> None:
    """Copy the archive, which is only read: what cannot be written is the copy."""
    try:
        archive.connection.execute(COPY_INTO, (os.fsencode(fresh),))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in UNWRITTEN:
            raise
        raise SmaError(f"{target} cannot be written ({error}): free space on its disk, or choose another") from error
