"""Writers that wait while an archive is read as a whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from .connection import open_unchanged
from .header import StrPath
from .holder import copying

COPY_INTO = "VACUUM INTO CAST(? AS TEXT)"  # the bytes of a path, which need not be UTF-8


@contextmanager
def writers_waiting(path: StrPath) -> Iterator[sqlite3.Connection | None]:
    """Let writers wait before they begin, as long as an archive is read as a whole; give what holds them back.

    One who waited with its commit would keep every reader out meanwhile. `None` of a file that takes no writes.
    """
    with copying(path), ExitStack() as stack:
        held = None
        with suppress(sqlite3.DatabaseError):
            held = stack.enter_context(open_unchanged(path)).connection
            held.execute("BEGIN IMMEDIATE")
        yield held if held and held.in_transaction else None
