"""Who keeps an archive from being written, from the kernel's table of locks; a mark for one who copies it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .header import StrPath

LOCKS = Path("/proc/locks")  # Linux; elsewhere nobody can be named
MOUNTS = Path("/proc/self/mountinfo")  # without those outside a chroot


def holder_of(path: StrPath) -> int | None:
    """Find another process that holds a write lock on a file, without opening it: closing it would drop our own."""
    return _found(path, "POSIX", "WRITE")


def copier_of(path: StrPath) -> int | None:
    """Find the process that copies a file whole, which can take as long as the file is large."""
    return _found(path, "FLOCK", "READ")


@contextmanager
def copying(path: StrPath) -> Iterator[None]:
    """Be found by `copier_of`. At the end no lock of SQLite's may be held in this process: they go with the mark."""
    if not LOCKS.exists():
        yield
        return
    import fcntl

    marked = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(marked, fcntl.LOCK_SH)
        yield
    finally:
        os.close(marked)


def _found(path: StrPath, kind: str, mode: str) -> int | None:
    try:
        lines = LOCKS.read_text(encoding="ascii").splitlines()
        file = _as_listed(path)
    except OSError:
        return None
    if file is None:
        return None
    pids = (_holder(line, file, kind, mode) for line in lines)
    return next((pid for pid in pids if pid and pid != os.getpid()), None)  # who waits to commit holds one itself


def _as_listed(path: StrPath) -> str | None:
    """Name a file as the table does (`08:01:393218`): by the device of its file system; of btrfs `stat` has another.

    None of a file system that is not told.
    """
    opened = os.open(path, os.O_PATH)  # not for reading: closing it drops no lock
    try:
        inode = os.fstat(opened).st_ino
        told = Path(f"/proc/self/fdinfo/{opened}").read_text(encoding="ascii").split()
    finally:
        os.close(opened)
    mount = dict(zip(told[::2], told[1::2], strict=False)).get("mnt_id:")
    mounts = map(str.split, MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines())
    device = next((each[2] for each in mounts if each[0] == mount), None)
    if device is None:
        return None
    major, minor = map(int, device.split(":"))
    return f"{major:02x}:{minor:02x}:{inode}"


def _holder(line: str, file: str, kind: str, mode: str) -> int | None:
    """Read one line of the table.

    # 1: POSIX  ADVISORY  WRITE 2406 08:01:393218 1073741824 1073742335
    """
    words = line.split()
    if kind not in words or mode not in words or "->" in words:  # an arrow marks one who waits
        return None
    at = words.index(mode)
    return int(words[at + 1]) if words[at + 2] == file else None
