"""Who holds the write lock of an archive, from the kernel's table of locks."""

from pathlib import Path

LOCKS = Path("/proc/locks")  # Linux; elsewhere nobody can be named


def holder_of(path: Path) -> int | None:
    """Find the process that holds a write lock on a file, without opening it: closing it would drop our own."""
    try:
        inode = path.stat().st_ino
        lines = LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    return next((pid for line in lines if (pid := _writer(line, inode))), None)


def _writer(line: str, inode: int) -> int | None:
    """Read one line of the table.

    # 1: POSIX  ADVISORY  WRITE 2406 08:01:393218 1073741824 1073742335
    """
    words = line.split()
    if "WRITE" not in words or "->" in words:  # an arrow marks one who waits
        return None
    at = words.index("WRITE")
    if not words[at + 2].endswith(f":{inode}"):
        return None
    return int(words[at + 1])
