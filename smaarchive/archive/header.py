"""The first hundred bytes of an archive, which say what the rest is (sqlite.org/fileformat.html, 1.3).

Nothing else in the file repeats them: one flipped bit, and it passes for the file of another program or a newer sma.

Its tables tell: the statement that made `articles` stands in the first page, and the steps of its schema in a table of
sqlite_utils, where a newer sma has one more. Where the first page is lost, the page of those steps tells.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from . import schema

if TYPE_CHECKING:
    from pathlib import Path

StrPath = str | os.PathLike[str]  # no search loads pathlib, a twentieth of its instructions

OTHERS = "its header is not that of the archive its tables are"
_MAGIC = b"SQLite format 3\0"
_SIZE = 100  # bytes
LARGEST_PAGE = 65536  # bytes
_FIRST_PAGES = 4 * LARGEST_PAGE  # the steps stand in one of them
_RESERVED = (0, 8, 12)  # bytes at the end of a page that some builds of SQLite keep for themselves
_STEPS = [step.__name__ for step in schema.STEPS]
_STEP = f"smaarchive{_STEPS[0]}".encode()  # of its row, as it is on the disk
_APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'smaarchive' ORDER BY id"


def schema_of_tables(connection: sqlite3.Connection) -> int | None:
    """Give the schema that an archive of ours has by its tables; None for a newer one, and for another file."""
    made = "SELECT count(*) FROM sqlite_schema WHERE sql = ? OR name = '_sqlite_migrations'"
    if connection.execute(made, (schema.FIRST[0],)).fetchone()[0] != 2:
        return None
    applied = [name for (name,) in connection.execute(_APPLIED).fetchall()]
    return len(applied) if applied and applied == _STEPS[: len(applied)] else None


def is_damaged(path: StrPath) -> bool:
    """Tell whether the file is an archive of ours but for what its header says to SQLite."""
    try:
        if not os.path.isfile(path):  # a pipe would not be opened before somebody writes to it
            return False
        with open(path, "rb") as file:
            start = file.read(_FIRST_PAGES)
    except OSError:
        return False
    ours = schema.FIRST[0].encode() in start or _STEP in start
    return ours and _mended(start[:_SIZE], os.stat(path).st_size) != start[:_SIZE]


@contextmanager
def readable(path: "Path", beside: "Path") -> Iterator["Path"]:
    """Give the file; where its header is damaged a copy in the folder of `beside` with another, for as long."""
    if not is_damaged(path):
        yield path
        return
    import shutil  # 2 ms that no archive as it should be pays
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix=".sma-", dir=beside.parent) as folder:
        copy = Path(shutil.copyfile(path, Path(folder, "copy.db")))
        with copy.open("r+b") as file:
            header = _mended(file.read(_SIZE), path.stat().st_size)
            file.seek(0)
            file.write(header)
        yield copy


def _mended(header: bytes, size: int) -> bytes:
    """Put in the place of what no archive of ours says of itself what they all say."""
    page = int.from_bytes(header[16:18], "big")
    if page != 1 and (page < 512 or page.bit_count() > 1):
        page = _page_size(int.from_bytes(header[28:32], "big"), size)
    fixed = bytearray(header)
    fixed[:18] = _MAGIC + page.to_bytes(2, "big")
    fixed[18:20] = (version if version <= 2 else 1 for version in header[18:20])
    fixed[20] = header[20] if header[20] in _RESERVED else 0
    fixed[21:24] = 64, 32, 32  # fractions of a page that are always these
    fixed[47] = min(header[47], 4)  # the format of the schema
    fixed[59] = 1 if header[59] & 3 > 1 else header[59]  # the encoding, UTF-8
    return bytes(fixed)


def _page_size(pages: int, size: int) -> int:
    """Tell the size of a page from how many there are; 1 stands for 65536."""
    each = size // pages if pages else 0
    if each * pages != size or each.bit_count() != 1 or not 512 <= each <= LARGEST_PAGE:
        return schema.PAGE_SIZE
    return each if each < LARGEST_PAGE else 1
