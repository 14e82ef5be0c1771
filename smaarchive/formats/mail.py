"""A mail (.eml) in: a newsletter or an article that somebody shared; the page in it out, HTML before text.

The subject stands for the headline where nothing better does. When it was sent and by whom says nothing of the
article: neither is used. Attachments are left out.
"""

import re
from collections.abc import Iterator
from email.message import Message

from ..article import Block, Found, Page, Reading, Refused, Source
from ..decode import decode
from . import mime
from .embedded import adopted, read_html
from .text import blocks_of

FORMAT = "mail"
# `Fwd: RE: [EXTERNAL] Talks go on`
PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)\s?:\s{0,9}|\[(?:external|ext|fwd)\]\s{0,9})", re.I)
QUOTED = re.compile(r"^(?:> ?)+", re.M)
WRAPPED = range(50, 101)  # columns; mail is wrapped at 72 to 78, and quoting adds to that


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a mail carries."""
    message = mime.parse(source.data)
    if message is None:
        yield Refused(source.origin, "failed", "damaged mail")
        return
    shown = [part for part in mime.parts(message) if not part.attached and part.data.strip()]
    html = next((part for part in shown if part.type == "text/html"), None)
    text = next((part for part in shown if part.type == "text/plain"), None)
    subject = _subject(message)
    if mime.is_cut(message):
        yield Refused(source.origin, "failed", "cut short")
    elif html:
        yield from _html_page(source, html, subject)
    elif text:
        yield _text_page(source, text, subject)
    else:
        yield Refused(source.origin, "skipped", "holds no page")


def _subject(message: Message) -> str | None:
    subject = mime.header(message, "Subject") or ""
    while match := PREFIX.match(subject):
        subject = subject[match.end() :]
    return subject or None


def _html_page(source: Source, part: mime.Part, subject: str | None) -> Iterator[Page | Refused]:
    for page in read_html(Source(source.origin, part.data, source.mtime_ns), part.charset):
        if isinstance(page, Refused):
            yield page
        else:
            said = (Found("headline", subject, "subject"),) if subject else ()
            yield adopted(page._replace(declared=(*page.declared, *said)), source, FORMAT, None)


def _text_page(source: Source, part: mime.Part, subject: str | None) -> Page:
    """Make a page of a text part; the subject is its headline where the text has it too."""
    text, encoding = decode(part.data, part.charset)
    blocks = unwrapped(blocks_of(QUOTED.sub("", text)))
    shown = subject and any(block.text == subject for block in blocks)
    said = (Found("headline", subject, "subject"),) if subject and shown else ()
    return Page(source, FORMAT, encoding, (Reading("tree", blocks),), said)


def unwrapped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Join lines that were wrapped: a line was, if the first word of the next did not fit on it."""
    width = max((len(block.text) for block in blocks if " " in block.text), default=0)
    if width not in WRAPPED:
        return blocks
    joined: list[Block] = []
    last = None
    for block in blocks:
        word = block.text.partition(" ")[0]
        if last and not block.bullet and block.line == last.line + 1 and len(last.text) + 1 + len(word) > width:
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text} {block.text}")
        else:
            joined.append(block)
        last = block
    return tuple(joined)
