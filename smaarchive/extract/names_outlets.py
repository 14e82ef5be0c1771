"""Outlets among the names of a credit: where one begins, and what is one though it looks like a name."""

import re

from ..lexicon.given_names import is_given
from .name_words import CONJUNCTIONS, PAPERS
from .names_uncased import is_outlet


def outlet_around(text: str, separator: re.Match[str]) -> int:
    """Return where the outlet begins that has a conjunction in its name, `Stars and Stripes`; else where that is."""
    if separator[0].strip().casefold() not in CONJUNCTIONS | {"&"}:
        return separator.start()
    before, behind = text[: separator.start()].split()[-2:], text[separator.end() :].split()[:2]
    for first in range(len(before)):
        for count in range(1, len(behind) + 1):
            said = " ".join(before[first:])
            if is_outlet(f"{said}{separator[0]}{' '.join(behind[:count])}"):
                return separator.start() - len(said)
    return separator.start()


def site_behind(words: str, part: str) -> str:
    """Return how much of an outlet's name ends what could be a name: `Jane Roe Fox` before `News` gives `Fox`."""
    said = words.split()
    for count in (1, 2):
        at = len(words) - len(" ".join(said[-count:]))
        if len(said) >= count + 2 and is_outlet(part[at:]):
            return words[at:]
    return ""


def is_station(words: str) -> bool:
    """Tell a broadcaster and one of its places from a person: `ARD Tokio`."""
    first, _, rest = words.partition(" ")
    return first.isupper() and rest.istitle() and " " not in rest and not is_given(first) and is_outlet(first)


def is_paper(part: str) -> bool:
    """Tell the name of a paper that is on no list behind the writer's: `Jane Roe, Riverside Herald`."""
    words = part.split()
    ends_so = 1 < len(words) < 5 and words[-1].casefold() in PAPERS and not is_given(part)
    return ends_so and all(word[0].isupper() for word in words)
