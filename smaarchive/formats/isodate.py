"""Machine-written dates in; the dates of an article (ARCHITECTURE section 4) out.

Only unmistakable forms are read: `2020-05-06`, `2020-05-06 14:18:00`, `2020-05-06T14:18:00.000Z`, `20200506T1418+0900`,
`2020-05-06T14:18:00 +09:00`, `Wed, 06 May 2020 14:18:00 GMT` and `Wed May 06 14:18:00 KST 2020`. A time of exactly
midnight, to the second, is what programs write where they know no time: it is left out.
"""

import re
from datetime import date
from functools import lru_cache

_ZONE = r"(?P<zone>(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|Z|z|UTC|GMT|KST|JST)?"
_HALF = r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
ISO = re.compile(
    r"(?P<year>[12]\d{3})(?P<sep>[-/.]?)(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"(?:(?:[T ]| T|, )\s?(?P<hour>\d{1,2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d{1,9})?)?"
    rf"{_HALF})?\s?{_ZONE}(?![\d:])",
    re.ASCII,
)
RFC_2822 = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s)?(?P<day>\d{1,2})\s(?P<name>[A-Z][a-z]{2})[a-z]*\s(?P<year>[12]\d{3})"
    rf"(?:\s(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}}))?{_HALF})?\s?{_ZONE}",
    re.ASCII,
)
UNIX = re.compile(
    r"[A-Z][a-z]{2}\s(?P<name>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})"
    r"\s(?P<zone>UTC|GMT|KST|JST|[A-Z]{3,4}|[+-]\d{4})?\s?(?P<year>[12]\d{3})",
    re.ASCII,
)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
ZONES = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "KST": "+09:00", "JST": "+09:00"}
OURS = re.compile(r"\d{4}-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?:[+-](?:0\d|1[0-4]):[0-5]\d)?)?", re.ASCII)
LONGEST = 60  # characters


@lru_cache(256)  # a page tells its date five times
def iso_date(text: str) -> str | None:
    """Return `YYYY-MM-DD`, with `THH:MM` and `+HH:MM` where they are told; `None` where `text` is no such date."""
    text = " ".join(text[:LONGEST].split())
    if OURS.fullmatch(text) and _day(text[:4], text[5:7], text[8:10]):
        return text
    match = ISO.match(text) or RFC_2822.match(text) or UNIX.match(text)
    if not match:
        return None
    parts = match.groupdict()
    if parts.get("sep") == "" and len(parts["month"] + parts["day"]) < 4:
        return None  # `2020512`: which month?
    day = _day(parts["year"], parts.get("month") or str(MONTHS.get(parts.get("name") or "", 0)), parts["day"])
    return day + _time(parts) if day else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _time(parts: dict[str, str | None]) -> str:
    """Return `THH:MM` with its offset, or nothing where no time is known."""
    hour, minute, second = parts["hour"], parts["minute"], parts["second"]
    if hour is None or minute is None or int(hour) > 23 or int(minute) > 59:
        return ""
    if second == "00" and int(hour) == int(minute) == 0:
        return ""
    half = (parts.get("half") or "").lower()
    if half and int(hour) <= 12:
        hour = str(int(hour) % 12 + 12 * (half == "p"))
    return f"T{int(hour):02}:{minute}{_offset(parts['zone'])}"


def _offset(zone: str | None) -> str:
    """Return `+HH:MM`; nothing for a zone that is not known."""
    if not zone:
        return ""
    named = ZONES.get(zone.upper())
    if named:
        return named
    digits = re.sub(r"[^\d]", "", zone)
    if not digits:
        return ""
    digits = digits.zfill(4) if len(digits) > 2 else digits.zfill(2) + "00"
    is_told = int(digits[:2]) < 15 and int(digits[2:]) < 60  # no clock is farther from UTC than Kiribati's 14 hours
    return f"{'-' if '-' in zone else '+'}{digits[:2]}:{digits[2:]}" if is_told else ""
