"""MHTML (a page with all it is made of, as browsers save it) in; the page out, with its address."""

from collections.abc import Iterator
from email.message import Message

from ..page import Page, Refused, Source
from . import mime
from .embedded import read_embedded

FORMAT = "mhtml"


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that an MHTML file is. Its Date is when it was saved, and is not used."""
    message = mime.parse(source.data)
    if message is None:
        yield Refused(source.origin, "failed", "damaged MHTML")
        return
    url = mime.header(message, "Snapshot-Content-Location") or mime.header(message, "Content-Location")
    found = [part for part in mime.parts(message) if part.type in ("text/html", "application/xhtml+xml")]
    main = next((part for part in found if url and part.location == url), found[0] if found else None)
    if main is None or not main.data.strip():
        yield Refused(source.origin, "failed" if mime.is_cut(message) else "skipped", "holds no page")
        return
    if mime.is_cut(message) and main is found[-1] and _is_last(message, main):
        yield Refused(source.origin, "failed", "cut short")
        return
    yield from read_embedded(source, main.data, FORMAT, url or main.location, main.charset)


def _is_last(message: Message, part: mime.Part) -> bool:
    """Tell whether a part is the one in which a cut message ends."""
    return list(message.walk())[-1] is part.message
