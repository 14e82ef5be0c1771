"""A mail (.eml) in: a newsletter or an article that somebody shared; the page in it out, HTML before text.

The subject and the day it was sent are what is declared of it: `extract` believes the subject where the page prints it,
and falls back on both else. Of a mail that was passed on those of the first mail count. Attachments are left out.
"""

import re
from collections.abc import Iterator

from ..article import Block, Found, Page, Reading, Refused, Source
from ..decode import decode
from . import mime
from .embedded import adopted, read_html
from .forwarded import forwarded
from .isodate import iso_date
from .text import blocks_of

FORMAT = "mail"
# `Fwd: RE: Talks go on`, `AW: Re[2]: Talks go on`
PASSED_ON = re.compile(
    r"(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst|회신|전달|返信|転送|回复|转发|轉寄)(?:\[\d{1,2}\])?\s?[:：]\s{0,9}", re.I
)
LIST = re.compile(r"\[[^\[\]]{1,40}\]\s{0,9}(?=\S)")  # `[EXTERNAL] Talks go on`, `[Clippings] Talks go on`
QUOTED = re.compile(r"^(?:> ?)+", re.M)
WRAPPED = range(50, 101)  # columns; mail is wrapped at 72 to 78, and quoting adds to that


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a mail carries."""
    message = mime.parse(source.data)
    if message is None:
        yield Refused(source.origin, "failed", "damaged mail")
        return
    first = mime.attached_mail(message)
    shown = [part for part in mime.parts(first) if not part.attached and part.data.strip()]
    html = next((part for part in shown if part.type == "text/html"), None)
    text = next((part for part in shown if part.type == "text/plain"), None)
    subject, sent = mime.header(first, "Subject"), iso_date(mime.header(first, "Date") or "")
    if mime.is_cut(message):
        yield Refused(source.origin, "failed", "cut short")
    elif html:
        yield from _html_page(source, html, subject, sent)
    elif text:
        yield _text_page(source, text, subject, sent)
    else:
        yield Refused(source.origin, "skipped", "holds no page")


def _html_page(source: Source, part: mime.Part, subject: str | None, sent: str | None) -> Iterator[Page | Refused]:
    for page in read_html(Source(source.origin, part.data, source.mtime_ns), part.charset):
        if isinstance(page, Refused):
            yield page
        else:
            *others, tree = page.readings
            blocks, said = _without_headers(tree.blocks, subject, sent)
            readings = (*others, tree._replace(blocks=blocks))
            yield adopted(page._replace(readings=readings, declared=(*page.declared, *said)), source, FORMAT, None)


def _text_page(source: Source, part: mime.Part, subject: str | None, sent: str | None) -> Page:
    """Make a page of a text part."""
    text, encoding = decode(part.data, part.charset)
    blocks, said = _without_headers(blocks_of(QUOTED.sub("", text)), subject, sent)
    return Page(source, FORMAT, encoding, (Reading("tree", unwrapped(blocks)),), said)


def _without_headers(
    blocks: tuple[Block, ...], subject: str | None, sent: str | None
) -> tuple[tuple[Block, ...], tuple[Found, ...]]:
    """Return what was passed on of a mail, and what its headers say: its own, or those in its midst."""
    inner = forwarded(blocks)
    if inner is None:
        return blocks, tuple(_said(blocks, "mail", subject, sent))
    rest = blocks[inner.end :]
    return rest, tuple(_said(rest, "forwarded", inner.subject, inner.date))


def _said(blocks: tuple[Block, ...], whose: str, subject: str | None, sent: str | None) -> Iterator[Found]:
    """Yield what headers say: a subject that is printed is the headline."""
    passed_on, titles = _titles(subject or "")
    printed = {block.text for block in blocks}
    shown = next((title for title in titles if title in printed), None)
    if shown:
        yield Found("headline", shown, f"{whose} header Subject")
    elif titles:
        yield Found("subject", titles[-1], f"{whose} header Subject")
    if sent:
        yield Found("passed on" if passed_on else "sent", sent, f"{whose} header Date")


def _titles(subject: str) -> tuple[bool, list[str]]:
    """Tell whether a subject says that the mail was passed on; return it with the tag of its list and without."""
    passed_on = False
    titles = [subject]
    while match := PASSED_ON.match(subject) or LIST.match(subject):
        passed_on = passed_on or match.re is PASSED_ON
        subject = subject[match.end() :]
        titles = [*(titles if match.re is LIST else ()), subject]
    return passed_on, [title for title in titles if title]


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
