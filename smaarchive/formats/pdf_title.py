"""The blocks of a PDF and the title in its properties in; the blocks with the title marked out, where they print it.

Many a title is that of a template or of a file (`Microsoft Word - draft.docx`): only what is printed counts, as it is
printed, over however many lines.
"""

import re

from ..page import Block

TITLE = "document title"
LOOKED_AT = 40  # blocks
LONGEST = 6  # blocks that a title runs over
LEAST_LETTERS = 8
LEAST_WORDS = 3  # of a title without what follows its dash
SITE = re.compile(r"\s[|–—-]\s(?=[^|–—]{2,60}$)")  # `Talks go on | The Outlet`, as a browser prints it


def with_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    """Make one heading of the blocks that print a title, with or without the name of its site."""
    bare = SITE.split(title)[0]
    for wanted in (_letters(title), _letters(bare) if len(bare.split()) >= LEAST_WORDS else ""):
        for start in range(min(LOOKED_AT, len(blocks)) if len(wanted) >= LEAST_LETTERS else 0):
            end = _end(blocks, start, wanted)
            if end:
                run = blocks[start:end]
                text = " ".join(block.text for block in run)
                heading = run[0]._replace(text=text, kind="heading", hints=(*run[0].hints, TITLE))
                return (*blocks[:start], heading, *blocks[end:])
    return blocks


def _end(blocks: tuple[Block, ...], start: int, wanted: str) -> int | None:
    """Return the end of the blocks from `start` on that have just these letters."""
    letters = ""
    for end in range(start, min(start + LONGEST, len(blocks))):
        letters += _letters(blocks[end].text)
        if not wanted.startswith(letters):
            return None
        if letters == wanted:
            return end + 1
    return None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
