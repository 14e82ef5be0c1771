"""Long lines parted into sentences: a page on one line has its furniture and its article on it."""

import re
from collections.abc import Iterator, Sequence

from smaarchive.article import Block

LONG = 1500
"""Characters; paragraphs of the press are shorter, and what is longer is often several of them glued together."""

SHORT = 12
"""Characters; what would be shorter stays with what follows."""

# Before a sentence that begins, after one of a script without spaces, and at the marks between the items of a menu.
_BREAK = re.compile(
    r"(?<=[.!?…])[\"'”’»)\]]{0,2} (?=[\"'“‘«„(]?[^\Wa-z\d_])|(?<=[。！？])(?![」』）”])| (?=[|»•·▪●■▶©] )"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|Jr|Sr|No|vs|bzw|Nr|Hr|Fr))\.$"
)


def split_long(blocks: Sequence[Block]) -> Sequence[Block]:
    """Part every line over LONG characters at its sentence ends; the pieces keep the line's number, indent and kind."""
    if all(len(block.text) <= LONG for block in blocks):
        return blocks
    return [piece for block in blocks for piece in _pieces(block)]


def _pieces(block: Block) -> Iterator[Block]:
    """Yield the block itself, or its sentences where it is long."""
    if len(block.text) <= LONG:
        yield block
        return
    for sentence in sentences(block.text):
        yield block._replace(text=sentence)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in order, none under SHORT characters; an abbreviation or an initial ends none."""
    start = 0
    for mark in _BREAK.finditer(text):
        end = mark.end()
        piece = text[start:end].strip()
        if len(piece) >= SHORT and not _ABBREVIATION.search(piece[-6:]):
            yield piece
            start = end
    if rest := text[start:].strip():
        yield rest
