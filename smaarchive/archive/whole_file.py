"""A file that is there whole or not at all: filled beside its place under another name, and linked there at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import SmaError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path`, its owner's only, to fill; it gets its name when it is on the disk.

    Raise `FileExistsError` where another process was first: nothing is replaced (on a file system without hard links
    a moment is left in which it could be). A kill leaves `path` as it was.
    """
    fresh = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise SmaError(f"{path} cannot be made: {(error.strerror or 'no access').lower()}") from error
    try:
        yield fresh
        _sync(fresh)  # VACUUM INTO does not
        _link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
        fresh.with_name(f"{fresh.name}-journal").unlink(missing_ok=True)
    _sync(path.parent)


def _link(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        fresh.rename(path)


def _sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_folders(folder: Path) -> None:
    """Make a folder and what it lies in, readable by its owner only. Raise `SmaError` where it cannot be made."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SmaError(f"{folder} cannot be made: {(error.strerror or 'no access').lower()}") from error
