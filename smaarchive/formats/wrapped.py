"""The lines of a hard-wrapped text in; its paragraphs out.

A text is told to be wrapped by its widest line, and a line by the first word of the next, which did not fit on it: what
has a line for every paragraph stays as it is.
"""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from ..page import Block

WRAPPED = range(50, 101)  # columns; mail and Markdown are wrapped at 72 to 80, and quoting adds to that
FEWEST_BROKEN, SHARE_BROKEN = 5, 0.1  # lines, and the share of all, that the next goes on with in a small letter
UNBROKEN = re.compile(r"\]\(\S*|<?https?://\S*")  # an address stands on its line whole, however long
PART_OF_WORD = re.compile(r"\w-$")


def is_wrapped(blocks: Sequence[Block]) -> bool:
    """Tell a text of narrow lines, many of which break off within a sentence, as a dump of a terminal's is."""
    if max((len(block.text) for block in blocks), default=WRAPPED.stop) >= WRAPPED.stop:
        return False
    broken = sum(
        after.line == block.line + 1 and after.text[0].islower() and (block.text[-1].isalpha() or block.text[-1] == ",")
        for block, after in pairwise(blocks)
    )
    return broken >= max(FEWEST_BROKEN, SHARE_BROKEN * len(blocks))


def unwrapped(blocks: tuple[Block, ...], apart: Container[int] = ()) -> tuple[Block, ...]:
    """Join lines that were wrapped; one numbered in `apart` or behind a bullet is not joined to what precedes it."""
    begun = {block.line for block in blocks if block.bullet or block.line in apart}
    width = _width(blocks, begun)
    if width not in WRAPPED:
        return blocks
    joined: list[tuple[Block, list[str]]] = []
    last = None
    for block in blocks:
        follows = last and block.line == last.line + 1 and block.line not in begun
        if last and follows and _columns(last, last.text) + 1 + len(block.text.partition(" ")[0]) > width:
            joined[-1][1].append(block.text if PART_OF_WORD.search(last.text) else f" {block.text}")
        else:
            joined.append((block, [block.text]))
        last = block
    return tuple(block._replace(text="".join(texts)) if len(texts) > 1 else block for block, texts in joined)


def _width(blocks: tuple[Block, ...], begun: set[int]) -> int:
    """Return the columns of the widest line, without addresses and what begins something: lists are seldom wrapped."""
    texts = ((block, UNBROKEN.sub("", block.text)) for block in blocks if block.line not in begun)
    return max((_columns(block, text) for block, text in texts if " " in text), default=0)


def _columns(block: Block, text: str) -> int:
    return block.indent + len(text)
