"""A mail (.eml) in: a newsletter or an article that somebody shared; the page in it out, HTML before text.

Texts that follow each other, as with a picture between them, are one page. Several mails attached to one (a digest) are
a page each, `m.eml#1` and on; what is written around them is left out, as it is around one, and that is told.

The subject and the day it was sent are what is declared of it: `extract` believes the subject where the page prints it,
and falls back on both else. Of a mail that was passed on those of the first mail count. Attachments are left out.
"""

import codecs
import re
from collections.abc import Iterator
from email.message import Message
from html import escape, unescape

from ..article import Found
from ..decode import decode
from ..page import Block, Page, Reading, Refused, Source
from . import html, mime
from .embedded import adopted, read_html
from .forwarded import forwarded
from .isodate import iso_date
from .text import blocks_of
from .wrapped import unwrapped

FORMAT = "mail"
# `Fwd: RE: Talks go on`, `AW: Re[2]: Talks go on`
PASSED_ON = re.compile(
    r"(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw|doorst|회신|전달|返信|転送|回复|转发|轉寄)(?:\[\d{1,2}\])?\s?[:：]\s{0,9}", re.I
)
LIST = re.compile(r"\[[^\[\]]{1,40}\]\s{0,9}(?=\S)")  # `[EXTERNAL] Talks go on`, `[Clippings] Talks go on`
DAMAGED = "damaged mail"
QUOTED = re.compile(r"^(?:> ?)+", re.M)
WORD = re.compile(r"\w+")
SAME_SHARE = 0.9  # of the words: some programs send a text and its HTML version as two parts that follow each other
END = re.compile(r"</(?:html|body)\b[^<>]{0,100}>", re.I)  # libxml2 leaves out what stands behind it
# What a page has once, where several are made one.
FRAME = re.compile(
    r"</?(?:html|head|body)\b[^<>]{0,5000}>|<title\b[^<>]{0,500}>[^<]{0,5000}</title>|<![^<>-]{0,1000}>", re.I
)


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a mail carries, or those of the mails attached to it."""
    message = mime.parse(source.data)
    if message is None:
        yield Refused(source.origin, "failed", DAMAGED)
        return
    attached = mime.attached_mails(message)
    cut = mime.is_cut(message)
    if len(attached) < 2:
        yield from _read(source, attached[0] if attached else message, cut)
    else:
        yield from _read_each(source, attached, cut)
        if mime.says_more(message):
            yield Refused(source.origin, "skipped", "written around the mails in it")


def _read_each(source: Source, attached: list[Message], cut: bool) -> Iterator[Page | Refused]:
    """Yield the pages of the mails attached to one."""
    for number, inner in enumerate(attached, 1):
        origin, data = f"{source.origin}#{number}", mime.bytes_of(inner)
        if data is None:
            yield Refused(origin, "failed", DAMAGED)
        else:
            yield from _read(Source(origin, data, source.mtime_ns), inner, cut and inner is attached[-1])


def _read(source: Source, message: Message, cut: bool) -> Iterator[Page | Refused]:
    """Yield the page of a mail; `cut` tells that it ends too early."""
    parts = mime.shown(message)
    subject, sent = mime.header(message, "Subject"), iso_date(mime.header(message, "Date") or "")
    if cut:
        yield Refused(source.origin, "failed", "cut short")
    elif not parts:
        yield Refused(source.origin, "skipped", "holds no page")
    elif any(part.type == mime.HTML for part in parts):
        yield from _html_page(source, parts, subject, sent)
    else:
        yield _text_page(source, parts, subject, sent)


def _html_page(
    source: Source, parts: list[mime.Part], subject: str | None, sent: str | None
) -> Iterator[Page | Refused]:
    """Yield the page of an HTML part, or of several parts as one."""
    data, charset = parts[0].data, parts[0].charset
    if len(parts) > 1:
        data, charset = _joined(parts), None
    for page in read_html(Source(source.origin, data, source.mtime_ns), charset):
        if isinstance(page, Refused):
            yield page
        else:
            *others, tree = page.readings
            blocks, said = _without_headers(tree.blocks, subject, sent)
            readings = (*others, tree._replace(blocks=blocks))
            yield adopted(page._replace(readings=readings, declared=(*page.declared, *said)), source, FORMAT, None)


def _joined(parts: list[mime.Part]) -> bytes:
    """Make one HTML page of several parts; a plain text that HTML next to it says again is left out."""
    texts = [_decoded(part) for part in parts]
    said = [
        _words(unescape(text)) if part.type == mime.HTML else set() for part, text in zip(parts, texts, strict=True)
    ]
    pieces: list[str] = []
    for place, (part, text) in enumerate(zip(parts, texts, strict=True)):
        words = _words(text)
        if part.type == mime.HTML:
            pieces.append(f"<div>{FRAME.sub('', text)}</div>" if pieces else END.sub("", text))
        elif all(len(words & near) < SAME_SHARE * len(words) for near in said[max(0, place - 1) : place + 2]):
            blocks = unwrapped(blocks_of(QUOTED.sub("", text)))
            pieces.append("".join(f"<p>{escape(block.text)}</p>\n" for block in blocks))
    return codecs.BOM_UTF8 + "\n".join(pieces).encode("utf-8", "replace")


def _decoded(part: mime.Part) -> str:
    """Decode a part: what HTML says of its encoding goes before what the mail says."""
    named = html.charset_of(part.data) if part.type == mime.HTML else None
    return decode(part.data, named or part.charset)[0]


def _words(text: str) -> set[str]:
    return set(WORD.findall(text))


def _text_page(source: Source, parts: list[mime.Part], subject: str | None, sent: str | None) -> Page:
    """Make a page of text parts."""
    texts = [decode(part.data, part.charset) for part in parts]
    text = "\n\n".join(text for text, _ in texts)
    blocks, said = _without_headers(blocks_of(QUOTED.sub("", text)), subject, sent)
    return Page(source, FORMAT, texts[0][1], (Reading("tree", unwrapped(blocks)),), said)


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
    below = {block.text: under.text for block, under in zip(blocks, (*blocks[1:], Block("", 0)), strict=False)}
    shown = next(
        (title for title in titles if title in below and (not _is_word(title) or below[title].startswith("By "))), None
    )
    if shown:
        yield Found("headline", shown, f"{whose} header Subject")
    elif titles:
        yield Found("subject", titles[-1], f"{whose} header Subject")
    if sent:
        yield Found("passed on" if passed_on else "sent", sent, f"{whose} header Date")


def _is_word(title: str) -> bool:
    """Tell a remark on what is passed on, `FYI`, `Clipping`, in a script that parts words."""
    return title.isascii() and " " not in title


def _titles(subject: str) -> tuple[bool, list[str]]:
    """Tell whether a subject says that the mail was passed on; return it with the tag of its list and without."""
    passed_on = False
    titles = [subject]
    while match := PASSED_ON.match(subject) or LIST.match(subject):
        passed_on = passed_on or match.re is PASSED_ON
        subject = subject[match.end() :]
        titles = [*(titles if match.re is LIST else ()), subject]
    return passed_on, [title for title in titles if title]
