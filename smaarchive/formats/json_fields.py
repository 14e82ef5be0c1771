"""The JSON object of an article in; its paragraphs and what it declares of its fields out, with the key of each.

Read are the keys of ARCHITECTURE section 4 and those of trafilatura (its writer and its object), news-please, fundus,
newspaper4k, Media Cloud (its search and its metadata), Readability, NewsAPI and schema.org. Left out is when a program
fetched or stored the page (`date_download`, `filedate`, `crawl_date`, `indexed_date`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..article import Found
from ..lexicon.outlets import outlet_by_domain, outlet_by_name
from ..page import Block
from .record_date import record_date
from .text import spaced, texts_of

# the keys that may hold the body, best first
BODY_KEYS = tuple(
    """body maintext articleBody article_body plaintext text_content textContent story_text full_text article_text text
    raw_text content""".split()
)
# field -> the keys that may hold it, best first; `a.b` is key b of the object at key a
KEYS = {
    field: tuple(keys.split())
    for field, keys in {
        "headline": "headline title article_title title_page title_rss",
        "published": """
            published date date_publish datePublished date_published publishing_date publish_date publication_date
            publishedAt published_at publishedTime pub_date pubDate""",
        "updated": "updated date_modify dateModified date_modified modified_date",
        "byline": "byline author creator authors",
        "authors": "authors author creator",
        "outlet": """
            outlet publisher.name publisher media_name media.name source.name source_name html.source_info.publisher
            sitename site_name siteName source-hostname meta_site_name hostname source_domain canonical_domain source
            url""",
        "agency": "agency",
        "section": "section articleSection",
        "dateline": "dateline",
        "language": "meta_lang language lang inLanguage",
        "url": "url canonical_link source original_url link html.responded_url mainEntityOfPage mainEntityOfPage.@id",
        "captions": "captions images",
    }.items()
}
LISTS = ("authors", "captions")
DATES = ("published", "updated")
DOUBTED = ("source", "url")  # the outlet, an address, a file, a crawler: believed where it names a known outlet
OURS, NEWSPAPER = "digest", "meta_lang"  # keys that only our own records have, and those of newspaper4k

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
AUTHOR_BREAK = re.compile(r"\s{0,9};\s*")
TAG = re.compile(r"<(?:p|br|div|h[1-6]|li)\b[^<>]{0,500}>", re.I)


def paragraphs(record: dict[str, object]) -> tuple[Block, ...]:
    """Return the paragraphs of the first key that holds a body."""
    for key in BODY_KEYS:
        value = record.get(key)
        text = "\n".join(_fundus_paragraphs(value)) if isinstance(value, dict) else value
        if isinstance(text, str) and (texts := paragraphs_of(text)):
            return tuple([Block(text, 0, "paragraph") for text in texts])
    return ()


def paragraphs_of(text: str) -> list[str]:
    """Return the lines of a text, or the paragraphs of one that is HTML."""
    text = _whole(text)
    if "<" in text and TAG.search(text):
        from .html_blocks import blocks_of_tree
        from .html_tree import parse

        root = parse(text)
        return [block.text for block in blocks_of_tree(root)] if root is not None else []
    return texts_of(text)


def _fundus_paragraphs(body: dict[str, object]) -> Iterator[str]:
    """Yield the texts of fundus's `{"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}`."""
    yield from _strings(body.get("summary"))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def declared(record: dict[str, object]) -> Iterator[Found]:
    """Yield every field that the record has, once; the rule names the key."""
    for field, keys in _keys_among(frozenset(record)):
        for key in keys:
            given = None if _says_nothing(record, field, key) else _at(record, key)
            if given is not None and (value := _value(field, key, given)):
                yield Found(field, value, f"declared, key {key}")
                break


@lru_cache(256)  # the records of a file have the same
def _keys_among(there: frozenset[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the fields with those of their keys that a record can have."""
    able = (
        (field, tuple(key for key in keys if key.partition(".")[0] in there or key in there))
        for field, keys in KEYS.items()
    )
    return tuple((field, keys) for field, keys in able if keys)


def _says_nothing(record: dict[str, object], field: str, key: str) -> bool:
    """Tell a key that is no field's in a record of one program, though it is in those of others."""
    if OURS in record:
        return field == "outlet" and key != "outlet"  # `source` is a file
    return key == "language" and NEWSPAPER in record  # English where the page told none


def _at(record: dict[str, object], path: str) -> object:
    """Return the value at a key or at `a.b`."""
    if path in record or "." not in path:
        return record.get(path)
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _value(field: str, key: str, value: object) -> str | tuple[str, ...] | None:
    """Bring a declared value into the form of its field; `None` where it does not fit."""
    if field in LISTS:
        return _captions(key, value) if field == "captions" else _list(value)
    if field in DATES:
        return record_date(value) if isinstance(value, str | int | float) else None
    if field == "byline" and (key != "byline" or not isinstance(value, str)):
        return ", ".join(_list(value) or ()) or None
    if not isinstance(value, str) or not (text := _line(value)):
        return None
    if field == "language":
        return text[:2].lower() if re.fullmatch(r"[A-Za-z]{2}(?:[-_].*)?", text) else None
    if field == "url":
        return text if "://" in text else None
    if field == "outlet":
        return _outlet(key, text)
    return text


def _captions(key: str, value: object) -> tuple[str, ...] | None:
    """Return the captions of a list of them, or of pictures; a text among `images` is the name of a file."""
    items = value if isinstance(value, list) else [value]
    pictured = [item.get("caption") for item in items if isinstance(item, dict)]
    texts = [item for item in items if isinstance(item, str) and "://" not in item and key != "images"]
    return _list([*pictured, *texts])


def _list(value: object) -> tuple[str, ...] | None:
    """Return the names of authors in a list or in one text, or other texts in a list."""
    if isinstance(value, str):
        value = AUTHOR_BREAK.split(value)
    return tuple(dict.fromkeys(_line(text) for text in _strings(value) if _line(text))) or None


def _outlet(key: str, text: str) -> str | None:
    """Return the canonical name of a known outlet, by its name or its domain; else what the key says."""
    host = text.partition("://")[2].partition("/")[0] if "://" in text else text
    known = outlet_by_name(text) or (outlet_by_domain(host) if HOST.fullmatch(host) else None)
    if known:
        return known.name
    return None if key in DOUBTED else text


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
    return " ".join(texts_of(_whole(text)))


def _whole(text: str) -> str:
    """Return text without halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\ufffd", text)
    return text
