"""A zip file in; its members out. Names are looked at and never used as paths.

A WACZ is a zip with WARCs in it: only these are read, their records numbered through. A zip that lost its end, and the
list of its members with it, is read from its start for as long as it goes.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count
from typing import IO

from ..discover import LARGEST
from ..page import Large, Refused, Source
from . import warc
from .packed import TOO_LARGE, TOO_MUCH, Budget, Gunzip, Metered, read_capped, why_not_a_page
from .unlisted import ENCRYPTED, unlisted

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError)
LIST_SIZE = 32 << 20  # bytes of the list of members; each costs 0.6 kB of memory and at least 46 bytes there
WACZ_MARK = "datapackage.json"
WACZ_MEMBER = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Large | Refused]:
    """Yield the files of a zip, or the records of a WACZ."""
    if not packed.file.seekable():
        yield Refused(packed.origin, "failed", TOO_LARGE)
        return
    if _list_size(packed.file) > LIST_SIZE:
        yield Refused(packed.origin, "failed", TOO_MUCH)
        return
    try:
        with zipfile.ZipFile(packed.file) as opened:
            warcs = _warcs(opened)
            if warcs:
                yield from _records(opened, warcs, packed, budget)
            else:
                yield from _members(opened, packed, budget)
    except DAMAGE:
        packed.file.seek(0)
        yield from unlisted(packed, budget)


def names(file: IO[bytes]) -> list[str]:
    """Return the names of the members, as they are numbered; none of a WACZ, and of too long a list.

    Raises what `DAMAGE` says.
    """
    if _list_size(file) > LIST_SIZE:
        return []
    with zipfile.ZipFile(file) as opened:
        return [] if _warcs(opened) else opened.namelist()


def _warcs(opened: zipfile.ZipFile) -> list[str]:
    """Return the names of the WARCs in a WACZ; none of any other zip."""
    names = opened.namelist()
    return [name for name in names if WACZ_MEMBER.fullmatch(name)] if WACZ_MARK in names else []


def _list_size(file: IO[bytes]) -> int:
    """Return how long the zip says the list of its members is; 0 where its end is lost."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))  # the end record, and the longest comment
    end = file.read()
    file.seek(0)
    place = end.rfind(b"PK\5\6")
    return int.from_bytes(end[place + 12 : place + 16], "little") if place >= 0 else 0


def _members(opened: zipfile.ZipFile, packed: Large, budget: Budget) -> Iterator[Source | Large | Refused]:
    for number, member in enumerate(opened.infolist(), 1):
        budget.members -= 1
        if budget.bytes < 0 or budget.members < 0:
            yield Refused(packed.origin, "failed", TOO_MUCH)
            return
        if not member.filename.endswith("/"):
            yield _member(opened, member, Large(f"{packed.origin}#{number}", packed.file, 0, packed.mtime_ns), budget)


def _member(opened: zipfile.ZipFile, member: zipfile.ZipInfo, place: Large, budget: Budget) -> Source | Large | Refused:
    """Read one member, or open it where it is too large to be held."""
    reason = why_not_a_page(member.filename)
    if reason:
        return Refused(place.origin, "skipped", reason)
    if member.flag_bits & ENCRYPTED:
        return Refused(place.origin, "failed", "password-protected")
    try:
        file = opened.open(member)
        if member.file_size > LARGEST:
            inner = io.BufferedReader(Metered(file, budget, DAMAGE))
            return Large(place.origin, inner, member.file_size, place.mtime_ns)
        data = read_capped(file, budget)
    except DAMAGE:
        return Refused(place.origin, "failed", "damaged")
    if isinstance(data, str):
        return Refused(place.origin, "failed", data)
    return Source(place.origin, data, place.mtime_ns, name=member.filename)


def _records(opened: zipfile.ZipFile, names: list[str], packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the records of the WARCs of a WACZ."""
    numbers = count(1)
    for name in names:
        with opened.open(name) as file:
            stream = Gunzip(file, budget) if name.endswith(".gz") else Metered(file, budget, DAMAGE)
            yield from warc.records(packed._replace(file=io.BufferedReader(stream), size=0), numbers)
            if stream.problem:
                yield Refused(packed.origin, "failed", stream.problem)
