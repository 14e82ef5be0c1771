"""Counts by time and outlet as bars, for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from .plain import plain

Counted = tuple[str | None, str | None, int]  # start of the span, outlet, articles
WIDEST = 30  # columns of the longest bar
LEAST = 12  # columns that are worth an outlet's name


def of_timeline(rows: Iterable[Counted], step: str, *, width: int) -> Iterator[str]:
    """Yield a line for each span that has articles, with a bar and its outlets; a gap between two is a line of dots."""
    spans: dict[str | None, Counter[str]] = {}
    for start, outlet, count in rows:
        spans.setdefault(start, Counter())[outlet or "no outlet"] += count
    dated = sorted(start for start in spans if start is not None)
    most = max((each.total() for each in spans.values()), default=1)
    gaps = {after for before, after in pairwise(dated) if position(after, step) > position(before, step) + 1}
    for start in [*dated, *([None] if None in spans else [])]:
        if start in gaps:
            yield "⋮\n"
        bar = "█" * max(1, spans[start].total() * WIDEST // most)
        line = f"{start or 'undated':10}  {spans[start].total():6}  {bar:{min(WIDEST, max(0, width - 34))}}"
        yield f"{line}  {_outlets(spans[start], width - len(line) - 2)}".rstrip() + "\n"


def position(start: str, step: str) -> int:
    """Number the spans: those that follow each other have numbers that do."""
    if step == "year":
        return int(start)
    if step == "month":
        return 12 * int(start[:4]) + int(start[5:7])
    return date.fromisoformat(start).toordinal() // (7 if step == "week" else 1)


def _outlets(counts: Counter[str], room: int) -> str:
    """Name the outlets, most articles first, as far as there is room."""
    told = plain(", ".join(f"{outlet} {count}" for outlet, count in counts.most_common()))
    if len(told) <= room:
        return told
    return told[: room - 1] + "…" if room >= LEAST else ""
