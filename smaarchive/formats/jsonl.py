"""JSON of articles already extracted in (one object, lines, an array, or an envelope around one); ready pages out.

Read are the keys of ARCHITECTURE section 4 and those that trafilatura, news-please, fundus, newspaper4k, Media Cloud,
NewsAPI and schema.org use. What an object declares is taken as it stands; an object without a body is no article.
A file too large to be held is read line by line, where each of its lines is a value.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from ..article import Block, Found, Large, Page, Reading, Refused, Source
from ..decode import decode
from ..discover import LARGEST
from ..lexicon import outlet_by_domain
from .isodate import iso_date
from .packed import PIECE, TOO_LARGE, Budget
from .sniff import LINES_SUFFIXES
from .text import blocks_of, spaced

FORMAT = "jsonl"
READY = "ready"  # the name of the reading
NOT_LINES = f"{TOO_LARGE}, and not one value a line"
# field -> the keys that may hold it, best first; `a.b` is key b of the object at key a
BODY_KEYS = (
    "body",
    "maintext",
    "articleBody",
    "plaintext",
    "story_text",
    "full_text",
    "article_text",
    "text",
    "raw_text",
    "content",
)
KEYS = {
    "headline": ("headline", "title", "title_page", "title_rss"),
    "published": (
        "published",
        "date",
        "date_publish",
        "datePublished",
        "publishing_date",
        "publish_date",
        "publication_date",
        "publishedAt",
        "pub_date",
    ),
    "updated": ("updated", "date_modify", "dateModified", "modified_date"),
    "byline": ("byline",),
    "authors": ("authors", "author", "creator"),
    "outlet": (
        "outlet",
        "publisher.name",
        "publisher",
        "media_name",
        "media.name",
        "source.name",
        "sitename",
        "source-hostname",
        "meta_site_name",
        "hostname",
        "source_domain",
    ),
    "agency": ("agency",),
    "section": ("section", "articleSection"),
    "dateline": ("dateline",),
    "language": ("language", "lang", "inLanguage", "meta_lang"),
    "url": ("url", "canonical_link", "source", "html.responded_url", "mainEntityOfPage"),
    "captions": ("captions",),
}
LISTS = ("authors", "captions")
DATES = ("published", "updated")
ENVELOPES = ("hits", "articles", "stories", "results", "items", "@graph")

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
SPACE = re.compile(r"\s*")
BETWEEN = re.compile(r"[\s,]*")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
AUTHOR_BREAK = re.compile(r"\s{0,9};\s*")
DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Record:
    """One value of a JSON file: its place in the text, and what is wrong with it if it cannot be read."""

    value: object
    start: int
    end: int
    problem: str | None = None


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the values of a file of lines, or of an array written as such."""
    for number, line in enumerate(_lines(packed.file), 1):
        origin = f"{packed.origin}#{number}"
        if len(line) > LARGEST:
            yield Refused(origin, "failed", TOO_LARGE)
        elif number == 1 and (b"\0" in line or _record_at(decode(line)[0], 0).problem):  # UTF-16 has other line ends
            yield Refused(packed.origin, "failed", NOT_LINES)
            return
        else:
            yield Source(origin, line, packed.mtime_ns)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines that hold a value, without the marks around it; of one too long no more than shows that it is."""
    while line := file.readline(LARGEST + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(PIECE)
        if line := line.strip().removeprefix(codecs.BOM_UTF8).lstrip(b"[, \t").rstrip(b"], \t"):
            yield line


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield a ready page for every article of a JSON file, and why not for every other value in it."""
    text, encoding = decode(source.data)
    alone = _holds_one_value(source, text)
    for number, record in enumerate(_records(text), 1):
        origin = source.origin if alone else f"{source.origin}#{number}"
        if record.problem:
            yield Refused(origin, "failed", record.problem)
            continue
        data = source.data if alone else text[record.start : record.end].encode(encoding, "replace")
        yield _page(Source(origin, data, source.mtime_ns), record.value, encoding)


def _holds_one_value(source: Source, text: str) -> bool:
    """Tell a file that is one article, or one thing out of a container, from a file of articles."""
    start, is_member = text.lstrip()[:1], source.file is not None
    if source.origin.endswith(LINES_SUFFIXES) or start in ("", "[") or (start != "{" and not is_member):
        return False
    records = _records(text)
    first = next(records)
    return (is_member or not first.problem) and next(records, None) is None and _envelope(first.value) is None


def _records(text: str) -> Iterator[Record]:
    """Yield the values of a text: of its array or its envelope, or one after the other."""
    start = SPACE.match(text).end()  # type: ignore[union-attr]  # matches the empty string too
    in_array = text.startswith("[", start)
    position = start + 1 if in_array else start
    while (position := BETWEEN.match(text, position).end()) < len(text):  # type: ignore[union-attr]  # as above
        if in_array and text[position] == "]":
            return
        record = _record_at(text, position)
        inner = _envelope(record.value)
        if inner is None:
            yield record
        else:
            yield from (Record(value, record.start, record.end) for value in inner)
        if record.problem and in_array:
            return  # what follows cannot be told apart
        position = record.end


def _record_at(text: str, start: int) -> Record:
    """Read the value that begins at `start`; a broken one ends with its line."""
    try:
        value, end = DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):  # ValueError: broken, or a number of thousands of digits
        line_end = text.find("\n", start)
        return Record(None, start, len(text) if line_end < 0 else line_end, "not JSON")
    return Record(value, start, end)


def _envelope(value: object) -> list[object] | None:
    """Return the list inside `{"hits": [...], "total": 3}` and its like; `None` for anything else."""
    if not isinstance(value, dict) or any(key in value for key in BODY_KEYS):
        return None
    for key in ENVELOPES:
        inner = value.get(key)
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            return inner
    return None


def _page(source: Source, value: object, encoding: str) -> Page | Refused:
    """Make a ready page of one value."""
    blocks = _body(value) if isinstance(value, dict) else ()
    if not isinstance(value, dict) or not blocks:
        return Refused(source.origin, "skipped", "not an article")
    declared = tuple(_declared(value))
    url = next((found.value for found in declared if found.field == "url"), None)
    return Page(
        source, FORMAT, encoding, (Reading(READY, blocks),), declared, url if isinstance(url, str) else None, True
    )


def _body(record: dict[str, object]) -> tuple[Block, ...]:
    """Return the paragraphs of the first key that holds a body."""
    for key in BODY_KEYS:
        value = record.get(key)
        text = "\n".join(_fundus_paragraphs(value)) if isinstance(value, dict) else value
        if isinstance(text, str) and (blocks := blocks_of(_whole(text))):
            return tuple([Block(block.text, 0, "paragraph") for block in blocks])
    return ()


def _fundus_paragraphs(body: dict[str, object]) -> Iterator[str]:
    """Yield the texts of fundus's `{"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}`."""
    yield from _strings(body.get("summary"))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _declared(record: dict[str, object]) -> Iterator[Found]:
    """Yield every field that the record has, once."""
    for field, keys in KEYS.items():
        for key in keys:
            given = _at(record, key)
            if given is not None and (value := _value(field, given)):
                yield Found(field, value, "declared")
                break
    if not record.get("byline") and (authors := _value("authors", record.get("authors"))):
        yield Found("byline", ", ".join(authors), "declared")


def _at(record: dict[str, object], path: str) -> object:
    """Return the value at a key or at `a.b`."""
    if path in record or "." not in path:
        return record.get(path)
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _value(field: str, value: object) -> str | tuple[str, ...] | None:
    """Bring a declared value into the form of its field; `None` where it does not fit."""
    if field in LISTS:
        names = AUTHOR_BREAK.split(value) if isinstance(value, str) and field == "authors" else value
        return tuple(dict.fromkeys(_line(text) for text in _strings(names) if _line(text))) or None
    if not isinstance(value, str) or not (text := _line(value)):
        return None
    if field in DATES:
        return iso_date(text)
    if field == "language":
        return text[:2].lower() if re.fullmatch(r"[A-Za-z]{2}(?:[-_].*)?", text) else None
    if field == "url":
        return text if "://" in text else None
    if field == "outlet" and HOST.fullmatch(text):
        outlet = outlet_by_domain(text)
        return outlet.name if outlet else text
    return text


def _strings(value: object) -> Iterator[str]:
    """Yield the strings of a string, of a list of them, or of a list of `{"name": ...}`."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield name


def _line(text: str) -> str:
    """Return text as one clean line; most are one."""
    if text.isascii() and text.isprintable() and text[:1].isalnum():
        return spaced(text)
    return " ".join(block.text for block in blocks_of(_whole(text)))


def _whole(text: str) -> str:
    """Return text without halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\ufffd", text)
    return text
