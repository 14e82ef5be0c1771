"""Counts by time and outlet as a drawing, with matplotlib, which is an extra."""

import io
import logging
import warnings
from collections import Counter
from collections.abc import Iterable
from datetime import date

from ..errors import MissingExtra
from .bars import Counted

MOST_OUTLETS = 8  # with a colour of their own; more cannot be told apart
EPOCH = date(1970, 1, 1)  # of the numbers that matplotlib takes for days
DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}


def timeline_svg(rows: Iterable[Counted], step: str, title: str) -> str:
    """Draw a bar for each span, its outlets on top of each other; what has no date is left out.

    Raise `MissingExtra` without matplotlib.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of the fonts it looks for
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    except ImportError as error:
        raise MissingExtra("A drawing needs matplotlib", "plot") from error
    drawn = io.StringIO()
    # text stays text, and the same counts give the same file
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "sma"}), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a font without Hangul: the text is written as text all the same
        figure = Figure(figsize=(10, 4), layout="constrained")
        axes = figure.add_subplot(title=title.replace("$", r"\$"), ylabel=f"articles a {step}")
        bottom: Counter[date] = Counter()
        for outlet, counts in _series([row for row in rows if row[0] is not None]).items():
            days = sorted(counts)
            axes.bar(
                [(day - EPOCH).days for day in days], [counts[day] for day in days], 0.9 * DAYS[step],
                [bottom[day] for day in days], align="edge", label=outlet.replace("$", r"\$"),
            )  # fmt: skip
            bottom.update(counts)
        if bottom:
            axes.xaxis_date()
            axes.legend(frameon=False, fontsize="small")
            axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        figure.savefig(drawn, format="svg", metadata={"Date": None})
    return drawn.getvalue()


def _series(rows: list[Counted]) -> dict[str, Counter[date]]:
    """Count by outlet, most articles first; the last are together."""
    totals: Counter[str] = Counter()
    for _, outlet, count in rows:
        totals[outlet or "no outlet"] += count
    named = [outlet for outlet, _ in totals.most_common(MOST_OUTLETS)]
    series: dict[str, Counter[date]] = {outlet: Counter() for outlet in named}
    for start, outlet, count in rows:
        name = outlet or "no outlet"
        series.setdefault(name if name in named else "others", Counter())[_day(start or "")] += count
    return series


def _day(start: str) -> date:
    return date.fromisoformat((start + "-01-01")[:10])
