"""What changed between two versions on a terminal: lines folded under themselves, the words that changed marked."""

import difflib
import re
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from .terminal import marked, rendered

STYLES = {"-": "red", "+": "green", "@": "cyan"}
CHANGED = "bold reverse"
ALIKE = 0.3  # share of the words; two lines with fewer in common are another text, and nothing in them is marked
HEADS = 2  # lines that name the versions

Spans = list[tuple[int, int]]


def of_lines(lines: Iterable[str], *, width: int, colour: bool) -> str:
    """Lay out the lines of a unified diff."""
    rows = list(lines)
    spans = _changed(rows[HEADS:])
    heads = [Text(row, STYLES[row[0]]) for row in rows[:HEADS]]
    grid = Table.grid()
    for number, row in enumerate(rows[HEADS:]):
        style = STYLES.get(row[0], "")
        text = marked(row[1:], spans.get(number, []), mark=CHANGED)
        text.style = style
        grid.add_row(Text(row[0], style), text)
    return rendered([*heads, grid], width=width, colour=colour) if rows else ""


def _changed(rows: Sequence[str]) -> dict[int, Spans]:
    """Give by line the spans of words that are others in the line that took its place, or that it took the place of."""
    found: dict[int, Spans] = {}
    at = 0
    while at < len(rows):
        gone = _run(rows, at, "-")
        come = _run(rows, at + gone, "+")
        for old in range(at, at + gone if gone == come else at):
            found[old], found[old + gone] = _others(rows[old][1:], rows[old + gone][1:])
        at += gone + come or 1
    return found


def _run(rows: Sequence[str], start: int, sign: str) -> int:
    return next((place for place, row in enumerate(rows[start:]) if row[:1] != sign), len(rows) - start)


def _others(old: str, new: str) -> tuple[Spans, Spans]:
    """Give the spans of the words of each text that the other has not in their place."""
    sides = [list(re.finditer(r"\S+", text)) for text in (old, new)]
    words = [[word[0] for word in side] for side in sides]
    matcher = difflib.SequenceMatcher(None, words[0], words[1], autojunk=False)
    if matcher.ratio() < ALIKE:
        return [], []
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return (
        [(sides[0][a].start(), sides[0][b - 1].end()) for _, a, b, _, _ in steps if a < b],
        [(sides[1][a].start(), sides[1][b - 1].end()) for _, _, _, a, b in steps if a < b],
    )
