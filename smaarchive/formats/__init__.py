"""A source in; its pages out. The format is told by content, the name's suffix is a hint.

Each format is one module and one line in `FORMATS` (and its sign in `sniff`), imported when first met. A page has
`read(source) -> Iterator[Page | Refused]`, a container `unpack(packed, budget) -> Iterator[Source | Large | Refused]`.
What a container with a `read` of its own unpacks are records for that; what any other unpacks is sniffed anew.

The bytes that a page keeps (`page.source.data`), read again as `page.format`, give the page again.
"""

import io
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from ..article import Large, Page, Refused, Source
from ..errors import MissingExtra, Usage
from .packed import DEEPEST, TOO_LARGE, Budget
from .sniff import SNIFFED, can_be_streamed, kind_of_binary, sniff, sniff_start

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


def read(source: Source | Large, format: str | None = None) -> Iterator[Page | Refused]:
    """Yield the pages of a source; `format` overrides what its content says. Raises `Usage` for an unknown format."""
    if format and format not in FORMATS:
        raise Usage(f"Unknown format {format!r}; choose one of {', '.join(sorted(FORMATS))}.")
    size = source.size if isinstance(source, Large) else len(source.data)
    yield from _read(source, format, Budget.of(size), 0)


def _read(source: Source | Large, format: str | None, budget: Budget, depth: int) -> Iterator[Page | Refused]:
    """Read a source that lies `depth` containers deep."""
    if isinstance(source, Large) and not can_be_streamed(source.file.peek(SNIFFED)) and not source.file.seekable():
        yield Refused(source.origin, "skipped", TOO_LARGE)
        return
    name = format or (sniff_start(source.file.peek(SNIFFED)) if isinstance(source, Large) else sniff(source))
    if name is None:
        start = source.file.peek(SNIFFED) if isinstance(source, Large) else source.data
        yield Refused(source.origin, "skipped", f"not a page: {kind_of_binary(start) or 'XML'}")
        return
    module = import_module(f".{FORMATS[name]}", __name__)
    if hasattr(module, "unpack"):
        yield from _unpacked(source, name, module, budget, depth)
    elif isinstance(source, Large):
        yield Refused(source.origin, "skipped", TOO_LARGE)
    else:
        yield from module.read(source)


def _unpacked(
    source: Source | Large, name: str, module: ModuleType, budget: Budget, depth: int
) -> Iterator[Page | Refused]:
    """Read what is packed in a source; a fault of the container as a whole is told once."""
    if depth == DEEPEST:
        yield Refused(source.origin, "skipped", "packed too deep")
        return
    packed = source if isinstance(source, Large) else _opened(source)
    empty, told = True, False
    for member in module.unpack(packed, budget):
        for page in _members(member, module, budget, depth):
            empty = False
            if isinstance(page, Refused):
                if page.origin == source.origin and page.state == "failed":
                    if told:
                        continue
                    told = True
                yield page
            elif page.source.origin == source.origin and isinstance(source, Source):  # the page is all of the file
                yield page._replace(source=source, format=name)
            else:
                yield page
    if empty:
        yield Refused(source.origin, "skipped", "holds no page")


def _members(
    member: Source | Large | Refused, module: ModuleType, budget: Budget, depth: int
) -> Iterator[Page | Refused]:
    """Read one thing out of a container."""
    if isinstance(member, Refused):
        yield member
        return
    try:
        yield from module.read(member) if hasattr(module, "read") else _read(member, None, budget, depth + 1)
    except MissingExtra as error:
        yield Refused(member.origin, "failed", str(error))


def _opened(source: Source) -> Large:
    file = io.BufferedReader(io.BytesIO(source.data), SNIFFED)
    return Large(source.origin, file, len(source.data), source.mtime_ns)
