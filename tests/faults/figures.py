"""One figure of the reliability table, and the table."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_NAMED = 5  # faults a figure prints


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, what was seen, what is asked for, whether it was kept; the faults themselves."""

    what: str
    seen: str
    asked: str
    kept: bool
    faults: tuple[str, ...] = ()


def table(figures: Iterable[Figure]) -> str:
    """Set the figures in columns."""
    rows = [("figure", "seen", "asked", "")]
    rows += [(each.what, each.seen, each.asked, "kept" if each.kept else "MISSED") for each in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
