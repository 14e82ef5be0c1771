"""A page inside a file of another format in (its bytes, its address, the encoding the container tells); the page out.

The page stays that of the file around it: its bytes are kept, its format is named.
"""

import codecs
from collections.abc import Iterator

from ..article import Found
from ..decode import decode
from ..page import Page, Refused, Source
from . import html, text, wayback
from .sniff import kind_of_binary, sniff

WEB = ("http://", "https://")  # a page saved from a disk has no address


def read_embedded(
    source: Source, data: bytes, format: str, url: str | None, charset: str | None, *, as_text: bool = False
) -> Iterator[Page | Refused]:
    """Read HTML, a PDF, or (where the container says that it is one) a text, as a page of `source`."""
    inner = Source(source.origin, data, source.mtime_ns)
    kind = sniff(inner)
    if kind == "html":
        pages = read_html(inner, charset)
    elif kind == "pdf":
        from . import pdf

        pages = pdf.read(inner)
    elif as_text and kind == "text":
        pages = text.read(inner)
    else:
        pages = iter((Refused(source.origin, "skipped", f"not a page: {kind_of_binary(data) or kind or 'XML'}"),))
    for page in pages:
        yield page if isinstance(page, Refused) else adopted(page, source, format, url)


def read_html(source: Source, charset: str | None) -> Iterator[Page | Refused]:
    """Read HTML; the encoding that its container tells goes where the page itself names none."""
    if not charset or html.charset_of(source.data):
        yield from html.read(source)
        return
    content, encoding = decode(source.data, charset)
    recoded = Source(source.origin, codecs.BOM_UTF8 + content.encode("utf-8", "replace"), source.mtime_ns)
    for page in html.read(recoded):
        yield page if isinstance(page, Refused) else page._replace(encoding=encoding)


def adopted(page: Page, source: Source, format: str, url: str | None) -> Page:
    """Make a page that of the file around it, at the address that file gives."""
    if not url or not url.lower().startswith(WEB):
        return page._replace(source=source, format=format)
    url = wayback.original(url)
    declared = (*page.declared, Found("url", url, "container")) if page.declared else ()
    return page._replace(source=source, format=format, url=url, declared=declared)
