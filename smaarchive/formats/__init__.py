"""A source in; its pages out. The format is told by content, the name's suffix is a hint.

Each format is one module and one line in `FORMATS` (and its sign in `sniff`), imported when first met. A page has
`read(source) -> Iterator[Page | Refused]`, a container `unpack(packed, budget) -> Iterator[Source | Large | Refused]`.
What a container with a `read` of its own unpacks are records for that; what any other unpacks is sniffed anew.

To unpack a source and to read what was in it are two steps, so that they can be done in two places.
The bytes that a page keeps (`page.source.data`), read again as `page.format`, give the page again.
"""

import io
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from ..errors import MissingExtra, Usage
from ..page import Large, Page, Refused, Source, Unread
from . import flat
from .flat import can_be_read_plainly as can_be_read_plainly
from .packed import DEEPEST, TOO_LARGE, Budget, Metered
from .sniff import SNIFFED, kind_of_binary, sniff, sniff_start

T = TypeVar("T", Unread, Page)

# name -> module beside this file
FORMATS = {
    "text": "text",
    "markdown": "markdown",
    "html": "saved",
    "jsonl": "jsonl",
    "mhtml": "mhtml",
    "webarchive": "webarchive",
    "pdf": "pdf",
    "mail": "mail",
    "mbox": "mbox",
    "feed": "feed",
    "warc": "warc",
    "zip": "zipped",
    "tar": "tarred",
    "gzip": "gzipped",
}
PLAIN = frozenset({"text", "markdown"})  # of which nothing is parsed but lines
MAILS = frozenset({"mail", "mbox"})  # which may hold others
LINES = frozenset({"jsonl"})  # a container where it is too large to be held
CONTAINERS = frozenset({"mbox", "feed", "warc", "zip", "tar", "gzip"})  # whose modules have an `unpack`


def read(source: Source | Large, format: str | None = None) -> Iterator[Page | Refused]:
    """Yield the pages of a source; `format` overrides what its content says.

    Raise `Usage` for an unknown format, `MissingExtra` where the library for the source itself is not installed.
    """
    for item in unpack(source, format):
        if isinstance(item, Refused):
            yield item
            continue
        try:
            yield from read_page(item)
        except MissingExtra as error:
            if item.source is source:
                raise
            yield Refused(item.source.origin, "failed", str(error))


def require(format: str | None) -> None:
    """Raise `Usage` for a format there is not."""
    if format and format not in FORMATS:
        raise Usage(f"Unknown format {format!r}; choose one of {', '.join(sorted(FORMATS))}.")


def unpack(source: Source | Large, format: str | None = None) -> Iterator[Unread | Refused]:
    """Yield what has to be read of a source: itself, or what is packed in it at any depth."""
    require(format)
    size = source.size if isinstance(source, Large) else len(source.data)
    for item in _unpack(source, format, Budget.of(size), 0):
        marked = _of_file(item, source)
        if isinstance(marked, Unread) and marked.kept:
            marked = marked._replace(kept=marked.kept._replace(file=marked.source.file))
        yield marked


def read_page(unread: Unread) -> Iterator[Page | Refused]:
    """Yield the pages of what was unpacked; one that is all of its file keeps the bytes of the file."""
    yield from _kept(unread, _module(unread.format).read(unread.source))


def read_plainly(unread: Unread) -> Iterator[Page | Refused]:
    """Yield the page of what was unpacked, with no more of it read than its text."""
    yield from _kept(unread, flat.read_plainly(unread))


def _kept(unread: Unread, pages: Iterator[Page | Refused]) -> Iterator[Page | Refused]:
    for page in pages:
        if unread.kept and isinstance(page, Page) and page.source.origin == unread.kept.origin:
            yield page._replace(source=unread.kept, format=unread.kept_as)
        else:
            yield _of_file(page, unread.source)


def _of_file(item: T | Refused, source: Source | Large) -> T | Refused:
    """Note of what is a record in a source which file that is; a record may be in a record."""
    file = source.file if isinstance(source, Source) and source.file else source.origin
    if isinstance(item, Refused):
        return item if item.origin == file else item._replace(file=file)
    if item.source.origin == file or item.source.file == file:
        return item
    return item._replace(source=item.source._replace(file=file))


def named(source: Source | Large, format: str | None = None) -> str | Refused:
    """Name the format of a source, or say why it is no page."""
    start = source.file.peek(SNIFFED) if isinstance(source, Large) else source.data
    name = format or (sniff_start(start) if isinstance(source, Large) else sniff(source))
    return name or Refused(source.origin, "skipped", f"not a page: {kind_of_binary(start) or 'XML'}")


@cache
def _module(format: str) -> ModuleType:
    return import_module(f".{FORMATS[format]}", __name__)


def _unpack(source: Source | Large, format: str | None, budget: Budget, depth: int) -> Iterator[Unread | Refused]:
    """Unpack a source that lies `depth` containers deep."""
    name = named(source, format)
    if isinstance(name, Refused):
        yield name
    elif name in CONTAINERS or (isinstance(source, Large) and name in LINES):
        yield from _unpacked(source, name, budget, depth)
    elif isinstance(source, Large):
        yield Refused(source.origin, "failed", TOO_LARGE)
    else:
        yield Unread(source, name)


def _unpacked(source: Source | Large, name: str, budget: Budget, depth: int) -> Iterator[Unread | Refused]:
    """Yield what is packed in a container; a fault of it as a whole is told once."""
    if depth == DEEPEST:
        yield Refused(source.origin, "skipped", "packed too deep")
        return
    packed = source if isinstance(source, Large) else _opened(source)
    empty, told = True, False
    for member in _module(name).unpack(packed, budget):
        for item in _members(member, name, budget, depth):
            empty = False
            if isinstance(item, Refused):
                if item.origin == source.origin and item.state == "failed":
                    if told:
                        continue
                    told = True
                yield item
            elif item.source.origin == source.origin and isinstance(source, Source):  # it is all of the file
                yield item._replace(kept=source, kept_as=name)
            else:
                yield item
    if empty:
        yield Refused(source.origin, "skipped", "holds no page")


def _members(
    member: Source | Large | Refused, container: str, budget: Budget, depth: int
) -> Iterator[Unread | Refused]:
    """Yield what is to be read of one thing out of a container."""
    if isinstance(member, Refused):
        yield member
    elif isinstance(member, Source) and hasattr(_module(container), "read"):
        yield Unread(member, container)
    else:
        told = False
        try:
            for item in _unpack(member, None, budget, depth + 1):
                told = told or (isinstance(item, Refused) and item.origin == member.origin)
                yield item
        except MissingExtra as error:
            yield Refused(member.origin, "failed", str(error))
        if isinstance(member, Large) and isinstance(member.file.raw, Metered) and member.file.raw.problem and not told:
            yield Refused(member.origin, "failed", member.file.raw.problem)


def _opened(source: Source) -> Large:
    file = io.BufferedReader(io.BytesIO(source.data), SNIFFED)
    return Large(source.origin, file, len(source.data), source.mtime_ns)
