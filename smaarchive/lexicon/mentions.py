"""Every outlet a page's lines name, in one pass over their words."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from smaarchive.lexicon.outlets import Outlet, name_key, outlet_by_name, outlets

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
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


def _bare(word: str) -> str:
    """Fold a word, its genitive removed."""
    return word.casefold().replace("’", "'").removesuffix("'s")


@cache
def _names() -> dict[str, list[_Name]]:
    """Index names by first word, longest first."""
    index: dict[str, list[_Name]] = {}
    for outlet in outlets():
        weak = {name_key(name) for name in outlet.weak}
        for name in (outlet.name, *outlet.aliases):
            bare = name[4:] if name.startswith("The ") else name
            words = tuple(map(_bare, _WORD.findall(bare)))
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
    """Choose the lines on which the first two words of a name stand; the words of all lines are folded at once."""
    words = (
        (" ".join(_WORD_OR_END.findall("\n".join(lines))) + " ")
        .casefold()
        .replace("’", "'")
        .replace("'s ", " ")
        .split(" ")
    )
    openings = _openings()
    found = [at for at, word in enumerate(words) if word in openings]
    found = [at for at in found if "" in openings[words[at]] or words[at + 1] in openings[words[at]]]
    ends = [at for at, word in enumerate(words) if word == "\n"] if found else []
    return sorted({bisect(ends, at) for at in found})


def _in_line(text: str) -> Iterator[Mention]:
    """Yield the outlets named in a line, of overlapping names the longest; names begin as printed names do."""
    spans = list(_WORD.finditer(text))
    words = [_bare(match[0]) for match in spans]
    names = _names()
    at = 0
    while at < len(words):
        for name in names.get(words[at], ()):
            end = at + len(name.words)
            if tuple(words[at:end]) != name.words or not (name.small or not spans[at][0][0].islower()):
                continue
            if name.after_the and (not at or words[at - 1] != "the"):
                continue
            weak = name.weak and not (len(name.words) > 1 and spans[end - 1][0][0].isupper())
            yield Mention(name.outlet, spans[at].start(), spans[end - 1].end(), weak)
            at = end - 1
            break
        at += 1
