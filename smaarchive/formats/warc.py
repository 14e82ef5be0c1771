"""WARC in, record by record; the pages among them out: HTML and PDF responses and resources, and conversions to text.

A record's own bytes are kept, its headers with them, so that it can be read again alone. WARC-Target-URI is the page's
address. When it was fetched says nothing of when it was written, and is not used.
"""

import io
import re
import zlib
from collections.abc import Iterator
from itertools import count
from typing import IO, NamedTuple

from ..discover import LARGEST
from ..errors import MissingExtra
from ..page import Large, Page, Refused, Source
from .embedded import read_embedded
from .packed import PIECE, TOO_LARGE, Budget

FORMAT = "warc"
HEADER_LINE = 1 << 16  # bytes
HEADER_LINES = 1000
TYPE = re.compile(rb"^WARC-Type:[ \t]{0,9}(\w{1,40})", re.I | re.M)
LENGTH = re.compile(rb"^Content-Length:[ \t]{0,9}(\d{1,18})", re.I | re.M)
# A record with headers in ASCII, a line each, as most have; warcio, which reads any, takes twenty times as long.
_HEADER = rb"[\w-]{1,60}:[ -~\t]{0,4000}\r\n"
PLAIN = re.compile(
    rb"WARC/1\.[01]\r\n(?P<warc>(?:%b){1,40})\r\n"
    rb"HTTP/1\.[01] 200(?: [ -~]{0,80})?\r\n(?P<http>(?:%b){0,100})\r\n" % (_HEADER, _HEADER)
)
RESPONSE = re.compile(rb"^WARC-Type:[ \t]{0,9}response\r$", re.M)
SIZE = re.compile(rb"^Content-Length:[ \t]{0,9}(\d{1,18})\r$", re.I | re.M)
ADDRESS = re.compile(rb"^WARC-Target-URI:[ \t]{0,9}(<)?(https?://[!-;=?-~]+)(?(1)>)\r$", re.M)
TOLD_ONCE = (b"warc-type:", b"content-length:", b"warc-target-uri:")
MEDIA_TYPE = re.compile(rb"^Content-Type:([^\r]*)", re.I | re.M)
ENCODED = re.compile(rb"^(?:Content|Transfer)-Encoding:", re.I | re.M)  # in pieces, or packed once more
PAGES = (b"response", b"resource", b"conversion")  # the types of records that may hold one
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{2,40})", re.I)


class Record(NamedTuple):
    """What a record holds: its type, the body of the response, its address, and the media type it is declared as."""

    kind: str
    payload: bytes
    url: str | None
    type: str


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the records of a WARC that may hold a page. Raise `MissingExtra` without warcio."""
    _require_warcio()
    yield from records(packed, count(1))


def records(packed: Large, numbers: Iterator[int]) -> Iterator[Source | Refused]:
    """Yield the records that may hold a page, each with its number; what is damaged or cut ends it."""
    file = packed.file
    while True:
        head = _head(file)
        if not head:
            return
        number = next(numbers)
        kind, length = TYPE.search(head), LENGTH.search(head)
        if not head.startswith(b"WARC/") or not head.endswith(b"\n") or not kind or not length:
            yield Refused(packed.origin, "failed", f"damaged at record {number}")
            return
        size, wanted = int(length[1]), kind[1].lower() in PAGES
        held = wanted and size <= LARGEST
        block = file.read(size) if held else b""
        if (len(block) if held else _skip(file, size)) < size:
            yield Refused(packed.origin, "failed", f"cut short in record {number}")
            return
        ending = _line_ends(file)
        origin = f"{packed.origin}#{number}"
        if not held:
            if wanted:
                yield Refused(origin, "failed", TOO_LARGE)
            continue
        data = head + block + ending
        # a WARC of one record, as it is kept, is that record
        yield Source(packed.origin if len(data) == packed.size else origin, data, packed.mtime_ns)


def _head(file: IO[bytes]) -> bytes:
    """Read the headers of a record with the blank line behind; `b""` at the end."""
    lines: list[bytes] = []
    while len(lines) < HEADER_LINES and (line := file.readline(HEADER_LINE)):
        lines.append(line)
        if not line.strip() and any(map(bytes.strip, lines)):
            break
    return b"".join(lines).lstrip(b"\r\n")


def _line_ends(file: io.BufferedReader) -> bytes:
    """Read the line ends behind a record: four bytes of them, where the writer was correct."""
    ends = b""
    while len(ends) < 4 and file.peek(1)[:1] in (b"\r", b"\n"):
        ends += file.read(1)
    return ends


def _skip(file: IO[bytes], size: int) -> int:
    """Read over so many bytes; return how many there were."""
    left = size
    while left and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
    return size - left


def _require_warcio() -> None:
    try:
        import warcio  # noqa: F401  # only whether it is there
    except ImportError as error:
        raise MissingExtra("WARC files need warcio", "warc") from error


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a record is, or why it is none."""
    record = _plain(source.data) or _by_warcio(source)
    if isinstance(record, Refused):
        yield record
    elif len(record.payload) > LARGEST:
        yield Refused(source.origin, "failed", TOO_LARGE)
    else:
        charset = CHARSET.search(record.type)
        as_text = record.kind == "conversion"
        yield from read_embedded(
            source, record.payload, FORMAT, record.url, charset[1] if charset else None, as_text=as_text
        )


def _plain(data: bytes) -> Record | None:
    """Read a response as most are; `None` for any other record."""
    match = PLAIN.match(data)
    if not match or ENCODED.search(match["http"]):
        return None
    head = match["warc"]
    size, url = SIZE.search(head), ADDRESS.search(head)
    small = head.lower()
    if not RESPONSE.search(head) or not size or not url or any(small.count(name) != 1 for name in TOLD_ONCE):
        return None
    end = match.end("warc") + len("\r\n") + int(size[1])
    if end < match.end():
        return None
    said = MEDIA_TYPE.search(match["http"])
    return Record("response", data[match.end() : end], url[2].decode(), said[1].decode().strip() if said else "")


def _by_warcio(source: Source) -> Record | Refused:
    """Read a record of any kind, or say why it is no page."""
    _require_warcio()
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(source.data), known_format=FORMAT)
        http = record.http_headers
        payload = _payload(record.content_stream())
    except (
        ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, zlib.error,
        AttributeError,  # warcio takes for granted that a response has an address
    ):  # fmt: skip
        return Refused(source.origin, "failed", "damaged record")
    status = http.get_statuscode() if http else "200"
    if status != "200":
        return Refused(source.origin, "skipped", f"HTTP status {status[:3]}")
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    said = http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")
    return Record(record.rec_type, payload, url, said or "")


def _payload(stream: IO[bytes]) -> bytes:
    """Read a decoded body up to what is held; a bomb gives no more than that."""
    pieces, total = [], 0
    while total <= LARGEST and (piece := stream.read(PIECE)):
        pieces.append(piece)
        total += len(piece)
    return b"".join(pieces)
