"""Plain text in; one page with one block a line that is not blank out.

Line numbers are those an editor shows: only line feeds count (where a file has none, carriage returns).
A form feed, U+0085, U+2028 or U+2029 parts blocks and not lines.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..decode import decode
from ..page import Block, Page, Reading, Refused, Source, made
from . import wayback
from .wrapped import is_wrapped, unwrapped

FORMAT = "text"
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"
# soft hyphen, zero width space, word joiner, byte order mark, and controls that are no white space
INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+")
# what parts blocks inside one line of an editor
INNER_BREAK = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
MARKS = "•▪●○◦‣*·"  # bullets wherever a line begins with them
_OPENINGS = frozenset(MARKS + " ")
BULLET = re.compile(rf"[{MARKS}+o-]\s+(?=\S)")


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a text file is."""
    text, encoding = decode(source.data)
    blocks = blocks_of(text)
    if is_wrapped(blocks):
        blocks = unwrapped(blocks)
    yield Page(
        source, FORMAT, encoding, (Reading(FORMAT, blocks),), url=wayback.noted(blocks[0].text) if blocks else None
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """Part text into its lines: white space of every kind becomes one space, what is invisible goes."""
    cleaned, plain = _cleaned(text.replace("\xa0", " "))
    lines: Iterable[tuple[int, str]] = enumerate(cleaned.split("\n"), 1)
    if plain:
        return tuple(
            [
                made(Block, (line, number, "line", (), 0, False))  # as most of a page without indentation
                if line[0] not in _OPENINGS and line[-1] != " " and "  " not in line
                else _block(line, bare, number)
                for number, line in lines
                if (bare := line.strip(" "))
            ]
        )
    if INNER_BREAK.search(text):
        lines = ((number, part) for number, line in lines for part in INNER_BREAK.split(line))
    return tuple([_block(line, spaced(line), number) for number, line in lines if line and not line.isspace()])


def texts_of(text: str) -> list[str]:
    """Return the texts of the blocks alone: of clean lines, as those of a record mostly are, in a tenth of the time."""
    if "  " in text or not _is_plain(text):
        return [block.text for block in blocks_of(text)]
    lines = [line for line in map(str.strip, unicodedata.normalize("NFC", text).split("\n")) if line]
    if not any(line[0] in MARKS for line in lines):
        return lines
    return [block.text for block in blocks_of(text)]


def _block(line: str, text: str, number: int) -> Block:
    """Part a line from its indentation and its bullet; `text` is what is on it."""
    first = text[0]
    indent = line.index(first)
    if first in MARKS or (indent > 1 and first in "+-o"):
        mark = BULLET.match(line, indent)
        if mark:
            return made(Block, (spaced(line[mark.end() :]), number, "line", (), mark.end(), True))
    return made(Block, (text if "  " not in text else spaced(text), number, "line", (), indent, False))


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
    return _cleaned(text)[0]


def _cleaned(text: str) -> tuple[str, bool]:
    """Clean a text, and tell whether there was nothing in it that is invisible, or a break but the line feed."""
    if "\r" in text:
        text = text.replace("\r\n", "\n") if "\n" in text else text.replace("\r", "\n")
    plain = _is_plain(text)
    cleaned = text if plain else INVISIBLE.sub("", text)
    return (cleaned if cleaned.isascii() else unicodedata.normalize("NFC", cleaned)), plain


def _is_plain(text: str) -> bool:
    """Tell that nothing in a text is invisible or a break but the line feed: none of that is printable."""
    if text.isascii():  # in a tenth of the time
        return not text.encode().translate(None, _PRINTABLE)
    return text.replace("\n", "").isprintable()
