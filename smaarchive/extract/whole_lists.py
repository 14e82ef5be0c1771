"""Lists in the text of an HTML page, and headings with what stands below them: kept whole, or not at all.

The model judges block by block and doubts short ones anew each time; of a list it then kept the first item alone.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from .announced import FEWEST, announces
from .tree_marks import Marks, Place

LINKED = 0.2  # share of a list's characters in links, from which on it is of other stories
LIKELY = 0.15
"""Mean chance of a list's items to be text, at the least: lists of foods and of offers between paragraphs have less."""

_ITEMS = (("li",), ("dt",), ("dd",))
_PARAGRAPH = ("p", "li")  # of an item


def keep_whole(marks: Marks, chances: Sequence[float], kept: list[bool]) -> list[bool]:
    """Keep what belongs to a kept paragraph or heading above: the whole list, the one sentence."""
    return _with_headed(marks, _with_lists(marks, chances, kept))


def _with_lists(marks: Marks, chances: Sequence[float], kept: list[bool]) -> list[bool]:
    """Keep the lists that a kept paragraph announces, and those between such paragraphs that are likely text."""
    for first, end in _lists(marks):
        if not first or not kept[first - 1]:
            continue
        if _is_announced(marks, first, end):
            kept[first:end] = [True] * (end - first)
        if not _is_beside(marks, first, end) or not _is_beside(marks, first, first - 1):
            continue
        goes_on = kept[end] or (any(kept[first:end]) and _is_sentence(marks, end))
        if goes_on and all(marks.main[first:end]) and _is_likely(marks, chances, first, end):
            kept[first : end + 1] = [True] * (end + 1 - first)
    return kept


def _with_headed(marks: Marks, kept: list[bool]) -> list[bool]:
    """Keep the sentence that stands alone with a kept heading."""
    inside = Counter(place.outer for place in marks.places)
    for i in range(1, len(kept)):
        if kept[i - 1] and not kept[i] and inside[marks.places[i].outer] == 2 and _is_under(marks, i):
            kept[i] = True
    return kept


def _lists(marks: Marks) -> Iterator[tuple[int, int]]:
    """Yield the first block of every list, and the one behind its last."""
    first = 0
    places = marks.places
    while first < len(places):
        end = first + 1
        if _around(places[first]):
            while end < len(places) and _is_of_list(places[end], places[first]):
                end += 1
            yield first, end
        first = end


def _around(place: Place) -> tuple[str, ...]:
    """Return the tags around the list of an item, a term or what it means; none where there is no list."""
    tags = place.kind.tags
    return tags[2:6] if tags[:1] in _ITEMS else tags[3:6] if tags[:2] == _PARAGRAPH else ()


def _is_of_list(place: Place, first: Place) -> bool:
    """Tell whether an item stands in the list of another."""
    if place.outer == first.outer:
        return bool(_around(place))
    return place.kind.tags[:2] == _PARAGRAPH and place.kind.tags == first.kind.tags


def _is_beside(marks: Marks, item: int, other: int) -> bool:
    """Tell whether a block is a paragraph in the element that the list of an item stands in."""
    if other >= len(marks.places):
        return False
    tags, around = marks.places[other].kind.tags, _around(marks.places[item])
    return tags[:1] == ("p",) and tags[1 : 1 + len(around)] == around


def _is_announced(marks: Marks, first: int, end: int) -> bool:
    """Tell a list right below a paragraph that says what it lists."""
    announced = announces(marks.blocks[first - 1], marks.measures[first - 1])
    return announced and end - first > 1 and _is_above(marks, first) and _linked(marks, first, end) < LINKED


def _is_above(marks: Marks, item: int) -> bool:
    """Tell whether the block above a list stands in the same element, or is that element's own text."""
    around, above = _around(marks.places[item]), marks.places[item - 1].kind.tags
    return around in (above[1 : 1 + len(around)], above[: len(around)])


def _is_likely(marks: Marks, chances: Sequence[float], first: int, end: int) -> bool:
    """Tell whether a list is likely text, and not of links."""
    return _linked(marks, first, end) < LINKED and sum(chances[first:end]) >= LIKELY * (end - first)


def _linked(marks: Marks, first: int, end: int) -> float:
    """Return the share of a list's characters in links."""
    sizes = [m.chars for m in marks.measures[first:end]]
    linked = sum(size * place.link for size, place in zip(sizes, marks.places[first:end], strict=True))
    return linked / sum(sizes)


def _is_sentence(marks: Marks, i: int) -> bool:
    """Tell whether trafilatura takes a paragraph that is a sentence."""
    measures = marks.measures[i]
    return marks.main[i] and measures.words > FEWEST and measures.end in ".q"


def _is_under(marks: Marks, i: int) -> bool:
    """Tell a sentence right below a heading, in the same element."""
    above, place = marks.places[i - 1], marks.places[i]
    if marks.blocks[i - 1].kind != "heading" or not above.outer or above.outer != place.outer:
        return False
    return _is_sentence(marks, i)
