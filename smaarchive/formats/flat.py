"""The second reading of an HTML page, once the first was too much: its tags are taken off, nothing is parsed."""

from collections.abc import Iterator

from ..decode import decode
from ..page import Page, Reading, Refused, Source, Unread
from .sniff import sniff


def can_be_read_plainly(unread: Unread) -> bool:
    """Tell whether something to be read is HTML as it stands."""
    return _html(unread) is not None


def read_plainly(unread: Unread) -> Iterator[Page | Refused]:
    """Yield the page of what is HTML, with one reading: its text."""
    from . import html, html_tree

    data = _html(unread) or b""
    text, encoding = decode(data, html.charset_of(data))
    blocks = html.flat(html_tree.without_long_tags(text))
    yield Page(unread.source, unread.format, encoding, (Reading("flat", blocks),))


def _html(unread: Unread) -> bytes | None:
    data = unread.source.data
    if unread.format == "html":
        return data
    http = data.partition(b"\r\n\r\n")[2] if unread.format == "warc" else b""  # behind the headers of the record
    page = http.partition(b"\r\n\r\n")[2] if http.startswith(b"HTTP/") else b""
    return page if page and sniff(Source(unread.source.origin, page)) == "html" else None
