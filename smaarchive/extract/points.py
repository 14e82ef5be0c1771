"""Points of a list that are no titles: of a standfirst or a summary, and the last of the path to the page."""

from collections.abc import Callable, Sequence

from ..lexicon.letters import letters_of
from ..page import Block
from .title import NUMBER

Kinds = Callable[[int], str]  # of a line, as `headline.Above` tells them
_NEAR = 5  # lines from the end of the path to the page down to its title


def is_point(blocks: Sequence[Block], kind: Kinds, i: int) -> bool:
    """Tell a line that is a point of a list and no title."""
    if blocks[i].bullet:
        if kind(i) in "TN" and (_is_below_title(blocks, kind, i) or _ends_path(blocks, kind, i)):
            return True
        return _is_of_summary(blocks, i)
    return i > 0 and _ends_numbered_path(blocks, i)


def _is_below_title(blocks: Sequence[Block], kind: Kinds, i: int) -> bool:
    """Tell a point of the list right below a title: a standfirst in points, not the path to the page."""
    while i > 0 and blocks[i].bullet and kind(i) in "TSP":
        i -= 1
    return kind(i) == "T" and not blocks[i].bullet


def _ends_path(blocks: Sequence[Block], kind: Kinds, i: int) -> bool:
    """Tell the last point of the path to the page, where another title than the one it gives stands right below."""
    if i < 2 or any(kind(j) != "N" or not blocks[j].bullet for j in (i - 1, i - 2)):
        return False
    below = [blocks[j] for j in range(i + 1, min(i + _NEAR, len(blocks))) if kind(j) == "T"]
    said = letters_of(blocks[i].text)
    return bool(below) and not any(one.bullet or said in letters_of(one.text) for one in below)


def _is_of_summary(blocks: Sequence[Block], i: int) -> bool:
    """Tell a sentence beside another in a list."""
    beside = [blocks[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
    return blocks[i].text[-1] == "." and any(one.bullet and one.text[-1] == "." for one in beside)


def _ends_numbered_path(blocks: Sequence[Block], i: int) -> bool:
    """Tell the last of a numbered path, where what it says is printed right below again, behind a kicker.

    `2. Politics`, `4. Camp closes`, `A town waits: Camp closes`
    """
    text = blocks[i].text
    if not (NUMBER.match(text) and NUMBER.match(blocks[i - 1].text)):
        return False
    said = NUMBER.sub("", text)
    return any(one.text.endswith(said) for one in blocks[i + 1 : i + 4])
