"""The lines of printed pages with their places in; blocks in reading order out.

Running heads go first (they repeat from page to page, or are what browsers print around a page). What is left of a
page is parted by white space, upright before across, down to columns and paragraphs (Nagy's X-Y cut); lines become
paragraphs by their distance, indent, type size and length; words parted by a hyphen at the end of a line become whole.
"""

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from ..page import Block
from .text import blocks_of

HEADING = "heading"
MARGIN = 0.09  # share of the page's height, at the top and at the bottom, in which running heads stand
LARGER = 1.15  # type of a heading to that of the text
SAME = 1.08  # type sizes that are one
WIDE = 0.8  # type sizes of a gap between columns
LOOSE = 0.4  # type sizes that a gap between paragraphs has over one between lines
INDENT = (0.8, 4.0)  # type sizes
ROOM = 1.4  # widths of the next line's first word: a line that leaves as much was not broken for want of room
LEAST_COLUMN = 2  # lines
LONGEST_HEADING = 300  # characters

SENTENCE_END = re.compile(r"""[.!?…。！？:]["'”’»)\]]{0,2}$""")
GOES_ON = re.compile(r"[a-z\u00df-\u00ff]")
HYPHEN = re.compile(r"(\w{1,60})[-\u00ad\u2010\x02\ufffe]$")
LONGEST_WORD = 60  # characters
WORD = re.compile(r"\w+(?:-\w+)*")
URL = re.compile(r"https?://\S{4,2000}")
# `5/6/20, 3:40 PM`, `2020. 5. 6. 15:40`, `06.05.2020, 15:40`, `1/2`, `Page 1 of 2`
PRINTED = re.compile(
    r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,? .{0,4}\d{1,2}:\d\d"
    r"|(?:https?|file)://\S+|(?:page |seite )?\d{1,4}(?: ?/ ?| of | von )\d{1,4}$|\d{1,4}$",
    re.I,
)


class Line(NamedTuple):
    """A line of a page, in points from its lower left corner; `height` is where it stands, 1 being the page's top."""

    text: str
    left: float
    right: float
    bottom: float
    size: float  # of the type: the height of its line box
    height: float

    @property
    def top(self) -> float:
        return self.bottom + self.size


def without_running_heads(pages: list[list[Line]]) -> tuple[list[list[Line]], str | None]:
    """Leave out what is printed around the pages; beside them the address that stood there."""
    counts = Counter(key for page in pages for key in {_key(line) for line in page if _in_margin(line)})
    kept, url = [], None
    for page in pages:
        rest = []
        for line in page:
            if not _in_margin(line) or (counts[_key(line)] < 2 and not PRINTED.match(line.text)):
                rest.append(line)
            elif (found := URL.search(line.text)) and not found[0].endswith(("…", "...")):
                url = url or found[0]
        kept.append(rest)
    return kept, url


def _in_margin(line: Line) -> bool:
    return not MARGIN < line.height < 1 - MARGIN


def _key(line: Line) -> tuple[str, int]:
    """Describe a line of a margin: its text whatever the numbers in it, and its height."""
    return re.sub(r"\d+", "0", line.text), round(line.height * 100)


def blocks_of_pages(pages: list[list[Line]]) -> tuple[Block, ...]:
    """Return the paragraphs of all pages."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ()
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    paragraphs: list[list[Line]] = []
    for page in pages:
        for region in regions(page):
            for paragraph in _paragraphs(region, body):
                if paragraphs and _continues(paragraphs[-1][-1], paragraph[0]):
                    paragraphs[-1].extend(paragraph)
                else:
                    paragraphs.append(paragraph)
    words = Counter(word.lower() for line in lines for word in WORD.findall(line.text)[:-1])
    return tuple(block for number, lines in enumerate(paragraphs, 1) for block in _blocks(lines, number, body, words))


def regions(lines: list[Line]) -> list[list[Line]]:
    """Part the lines of a page at the white space between columns and between paragraphs, in reading order."""
    done: list[list[Line]] = []
    waiting = [lines]
    while waiting:
        part = waiting.pop()
        cut = (_upright(part) or _across(part)) if len(part) > 1 else None
        if cut:
            waiting.extend(reversed(cut))
        elif part:
            done.append(sorted(part, key=lambda line: (-round(line.bottom), line.left)))
    return done


def _upright(lines: list[Line]) -> tuple[list[Line], list[Line]] | None:
    """Part two columns: a gap that no line crosses."""
    width = WIDE * median(line.size for line in lines)
    ordered = sorted(lines, key=lambda line: line.left)
    reach = ordered[0].right
    for place, line in enumerate(ordered):
        if line.left - reach >= width and min(place, len(ordered) - place) >= LEAST_COLUMN:
            return ordered[:place], ordered[place:]
        reach = max(reach, line.right)
    return None


def _across(lines: list[Line]) -> tuple[list[Line], list[Line]] | None:
    """Part what stands above the widest gap from what stands below, if that is wider than gaps between lines."""
    ordered = sorted(lines, key=lambda line: -line.bottom)
    gaps = []
    low = ordered[0].bottom
    for line in ordered[1:]:
        gaps.append(low - line.top)
        low = min(low, line.bottom)
    place, widest = max(enumerate(gaps), key=lambda pair: pair[1])
    below = [gap for gap in gaps if gap > -min(line.size for line in lines) / 2]
    usual = median(below) if len(gaps) > 2 and below else 0.0
    sizes = (ordered[place].size, ordered[place + 1].size)
    changes = max(sizes) > SAME * min(sizes) and widest > 0
    if widest < max(0.0, usual) + LOOSE * min(sizes) and not changes:
        return None
    return ordered[: place + 1], ordered[place + 1 :]


def _paragraphs(lines: list[Line], body: float) -> list[list[Line]]:
    """Part the lines of a column; those of a headline may be of any length."""
    right = max(line.right for line in lines)
    found = [[lines[0]]]
    for above, line in pairwise(lines):
        indent = (line.left - above.left) / line.size
        short = line.size < LARGER * body and right - above.right > ROOM * _first_word(line)
        other_type = max(line.size, above.size) > SAME * min(line.size, above.size)
        same_row = abs(line.bottom - above.bottom) < line.size / 2
        if not same_row and (short or other_type or INDENT[0] < indent < INDENT[1]):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is, with a space before it."""
    word = len(line.text.partition(" ")[0]) + 1
    return (line.right - line.left) * word / len(line.text)


def _continues(above: Line, below: Line) -> bool:
    """Tell whether a paragraph goes on in the next column, on the next page or behind what parted it."""
    same_type = max(above.size, below.size) <= SAME * min(above.size, below.size)
    return same_type and not SENTENCE_END.search(above.text) and GOES_ON.match(below.text) is not None


def _blocks(lines: list[Line], number: int, body: float, words: Counter[str]) -> tuple[Block, ...]:
    """Make a block of a paragraph; its place among the paragraphs stands for its line."""
    text = joined([line.text for line in lines], words)
    ratio = max(line.size for line in lines) / body
    heading = ratio >= LARGER and len(text) <= LONGEST_HEADING
    kind = HEADING if heading else "paragraph"
    return tuple(block._replace(line=number, kind=kind, hints=(f"size:{ratio:.2f}",)) for block in blocks_of(text))


def joined(lines: list[str], words: Counter[str]) -> str:
    """Make one text of lines; a hyphen stays where the word has one, and goes where it only broke the line."""
    pieces = [lines[0]]
    for line in lines[1:]:
        match = HYPHEN.search(pieces[-1][-LONGEST_WORD:])
        if not match or not line[:1].isalnum():
            pieces.append(" ")
        else:
            pieces[-1] = pieces[-1][:-1]
            if _has_hyphen(match[1], line, words):
                pieces.append("-")
        pieces.append(line)
    return "".join(pieces)


def _has_hyphen(start: str, line: str, words: Counter[str]) -> bool:
    """Tell whether a word parted at the end of a line is one that has a hyphen, by what the rest of the page has."""
    before, after = start.lower(), (WORD.match(line) or [""])[0].lower()
    whole, parted = words[before + after], words[f"{before}-{after}"]
    if whole or parted:
        return parted >= whole
    return not line[0].islower() or bool(words[before] and words[after])
