"""What a page declares of itself in; the fields of its article out, cleaned and checked against each other.

The title that the best sources agree on wins, without the site's name at its end; of dates the page's own goes before
that of a `<time>`; authors are persons, without roles, outlets and addresses; the outlet is the one whose domain the
page is on, else the name that fits it best.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from itertools import combinations

from ..article import Found
from ..lexicon.letters import letters_of
from ..page import Block, Page
from .declared_authors import declared_authors
from .declared_outlet import declared_outlet
from .declared_title import titles
from .layout import content
from .printed_date import printed_day
from .prose import LONG, language_of

# How far a source of the title is to be believed. Two of JSON-LD, h1 and og:title decide against the third. Of the
# development pages where they differ JSON-LD and og:title were right against h1 on 9 of 9,
# h1 and og:title against JSON-LD on 5 of 8, JSON-LD and h1 against og:title on 9 of 17 (a toss: what is printed stays).
# `<title>` is made for search engines: it decides nothing, and stands only where there is nothing else; no more does a
# JSON-LD headline that is its wording alone, where the page is shared under a third: what is printed stays.
NAMED = "json-ld headline"
TITLE_WEIGHTS = {
    NAMED: 3.2,
    "h1": 2.0,
    "meta og:title": 1.5,
    "microdata headline": 1.0,
    "json-ld name": 1.0,
    "document title": 1.0,
    "meta twitter:title": 0.6,
}
OTHER_TITLE = 0.1
SHORT_TITLE = 12  # characters; what is shorter may be the section's name
# sources of a date, best first; what is not named comes between the meta elements and `time`
LAST_DATES = ("json-ld dateCreated", "time pubdate", "time")
# a date of an article; programs write the year 1 where they know none
DATE = re.compile(r"[12]\d{3}-\d\d-\d\d(?:T\d\d:\d\d(?:[+-]\d\d:\d\d)?)?", re.ASCII)
SAME_TITLE = 0.75  # share of words in common
HALF = 0.5  # share of a title that is known for its start: `Hamburg Marathon: The winner and` "the royal visit"


def declared_fields(page: Page, language: str | None = None) -> tuple[Found, ...]:
    """Return the fields of the article that a page declares; `language` is that of its text, where it is known."""
    outlet = declared_outlet(page)
    published, updated = _date(page, "published"), _date(page, "updated")
    found = (
        _headline(page, outlet),
        (published and printed_day(page, published, updated)) or published,
        *declared_authors(page, outlet),
        outlet,
        _section(page),
        Found("language", language, "function words") if language else _language(page),
        next(page.declared_as("url"), None),
    )
    kept = [one for one in found if one]
    if updated and not (published and published.value == updated.value):
        kept.append(updated)
    return tuple(kept)


def _headline(page: Page, outlet: Found | None) -> Found | None:
    """Return the title that the best sources agree on, in the wording that most of them give it."""
    groups: list[list[tuple[Found, float]]] = []
    declared = list(titles(page, outlet))
    search = _is_for_search({found.rule: str(found.value) for found in declared})
    for found in declared:
        weight = OTHER_TITLE if search and found.rule == NAMED else TITLE_WEIGHTS.get(found.rule, OTHER_TITLE)
        vote = found, weight / 2 if len(found.value) < SHORT_TITLE else weight
        for group in groups:
            if _same_title(str(group[0][0].value), str(found.value)):
                group.append(vote)
                break
        else:
            groups.append([vote])
    if not groups:
        return None
    weights = [sum(weight for _, weight in group) for group in groups]
    heaviest = max(range(len(groups)), key=weights.__getitem__)
    best = _wording(groups[heaviest])
    return Found("headline", best.value, best.rule, best.lines, round(weights[heaviest] / sum(weights), 2))


def _is_for_search(titles: Mapping[str, str]) -> bool:
    """Tell whether the JSON-LD headline is that of `<title>` alone, beside a printed one that is about the same."""
    named, printed, shared = three = [titles.get(rule, "") for rule in (NAMED, "h1", "meta og:title")]
    if not all(three) or letters_of(named) != letters_of(titles.get("title", "")):
        return False
    if any(_same_title(one, other) for one, other in combinations(three, 2)):
        return False
    said = [word for word in content(printed) if len(word) != 4]  # `with`, `nach`, `pour` say nothing
    return not set(said).isdisjoint(content(f"{named} {shared}"))


def _wording(votes: list[tuple[Found, float]]) -> Found:
    """Return the first title in the wording with the largest vote; the printed one has the votes of its own start."""
    totals: defaultdict[str, float] = defaultdict(float)
    printed = next((letters_of(str(found.value)) for found, _ in votes if found.rule == "h1"), "")
    for found, weight in votes:
        letters = letters_of(str(found.value))
        totals[printed if printed.startswith(letters) else letters] += weight
    best = max(totals, key=totals.__getitem__)
    return next(found for found, _ in votes if letters_of(str(found.value)) == best)


def _same_title(one: str, other: str) -> bool:
    """Tell whether two titles are the same but for marks and a word or two, or for the end of one of them."""
    if one == other:
        return True
    short, long = sorted((letters_of(one), letters_of(other)), key=len)
    if long.startswith(short) and len(short) >= HALF * len(long):
        return True
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) >= SAME_TITLE * max(len(first), len(second))


def _date(page: Page, field: str) -> Found | None:
    """Return the best date that a machine wrote: the page's own before a `<time>`, and those below the title first."""
    dates = [found for found in page.declared_as(field) if _is_date(str(found.value))]
    top = next((line for found in page.declared_as("headline") if found.rule == "h1" for line in found.lines), 0)
    above = [found for found in dates if found.rule.startswith("time") and found.lines and found.lines[0] < top]

    def rank(found: Found) -> tuple[int, bool]:
        return (LAST_DATES.index(found.rule) + 1 if found.rule in LAST_DATES else 0, found in above)

    return min(dates, key=rank, default=None)


def _is_date(value: str) -> bool:
    """Tell what a calendar and a clock show from what a page may declare besides (`2021-31-08T17:20`)."""
    try:
        return bool(DATE.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def _section(page: Page) -> Found | None:
    """Return the first section that is a name and no list of tags."""
    return next(
        (found for found in page.declared_as("section") if 1 < len(found.value) <= 40 and "," not in found.value), None
    )


def _language(page: Page) -> Found | None:
    """Return the language of the text; where it cannot be told, the declared one."""
    texts = [block.text for block in _longest_reading(page) if len(block.text) >= LONG]
    shown = language_of(texts)
    if shown:
        return Found("language", shown, "function words")
    declared = next(page.declared_as("language"), None)
    code = str(declared.value)[:2].lower() if declared else ""
    return Found("language", code, declared.rule, declared.lines) if declared and code.isalpha() else None


def _longest_reading(page: Page) -> tuple[Block, ...]:
    """Return the main text, or all of the page."""
    return next((reading.blocks for reading in page.readings if reading.blocks), ())
