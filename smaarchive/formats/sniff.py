"""The first bytes of a file in; the name of its format out. Content decides, the suffix is a hint."""

import re
from collections.abc import Callable
from pathlib import Path

from ..decode import utf16_without_mark
from ..page import Source

SNIFFED = 8192  # bytes

# Leading bytes of files that are no pages, and what to call them.
MAGIC = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"\0\0\1\0", "picture"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "rar"),
    (b"SQLite format 3\0", "SQLite database"),
    (b"\xd0\xcf\x11\xe0", "Office document"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"wOF", "font"),
    (b"ID3", "audio or video"),
    (b"OggS", "audio or video"),
    (b"RIFF", "audio or video"),
)
STRAY_ZEROS = 0.01  # of the bytes
CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # what no text has; ESC it may
FTYP = slice(4, 8)  # "ftyp": MP4 and its relatives

# `<!DOCTYPE html ...`, `<html lang=en>`, `<!-- saved from --> <head>`; a page may begin with any of them
HTML_START = re.compile(
    rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|!--|(?:html|head|body|meta|title|link|script|style|article|main|div|p|h[1-6]|table|section|base)[\s>/])",
    re.I,
)
# what nearly all pages begin with, and no file of another format; all other signs take ten times as long to look for
HTML_AT_ONCE = re.compile(rb"\A\s{0,64}<(?:!doctype\s+html|html)[\s>]", re.I)
HTML_ANYWHERE = re.compile(rb"<(?:html|head|body|article|p|div|h1)[\s>]", re.I)
JSON_START = re.compile(rb'\A\s*(?:\[\s*)?\{\s*["}]|\A\s*\[\s*\]\s*$')
XML_START = re.compile(rb"\A\s*<(?:\?xml|!doctype|rss|feed|rdf:RDF|svg|urlset|sitemapindex)[\s>]", re.I)
HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
MARKDOWN_SUFFIXES = (".md", ".markdown")
LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")  # of one JSON value a line
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")

# `Subject: ...`, and lines that go on with white space
HEADER = re.compile(rb"[!-9;-~]{1,76}:")
HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,76}:[^\n]{0,4000}\n(?:[ \t][^\n]{0,4000}\n){0,500}){2,}")
MAIL_ONLY = re.compile(rb"^(?:message-id|received|return-path|delivered-to|mime-version|x-mailer):", re.I | re.M)
LETTER = tuple(re.compile(name, re.I | re.M) for name in (rb"^from:", rb"^subject:", rb"^date:"))
RELATED = re.compile(rb"^content-type:\s{0,9}multipart/related", re.I | re.M)
SNAPSHOT = re.compile(rb"^snapshot-content-location:|^from:[^\n]{0,40}saved by", re.I | re.M)
TRAVELLED = re.compile(rb"^(?:message-id|received|return-path|delivered-to):", re.I | re.M)

READER = b"\nMarkdown Content:"
MARKDOWN_HEADING = re.compile(rb"^#{1,6} [^\s#]", re.M)
MARKDOWN_LINK = re.compile(rb"[^\s(]\]\((?:https?:/)?/")

FEED_START = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.I)


def _headers(start: bytes) -> bytes:
    """Return the block of mail headers that a file begins with, if any."""
    match = HEADERS.match(start.replace(b"\r\n", b"\n")) if HEADER.match(start) else None
    return match[0] if match else b""


def _is_mhtml(start: bytes) -> bool:
    headers = _headers(start)
    return bool(SNAPSHOT.search(headers) or (RELATED.search(headers) and not TRAVELLED.search(headers)))


def _is_mail(start: bytes) -> bool:
    headers = _headers(start)
    return bool(MAIL_ONLY.search(headers)) or all(line.search(headers) for line in LETTER)


def _is_markdown(start: bytes) -> bool:
    """Look for what no other text has: headings and links, or the lines that a reading service puts above."""
    if start.startswith(b"Title:") and READER in start:
        return True
    return b"](" in start and MARKDOWN_HEADING.search(start) is not None and len(MARKDOWN_LINK.findall(start)) > 1


def _is_feed(start: bytes) -> bool:
    """Look at the first element behind declarations, those inside a document type too, and comments."""
    rest = start.lstrip()
    while rest.startswith((b"<?", b"<!", b"]")):
        rest = rest.partition(b"-->" if rest.startswith(b"<!--") else b">")[2].lstrip()
    return FEED_START.match(rest) is not None


# what a file of a format begins with; the first that fits wins
SIGNS: tuple[tuple[str, Callable[[bytes], object]], ...] = (
    ("pdf", re.compile(rb"\s{0,1024}%PDF-").match),
    ("zip", re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08PK)").match),
    ("gzip", re.compile(rb"\x1f\x8b").match),
    ("tar", re.compile(rb"(?s).{257}ustar").match),
    ("warc", re.compile(rb"\s{0,8}WARC/\d").match),
    ("webarchive", re.compile(rb"(?s)bplist0|\s{0,99}<\?xml.{0,200}<!DOCTYPE plist.{0,400}WebMainResource").match),
    ("mbox", re.compile(rb"From \S+ [^\n]{10,200}\n[!-9;-~]{1,76}:").match),
    ("mhtml", _is_mhtml),
    ("mail", _is_mail),
    ("feed", _is_feed),
)
STREAMED = ("gzip", "tar", "warc", "mbox")


def sniff(source: Source) -> str | None:
    """Name the format of a source by its first bytes; `None` for what is not a page."""
    return sniff_start(source.data[:SNIFFED], source.name or source.origin)


def sniff_start(start: bytes, name: str = "") -> str | None:
    """Name the format of a file by its first bytes, and its name where they leave a doubt."""
    if HTML_AT_ONCE.match(start):
        return "html"
    signed = _signed(start)
    if signed:
        return signed
    if kind_of_binary(start):
        return None
    start, suffix = _ascii_start(start), Path(name).suffix.lower()
    if HTML_START.match(start) or (suffix in HTML_SUFFIXES and HTML_ANYWHERE.search(start)):
        return "html"
    if JSON_START.match(start) or (suffix in JSON_SUFFIXES and start.lstrip()[:1] in (b"{", b"[")):
        return "jsonl"
    if XML_START.match(start):
        return "html" if HTML_ANYWHERE.search(start) else None
    return "markdown" if suffix in MARKDOWN_SUFFIXES or _is_markdown(start) else "text"


def can_be_streamed(start: bytes, name: str) -> bool:
    """Tell whether a file is a container, or has a value a line, and can be read without being held."""
    return _signed(start) in STREAMED or (name.endswith(LINES_SUFFIXES) and sniff_start(start) == "jsonl")


def _signed(start: bytes) -> str | None:
    """Name the format whose sign a file begins with; a byte order mark and UTF-16 stand in no sign's way."""
    plain = _ascii_start(start) if start[:1] in (b"\xef", b"\xff", b"\xfe") else start
    return next((name for name, fits in SIGNS if fits(plain)), None)


def kind_of_binary(data: bytes) -> str | None:
    """Name the kind of a file that holds no text: by its magic, or by its zero bytes where no UTF-16 explains them."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    if data[FTYP] == b"ftyp":
        return "audio or video"
    start = data[:SNIFFED]
    if b"\0" not in start or start.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return None
    return None if utf16_without_mark(start) or HTML_START.match(start) or _is_text(start) else "binary"


def _is_text(start: bytes) -> bool:
    """Tell text in which a zero byte or two went astray: a binary file has many, and other control characters."""
    return start.count(0) <= STRAY_ZEROS * len(start) and not CONTROL.search(start)


def _ascii_start(data: bytes) -> bytes:
    """Return the first bytes as an ASCII-based encoding would have them: no byte order mark, no zero bytes."""
    return data[:SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\0").replace(b"\0", b"")
