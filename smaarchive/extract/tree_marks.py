"""A page's tree reading in; for each block that may be the article's, what speaks for it and against it.

Menus, footers and short links are most of a page's blocks and hardly ever its text (44 of 5,232 paragraphs on the
development pages): the first are left out at once, links unless another reading has them. The features of the tree
model are made of these marks (`tree_features`).
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.letters import letters_of
from ..page import Block, Page
from .element_words import GROUP_OF
from .features import measure_lines
from .prose import Measures

SUBSTRING = 25  # letters of a block that may be found within a longer paragraph of another reading
DECLARED_BODY = 400  # letters of a declared body that is taken for one
SHORTEST_DECLARED = 10  # letters of a block that is looked for in it
NEARLY_ALL, LONG_LINK = 0.8, 200  # a block with this share of links is one, unless it has so many characters
ABOVE, BELOW = 6, 14  # blocks around the headline that are always looked at
MOST = 3000  # blocks that may be text; a page of more is read as plain text is. The largest of the benchmark has 254
APART = frozenset(("^nav", "^footer", "^consent"))
SHARE_OF_LINK = 0.5  # above it a block is no prose


class Kind(NamedTuple):
    """What the elements around a block are and are called: the same for those side by side."""

    tags: tuple[str, ...]
    near: frozenset[str]  # groups of `element_words` in its own elements
    far: frozenset[str]
    regions: tuple[str, ...]


class Place(NamedTuple):
    """Where a block stands, as its hints say."""

    kind: Kind
    own: str  # the number of its element
    outer: str  # of the one around that
    link: float


def place_of(block: Block) -> Place:
    """Read the hints of a block; what is its own stands last in them."""
    hints = block.hints
    end, own, outer, link = len(hints), "", "", 0.0
    if end and hints[-1].startswith("link:"):
        end -= 1
        link = float(hints[end][5:])
    if end and hints[end - 1].startswith("##"):
        end -= 1
        outer = hints[end][2:]
    if end and hints[end - 1][0] == "#":
        end -= 1
        own = hints[end][1:]
    return Place(_kind(hints[:end]), own, outer, link)


@lru_cache(1024)  # blocks side by side, and those of other pages of a site
def _kind(hints: tuple[str, ...]) -> Kind:
    """Read what the elements around a block are."""
    words = [hint for hint in hints if hint[0] == "."]
    near = frozenset(GROUP_OF[word[1:]] for word in words if word[1:] in GROUP_OF)
    far = frozenset(GROUP_OF[word[2:]] for word in words if word[1] == "." and word[2:] in GROUP_OF)
    tags = tuple(hint[1:] for hint in hints if hint[0] == "<")
    return Kind(tags, near, far - near, tuple(hint for hint in hints if hint[0] == "^"))


@dataclass(slots=True)
class Marks:
    """What is known of the blocks of a page that may be text; all lists have one entry for each of these."""

    indices: list[int]  # of the blocks in the tree reading
    blocks: list[Block]
    language: str | None
    measures: list[Measures]
    places: list[Place]
    keys: list[str]  # letters of the text
    main: list[bool]  # trafilatura takes it for main text; all of them where it was not asked
    declared: list[bool] | None  # the declared body has it; None where there is no such body
    titles: set[str]
    descriptions: list[str]
    prose: defaultdict[str, float]  # element number -> weight of the prose directly in it or one level down
    main_prose: defaultdict[str, float]  # the same of what trafilatura takes
    declared_prose: defaultdict[str, float]
    weight: float  # of all prose of the page
    headline: int | None  # the block that prints a declared title


def marks_of(page: Page, main_text: Sequence[Block] | None = None) -> Marks:
    """Look at every block of a page once, with trafilatura's main text if it was asked for."""
    readings = {reading.name: reading.blocks for reading in page.readings}
    tree = readings.get("tree", ())
    titles = {letters_of(str(found.value)) for found in page.declared_as("headline")}
    shown = [i for i, block in enumerate(tree) if not _is_apart(block)]
    keys = [letters_of(tree[i].text) for i in shown]
    main = _within(keys, [letters_of(block.text) for block in main_text]) if main_text is not None else None
    body = "".join(letters_of(block.text) for block in readings.get("json-ld", ()))
    declared = [key in body for key in keys] if len(body) > DECLARED_BODY else None
    near = _near_headline([tree[i] for i in shown], keys, titles)
    kept = [
        n
        for n, (i, key) in enumerate(zip(shown, keys, strict=True))
        if n in near
        or (main and main[n])
        or (declared and declared[n] and len(key) > SHORTEST_DECLARED)
        or key in titles
        or not _is_short_link(tree[i])
    ]
    if len(kept) > MOST:
        kept = []
    indices = [shown[n] for n in kept]
    blocks = [tree[i] for i in indices]
    language, measures = measure_lines(blocks)
    keys = [keys[n] for n in kept]
    marks = Marks(
        indices=indices,
        blocks=blocks,
        language=language,
        measures=measures,
        places=[place_of(block) for block in blocks],
        keys=keys,
        main=[main[n] for n in kept] if main else [True] * len(kept),
        declared=[declared[n] for n in kept] if declared else None,
        titles=titles,
        descriptions=[letters_of(str(found.value)) for found in page.declared_as("description")],
        prose=defaultdict(float),
        main_prose=defaultdict(float),
        declared_prose=defaultdict(float),
        weight=0.0,
        headline=_headline(blocks, keys, titles),
    )
    _weigh(marks)
    return marks


def _is_apart(block: Block) -> bool:
    """Tell the blocks of menus, footers and consent dialogs."""
    return not APART.isdisjoint(block.hints)


def _is_short_link(block: Block) -> bool:
    """Tell a block that is hardly more than a link."""
    last = block.hints[-1] if block.hints else ""
    return last.startswith("link:") and float(last[5:]) >= NEARLY_ALL and len(block.text) < LONG_LINK


def _within(keys: list[str], paragraphs: list[str]) -> list[bool]:
    """Tell which blocks are paragraphs of another reading, or stand inside one."""
    whole, joined = set(paragraphs), "\n".join(paragraphs)
    return [key in whole or (len(key) > SUBSTRING and key in joined) for key in keys]


def _near_headline(tree: Sequence[Block], keys: list[str], titles: set[str]) -> range:
    """Return the places around the headline, where byline and date stand, linked or not."""
    place = _headline(tree, keys, titles)
    return range(0) if place is None else range(max(0, place - ABOVE), place + BELOW)


def _headline(blocks: Sequence[Block], keys: list[str], titles: set[str]) -> int | None:
    """Find the block that prints a declared title, a heading if there is one."""
    printed = [i for i, key in enumerate(keys) if key in titles]
    return next((i for i in printed if blocks[i].kind == "heading"), printed[0] if printed else None)


def _weigh(marks: Marks) -> None:
    """Add up the prose in every element."""
    for i, (measures, place) in enumerate(zip(marks.measures, marks.places, strict=True)):
        weight = measures.score
        if weight <= 0 or place.link >= SHARE_OF_LINK:
            continue
        marks.weight += weight
        for number in dict.fromkeys((place.own, place.outer)):  # in this order: of equals the first is the heart
            marks.prose[number] += weight
            if marks.main[i]:
                marks.main_prose[number] += weight
            if marks.declared and marks.declared[i]:
                marks.declared_prose[number] += weight


def share(part: float, whole: float) -> int:
    """Return a share as one of five steps, 9 where there is no whole."""
    return bisect((0.01, 0.34, 0.67, 0.99), part / whole) if whole else 9
