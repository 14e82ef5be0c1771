"""The sentence that announces a list, and the lists of plain text below one: kept whole, or not at all.

The model judges line by line; of a list in bullets it kept some points alone.
"""

from collections.abc import Iterator, Sequence

from ..page import Block
from .prose import Measures

FEWEST = 4  # words that a sentence has more than
_COLONS = (":", "：")


def with_announced(kept: list[bool], blocks: Sequence[Block], measures: Sequence[Measures]) -> list[bool]:
    """Keep the points of lists that a kept sentence announces, where one of them or the line below the last is kept."""
    for first, end in _lists(blocks):
        announced = first and kept[first - 1] and announces(blocks[first - 1], measures[first - 1])
        if announced and any(kept[first : end + 1]):
            kept[first:end] = [True] * (end - first)
    return kept


def announces(block: Block, measures: Measures) -> bool:
    """Tell a sentence that says what is listed below it, `The pact rests on three things:`, from `Read this too:`."""
    return block.text.endswith(_COLONS) and measures.words > FEWEST


def _lists(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first of two or more points that stand alike, and the line behind the last."""
    first = 0
    while first < len(blocks):
        end = first + 1
        while end < len(blocks) and blocks[first].bullet and _goes_on(blocks, first, end):
            end += 1
        if end - first > 1:
            yield first, end
        first = end


def _goes_on(blocks: Sequence[Block], first: int, i: int) -> bool:
    """Tell whether a point stands below the one above as the second does below the first."""
    gap, usual = blocks[i].line - blocks[i - 1].line, blocks[first + 1].line - blocks[first].line
    return blocks[i].bullet and blocks[i].indent == blocks[first].indent and gap == usual
