"""The front matter of a Markdown file in (`---`, `title: ...`, `---`); what it declares of an article out.

Read is the part of YAML that people write there: `key: value`, quoted or not, `[a, b]`, and lines of `- a` or
`- name: a` below a key; the `[[a]]` of note programs is a. Left out are texts of several lines and what lies deeper.
"""

import re
from collections.abc import Iterator

from ..article import Found
from ..lexicon.outlets import outlet_by_name
from .isodate import iso_date
from .text import line_of

RULE = "front matter"
FRONT = re.compile(r"---[ \t]{0,9}\r?\n(.{0,8000}?)\n---[ \t]{0,9}(?:\r?\n|$)", re.S)
# what r.jina.ai writes above a page: `Title: ...`, `URL Source: ...`, `Published Time: ...`, `Markdown Content:`
READER = re.compile(r"(Title:[ ].{1,1000}?)^Markdown Content:[ \t]{0,9}\r?\n", re.S | re.M)
ENTRY = re.compile(r"([A-Za-z][\w-]{1,30}|URL Source|Published Time):(?:\s+(.*))?")
ITEM = re.compile(r"(?:[ \t]{0,9}-\s|[ \t]{1,9})\s{0,9}(?:name:\s)?\s{0,9}(.+)")
INNER_KEY = re.compile(r"[A-Za-z_]{2,20}:\s")  # `url: https://...` of an author
PIECE = re.compile(r"\"[^\"]{0,500}\"|'[^']{0,500}'|[^,\"']+")
LABEL = re.compile(r"by:?\s", re.I)
# key -> field
FIELDS = {
    key: field
    for field, keys in {
        "headline": "title headline",
        "published": "date published publisheddate published_at date_published datepublished publish_date pubdate"
        " published-time",
        "updated": "updated modified lastmod date_modified datemodified",
        "byline": "byline author authors creator",
        "url": "url-source url link canonical_url source",
        "outlet": "publisher outlet site site_name sitename publication source",
        "section": "section",
        "language": "language lang",
    }.items()
    for key in keys.split()
}


def front_matter(text: str) -> tuple[int, tuple[Found, ...]]:
    """Return how long the front matter of a text is, and what it declares; 0 and nothing where there is none."""
    front = FRONT.match(text) or READER.match(text)
    return (front.end(), tuple(_declared(front[1]))) if front else (0, ())


def _declared(front: str) -> Iterator[Found]:
    for key, values in _entries(front.splitlines()):
        field = FIELDS.get(key.lower().replace(" ", "-"))
        if field == "byline":
            names = [LABEL.sub("", value) if LABEL.match(value) else value for value in values]
            yield Found("byline", ", ".join(names), RULE)
            yield from (Found("authors", name, RULE) for name in names)
        elif field in ("published", "updated"):
            yield from (Found(field, date, RULE) for value in values[:1] if (date := iso_date(value)))
        elif key.lower() == "source":
            yield from (Found(what, value, RULE) for value in values[:1] if (what := _source(value)))
        elif field and (field != "url" or "://" in values[0]):
            yield Found(field, values[0], RULE)


def _source(value: str) -> str | None:
    """Tell which field `source` is: an address, or the name of an outlet that is known."""
    if "://" in value:
        return "url"
    return "outlet" if outlet_by_name(value) else None


def _entries(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys that have a value, with their values."""
    key, values = "", list[str]()
    for line in [*lines, "end:"]:
        if entry := ENTRY.fullmatch(line.rstrip()):
            if values:
                yield key, values
            key, values = entry[1], _values(entry[2] or "")
        elif (item := ITEM.fullmatch(line.rstrip())) and not INNER_KEY.match(item[1]):
            values += _values(item[1])


def _values(text: str) -> list[str]:
    """Return the values of a line; none where it only says that a text of several lines follows."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        pieces = PIECE.findall(text[1:-1])
    else:
        pieces = [] if text in ("", "|", ">", "|-", ">-", "null", "~") else [text]
    return [value for piece in pieces if (value := line_of(_unquoted(piece.strip()).strip("[]")))]


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
