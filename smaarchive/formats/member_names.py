"""The origin of a member (`/home/a/pages.zip#12`) in; its name in a zip or tar file out, for people to read.

The name is looked up where somebody is told of the member, so that nothing has to carry it. It is never used as a path.
"""

import re
import tarfile
import zipfile
from functools import lru_cache
from pathlib import Path

from ..discover import LARGEST

MEMBER = re.compile(r"(.+?)#(\d{1,9})(?:#\d{1,9}){0,9}")  # of a member in a member: the outer one
TARS = (".tar", ".tar.gz", ".tgz")
UNREADABLE = (OSError, EOFError, ValueError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError)


def member_name(origin: str, mtime_ns: int | None = None) -> str | None:
    """Return the name of a member; `None` for what is none, and where it would have to be looked for long.

    With `mtime_ns`, when its file was written as it was read, a file written since tells nothing.
    """
    match = MEMBER.fullmatch(origin)
    if match is None or (mtime_ns is not None and _written(match[1]) != mtime_ns):
        return None
    names = _names(match[1])
    place = int(match[2]) - 1
    return names[place] if 0 <= place < len(names) else None


def _written(path: str) -> int | None:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return None


@lru_cache(maxsize=4)  # who is told of one member is told of others in the same file
def _names(path: str) -> tuple[str, ...]:
    """Return the names of all members of a file; none of what is no zip or tar, or too large to be gone through."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as opened:
                return tuple(opened.namelist())
        if Path(path).stat().st_size <= LARGEST and path.endswith(TARS):
            with tarfile.open(path) as tar:
                return tuple(tar.getnames())
    except UNREADABLE:
        pass
    return ()
