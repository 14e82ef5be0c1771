"""Bringing an older archive to the current schema, whole or not at all."""

import os
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from . import schema
from .connection import Archive, transaction
from .waiting import COPY_INTO, writers_waiting
from .whole_file import whole_file


def upgrade(archive: Archive, found: int) -> None:
    """Bring an archive of schema `found` to the current one in one transaction, after a copy beside it."""
    copy = _copy(archive, f"{Path(archive.path).name}.schema-{found}")
    try:
        with transaction(archive) as connection:
            now: int = connection.execute("PRAGMA user_version").fetchone()[0]
            if now < schema.SCHEMA:  # another process may have been first
                schema.upgrade(connection)
    except BaseException:  # the archive is as it was
        copy.unlink(missing_ok=True)
        raise
    archive.say(f"{archive.path} is brought to schema {schema.SCHEMA}; as it was it is kept as {copy}")


def _copy(archive: Archive, name: str) -> Path:
    """Write a clean copy of the archive beside it, readable by its owner only; another of that name is kept."""
    names = chain([name], (f"{name}.{number}" for number in count(2)))
    target = next(path for path in map(Path(archive.path).with_name, names) if not path.exists())
    with suppress(FileExistsError), whole_file(target) as fresh, writers_waiting(archive.path):
        archive.connection.execute(COPY_INTO, (os.fsencode(fresh),))
    return target
