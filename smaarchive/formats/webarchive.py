"""A Safari .webarchive (a property list) in; the page it was made of out, with its address."""

import plistlib
import struct
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from ..page import Page, Refused, Source
from .embedded import read_embedded

FORMAT = "webarchive"
DAMAGE = (
    plistlib.InvalidFileException, ExpatError, ValueError, KeyError, IndexError, TypeError, AttributeError,
    RecursionError, OverflowError, MemoryError, struct.error,
)  # fmt: skip


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a web archive is."""
    try:
        main = plistlib.loads(source.data)["WebMainResource"]
        data, url, charset = (main.get(f"WebResource{name}") for name in ("Data", "URL", "TextEncodingName"))
    except DAMAGE:  # what plistlib raises on damage is not told; these were seen
        yield Refused(source.origin, "failed", "damaged web archive")
        return
    if not isinstance(data, bytes):
        yield Refused(source.origin, "skipped", "holds no page")
        return
    yield from read_embedded(
        source, data, FORMAT, url if isinstance(url, str) else None, charset if isinstance(charset, str) else None
    )
