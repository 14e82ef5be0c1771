"""Dates and times of day as pages write them: found in a line, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache

from ..lexicon.phrases import months, weekdays

LONGEST = 400  # characters; a longer line is prose and states no date of its own page
_BUDDHIST = 543  # years between the Thai calendar and ours
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date found in a line: `value` as in `Article.published`, its span, whether day and month could be swapped."""

    value: str
    start: int
    end: int
    swappable: bool = False

    @property
    def day(self) -> str:
        """The day alone, `YYYY-MM-DD`."""
        return self.value[:10]


_OFFSETS = {
    "UTC": "+00:00", "GMT": "+00:00", "Z": "+00:00", "WET": "+00:00",
    "BST": "+01:00", "WEST": "+01:00", "CET": "+01:00", "MEZ": "+01:00", "WAT": "+01:00",
    "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "SAST": "+02:00", "CAT": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "EAT": "+03:00", "TRT": "+03:00",
    "GST": "+04:00", "PKT": "+05:00", "IST": "+05:30", "ICT": "+07:00", "WIB": "+07:00",
    "SGT": "+08:00", "MYT": "+08:00", "HKT": "+08:00", "PHT": "+08:00", "AWST": "+08:00",
    "KST": "+09:00", "JST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "BRT": "-03:00",
}  # fmt: skip
_PAST_ALL_ZONES = 15  # hours from UTC; the clocks of Kiribati are 14 ahead
_SEASONAL = {"ET": 5, "CT": 6, "MT": 7, "PT": 8}  # hours behind UTC in winter, in the United States
_ZONES = "|".join(sorted((*_OFFSETS, *_SEASONAL), key=len, reverse=True))
_CLOCK = (
    r"(?:(?P<{0}noon>오전|오후|上午|下午|午前|午後|凌晨|晚上)\s?)?"
    r"(?P<{0}h>[01]?\d|2[0-4])(?:[:.h時点시]\s?|[Hh]\s?)(?P<{0}m>[0-5]\d)(?:[分분])?(?::(?P<{0}s>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s?(?P<{0}half>[ap]\.?m\b\.?))?(?:\s?(?:Uhr|uur|hrs|h)\b)?"
    r"(?:\s?\(?(?P<{0}zone>(?:UTC|GMT)?\s?[+-]\d\d?:?(?:\d\d)?|{zones})(?-i:(?![a-z\d:_]|[A-Z](?![a-z])))\)?)?"
)
_OTHER_DIGIT = re.compile("[٠-٩۰-۹]")
_ERAS = {"令和": (2018, 99), "平成": (1988, 31)}  # of Japan: the year before the first, and how many there were
_HAS_YEAR = re.compile(r"(?:19|20|25)\d\d|令和|平成|\d[./-]\d\d?[./-]\d\d")
_HAS_DAY = re.compile(r"\d\D{1,40}(?:19|20|25)\d\d|\d\s?[./年년-]\s?\d|令和|平成")  # `Copyright 2020` has none
_AFTER = re.compile(
    r"(?:[(（]\w{1,3}[)）])?"
    r"(?:[\s,|/–—·•(.@T-]|at\b|um\b|às\b|à\b|a las\b|alle\b|ore\b|kl\b|klo\b|kell\b|om\b|о\b|в\b|เวลา){0,4}"
    + _CLOCK.replace("{zones}", _ZONES).format("a"),
    re.IGNORECASE,
)
_WORD_BEHIND = re.compile(r",?\s([^\W\d_]{2,12})\.?(?=[\s,|])")  # `04 Mart 2020 Çarşamba 10:12`
_BEFORE = re.compile(
    r"(?<![\d:.])"
    + _CLOCK.replace("{zones}", _ZONES).format("b")
    + r"[\s,|/–—·•)-]{0,4}(?:on\s|am\s|el\s|du\s|le\s)?(?:\w{2,10}\.?,?\s)?$",
    re.IGNORECASE,
)


_ALONE = re.compile(r"(?:um |at )?" + _CLOCK.replace("{zones}", _ZONES).format("c"), re.IGNORECASE)


_MONTH = r"[^\s\d,/()|]{2,16}?"  # looked up in the calendar: an alternation of all months would be tried at every word
_DATE = re.compile(
    r"(?<![\d.,/$€£₩])(?<![^\W_]\d-)(?<![\d\s(]-)(?:"
    r"(?P<y1>(?:19|20)\d\d)(?P<sep1>[-./]|\.\s)(?P<m1>0?[1-9]|1[0-2])(?P<sep1b>[-./]|\.\s)"
    r"(?P<d1>0?[1-9]|[12]\d|3[01])(?![\d%])"
    r"|(?P<y2>(?:19|20)\d\d|(?:令和|平成)(?:元|\d\d?))\s?[年년]\s?(?P<m2>0?[1-9]|1[0-2])\s?[月월]\s?(?P<d2>0?[1-9]|[12]\d|3[01])\s?[日일]"
    r"|(?P<d3>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|º|er|e|-?го)?(?:\.\s?|[\s/-](?:de\s|of\s|d[’'])?)"
    rf"(?P<n3>{_MONTH})(?:[.,]{{0,2}}\s(?:de\s|del\s)?|[/.-])"
    r"(?P<y3>(?:19|20|25)\d\d)(?=\D|$|\d\d?:[0-5]\d|\d{1,2}\s?[a-z])"
    rf"|(?:(?<!\w)|(?-i:(?<=[a-zß-ÿ])(?=[A-Z])))(?P<n4>{_MONTH})\.?\s?"
    r"(?P<d4>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:,\s?|\s|\s?-\s?)"
    r"(?P<y4>(?:19|20)\d\d)(?=\D|$|\d\d?:[0-5]\d|\d{1,2}\s?[a-z\d])"
    r"|(?P<p5>0?[1-9]|[12]\d|3[01])(?P<sep5>[./-]|\.\s)(?P<q5>0?[1-9]|[12]\d|3[01])(?P=sep5)"
    r"(?P<y5>(?:(?:19|20)\d\d|(?:[012]\d)(?!:))(?!\d(?!\d?\.\s?[A-ZÄ]))(?!\.\d))"
    r")",
    re.IGNORECASE,
)


def stamps(line: str, month_first: bool = False) -> tuple[Stamp, ...]:
    """Find the dates of a line, each with the time of day beside it; `month_first` reads 02/11/2023 as February."""
    return _stamps(line, month_first) if len(line) <= LONGEST else ()


@lru_cache(4096)  # several stages ask about the same line
def _stamps(line: str, month_first: bool) -> tuple[Stamp, ...]:
    if not line.isascii() and _OTHER_DIGIT.search(line):
        line = line.translate(_DIGITS)
    return tuple(_dates(line, month_first)) if _HAS_YEAR.search(line) and _HAS_DAY.search(line) else ()


def _dates(line: str, month_first: bool) -> Iterator[Stamp]:
    """Yield the dates of a line, left to right."""
    floor = at = 0
    while match := _DATE.search(line, at):
        at = match.end()
        read = _day(match, month_first)
        if read is None:
            at = match.start() + 1
            continue
        day, swappable = read
        clock, first, last = _clock(line, match.start(), match.end(), floor, day)
        yield Stamp(day + clock, first, last, swappable)
        floor = at = max(last, at)


def _day(match: re.Match[str], month_first: bool) -> tuple[str, bool] | None:
    """Read the day of a match, and whether its day and month may be swapped; None where no such day exists."""
    found = match.groupdict()
    swappable = False
    if found["y1"]:
        if found["sep1"].strip() != found["sep1b"].strip():
            return None
        year, month, day = found["y1"], found["m1"], found["d1"]
    elif found["y2"]:
        year, month, day = _western(found["y2"]), found["m2"], found["d2"]
    elif found["y3"] or found["y4"]:
        form = "3" if found["y3"] else "4"
        year, day = found["y" + form], found["d" + form]
        name = found["n" + form].casefold().rstrip(".")
        if name not in months():
            return None
        month = str(months()[name])
        if year.startswith("25"):
            if not "\u0e00" < name[0] < "\u0e7f":
                return None
            year = str(int(year) - _BUDDHIST)
    else:
        year = found["y5"] if len(found["y5"]) == 4 else "20" + found["y5"]
        first, second = int(found["p5"]), int(found["q5"])
        swappable = first <= 12 and second <= 12 and first != second
        swap = second > 12 or (month_first and swappable and found["sep5"] == "/")
        month, day = (found["p5"], found["q5"]) if swap else (found["q5"], found["p5"])
    try:
        return Day(int(year), int(month), int(day)).isoformat(), swappable
    except ValueError:
        return None


def _western(year: str) -> str:
    """Write a year of an emperor of Japan as one of ours: `令和2` is 2020, `平成元` 1989; "0" where it is none."""
    if year[:2] not in _ERAS:
        return year
    start, last = _ERAS[year[:2]]
    number = int(year[2:].replace("元", "1"))
    return str(start + number) if 1 <= number <= last else "0"


def _clock(line: str, start: int, end: int, floor: int, day: str) -> tuple[str, int, int]:
    """Read the time of day after a date or before it: `THH:MM` with its offset or nothing, and the widened span."""
    day_of_week = _WORD_BEHIND.match(line, end)
    behind = day_of_week.end() if day_of_week and day_of_week[1].casefold() in weekdays() else end
    if after := _AFTER.match(line, behind):
        return _time(after, "a", day), start, after.end()
    before = _BEFORE.search(line[max(floor, start - 40) : start])
    if before:
        return _time(before, "b", day), max(floor, start - 40) + before.start(), end
    return "", start, end


def _time(match: re.Match[str], side: str, day: str) -> str:
    """Write a matched time of day as `THH:MM`, with `+HH:MM` where its zone is known."""
    hour, half = int(match[side + "h"]), (match[side + "half"] or "")[:1].lower()
    if match[side + "noon"]:
        half = "p" if match[side + "noon"] in ("오후", "下午", "午後", "晚上") else "a"
    if half:
        if hour > 12:
            half = ""
        else:
            hour = hour % 12 + (12 if half == "p" else 0)
    zone = (match[side + "zone"] or "").strip().upper()
    return f"T{hour % 24:02}:{int(match[side + 'm']):02}{_offset(zone, day)}"


def _offset(zone: str, day: str) -> str:
    """Write a zone's name or offset as `+HH:MM`; nothing where it is unknown."""
    if zone in _OFFSETS:
        return _OFFSETS[zone]
    if zone in _SEASONAL:
        return f"-{_SEASONAL[zone] - _is_summer(Day.fromisoformat(day)):02}:00"
    match = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])(\d\d?):?(\d\d)?", zone)
    if match is None or int(match[2]) >= _PAST_ALL_ZONES or int(match[3] or 0) >= 60:
        return ""
    return f"{match[1]}{int(match[2]):02}:{int(match[3] or 0):02}"


def _is_summer(day: Day) -> bool:
    """Tell whether clocks in the United States are an hour ahead: second Sunday of March to first of November."""
    march, november = Day(day.year, 3, 14), Day(day.year, 11, 7)
    begin = march.replace(day=14 - march.isoweekday() % 7)
    end = november.replace(day=7 - november.isoweekday() % 7)
    return begin <= day < end


def clock_at(line: str, at: int, day: str) -> tuple[str, int]:
    """Read the time of day at a place of a line: `THH:MM` with its offset, and its end; "" where none stands there."""
    match = _AFTER.match(line, at)
    return (_time(match, "a", day), match.end()) if match else ("", at)


def clock_of(line: str, day: str) -> str:
    """Read a line that is a time of day and nothing else, as `THH:MM` with its offset; "" where it is not."""
    match = _ALONE.fullmatch(line) if len(line) < 20 else None
    return _time(match, "c", day) if match else ""
