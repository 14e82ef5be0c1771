"""A copy of an archive that is whole, also while an ingest runs: `cp` of a file that is being written is not."""

import os
from pathlib import Path

from ..errors import Damaged, SmaError
from .check import Report, check
from .connection import Archive, place, told


def backup(archive: Archive, target: Path) -> Report:
    """Write a checked copy to `target`, which must not exist; an ingest waits. Raise `Damaged`, leaving none."""
    taken = SmaError(f"{target} exists: a backup replaces nothing, choose another name")
    if target.exists():
        raise taken
    fresh = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise SmaError(f"{target} cannot be made: {(error.strerror or 'no access').lower()}") from error
    try:
        with told(archive.path):
            archive.connection.execute("VACUUM INTO ?", (os.fspath(fresh),))
        report = check(fresh)
        if report.problems:
            raise Damaged(f"{archive.path} is damaged and was not copied: run `sma check`, then `sma salvage`")
        place(fresh, target)
    except FileExistsError:
        raise taken from None
    finally:
        fresh.unlink(missing_ok=True)
    return report
