"""The headline of a plain page: the line that says what the body says, and stands where headlines stand."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from smaarchive.extract.captions import is_caption
from smaarchive.extract.dates import Stamp, stamps
from smaarchive.extract.features import bucket
from smaarchive.extract.layout import Layout, stems
from smaarchive.lexicon import furniture, outlet_by_name

FARTHEST = 400  # lines above the body that are looked at
LONGEST = 300  # characters
_DISTANCE = (1, 2, 3, 4, 6, 9, 14, 24, 49, 99)
_LENGTH = (20, 30, 40, 55, 70, 90, 120, 160)
_SHARED = (0.01, 0.2, 0.34, 0.5, 0.67, 0.84, 0.99)
_NEAR = (1, 2, 3, 4, 6, 9, 14)
_SUFFIX = re.compile(r"\s{1,9}(?:[|–—·•:»-]|::|/)\s+(?=[^|–—·•»/]{2,60}$)")
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|fra|text|story by|written by|autor|oleh)[ :]|기자$|^[가-힣]{2,4} 기자",
    re.IGNORECASE,
)


def without_site(title: str) -> str:
    """Cut ` | Outlet` off a title always, ` - Outlet` and the like only before the name of a known outlet."""
    parts = _SUFFIX.split(title)
    if len(parts) < 2:
        return title
    head, tail = parts[0].strip(), title[len(parts[0]) :]
    known = tail.lstrip().startswith("|") or outlet_by_name(parts[-1].strip()) is not None
    return head if known and head else title


@dataclass(frozen=True)
class Above:
    """The part of a page in which the headline may stand: the lines down to the body's second."""

    layout: Layout

    @cached_property
    def stop(self) -> int:
        """The line after the last that may be the headline."""
        return min(self.layout.start + 2, len(self.layout.blocks))

    @cached_property
    def begin(self) -> int:
        """The first line that may be the headline."""
        return max(0, self.stop - FARTHEST)

    @cached_property
    def dates(self) -> dict[int, tuple[Stamp, ...]]:
        """The lines that hold a date, a little below the last candidate too, and their dates."""
        lines = range(self.begin, min(self.stop + 4, len(self.layout.blocks)))
        return {i: found for i in lines if (found := stamps(self.layout.blocks[i].text))}

    @cached_property
    def dated(self) -> list[int]:
        """Those lines alone."""
        return list(self.dates)

    def _is_date(self, i: int) -> bool:
        """Tell whether a line is a date and hardly more."""
        length = len(self.layout.blocks[i].text)
        return any(length - (stamp.end - stamp.start) < 14 for stamp in self.dates.get(i, ()))

    @cached_property
    def nested(self) -> tuple[frozenset[str], frozenset[str]]:
        """The candidates' texts that hold another candidate's, and those inside another's; none too short."""
        texts = {text for i in self.shares if len(text := self.layout.blocks[i].text) >= 24}
        joined = "\n".join(texts)
        held = [text for text in texts if joined.count(text) > 1]
        pairs = [(other, text) for text in held for other in texts if text in other and text != other]
        return frozenset(other for other, _ in pairs), frozenset(text for _, text in pairs)

    @cached_property
    def near(self) -> tuple[list[int], list[bool]]:
        """Of every line, its characters (none where it is a paragraph), and whether it looks like a headline."""
        measures = self.layout.measures
        lengths = [m.chars if m.chars < 200 else 0 for m in measures]
        return lengths, [24 <= m.chars <= 140 and m.end not in ".,:" for m in measures]

    @cached_property
    def bylines(self) -> list[int]:
        """The lines that begin as bylines do."""
        blocks = self.layout.blocks
        return [
            i
            for i in range(self.begin, min(self.stop + 4, len(blocks)))
            if len(blocks[i].text) < 90 and _BYLINE.search(blocks[i].text)
        ]

    @cached_property
    def openings(self) -> Counter[str]:
        """How many lines begin with the same 25 characters."""
        return Counter(block.text[:25].casefold() for block in self.layout.blocks)

    @cached_property
    def lead(self) -> frozenset[str]:
        """The stems of the longer words of the first paragraphs."""
        kept = [b.text for b, keep in zip(self.layout.blocks, self.layout.body, strict=True) if keep][:4]
        return frozenset(stems(" ".join(kept)))

    @cached_property
    def shares(self) -> dict[int, float]:
        """Which share of a candidate's words the body has, by line."""
        shares = {}
        for i in range(self.begin, self.stop):
            text, m = self.layout.blocks[i].text, self.layout.measures[i]
            if m.words > 1 and m.chars >= 12 and len(text) <= LONGEST and not self._is_date(i):
                words = _stems(text)
                shares[i] = sum(word in self.layout.vocabulary for word in words) / len(words) if words else 0.0
        return shares


@lru_cache(4096)  # of a candidate, and of its neighbours
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stems(text))


@lru_cache(4096)
def _distinct(text: str) -> frozenset[str]:
    return frozenset(_stems(text))


def candidates(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that could be the headline: its index, and what speaks for it and against it."""
    above = Above(layout)
    best = max(above.shares.values(), default=0.0)
    for i, share in above.shares.items():
        row = [
            *_own(layout, i, share),
            *_place(above, i, share),
            *_around(above, i, share),
            *_repetition(above, layout.blocks[i].text),
        ]
        if share == best:
            row.append("best" + bucket(_SHARED, share))
        yield i, row


def _own(layout: Layout, i: int, share: float) -> list[str]:
    """Describe a candidate by itself."""
    text, m = layout.blocks[i].text, layout.measures[i]
    kind = furniture(text)
    row = [
        "any", "l" + bucket(_LENGTH, m.chars), "w" + str(min(m.words, 20) // 2), "e" + m.end, "s" + m.start,
        "C" + bucket((0.01, 0.3, 0.6, 0.99), m.capitals), "n" + str(min(m.sentences, 2)), "f" + str(kind is not None),
        "x" + bucket((0.05, 0.3, 0.6, 0.9), layout.chances[i]), "b" + str(layout.blocks[i].bullet),
    ]  # fmt: skip
    if _BYLINE.search(text):
        row.append("byline")
    if " | " in text:
        row.append("bar")
    if _SUFFIX.search(text):
        row.append("suffix" + str(without_site(text) != text))
    if is_caption(text):
        row.append("caption")
    return row


def _place(above: Above, i: int, share: float) -> list[str]:
    """Describe where a candidate stands, and what else on the page repeats it."""
    layout = above.layout
    distance, shared = bucket(_DISTANCE, abs(layout.start - i)), bucket(_SHARED, share)
    text = layout.blocks[i].text
    words = _stems(text)
    lead = bucket(_SHARED, sum(word in above.lead for word in words) / len(words) if words else 0.0)
    again = min(layout.repeats[text.casefold()], 3)
    alike = min(above.openings[text[:25].casefold()], 4)
    row = [
        "d" + distance, "o" + shared, "od" + shared + distance, "p" + str(min(i, 3)), "r" + str(again),
        "a" + str(alike), "ao" + str(alike) + shared,
        "L" + lead, "Ll" + lead + bucket(_LENGTH, layout.measures[i].chars),
        "I" + str(min(layout.blocks[i].indent, 12) // 4),
    ]  # fmt: skip
    if i >= layout.start:
        row.append("late" + str(i - layout.start))
    if i in above.dates:
        row.append("date" + bucket((6, 9, 14), layout.measures[i].words))
    dated = _next(above.dated, i)
    row += ["date+" + dated, "byline+" + _next(above.bylines, i), "dd" + distance + dated]
    return row


def _next(lines: Sequence[int], i: int) -> str:
    """Say how far below a line the next of some lines stands."""
    at = bisect(lines, i)
    return bucket(_NEAR, lines[at] - i if at < len(lines) else 99)


def _alike(one: str, other: str) -> str:
    """Say how many of the shorter line's words the other has."""
    first, second = _distinct(one), _distinct(other)
    fewer = min(len(first), len(second))
    return bucket((0.01, 0.34, 0.6, 0.9), len(first & second) / fewer) if fewer > 2 else "-"


def _repetition(above: Above, text: str) -> list[str]:
    """Say whether a candidate holds another candidate's text, or stands inside another line."""
    row = []
    holding, held = above.nested
    if text in holding:
        row.append("holds")
    if text in held:
        row.append("held")
    crumbs = sum(map(text.count, (" / ", " > ", " » ", " › ", " | ")))
    if crumbs:
        row.append("crumbs" + str(min(crumbs, 2)))
    return row


def _around(above: Above, i: int, share: float) -> list[str]:
    """Describe the lines above and below a candidate, and better candidates among them."""
    layout = above.layout
    measures, blocks = layout.measures, layout.blocks
    row = []
    for name, j in (("-", i - 1), ("+", i + 1), ("++", i + 2)):
        inside = 0 <= j < len(blocks)
        row.append(name + (bucket(_LENGTH, measures[j].chars) + measures[j].end if inside else "0"))
    gap_above = blocks[i].line - blocks[i - 1].line if i else 9
    gap_below = blocks[i + 1].line - blocks[i].line if i + 1 < len(blocks) else 9
    row.append("g" + str(min(gap_above, 3)) + str(min(gap_below, 3)))
    lengths, title_like = above.near
    low = max(0, i - 4)
    row.append("longest" + str(measures[i].chars >= max(lengths[low : i + 5])))
    alike = sum(title_like[low : i + 5]) - 1
    row.append("crowd" + str(min(alike, 5)) + str(min(gap_below, 2)))
    higher = [
        j for j in range(max(above.begin, i - 6), i) if above.shares.get(j, 0.0) >= 0.5 and measures[j].chars > 24
    ]
    lower = [
        j for j in range(i + 1, min(above.stop, i + 5)) if above.shares.get(j, 0.0) >= 0.5 and measures[j].chars > 24
    ]
    good = "1" if share >= 0.5 else "0"
    row.append("under" + good + str(min(len(higher), 2)))
    row.append("over" + good + str(min(len(lower), 2)))
    for name, j in (("echo-", i - 1), ("echo+", i + 1)):
        if 0 <= j < len(blocks) and measures[j].chars < 400:
            row.append(name + _alike(blocks[i].text, blocks[j].text))
    if lower:
        row.append("longer below" + str(measures[lower[0]].chars > measures[i].chars * 1.3) + good)
    if higher:
        row.append("shorter above" + str(measures[higher[-1]].chars * 1.3 < measures[i].chars) + good)
    return row
