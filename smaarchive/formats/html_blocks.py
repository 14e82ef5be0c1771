"""A parsed HTML tree in; its text in page order as blocks out (reading `tree`): all of the page, nothing judged.

A block is a run of text between block-level elements; two `<br>`, or one after the end of a sentence, part blocks
too. A row of a table is one block. Left out is what no reader sees as text: scripts, styles, templates, drawings,
the options of menus.

The hints of a block say where it stands, for the judge in `extract`:
    `<p` `<div` ...    the block-level elements around it, inside out, at most `DEPTH`
    `.word`            a word of the class, id, role or itemprop of the nearest two elements, or of an inline one in it
    `..word`           the same of the elements farther out
    `#17` `##9`        the number of its nearest and second nearest element: blocks that share it are neighbours
    `link:0.8`         the share of its characters inside links, where there are any
                       (of a block in a menu or a footer these are not told)
    `^article` ...     it stands, at whatever depth, inside an element of this kind (one of `REGIONS`), or in one whose
                       own words tell that it is apart (`WORDS_OF_REGIONS`): `^comments`, `^consent`, `^related` ...
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from ..page import Block, made
from .text import line_of

DEPTH = 6
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "select", "option", "datalist", "textarea", "head", "math", "input",
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul", "button",
))  # fmt: skip
CELLS = frozenset(("td", "th"))
IN_CELLS = ("p", "div", "br", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "article", "section")
APART = frozenset(("nav", "footer"))
OUTERMOST = frozenset(("html", "body"))  # what they are called says nothing of a place in the page
REGIONS = frozenset((
    "article", "main", "aside", "nav", "header", "footer", "figure", "form", "blockquote", "ul", "ol", "table",
    "figcaption",
))  # fmt: skip
WORDS_OF_REGIONS = {
    word: f"^{region}"
    for region, words in {
        "comments": ("comments", "comment", "disqus", "kommentare", "coral"),
        "consent": ("cookie", "cookies", "consent", "gdpr", "onetrust", "cmp", "cookielaw"),
        "hidden": ("hidden",),
        "newsletter": ("newsletter", "newsletters", "signup", "paywall", "subscribe"),
        "related": (
            "related",
            "recommended",
            "recommendations",
            "recirc",
            "outbrain",
            "taboola",
            "trending",
            "popular",
        ),
        "sidebar": ("sidebar", "rail", "aside"),
        "overlay": ("modal", "popup", "lightbox", "dialog", "overlay", "tooltip"),
        "gallery": ("gallery", "slideshow", "carousel", "swiper", "slider"),
    }.items()
    for word in words
}
KINDS = {f"h{level}": "heading" for level in range(1, 7)} | {
    "li": "item",
    "dt": "item",
    "dd": "item",
    "figcaption": "caption",
    "caption": "caption",
}
TYPES = ("b", "strong", "big", "font")
ATTRIBUTES = frozenset(("class", "id", "itemprop", "role", "data-testid", "data-component", "data-qa", "rel"))
# after these a single line break ends a paragraph; the first is a line break too
BREAK_ENDS = frozenset('\n.!?"”’»」』)]:…。！？')
WORD = re.compile(r"[A-Z]?[a-z]{2,19}|[A-Z]{3,19}")
TAGS = {tag: f"<{tag}" for tag in BLOCKS | CELLS}
LINKS = tuple(f"link:{tenths / 10}" for tenths in range(11))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


class Words(NamedTuple):
    """The words of an element's attributes, as hints of the blocks near and far inside it."""

    plain: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    far: tuple[str, ...] = ()


class Around(NamedTuple):
    """A block-level element that is open: its number, its words, and the regions it stands in."""

    element: HtmlElement
    tag: str
    number: int
    words: Words
    regions: tuple[str, ...]
    apart: bool  # in a menu or a footer


NO_WORDS = Words()


@lru_cache(maxsize=8192)
def words_of(attributes: str) -> Words:
    """Return the words of class names and ids: `articleBody__text-2` has article, body and text."""
    words = tuple(dict.fromkeys(word.lower() for word in WORD.findall(attributes)))
    return Words(words, tuple(f".{word}" for word in words), tuple(f"..{word}" for word in words))


class Walk:
    """The state of one walk over a tree: the text gathered for the next block, and the elements it stands in."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.last = ""  # the last character of it that is no white space; a line break after `<br>`
        self.linked = 0  # characters of the text that are inside links
        self.inline: list[str] = []  # words of inline elements in the text
        self.stack: list[Around] = []
        self.number = 0
        self.links = 0  # how many `<a>` are open
        self._places: dict[tuple[object, ...], tuple[str, ...]] = {}  # hints of the elements side by side

    def enter(self, element: HtmlElement, tag: str) -> None:
        """Open a block-level element."""
        if self.text:
            self.flush()
        self.number += 1
        regions, apart = self.stack[-1][-2:] if self.stack else ((), False)
        words = NO_WORDS
        if not apart:
            apart = tag in APART
            if tag not in OUTERMOST:
                words = _words(element)
            if words.plain or tag in REGIONS:
                regions = _regions(regions, tag, words.plain)
        self.stack.append(made(Around, (element, tag, self.number, words, regions, apart)))

    def add(self, text: str) -> None:
        """Take up text; white space that would begin a block is none."""
        if not self.stack:
            return
        stripped = text.rstrip()
        if stripped:
            self.text.append(text)
            self.last = stripped[-1]
            if self.links:
                self.linked += len(stripped)
        elif self.text:
            self.text.append(" ")

    def line_break(self, title: bool) -> None:
        """Part the text at a `<br>` that follows another, the end of a sentence, or a line that is all bold."""
        if title or self.last in BREAK_ENDS:
            self.flush()
        else:
            self.text.append("\n")
            self.last = "\n"

    def flush(self) -> None:
        """Make a block of the text gathered."""
        text = line_of("".join(self.text))
        if text:
            nearest = self.stack[-1]
            line, kind = nearest.element.sourceline, KINDS.get(nearest.tag, "paragraph")
            self.blocks.append(made(Block, (text, line or 0, kind, self._hints(text, nearest), 0, False)))
        self.text.clear()
        self.inline.clear()
        self.last, self.linked = "", 0

    def _hints(self, text: str, nearest: Around) -> tuple[str, ...]:
        """Say where the text stands; see the head of this module."""
        link = (LINKS[min(10, round(10 * self.linked / len(text)))],) if self.linked else ()
        if nearest.apart:
            return (TAGS[nearest.tag], *nearest.regions, *link)
        outer = self.stack[-2].number if len(self.stack) > 1 else None
        numbers = (f"#{nearest.number}", f"##{outer}") if outer else (f"#{nearest.number}",)
        place = (outer, nearest.tag, nearest.words.plain, *self.inline)
        hints = self._places.get(place)
        if hints is None:
            self._places[place] = hints = self._told(nearest)
        return (*hints, *numbers, *link)

    def _told(self, nearest: Around) -> tuple[str, ...]:
        """Say where the text stands by what its elements are and are called."""
        around = self.stack[: -DEPTH - 1 : -1]
        hints = [TAGS[outer.tag] for outer in around]
        hints += nearest.regions
        hints += nearest.words.near
        hints += self.inline
        if len(around) > 1:
            hints += around[1].words.near
        for outer in around[2:]:
            hints += outer.words.far
        return tuple(dict.fromkeys(hints))


def _regions(outer: tuple[str, ...], tag: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Add to the regions around an element those that it opens itself."""
    own = [f"^{tag}"] if tag in REGIONS else []
    own += [WORDS_OF_REGIONS[word] for word in words if word in WORDS_OF_REGIONS]
    new = [region for region in own if region not in outer]
    return (*outer, *dict.fromkeys(new)) if new else outer


def _words(element: HtmlElement) -> Words:
    """Return the words of an element's telling attributes; `hidden` where it is not shown."""
    telling = ""
    for name, value in element.items():
        if name in ATTRIBUTES:
            telling += value + " "
        elif (
            name == "hidden"
            or (name == "aria-hidden" and value == "true")
            or (name == "style" and HIDDEN.search(value))
        ):
            telling += "hidden "
    return words_of(telling) if telling else NO_WORDS


def blocks_of_tree(root: HtmlElement) -> tuple[Block, ...]:
    """Return the text of a page as blocks in page order, without recursion: trees are 2,000 deep and more."""
    walk = Walk()
    stack, gathered = walk.stack, walk.text  # both are changed in place
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            if stack and stack[-1][0] is element:
                if gathered:
                    walk.flush()
                stack.pop()
            elif element.tag == "a":
                walk.links -= 1
            if text := element.tail:
                walk.add(text)
            continue
        tag = element.tag
        if tag in BLOCKS:
            walk.enter(element, tag)
        elif tag in UNSEEN:
            steps.skip_subtree()
            continue
        else:
            _open(walk, element, tag)
        if text := element.text:
            walk.add(text)
    if gathered and stack:
        walk.flush()
    return tuple(walk.blocks)


def _is_title(before: HtmlElement | None) -> bool:
    """Tell whether what stands before a `<br>` is a line in type of its own: as old pages set their headlines."""
    if before is None or before.tag not in TYPES or (before.tail or "").strip():
        return False
    above = before.getprevious()
    if above is None:
        return not (before.getparent().text or "").strip()
    return above.tag == "br" and not (above.tail or "").strip()


def _open(walk: Walk, element: HtmlElement, tag: str) -> None:
    """Take up the start of an element that is seen and parts no text, or that is the cell of a table."""
    if tag in CELLS:
        if _holds_blocks(element):
            walk.enter(element, tag)
        else:
            walk.add(" ")
    elif tag == "br":
        if walk.text:
            walk.line_break(title=_is_title(element.getprevious()))
    else:
        if tag == "a":
            walk.links += 1
        if walk.stack and not walk.stack[-1].apart:
            walk.inline += _words(element).near
        if tag == "time":
            walk.inline.append("<time")


def _holds_blocks(cell: HtmlElement) -> bool:
    """Tell the cell of a page laid out as a table from the cell of a table."""
    return next(cell.iter(*IN_CELLS), None) is not None
