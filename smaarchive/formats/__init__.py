"""A source in; its pages out. The format is told by content, the name's suffix is a hint.

Each format is one module with `read(source) -> Iterator[Page | Refused]` and one line in `FORMATS`; it is imported
when first met.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ..article import Page, Refused, Source
from ..decode import utf16_without_mark
from ..errors import Usage

# name -> module beside this file
FORMATS = {
    "text": "text",
    "html": "html",
    "jsonl": "jsonl",
}

# Leading bytes of files that are no pages, and what to call them.
MAGIC = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\0\0\1\0", "picture"),
    (b"PK\3\4", "zip"),
    (b"PK\5\6", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "rar"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0", "Office document"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"bplist", "property list"),
    (b"wOF", "font"),
    (b"ID3", "audio or video"),
    (b"OggS", "audio or video"),
    (b"RIFF", "audio or video"),
)
FTYP = slice(4, 8)  # "ftyp": MP4 and its relatives
SNIFFED = 8192  # bytes

# `<!DOCTYPE html ...`, `<html lang=en>`, `<!-- saved from --> <head>`; a page may begin with any of them
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|!--|(?:html|head|body|meta|title|link|script|style|article|main|div|p|h[1-6]|table|section|base)[\s>/])",
    re.I,
)
HTML_ANYWHERE = re.compile(rb"<(?:html|head|body|article|p|div|h1)[\s>]", re.I)
JSON_START = re.compile(rb'\s*(?:\[\s*)?\{\s*["}]|\s*\[\s*\]\s*$')
XML_START = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF|svg|urlset|sitemapindex)[\s>]", re.I)
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")


def read(source: Source, format: str | None = None) -> Iterator[Page | Refused]:
    """Yield the pages of a source; `format` overrides what its content says. Raises `Usage` for an unknown format."""
    name = format or sniff(source)
    if name is None:
        yield Refused(source.origin, "skipped", f"not a page: {kind_of_binary(source.data) or 'XML'}")
        return
    if name not in FORMATS:
        raise Usage(f"Unknown format {name!r}; choose one of {', '.join(sorted(FORMATS))}.")
    yield from import_module(f".{FORMATS[name]}", __name__).read(source)


def sniff(source: Source) -> str | None:
    """Name the format of a source by its first bytes; `None` for what is not a page."""
    if kind_of_binary(source.data):
        return None
    start = _ascii_start(source.data)
    suffix = Path(source.origin).suffix.lower()
    if HTML_START.match(start) or (suffix in HTML_SUFFIXES and HTML_ANYWHERE.search(start)):
        return "html"
    if JSON_START.match(start) or (suffix in JSON_SUFFIXES and start.lstrip()[:1] in (b"{", b"[")):
        return "jsonl"
    if XML_START.match(start):
        return "html" if HTML_ANYWHERE.search(start) else None
    return "text"


def kind_of_binary(data: bytes) -> str | None:
    """Name the kind of a file that holds no text: by its magic, or by a zero byte where no UTF-16 explains it."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data[FTYP] == b"ftyp":
        return "audio or video"
    start = data[:SNIFFED]
    if b"\0" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return None
    return None if utf16_without_mark(start) or HTML_START.match(start) else "binary"


def _ascii_start(data: bytes) -> bytes:
    """Return the first bytes as an ASCII-based encoding would have them: no byte order mark, no zero bytes."""
    return data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\0").replace(b"\0", b"")
