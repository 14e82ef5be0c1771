"""Every outlet a line names, in one pass over its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from smaarchive.lexicon.outlets import Outlet, name_key, outlet_by_name, outlets

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet's name in a line: where it stands (characters, `[start, end)`), and whether it is a word as well."""

    outlet: Outlet
    start: int
    end: int
    weak: bool


def _words(text: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in _WORD.findall(text))


def _bare(word: str) -> str:
    """Fold a word, its genitive removed."""
    return word.casefold().replace("’", "'").removesuffix("'s")


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], Outlet, bool, bool]]]:
    """Index names by first word, longest first: words, outlet, weak, begins in lower case."""
    index: dict[str, list[tuple[tuple[str, ...], Outlet, bool, bool]]] = {}
    for outlet in outlets():
        weak = {name_key(name) for name in outlet.weak}
        for name in (outlet.name, *outlet.aliases):
            bare = name[4:] if name.startswith("The ") else name
            words = _words(bare)
            if words and outlet_by_name(name) is outlet:
                if bare != name and len(words) == 1:
                    words = ("the", *words)  # "The Local" is an outlet, "local" is not
                index.setdefault(words[0], []).append((words, outlet, name_key(name) in weak, bare[0].islower()))
    for found in index.values():
        found.sort(key=lambda item: -len(item[0]))
    return index


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_names())


_STRIPPED = re.compile(r"[^\w\s.'&-]+|'s\b|[.](?!\w)")


def mentions(text: str) -> Iterator[Mention]:
    """Yield the outlets named in a line, left to right, of overlapping names the longest; names begin as printed names do."""
    if _first_words().isdisjoint(_STRIPPED.sub(" ", text.casefold()).split()):
        return
    spans = list(_WORD.finditer(text))
    words = [_bare(match[0]) for match in spans]
    at = 0
    while at < len(words):
        for name, outlet, weak, small in _names().get(words[at], ()):
            if tuple(words[at : at + len(name)]) == name and (small or not spans[at + len(name) - 1][0][0].islower()):
                yield Mention(outlet, spans[at].start(), spans[at + len(name) - 1].end(), weak)
                at += len(name) - 1
                break
        at += 1
