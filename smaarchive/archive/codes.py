"""What SQLite means by an error: is the file damaged, or is somebody else at it? Its errors become ours here."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import Damaged, Locked, NotAnArchive, SmaError
from . import header

_PRIMARY = 0xFF  # the low byte of an extended result code is the kind of error (sqlite.org/rescode.html)
# what SQLite says of a file whose header it cannot make anything of
_OF_THE_HEADER = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_READONLY)
_UNDECODED = "Could not decode to UTF-8 column"  # which the column's text follows


def primary_code(error: BaseException | None) -> int:
    """Give the kind of an error; 0 where it is not SQLite's own."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY


def is_corrupt(error: BaseException | None) -> bool:
    """Tell whether the file was found damaged, which Python alone sees of a text that is not UTF-8."""
    return primary_code(error) == sqlite3.SQLITE_CORRUPT or str(error).startswith(_UNDECODED)


def is_locked(error: BaseException | None) -> bool:
    """Tell whether the file may be whole, and another process holds it."""
    return primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def damage(error: BaseException | None) -> str:
    """Say what is damaged, with nothing of the text that is; a lock is no damage, and raised again."""
    if error is not None and is_locked(error):
        raise error
    told = str(error)
    return "a text in it is not UTF-8" if told.startswith(_UNDECODED) else told


@contextmanager
def only_locks() -> Iterator[None]:
    """Let pass whatever else SQLite raises of a damaged file: its rows say which of them can be read."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if is_locked(error):
            raise


@contextmanager
def told(path: header.StrPath) -> Iterator[None]:
    """Turn an error of sqlite3 into the sentence a user reads: `Locked`, `Damaged`, `NotAnArchive`, else `SmaError`."""
    try:
        yield
    except UnicodeDecodeError as error:  # of what SQLite says of a damaged name
        raise Damaged(f"{path} is damaged (a name in it is not UTF-8): run `sma check`") from error
    except sqlite3.DatabaseError as error:
        code = primary_code(error)
        if is_locked(error):
            raise Locked(_busy(path)) from error
        if code in _OF_THE_HEADER and header.is_damaged(path):
            raise Damaged(f"{path} is damaged ({header.OTHERS}): run `sma check`") from error
        if code == sqlite3.SQLITE_NOTADB:
            raise NotAnArchive(f"{path} is not an archive of sma: choose another file with --db") from error
        if is_corrupt(error):
            raise Damaged(f"{path} is damaged ({damage(error)}): run `sma check`") from error
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            raise SmaError(f"{path} cannot be written ({error}): free space on its disk and run again") from error
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
            raise SmaError(f"{path} cannot be opened for this ({error}): check its permissions") from error
        raise SmaError(f"{path} cannot be used ({error}): run `sma check`") from error


def _busy(path: header.StrPath) -> str:
    from .holder import holder_of  # a search seldom meets a lock

    pid = holder_of(path)
    who = f"process {pid}" if pid else "another process"
    return f"{path} is in use by {who}: try again when it is done"
