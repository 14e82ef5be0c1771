"""A zip whose list of members is lost in (its end was cut off); the members that still stand whole in it out."""

import struct
import zlib
from collections.abc import Iterator
from typing import IO

from ..discover import LARGEST
from ..page import Large, Refused, Source
from .packed import PIECE, TOO_LARGE, TOO_MUCH, Budget, why_not_a_page

# APPNOTE 4.3.7: version, flags, method, time, date, crc, packed size, size, length of name, of extra
HEADER = struct.Struct("<4s5H3I2H")
LOCAL = b"PK\3\4"
DESCRIPTOR = b"PK\7\x08"
STORED, DEFLATED = 0, 8
LATER = 8  # bit of the flags: sizes and checksum stand behind the data
ENCRYPTED = 1  # another


def unlisted(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the members from the start of a zip to where it is cut."""
    file, number = packed.file, 0
    while len(head := file.read(HEADER.size)) == HEADER.size and head.startswith(LOCAL):
        number += 1
        _, _, flags, method, _, _, checksum, size, _, name_length, extra_length = HEADER.unpack(head)
        name = file.read(name_length).decode("utf-8", "replace")
        file.read(extra_length)
        if flags & ENCRYPTED or (method == STORED and flags & LATER) or method not in (STORED, DEFLATED):
            break
        data = _stored(file, size) if method == STORED else _inflated(file, budget)
        if isinstance(data, bytes) and flags & LATER:
            checksum = _checksum_behind(file)
        if not isinstance(data, bytes) or zlib.crc32(data) != checksum:
            yield Refused(packed.origin, "failed", data if isinstance(data, str) else f"cut short in member {number}")
            return
        if not name.endswith("/"):
            origin, reason = f"{packed.origin}#{number}", why_not_a_page(name)
            page = Source(origin, data, packed.mtime_ns, name=name)
            yield Refused(origin, "skipped", reason) if reason else page
    yield Refused(packed.origin, "failed", f"cut short after member {number}" if number else "damaged zip")


def _stored(file: IO[bytes], size: int) -> bytes | str | None:
    if size > LARGEST:
        return TOO_LARGE
    data = file.read(size)
    return data if len(data) == size else None


def _inflated(file: IO[bytes], budget: Budget) -> bytes | str | None:
    """Inflate to the end of the deflated data, and no further."""
    inflater, pieces, total = zlib.decompressobj(wbits=-15), [], 0  # -15: neither header nor trailer
    while not inflater.eof:
        packed = inflater.unconsumed_tail or file.read(PIECE)
        try:
            pieces.append(inflater.decompress(packed, 1 << 20))
        except zlib.error:
            return None
        total += len(pieces[-1])
        budget.bytes -= len(pieces[-1])
        if total > LARGEST or budget.bytes < 0:
            return TOO_LARGE if total > LARGEST else TOO_MUCH
        if not packed and not pieces[-1]:
            return None
    file.seek(-len(inflater.unused_data), 1)
    return b"".join(pieces)


def _checksum_behind(file: IO[bytes]) -> int:
    """Read the descriptor behind a member: its mark (which may be missing), its checksum, its sizes."""
    checksum = file.read(4)
    if checksum == DESCRIPTOR:
        checksum = file.read(4)
    file.read(8)
    return int.from_bytes(checksum, "little")
