"""Lists of what others publish: the sources of a text, the blogs that a blog's writer reads."""

import re
from collections.abc import Iterator, Sequence

from ..page import Block

_TITLES = frozenset(
    ("sources", "references", "further reading", "links", "blogroll", "quellen", "literatur", "références", "fuentes")
)
_ITEM = re.compile(r"[-+*]\s|\d{1,3}[.)]\s|\[\d{1,3}\]\s")


def cited(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the items of the lists right below a heading that says so: `## Sources` / `1. The Globe, 9 March`."""
    inside = False
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            inside = block.text.strip(" :").casefold() in _TITLES
        elif inside:
            inside = block.kind == "item" or block.bullet or _ITEM.match(block.text) is not None
            if inside:
                yield i
