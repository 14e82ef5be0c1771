"""Fields that are compared and not searched (`outlet:herald`, `date:2020-04..`), as conditions on `articles a`."""

import re
from collections.abc import Sequence

from ..article import LARGEST_ID
from ..errors import MalformedQuery
from .grammar import Value
from .query import DATES, NAMED, Condition, Names

DATE_FORMS = "2020-04-07, 2020-04, 2020-01..2020-06, >=2020-04-01, 90d.."
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
AGO = re.compile(r"(\d{1,5})([dwmy])", re.ASCII)
DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
SPAN = re.compile(r"(\d{1,18})\.\.(\d{0,18})", re.ASCII)
IDS = re.compile(r"\d{1,18}(?:,\d{1,18})*", re.ASCII)
HAVING = {
    "headline": "a.headline", "byline": "a.byline", "date": "a.date", "updated": "a.updated", "outlet": "a.outlet",
    "agency": "a.agency", "section": "a.section", "dateline": "a.dateline", "language": "a.language", "url": "a.url",
    "body": "nullif(a.body, '')", "caption": "nullif(a.captions, '[]')", "author": "nullif(a.authors, '[]')",
}  # fmt: skip


def condition(value: Value, names: Names) -> Condition:
    """Write a value as a condition (NULL counts as false); raise `MalformedQuery` where it cannot be read."""
    if value.field in DATES:
        low, high = span(value)
        return "a.date >= ? AND a.date <= ?", (low, high)
    if not any(map(str.isalnum, value.value)):
        raise _wrong(value, "needs a value")
    if value.field in NAMED:
        found = tuple(names(value.field, value.value))
        return f"a.{value.field} IN ({', '.join('?' * len(found))})", found
    if value.field == "id":
        return _ids(value)
    if value.field == "has":
        return _having(value)
    if value.field == "is":
        return _being(value)
    if value.field == "story":
        numbers = _listed(value)
        asked = ", ".join("?" * len(numbers))  # an article that shares its story with none has no row there
        of_these = f"SELECT story FROM stories WHERE id IN ({asked})"
        return f"(a.id IN ({asked}) OR a.id IN (SELECT id FROM stories WHERE story IN ({of_these})))", numbers * 2
    if value.field == "lang":
        return "a.language = ?", (_language(value),)
    if value.field == "source":
        # the inner SELECT walks the index on paths and not the rows, which hold the pages themselves
        paths = "SELECT id FROM sources WHERE path LIKE ? ESCAPE '\\'"
        return f"a.id IN (SELECT article_id FROM sources WHERE id IN ({paths}))", (_like(value.value),)
    words = re.findall(r"\w+", value.value)
    return " AND ".join([f"a.{value.field} LIKE ? ESCAPE '\\'"] * len(words)), tuple(map(_like, words))


def span(value: Value) -> tuple[str, str]:
    """Read a date, a range or a comparison as its first and last day, compared as text. Raise `MalformedQuery`."""
    text = value.value.strip().lower()
    if value.field == "since":
        return _first(text, value), "9999"
    if value.field == "until":
        return "0000", _last(text, value)
    for sign, first, last in ((">=", _first, None), ("<=", None, _last), (">", _after, None), ("<", None, _before)):
        if text.startswith(sign):
            day = text[len(sign) :]
            return first(day, value) if first else "0000", last(day, value) if last else "9999"
    low, dots, high = text.partition("..")
    if not dots:
        return _first(text, value), _last(text, value)
    if not low and not high:
        raise _malformed(value)
    found = _first(low, value) if low else "0000", _last(high, value) if high else "9999"
    if found[0] > found[1]:
        raise _wrong(value, f"{value.value} ends before it begins: write {high}..{low}")
    return found


def check_order(dates: Sequence[Value], query: str) -> None:
    """Raise `MalformedQuery` where `until:` is before `since:`, which no day can be."""
    sinces = [each for each in dates if each.field == "since"]
    for until in (each for each in dates if each.field == "until"):
        for since in sinces:
            if span(since)[0] > span(until)[1]:
                error = _wrong(until, f"{until.value} is before {since.value}, from when on is asked: change the two")
                error.query = query
                raise error


def _first(text: str, value: Value) -> str:
    return _day(text, value, "-01")


def _last(text: str, value: Value) -> str:
    return _day(text, value, "-99")


def _after(text: str, value: Value) -> str:
    return _last(text, value) + "~"  # behind every day that begins like this


def _before(text: str, value: Value) -> str:
    return _first(text, value)[:-1]  # before every day that begins like this


def _day(text: str, value: Value, rest: str) -> str:
    """Read `2020`, `2020-04`, `2020-04-07`, `90d` (ago), `today` or `yesterday`; `rest` fills in month and day."""
    if text in ("today", "yesterday"):
        return _days_ago(("today", "yesterday").index(text))
    if ago := AGO.fullmatch(text):
        return _days_ago(min(int(ago[1]) * DAYS[ago[2]], 700_000))
    found = DAY.fullmatch(text)
    if not found or not _exists(int(found[1]), int(found[2] or 1), int(found[3] or 1)):
        raise _malformed(value)
    return (text + rest * 2)[:10]


def _exists(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days_ago(days: int) -> str:
    from datetime import date, timedelta  # 5 ms that no other query pays

    return max(date.today() - timedelta(days=days), date(1, 1, 1)).isoformat()


def _ids(value: Value) -> Condition:
    if found := SPAN.fullmatch(value.value):
        return "a.id >= ? AND a.id <= ?", (int(found[1]), int(found[2] or LARGEST_ID))
    ids = _listed(value)
    return f"a.id IN ({', '.join('?' * len(ids))})", ids


def _listed(value: Value) -> tuple[int, ...]:
    """Read the numbers of `id:3,5`."""
    if not IDS.fullmatch(value.value):
        raise _wrong(value, f"needs numbers (3, or 3,5), not {value.value!r}")
    return tuple(int(each) for each in value.value.split(","))


def _being(value: Value) -> Condition:
    if value.value.lower() != "edited":
        raise _wrong(value, f"knows edited, not {value.value!r}")
    return "a.id IN (SELECT article_id FROM corrections)", ()


def _language(value: Value) -> str:
    from ..lexicon.languages import code_of

    code = code_of(value.value)
    if code is None:
        raise _wrong(value, f"knows two letters (en, ko) or a language's English name, not {value.value!r}")
    return code


def _having(value: Value) -> Condition:
    column = HAVING.get(value.value.lower()) or HAVING.get(value.value.lower().removesuffix("s"))
    if column is None:
        raise _wrong(value, f"knows {', '.join(HAVING)}, not {value.value!r}")
    return f"{column} IS NOT NULL", ()


def _like(text: str) -> str:
    return "%" + "".join("\\" + c if c in "\\%_" else c for c in text) + "%"


def _malformed(value: Value) -> MalformedQuery:
    days = "2020-04-07, 2020-04, 90d" if value.field in ("since", "until") else DATE_FORMS
    return _wrong(value, f"cannot read {value.value!r} as a date (write {days})")


def _wrong(value: Value, what: str) -> MalformedQuery:
    name = f"{value.field}:" if value.column is not None else f"--{value.field}"
    return MalformedQuery(f"{name} {what}", value.column)
