"""Dates as the records of other programs hold them in; the dates of an article (ARCHITECTURE section 4) out.

Besides what machines write these are `May 6, 2020 2:18 PM`, `2020년 5월 6일`, `2020年5月6日` and the seconds or
milliseconds since 1970. `03/05/2020` may be two days and is none.
"""

import re
from datetime import UTC, datetime

from .isodate import iso_date

AMERICAN = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?,?\s)?([A-Z][a-z]{2})[a-z]{0,6}\.?\s(\d{1,2}),?\s([12]\d{3})(?!\d),?(?:\sat)?", re.ASCII
)
EAST_ASIAN = re.compile(r"([12]\d{3})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]", re.ASCII)
SINCE_1970 = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d{1,9})?", re.ASCII)
FIRST, LAST = 631_152_000, 4_102_444_800  # seconds: the begin of 1990 and the end of 2099
HOURS = range(1_990_010_100, 2_100_000_000)  # `2020050614`, two in the afternoon, is a second of 2034 too


def record_date(value: str | float) -> str | None:
    """Return `YYYY-MM-DD`, with `THH:MM` and `+HH:MM` where they are told; `None` where `value` is no such date."""
    text = " ".join(str(value).split())
    if since := SINCE_1970.fullmatch(text):
        return _moment(int(since[1]))
    if american := AMERICAN.match(text):
        name, day, year = american.groups()
        return iso_date(f"{day} {name} {year}{text[american.end() :]}")
    if asian := EAST_ASIAN.match(text):
        return iso_date("-".join(asian.groups()) + text[asian.end() :])
    return iso_date(text)


def _moment(seconds: int) -> str | None:
    """Return the minute of a moment in seconds since 1970; `None` where the number may mean something else."""
    if not FIRST <= seconds < LAST or seconds in HOURS:
        return None
    return iso_date(datetime.fromtimestamp(seconds, UTC).isoformat())
