"""The bytes of a page as they were taken in: the archive keeps them compressed, and their sha256 beside them."""

import hashlib
import sqlite3
import zlib
from typing import NamedTuple

from ..errors import DamagedPage
from .rows import path_of


class Original(NamedTuple):
    """The bytes of one source as they were taken in."""

    path: str
    format: str
    data: bytes


def original_of(row: sqlite3.Row) -> Original:
    """Read a row back that has path, format, sha256 and data. Raise `DamagedPage` where its bytes are others."""
    if not isinstance(row["path"], str | bytes):
        raise DamagedPage("where a page lay cannot be read: run `sma check`")
    path, data = path_of(row["path"]), unpacked(row["data"], row["sha256"])
    if data is None or not isinstance(row["format"], str):
        raise DamagedPage(f"the bytes kept of {path} are not as they were: run `sma check`", path)
    return Original(path, row["format"], data)


def unpacked(data: object, sha256: object) -> bytes | None:
    """Unpack kept bytes; None where they are not those of the hash."""
    try:
        original = zlib.decompress(data) if isinstance(data, bytes) else None
    except zlib.error:
        return None
    return original if original is not None and hashlib.sha256(original).hexdigest() == sha256 else None
