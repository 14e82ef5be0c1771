"""Plain text in; one page with one block a line that is not blank out.

Line numbers are those an editor shows: only line feeds count (where a file has none, carriage returns).
A form feed, U+0085, U+2028 or U+2029 parts blocks and not lines.
"""

import re
import unicodedata
from collections.abc import Iterator

from ..article import Block, Page, Reading, Refused, Source
from ..decode import decode
from . import wayback

FORMAT = "text"
# soft hyphen, zero width space, word joiner, byte order mark, and controls that are no white space
INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
# what parts blocks inside one line of an editor
INNER_BREAK = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
MARKS = "•▪●○◦‣*·"  # bullets wherever a line begins with them
BULLET = re.compile(rf"[{MARKS}+o-]\s+(?=\S)")


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a text file is."""
    text, encoding = decode(source.data)
    blocks = blocks_of(text)
    yield Page(
        source, FORMAT, encoding, (Reading(FORMAT, blocks),), url=wayback.noted(blocks[0].text) if blocks else None
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """Part text into its lines: white space of every kind becomes one space, what is invisible goes."""
    numbered = enumerate(clean(text).split("\n"), 1)
    if _is_plain(text) or not INNER_BREAK.search(text):
        pairs = [(line, number) for number, line in numbered]
    else:
        pairs = [(part, number) for number, line in numbered for part in INNER_BREAK.split(line)]
    return tuple([_block(line, number) for line, number in pairs if line and not line.isspace()])


def texts_of(text: str) -> list[str]:
    """Return the texts of the blocks alone: of clean lines, as those of a record mostly are, in a tenth of the time."""
    if "  " in text or not _is_plain(text):
        return [block.text for block in blocks_of(text)]
    lines = [line for line in map(str.strip, unicodedata.normalize("NFC", text).split("\n")) if line]
    if not any(line[0] in MARKS for line in lines):
        return lines
    return [block.text for block in blocks_of(text)]


def _block(line: str, number: int) -> Block:
    """Part a line from its indentation and its bullet."""
    text = line.lstrip()
    indent = len(line) - len(text)
    mark = BULLET.match(text) if text[0] in MARKS or (indent > 1 and text[0] in "+-o") else None
    if mark:
        text = text[mark.end() :]
        indent += mark.end()
    return Block(spaced(text), number, indent=indent, bullet=mark is not None)


def line_of(text: str) -> str:
    """Return a text as one clean line."""
    if "  " in text or not text.isprintable():
        return spaced(clean(text))
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()


def spaced(text: str) -> str:
    """Make white space of every kind, and any run of it, one space; none at the ends."""
    # of all white space only the space is printable; to look is five times as fast as to split
    return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())


def clean(text: str) -> str:
    """Return text as NFC with plain line ends and without soft hyphens, zero width spaces and control characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    if not _is_plain(text):
        text = INVISIBLE.sub("", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_plain(text: str) -> bool:
    """Tell that nothing in a text is invisible or a break but the line feed: none of that is printable."""
    return text.replace("\n", "").isprintable()
