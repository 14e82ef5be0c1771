"""Which words of sketches an archive may hold, kept in memory while a new one is filled: most articles need no look.

A look for the copies of an article asks the index for a dozen words. Of an archive that was empty at the start every
word is known here; of any other, and once another process wrote to it, nothing is.
"""

import sqlite3
from collections.abc import Iterable
from mmap import mmap

BITS = 1 << 27  # 16 MB: of 100,000 articles one in eleven is looked up for nothing, of a million two in three


class Seen:
    """The words noted so far, as bits of a table (a Bloom filter of one hash)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._version = _version(connection)
        empty = connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone() is None
        self._bits = mmap(-1, BITS // 8) if empty else None

    def repeated(self, connection: sqlite3.Connection, words: Iterable[str]) -> set[str] | None:
        """Note words; give those that may have been noted before. `None` where the archive may hold others."""
        bits = self._bits
        if bits is None or _version(connection) != self._version:
            self._bits = None
            return None
        again: set[str] = set()
        for word in words:
            bit = hash(word) % BITS
            at, mask = bit >> 3, 1 << (bit & 7)
            if bits[at] & mask:
                again.add(word)
            else:
                bits[at] |= mask
        return again


def _version(connection: sqlite3.Connection) -> int:
    """Give a number that another connection's commit changes."""
    version: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return version
