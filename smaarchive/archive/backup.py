"""A copy of an archive that is whole, also while an ingest runs: `cp` of a file that is being written is not."""

import os
from pathlib import Path

from ..errors import Damaged, SmaError
from .check import Report, check
from .codes import told
from .connection import Archive, writers_waiting
from .whole_file import whole_file


def backup(archive: Archive, target: Path) -> Report:
    """Write a checked copy to `target`, which must not exist; an ingest waits. Raise `Damaged`, leaving none."""
    taken = SmaError(f"{target} exists: a backup replaces nothing, choose another name")
    if target.exists():
        raise taken
    try:
        with whole_file(target) as fresh:
            with told(archive.path), writers_waiting(archive.path):
                archive.connection.execute("VACUUM INTO ?", (os.fspath(fresh),))
            report = check(fresh)
            if report.problems:
                raise Damaged(f"{archive.path} is damaged and was not copied: run `sma check`, then `sma salvage`")
    except FileExistsError:
        raise taken from None
    return report
