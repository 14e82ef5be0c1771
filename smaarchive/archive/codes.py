"""What SQLite means by an error: is the file damaged, or is somebody else at it?"""

import sqlite3

_PRIMARY = 0xFF  # the low byte of an extended result code is the kind of error (sqlite.org/rescode.html)
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
