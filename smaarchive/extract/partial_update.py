"""The last update, where a page tells it by what differs from the day of publication: no year, or a clock alone.

`2020/11/10 21:13(最終更新 11/10 23:40)`, `Published March 4, 2020` / `Updated 5 March, 14:20`, `aggiornato alle 09:30`.
"""

import re
from collections.abc import Iterator
from datetime import date as Day

from ..lexicon.phrases import months
from .date_label import label_before, label_behind
from .dates import clock_at
from .layout import Layout

_NEAR = 2  # lines below the day of publication
_LONGEST = 120  # characters of a line of facts
_LATEST = 92  # days after it, a quarter by hand (30 or 300 change nothing on the bench); farther off was read wrongly
_FIGURE = re.compile(r"\d")
_AT = "|".join(rf"(?<=\b{re.escape(word)} )" for word in "um at alle ore kl kl. klo om à às las".split())
_HOURS = r"\s?(?:Uhr|uur|hrs?|h|[ap]\.?m|WIB|GMT|CES?T)\b"
# `11.12.` and `11.12 14:20` are days, `11.12 Uhr` and `um 11.12` are none, and who knows what `11.12` is
_DAY = re.compile(
    rf"(?<![\d.,/:-])(?:(?!{_AT})(?P<one>[1-9]|[0-3]\d)(?P<sep>/|(?P<dot>\.\s?|-)|月\s?|월\s?)(?P<two>[1-9]|[0-3]\d)"
    rf"(?!{_HOURS})(?(dot)(?:\.|(?=\W{{1,3}}(?:[^\W\d]{{1,5}}\.?\s)?[012]?\d[:.h]\d))|(?:[日일.]|(?![\d/.-])))"
    r"|(?P<d>[1-9]|[0-3]\d)(?:\.|st|nd|rd|th|º)?\s(?:de\s)?(?P<n>[^\W\d_]{3,12})\b\.?(?!\s?\d{4})"
    r"|(?P<n2>[^\W\d_]{3,12})\.?\s(?P<d2>[1-9]|[0-3]\d)(?:st|nd|rd|th)?\b(?![,.]?\s?\d{4}))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<![\d:./-])(?:(?:{_AT})[012]?\d\.\d\d"
    rf"|[012]?\d(?:[:hH]|時|시\s?|\.(?=\d\d{_HOURS})|\.(?!0[1-9]|1[0-2]))\d\d)(?!\.\d)"
)


def partial_update(layout: Layout, index: int, published: str) -> tuple[str, int] | None:
    """Return the moment of the last update and its line; None where none is told, or it is before the publication."""
    for i in range(index, min(index + 1 + _NEAR, len(layout.blocks))):
        text = layout.blocks[i].text
        if len(text) > _LONGEST or not _FIGURE.search(text):
            continue
        for start, end, moment in (*_of_days(text, published[:10]), *_of_clocks(text, published[:10])):
            labels = label_before(text[:start]), label_behind(text[end:])
            if "updated" in labels and moment >= published[: len(moment)]:
                return moment, i
    return None


def _of_days(text: str, published: str) -> Iterator[tuple[int, int, str]]:
    """Yield where days without a year begin and end, and the moments they tell with the clock behind them."""
    at = 0
    while match := _DAY.search(text, at):
        day = _day(match, published)
        at = match.end() if day else match.start() + 1
        if day:
            clock, end = clock_at(text, match.end(), day)
            yield match.start(), end, day + clock


def _of_clocks(text: str, published: str) -> Iterator[tuple[int, int, str]]:
    """Yield where times of day begin and end, and the moments they are on the day of publication."""
    for match in _CLOCK.finditer(text):
        clock, end = clock_at(text, match.start(), published)
        if clock:
            yield match.start(), end, published + clock


def _day(match: re.Match[str], published: str) -> str | None:
    """Return the first day so called that is not before the publication, and soon after it."""
    name = (match["n"] or match["n2"] or "").casefold()
    number = int(match["d"] or match["d2"] or 0)
    if name:
        orders = [(months()[name], number)] if name in months() else []
    else:
        one, two = int(match["one"]), int(match["two"])
        orders = [(one, two)] if match["sep"].strip() in ("月", "월") else [(one, two), (two, one)]
    first = Day.fromisoformat(published)
    days = (day for year in (first.year, first.year + 1) for order in orders if (day := _of_calendar(year, *order)))
    away = [(day - first).days for day in days]
    soonest = min((days for days in away if 0 <= days <= _LATEST), default=None)
    return None if soonest is None else Day.fromordinal(first.toordinal() + soonest).isoformat()


def _of_calendar(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None
