"""The entries of a live blog: a clock alone on its line, and below it what was said at that hour.

They are shorter than paragraphs are, and the model takes many for teasers; those have titles below their clocks, and no
sentences.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..lexicon.phrases import furniture
from ..page import Block
from .dates import stamps
from .prose import Measures

_FEWEST = 4  # entries
_MOSTLY = 0.6  # least share of the entries that hold a sentence
_LONGEST = 40  # characters of a clock's line
_LINES = 6  # of an entry at the most
_NOON = 12 * 60  # minutes
_WORDS = 5  # of a sentence at the least
# `14:32`, `14.32 Uhr`, `2:32 p.m. ET, March 3, 2021`
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?P<half>\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|[A-Z]{2,4}))?"
    r"(?:,? (?P<day>(?=[^.!?]*\d)[^.!?]{3,22}))?$",
    re.IGNORECASE,
)


def with_entries(kept: list[bool], blocks: Sequence[Block], measures: Sequence[Measures]) -> list[bool]:
    """Keep the sentences of all entries where the model keeps some, and no clock; other pages are left as they are."""
    texts = [block.text for block in blocks]
    numbered = [i for i, text in enumerate(texts) if len(text) <= _LONGEST and text[0] in "0123456789"]
    if len(numbered) < _FEWEST:
        return kept
    clocks = [i for i in numbered if _hour(texts[i])]
    if len(clocks) < _FEWEST:
        return kept
    entries = [_sentences(blocks, measures, at, end) for at, end in pairwise([*clocks, len(blocks)])]
    told = sum(map(bool, entries))
    known = any(kept[i] for entry in entries for i in entry)
    if not known or told < max(_FEWEST, _MOSTLY * len(entries)) or not _go_one_way([blocks[i].text for i in clocks]):
        return kept
    chosen = {i for entry in entries for i in entry}
    return [(keep or i in chosen) and i not in clocks for i, keep in enumerate(kept)]


def is_clock(text: str) -> bool:
    """Tell the line above an entry: an hour, perhaps its day behind it."""
    return _hour(text) is not None


def _hour(text: str) -> int | None:
    """Return the minute of the day that a line tells alone."""
    match = _CLOCK.match(text) if len(text) <= _LONGEST else None
    if match is None or (match["day"] and not stamps(match["day"])):
        return None  # `1.04 trillion won in 2019`
    half = (match["half"] or "").strip().lower()[:1]
    hour = int(match["hour"]) % 12 + 12 * (half == "p") if half else int(match["hour"])
    return 60 * hour + int(match["minute"]) + 1  # midnight is an hour too


def _sentences(blocks: Sequence[Block], measures: Sequence[Measures], at: int, end: int) -> list[int]:
    """Return the lines of an entry that are sentences, from the clock down to the first other line below one."""
    found: list[int] = []
    for i in range(at + 1, min(at + 1 + _LINES, end)):
        if measures[i].end in ".!q" and measures[i].words >= _WORDS and furniture(blocks[i].text) is None:
            found.append(i)
        elif found:
            break
    return found


def _go_one_way(clocks: Sequence[str]) -> bool:
    """Tell whether the hours go on, or back, all along, over a night too; one in ten may be pinned out of order."""
    hours = [_hour(text) or 0 for text in clocks]
    steps = [(later - before + _NOON) % (2 * _NOON) - _NOON for before, later in pairwise(hours)]
    return min(sum(step < 0 for step in steps), sum(step > 0 for step in steps)) <= len(steps) // 10
