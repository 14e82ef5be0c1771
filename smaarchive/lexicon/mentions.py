"""Every outlet a page's lines name, in one pass over their words."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .outlets import Outlet, name_key, outlet_by_name, outlets

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")  # a compound is read in its parts: `ZDF-Reporterin`
_WORD_OR_END = re.compile(_WORD.pattern + r"|\n")


class Mention(NamedTuple):
    """An outlet's name in a line: where it stands (characters, `[start, end)`), and whether it may be mere words
    (a weak name of several words is none, where it is printed as a name is)."""

    outlet: Outlet
    start: int
    end: int
    weak: bool


class _Name(NamedTuple):
    words: tuple[str, ...]
    outlet: Outlet
    weak: bool
    small: bool  # it begins in lower case, as "taz" does
    after_the: bool  # "The Local" is an outlet, "local" is not


@cache
def _names() -> dict[str, list[_Name]]:
    """Index names by first word, longest first."""
    index: dict[str, list[_Name]] = {}
    for outlet in outlets():
        weak = {name_key(name) for name in outlet.weak}
        for name in (outlet.name, *outlet.aliases):
            bare = name[4:] if name.startswith("The ") else name
            words = tuple(_folded(_WORD.findall(bare))[:-1])
            if words and outlet_by_name(name) is outlet:
                alone = bare != name and len(words) == 1
                found = _Name(words, outlet, name_key(name) in weak, bare[0].islower(), alone)
                index.setdefault(words[0], []).append(found)
    for names in index.values():
        names.sort(key=lambda name: -len(name.words))
    return index


@cache
def _openings() -> dict[str, frozenset[str]]:
    """Return the names' first words -> the words that come second; the empty one where the name is at its end."""
    return {first: frozenset((*name.words, "")[1] for name in names) for first, names in _names().items()}


def mentions(lines: Sequence[str]) -> Iterator[tuple[int, list[Mention]]]:
    """Yield the index of every line that names outlets, and the names in it, left to right."""
    for i in _promising(lines):
        if found := list(_in_line(lines[i])):
            yield i, found


def _promising(lines: Sequence[str]) -> list[int]:
    """Choose the lines on which a name stands; the words of all lines are folded at once."""
    printed = _WORD_OR_END.findall("\n".join(line.replace("\n", " ") for line in lines))
    words = _folded(printed)
    openings = _openings()
    found = [at for at, word in enumerate(words) if word in openings]
    found = [at for at in found if "" in openings[words[at]] or words[at + 1] in openings[words[at]]]
    found = [at for at in found if _name_at(words, printed, at)]
    ends = [at for at, word in enumerate(words) if word == "\n"] if found else []
    return sorted({bisect(ends, at) for at in found})


def _folded(printed: Sequence[str]) -> list[str]:
    """Fold words, their genitives removed; an empty one stands after the last."""
    joined = " ".join(printed) + " "
    return joined.casefold().replace("’", "'").replace("'s ", " ").split(" ")


def _name_at(words: Sequence[str], printed: Sequence[str], at: int) -> _Name | None:
    """Find the longest name that begins with a word, as names are printed."""
    for name in _names().get(words[at], ()):
        if (
            tuple(words[at : at + len(name.words)]) == name.words
            and (name.small or not printed[at][0].islower() or _is_article(name, printed, at))
            and (not name.after_the or (at > 0 and words[at - 1] == "the"))
        ):
            return name
    return None


def _is_article(name: _Name, printed: Sequence[str], at: int) -> bool:
    """Tell a name that begins with a small word, as inside a sentence: `il Giornale`, `la Repubblica`."""
    return len(name.words) > 1 and len(name.words[0]) <= 3 and printed[at + 1][0].isupper()


def _in_line(text: str) -> Iterator[Mention]:
    """Yield the outlets named in a line, of overlapping names the longest; names begin as printed names do."""
    spans = list(_WORD.finditer(text))
    printed = [match[0] for match in spans]
    words = _folded(printed)
    openings = _openings()
    until = 0
    for at, word in enumerate(words):
        if at >= until and word in openings and (name := _name_at(words, printed, at)):
            until = at + len(name.words)
            last = spans[until - 1]
            weak = name.weak and not (len(name.words) > 1 and last[0][0].isupper() and printed[at][0].isupper())
            yield Mention(name.outlet, spans[at].start(), last.end(), weak)
