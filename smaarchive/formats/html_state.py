"""The JSON that a page ships for its scripts in; the article in it out, for a page that is drawn by its scripts.

`<script id="__NEXT_DATA__" type="application/json">` and `window.__STATE__ = {...}` hold it in an object that gives the
page's own title as one of its values. Left out is what is written as calls: `self.__next_f.push([...])`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from ..article import Found
from ..lexicon.letters import letters_of
from ..page import Block
from .json_fields import declared, paragraphs, paragraphs_of

LONGEST = 4 << 20  # characters of the scripts that are read
MOST = 20_000  # values looked at in a script, or in an object of it
TRIED = 10  # objects of the page's title in a page
DEEPEST = 100  # levels of values inside each other
VALUE = 100  # characters that take as long to read as the way to a value
LONGEST_KEY = 40  # characters of a key that are looked at
LONGEST_ARTICLE = 500_000  # characters; the longest of the benchmark has 38,000
LEAST = 400  # characters of an article, in paragraphs; a page that shows as many needs no other
LONG = 80  # characters of a paragraph
SHORTEST_TITLE, LONGEST_TITLE = 12, 300  # letters, characters
FIELDS = ("published", "updated", "authors")
# `window.__STATE__ = {`, `var page={`
ASSIGNED = re.compile(r"\s{0,99}(?:(?:var|let|const)\s{1,9})?[\w.$\[\]\"']{1,60}\s{0,9}=\s{0,9}(?=[{\[])")
NOT_TEXT = re.compile(
    r"desc|summary|excerpt|teaser|abstract|caption|credit|bio|related|comment|legal|cookie|^alt$", re.I
)
MARKUP = re.compile(r"</?[a-zA-Z]|&#?\w{1,9};")
HEAD = re.compile(r"\s{0,99}<(?:!|meta|link|title|script|style)", re.I)
ENDS = tuple(".!?…。:”“\"'»)」")
DECODER = json.JSONDecoder(strict=False)
Lists = tuple[int, ...]
Value = tuple[tuple[str, ...], Lists, object]  # the keys that lead to a value, the lists it stands in, and itself


class Work:
    """What may still be read of the objects of a page, in characters: they may lie inside each other."""

    def __init__(self) -> None:
        self.left = LONGEST

    def allows(self, value: object) -> bool:
        """Take a value off what is left; tell whether there was enough."""
        self.left -= VALUE + (len(value) if isinstance(value, str) else 0)
        return self.left >= 0


def article_in_state(root: HtmlElement, titles: Sequence[str]) -> tuple[tuple[Block, ...], tuple[Found, ...]]:
    """Return the paragraphs of the longest article of the page's title, and what is declared of it; else nothing."""
    known = [letters for title in titles if len(letters := letters_of(title)) >= SHORTEST_TITLE]
    best: tuple[tuple[Block, ...], dict[str, object]] = (), {}
    size = LEAST - 1
    titled = chain.from_iterable(_titled(state, known) for state in _states(root)) if known else ()
    work = Work()
    for thing in islice(titled, TRIED):
        blocks = paragraphs(thing) or _told(thing, work)
        if size < (characters := sum(len(block.text) for block in blocks)) <= LONGEST_ARTICLE:
            size, best = characters, (blocks, thing)
    return best[0], tuple(_fields(best[1]))


def _states(root: HtmlElement) -> Iterator[object]:
    """Yield the value that each script is, or assigns first."""
    read = 0
    for script in root.iter("script"):
        kind, text = script.get("type", "").lower(), (script.text or "").lstrip()
        assigned = None if "json" in kind else ASSIGNED.match(text)
        if "ld+json" in kind or not ("json" in kind or assigned) or read + len(text) > LONGEST:
            continue
        read += len(text)
        try:
            yield DECODER.raw_decode(text, assigned.end() if assigned else 0)[0]
        except (ValueError, RecursionError):
            continue


def _values(value: object, without: re.Pattern[str] | None = None) -> Iterator[Value]:
    """Yield a value and every one inside it, in their order, but for those at certain keys."""
    waiting: list[Iterator[Value]] = [iter([((), (), value)])]
    while waiting:
        current = next(waiting[-1], None)
        if current is None:
            waiting.pop()
        else:
            yield current
            if len(waiting) < DEEPEST:
                waiting.append(_inside(*current, without))


def _inside(keys: tuple[str, ...], lists: Lists, value: object, without: re.Pattern[str] | None) -> Iterator[Value]:
    """Yield the values right inside one; a link in a paragraph has children as the paragraph has, under one key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (without and without.search(key, 0, LONGEST_KEY)):
                yield keys if keys[-1:] == (key,) else (*keys, key), lists, inner
    elif isinstance(value, list):
        for inner in value:
            yield keys, (*lists, id(value)), inner


def _titled(state: object, titles: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield the objects that give a title of the page, which may have the site's name at its end."""
    for _, _, thing in islice(_values(state), MOST):
        if isinstance(thing, dict):
            given = (
                letters_of(value) for value in thing.values() if isinstance(value, str) and len(value) < LONGEST_TITLE
            )
            if any(len(one) >= SHORTEST_TITLE and title.startswith(one) for one in given for title in titles):
                yield thing


def _told(thing: dict[str, object], work: Work) -> tuple[Block, ...]:
    """Return the paragraphs among the texts of an object: those of the keys that lead to most of them."""
    told: defaultdict[tuple[str, ...], list[tuple[Lists, str]]] = defaultdict(list)
    for keys, lists, value in islice(_values(thing, NOT_TEXT), MOST):
        if not work.allows(value):
            break
        if isinstance(value, str) and value.strip():
            told[keys].append((lists, value))
    texts = max(([*_paragraphs(_joined(one))] for one in told.values()), key=_size, default=[])
    return tuple(Block(text, 0, "paragraph") for text in texts)


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of texts, which may be HTML, or a part of it; a head of a page has none."""
    for text in texts:
        if not HEAD.match(text):
            yield from paragraphs_of(f"<p>{text}</p>" if MARKUP.search(text) else text)


def _size(texts: Sequence[str]) -> int:
    """Count the characters of the long ones that end as a sentence does."""
    return sum(len(text) for text in texts if len(text) >= LONG and text.endswith(ENDS))


def _joined(pieces: Sequence[tuple[Lists, str]]) -> list[str]:
    """Put the pieces of a paragraph together again, which a link has parted: white space stands between them."""
    texts: list[list[str]] = []
    before: Lists = ()
    for lists, text in pieces:
        inside = lists[: len(before)] == before or before[: len(lists)] == lists
        if texts and inside and (texts[-1][-1][-1].isspace() or text[0].isspace() or text[0] in ",.;:!?)"):
            texts[-1].append(text)
        else:
            texts.append([text])
        before = lists
    return ["".join(text) for text in texts]


def _fields(thing: dict[str, object]) -> Iterator[Found]:
    """Yield what an object says of its article."""
    for found in declared(thing):
        if found.field in FIELDS:
            values = found.value if isinstance(found.value, tuple) else (found.value,)
            yield from (found._replace(value=value, rule=f"state {found.field}") for value in values)
