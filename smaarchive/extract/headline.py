"""The headline of a plain page: the line that says what the body says, and stands where headlines stand."""

import re
from collections.abc import Iterator

from smaarchive.extract.dates import stamps
from smaarchive.extract.features import WORD, bucket
from smaarchive.extract.layout import Layout

FARTHEST = 400  # lines above the body that are looked at
_DISTANCE = (1, 2, 3, 4, 6, 9, 14, 24, 49, 99)
_LENGTH = (20, 30, 40, 55, 70, 90, 120, 160)
_SHARED = (0.01, 0.2, 0.34, 0.5, 0.67, 0.84, 0.99)
_SUFFIX = re.compile(r"\s+(?:[|–—·•:»-]|::|/)\s+(?=[^|–—·•»/]{2,60}$)")
BYLINE = re.compile(r"^(?:by|von|par|por|di|door|av|af|fra|text|story by|written by|autor|oleh)[ :]", re.IGNORECASE)


def without_site(title: str, site: str | None = None) -> str:
    """Cut ` | Outlet` or ` - Outlet` off a title: at a bar always, at a dash only where the known site's name follows."""
    parts = _SUFFIX.split(title)
    return parts[0].strip() if parts else title


def candidates(layout: Layout) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that could be the headline: its index, and what speaks for it and against it."""
    stop = min(layout.start + 2, len(layout.blocks))
    begin = max(0, stop - FARTHEST)
    dated = [any(True for _ in stamps(layout.blocks[i].text)) for i in range(begin, stop)]
    shares: list[tuple[int, float]] = []
    for i in range(begin, stop):
        text = layout.blocks[i].text
        if 12 <= len(text) + layout.measures[i].chars // 2 and len(text) <= 300 and layout.measures[i].words > 1:
            words = [word[:5] for word in WORD.findall(text.lower()) if len(word) > 3]
            shared = sum(word in layout.vocabulary for word in words) / len(words) if words else 0.0
            shares.append((i, shared))
    best = max((share for _, share in shares), default=0.0)
    opening = _openings(layout, stop)
    for i, share in shares:
        yield i, _features(layout, i, share, best, dated, begin, opening)


def _openings(layout: Layout, stop: int) -> dict[str, int]:
    """Count the lines that begin with the same 25 characters."""
    counts: dict[str, int] = {}
    for block in layout.blocks:
        key = block.text[:25].casefold()
        counts[key] = counts.get(key, 0) + 1
    return counts


def _features(layout: Layout, i: int, share: float, best: float, dated: list[bool], begin: int, opening: dict[str, int]) -> list[str]:
    block, m = layout.blocks[i], layout.measures[i]
    distance = bucket(_DISTANCE, abs(layout.start - i))
    shared = bucket(_SHARED, share)
    alike = min(opening[block.text[:25].casefold()], 4)
    above = layout.blocks[i - 1] if i else None
    below = layout.blocks[i + 1] if i + 1 < len(layout.blocks) else None
    row = [
        "any", "d" + distance, "l" + bucket(_LENGTH, m.chars), "w" + str(min(m.words, 20) // 2), "e" + m.end, "s" + m.start,
        "o" + shared, "od" + shared + distance, "C" + bucket((0.01, 0.3, 0.6, 0.99), m.capitals),
        "p" + str(min(i, 3)), "x" + bucket((0.05, 0.3, 0.6, 0.9), layout.chances[i]),
        "a" + str(alike), "ao" + str(alike) + shared, "n" + str(min(m.sentences, 2)),
        "I" + str(block.bullet) + str(min(block.indent, 12) // 4),
    ]  # fmt: skip
    if i >= layout.start:
        row.append("late" + str(i - layout.start))
    if share == best:
        row.append("best" + shared)
    if dated[i - begin]:
        row.append("date" + ("short" if m.words < 8 else "long"))
    if any(dated[i - begin + 1 : i - begin + 6]):
        row.append("dated below")
    if any(BYLINE.match(b.text) for b in layout.blocks[i + 1 : i + 6]):
        row.append("byline below")
    if BYLINE.match(block.text):
        row.append("byline")
    if " | " in block.text:
        row.append("bar")
    if _SUFFIX.search(block.text):
        row.append("suffix")
    row += _around(layout, i, above, below)
    return row


def _around(layout: Layout, i: int, above: object, below: object) -> list[str]:
    """Describe the lines above and below a candidate."""
    row = []
    for name, j in (("-", i - 1), ("+", i + 1), ("++", i + 2)):
        if 0 <= j < len(layout.blocks):
            row.append(name + bucket(_LENGTH, layout.measures[j].chars) + layout.measures[j].end)
        else:
            row.append(name + "0")
    gap_above = layout.blocks[i].line - layout.blocks[i - 1].line if i else 9
    gap_below = layout.blocks[i + 1].line - layout.blocks[i].line if i + 1 < len(layout.blocks) else 9
    row.append("g" + str(min(gap_above, 3)) + str(min(gap_below, 3)))
    near = layout.measures[max(0, i - 4) : i + 5]
    row.append("longest" + str(layout.measures[i].chars >= max((m.chars for m in near if m.chars < 200), default=0)))
    return row
