"""A saved HTML page in; the page out, with the address that the program which saved it noted in a comment on top."""

import re
from collections.abc import Iterator

from ..page import Page, Refused, Source
from . import html
from .embedded import adopted

NOTED_IN = 8192  # bytes
# SingleFile: `Page saved with SingleFile \n url: https://... \n saved date: ...`; browsers: `saved from url=(0042)https://...`
NOTES = (
    re.compile(rb"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,20}(https?://[^\s<>]{1,2000})"),
    re.compile(rb"<!--\s{0,20}saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})"),
)


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that an HTML file is."""
    url = noted_url(source.data[:NOTED_IN])
    for page in html.read(source):
        yield page if isinstance(page, Refused) or not url else adopted(page, source, page.format, url)


def noted_url(start: bytes) -> str | None:
    """Return the address in the comment on top of a saved page."""
    match = next((match for note in NOTES if (match := note.search(start))), None)
    return match[1].decode("utf-8", "replace") if match else None
