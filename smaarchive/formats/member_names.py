"""The origin of a member (`/home/a/pages.zip#12`) in; its name in a zip or tar file out, for people to read.

The name is looked up where somebody is told of the member, so that nothing has to carry it. It is never used as a path.
"""

import io
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from ..discover import LARGEST
from . import tarred, zipped
from .packed import Budget, Gunzip, Metered
from .sniff import SNIFFED, sniff_start

MEMBER = re.compile(r"(.+?)#(\d{1,9})(?:#\d{1,9}){0,9}")  # of a member in a member: the outer one
MOST = 4 * LARGEST  # bytes of a tar gone through for names: a quarter of a second or so where it is zipped


class Names:
    """The names of the members of a file, looked for as far as they are asked for."""

    def __init__(self, path: str) -> None:
        self._found: list[str] = []
        self._rest = _names(path)

    def at(self, number: int) -> str | None:
        """Return the name of a member, counted from 1; `None` where there is none."""
        self._found.extend(islice(self._rest, max(0, number - len(self._found))))
        return self._found[number - 1] if 0 < number <= len(self._found) else None


def member_name(origin: str, mtime_ns: int | None = None) -> str | None:
    """Return the name of a member; `None` for what is none, and where it would have to be looked for long.

    With `mtime_ns`, when its file was written as it was read, a file written since tells nothing.
    """
    match = MEMBER.fullmatch(origin)
    written = _written(match[1]) if match else None
    if match is None or written is None or mtime_ns not in (None, written):
        return None
    return _names_of(match[1], written).at(int(match[2]))


def _written(path: str) -> int | None:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return None


@lru_cache(maxsize=4)  # who is told of one member is told of others in the same file
def _names_of(path: str, _mtime_ns: int) -> Names:
    return Names(path)


def _names(path: str) -> Iterator[str]:
    """Yield the names of the members of a file up to where it is damaged; none of what is no zip or tar."""
    try:
        with Path(path).open("rb") as file:
            kind = sniff_start(file.read(SNIFFED))
            file.seek(0)
            if kind == "zip":
                yield from zipped.names(file)
            elif kind in ("tar", "gzip") and os.fstat(file.fileno()).st_size <= LARGEST:
                budget = Budget(MOST)
                stream = Gunzip(file, budget) if kind == "gzip" else Metered(file, budget, tarred.DAMAGE)
                inner = io.BufferedReader(stream, SNIFFED)
                if sniff_start(inner.peek(SNIFFED)) == "tar":
                    yield from tarred.names(inner, MOST)
    except (*zipped.DAMAGE, *tarred.DAMAGE):
        return
