"""RSS and Atom in; the entries that carry the whole article out, each kept as a feed of one entry.

An entry with a summary alone is no article. The text of an entry is HTML and goes through the HTML reader; titles are
text. The date of an entry is its article's; that of the feed is not used.
"""

import html as entities
import io
import re
from collections.abc import Iterator
from typing import Any

from ..article import Found
from ..decode import decode
from ..discover import LARGEST
from ..errors import MissingExtra
from ..page import Large, Page, Refused, Source
from . import html
from .embedded import adopted
from .isodate import iso_date
from .packed import TOO_LARGE, TOO_MUCH, Budget, read_capped
from .text import clean

FORMAT = "feed"
START = re.compile(rb"<(\w{1,20}:)?(item|entry)(?=[\s>])")
CODED = re.compile(r"(<\?xml[^>]{0,200}?)\sencoding\s{0,5}=\s{0,5}[\"'][\w.:-]{1,40}[\"']")
LONGEST_HEAD = 1 << 16  # bytes before the first entry
MOST_ENTRIES = 20_000  # of a feed; more take over 16 s, which no file may (RELIABILITY B8)
FULL_TEXT = 600  # characters of text that a teaser does not have; what is marked as content needs
CONTENT = 250  # of them
TAG = re.compile(r"<[^<>]{1,2000}>")
PARAGRAPHS = re.compile(r"\n\s*\n")


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield every entry of a feed, in a feed of its own. Raise `MissingExtra` without feedparser."""
    _require_feedparser()
    data = read_capped(packed.file, Budget(LARGEST + 1))
    if isinstance(data, str):
        yield Refused(packed.origin, "failed", TOO_LARGE)
        return
    data = _as_utf8(data)
    first = START.search(data)
    if not first:
        ended = re.search(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>\s*$", data, re.I)
        yield Refused(packed.origin, "skipped" if ended else "failed", "holds no entries" if ended else "cut short")
        return
    head = data[: first.start()]
    if len(head) > LONGEST_HEAD:
        yield Refused(packed.origin, "failed", f"over {LONGEST_HEAD >> 10} kB before the first entry")
        return
    last = data.rfind(b"</" + first[0][1:])
    tail = data[data.find(b">", last) + 1 :] if last >= 0 else b""
    yield from _entries(packed, data, head, tail, budget)


def _entries(packed: Large, data: bytes, head: bytes, tail: bytes, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the entries between the head and the tail of a feed, each with both around it."""
    position = len(head)
    number = 0
    while start := START.search(data, position):
        number += 1
        ending = b"</" + start[0][1:]
        end = data.find(ending, start.end())
        budget.bytes -= len(head) + len(tail) + end - start.start()  # each entry is given out with what is around all
        if end < 0 or number > MOST_ENTRIES or budget.bytes < 0:
            many = f"holds over {MOST_ENTRIES:,} entries, which is as far as it is read"
            why = f"cut short in entry {number}" if end < 0 else TOO_MUCH if budget.bytes < 0 else many
            yield Refused(packed.origin, "failed", why)
            return
        position = data.find(b">", end) + 1 or len(data)
        entry = head + data[start.start() : position] + tail
        origin = f"{packed.origin}#{number}"
        yield Source(packed.origin if entry == data else origin, entry, packed.mtime_ns)
    if not tail.strip():
        yield Refused(packed.origin, "failed", f"cut short after entry {number}")


def _as_utf8(data: bytes) -> bytes:
    """Recode what is not made of ASCII's bytes, so that the entries can be told apart."""
    if b"\0" not in data[:100]:
        return data
    text, _ = decode(data)
    return CODED.sub(r"\1", text, count=1).encode("utf-8", "replace")


def _require_feedparser() -> None:
    try:
        import feedparser  # noqa: F401  # only whether it is there
    except ImportError as error:
        raise MissingExtra("Feeds need feedparser", "feeds") from error


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that an entry is."""
    _require_feedparser()
    import feedparser

    # what is sanitized or resolved would not be as it was written; nothing of it is shown in a browser
    try:
        feed = feedparser.parse(io.BytesIO(source.data), sanitize_html=False, resolve_relative_uris=False)
    except ValueError:  # of `&#x110000;`, which is no character
        yield Refused(source.origin, "failed", "damaged entry")
        return
    if not feed.entries:
        yield Refused(source.origin, "failed", "damaged entry")
        return
    entry = feed.entries[0]
    content = _content(entry)
    if not content:
        yield Refused(source.origin, "skipped", "a summary, not the article")
        return
    title = _line(entry.get("title"))
    declared = tuple(_declared(entry, feed.feed))
    page_source = Source(source.origin, _page_of(title, content).encode("utf-8", "replace"), source.mtime_ns)
    for page in html.read(page_source):
        if isinstance(page, Refused):
            yield page
        else:
            own = tuple(found for found in page.declared if found.rule not in ("h1", "title"))
            page = page._replace(declared=(*declared, *own), encoding=str(feed.get("encoding") or page.encoding))
            yield adopted(page, source, FORMAT, _line(entry.get("link")))


def announced(source: Source) -> Iterator[str]:
    """Yield the links of those entries of a feed that do not carry their article."""
    _require_feedparser()
    import feedparser

    at = {"content-location": source.origin}  # what links without a host are relative to
    feed = feedparser.parse(io.BytesIO(source.data), sanitize_html=False, response_headers=at)
    for entry in feed.entries[:MOST_ENTRIES]:
        link = _line(entry.get("link"))
        if link and not _content(entry):
            yield link


def _content(entry: Any) -> str | None:
    """Return the article's HTML, where the entry carries it whole."""
    values = [str(value.get("value") or "") for value in entry.get("content", ())]
    for text, least in (*((value, CONTENT) for value in values), (str(entry.get("summary") or ""), FULL_TEXT)):
        if len(TAG.sub("", text).strip()) >= least:
            return text
    return None


def _page_of(title: str | None, content: str) -> str:
    """Make an HTML page of an entry; content without a tag is text in paragraphs."""
    if not TAG.search(content):
        content = "".join(f"<p>{entities.escape(part)}</p>" for part in PARAGRAPHS.split(content))
    heading = f"<h1>{entities.escape(title)}</h1>" if title else ""
    return f'<!DOCTYPE html><html><meta charset="utf-8"><body><article>{heading}{content}</article></body></html>'


def _declared(entry: Any, feed: Any) -> Iterator[Found]:
    """Yield what an entry says of itself, and the name of its feed."""
    for field, value in (
        ("headline", entry.get("title")),
        ("published", entry.get("published")),
        ("updated", dict.get(entry, "updated")),  # its own `get` answers with `published`
        *(("authors", author.get("name")) for author in entry.get("authors", ())),
        ("outlet", (entry.get("source") or {}).get("title")),
        ("outlet", feed.get("title")),
        ("url", entry.get("link")),
        ("language", feed.get("language")),
    ):
        text = _line(value)
        if text and field in ("published", "updated"):
            text = iso_date(text)
        if text:
            yield Found(field, text, "feed")


def _line(value: object) -> str | None:
    """Return a value as one clean line of text, which tags in it are part of unless they are whole."""
    if not isinstance(value, str):
        return None
    text = entities.unescape(TAG.sub("", value)) if "&" in value or "<" in value else value
    return " ".join(clean(text).split()) or None
