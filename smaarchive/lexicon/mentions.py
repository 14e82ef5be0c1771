"""Every outlet a page's lines name; most lines are known by their words to name none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from .outlets import Outlet, name_key, outlet_by_name, outlets

_WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")  # a compound is read in its parts: `ZDF-Reporterin`
_PART = re.compile(r"\w+")
_JOINTS = ".'’&"
_AFTER_THE = re.compile(r"(?:^|[^\w.'’&])the[^\w]+$", re.IGNORECASE)
_ACRONYM = 4  # letters; a longer name in capitals ("PUNCH") is printed with small ones too
_FEW = 3  # letters of an article that may be printed small before a name


class Mention(NamedTuple):
    """An outlet's name in a line: where it stands (characters, `[start, end)`), and whether it may be mere words.

    A weak name of several words that is printed as a name is no mere words.
    """

    outlet: Outlet
    start: int
    end: int
    weak: bool


class _Name(NamedTuple):
    words: tuple[str, ...]
    lower: str  # as it is printed, in lower case
    outlet: Outlet
    weak: bool
    small: bool  # it begins in lower case, as "taz" does
    after_the: bool  # "The Local" is an outlet, "local" is not
    capitals: bool  # "ANN" is an outlet, "Ann" is not


@cache
def _names() -> dict[str, list[_Name]]:
    """Index names by first word, longest first."""
    index: dict[str, list[_Name]] = {}
    for outlet in outlets():
        weak = {name_key(name) for name in outlet.weak}
        for name in (outlet.name, *outlet.aliases):
            bare = name.removeprefix("The ")
            words = tuple(map(_folded, _WORD.findall(bare)))
            if words and outlet_by_name(name) is outlet:
                alone = bare != name and len(words) == 1
                may_be_words = name_key(name) in weak
                capitals = may_be_words and len(bare) <= _ACRONYM and bare.isupper()
                found = _Name(words, bare.lower(), outlet, may_be_words, bare[0].islower(), alone, capitals)
                index.setdefault(words[0], []).append(found)
    for names in index.values():
        names.sort(key=lambda name: -len(name.words))
    return index


@cache
def _openings() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Return the first words of names with those that come second, and the first words that are printed small.

    The empty word comes second where the name is at its end. All are bare ones, as `mentions` takes them.
    """
    seconds: dict[str, set[str]] = {}
    small = set()
    for name in chain.from_iterable(_names().values()):
        for words in {" ".join(name.words), name.lower}:  # `giessener`, `gießener`
            first, second = [*_PART.findall(words), ""][:2]
            seconds.setdefault(first, set()).add(second)
            if name.small:
                small.add(first)
    return {first: frozenset(words) for first, words in seconds.items()}, frozenset(small)


def mentions(lines: Sequence[str], words: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[Mention]]]:
    """Yield the index of every line that names outlets, and the names in it, left to right.

    `words` are those of each line in lower case, without the marks between and around them.
    """
    openings, on_page = _openings()[0], set().union(*words)
    first = frozenset(
        [word for word in openings.keys() & on_page if "" in openings[word] or not openings[word].isdisjoint(on_page)]
    )
    for i, said in enumerate(words):
        begun = {} if first.isdisjoint(said) else _begun(said, first)
        if begun and (found := list(_in_line(lines[i], begun))):
            yield i, found


def _begun(said: Sequence[str], first: frozenset[str]) -> dict[str, bool]:
    """Return the words of a line that may open a name, and whether what comes second in one stands behind them."""
    openings = _openings()[0]
    begun: dict[str, bool] = {}
    for word in first.intersection(said):
        seconds = openings[word]
        followed = not seconds.isdisjoint(said) and _is_followed(said, word, seconds)
        if followed or "" in seconds:
            begun[word] = followed
    return begun


def _is_followed(said: Sequence[str], word: str, seconds: frozenset[str]) -> bool:
    """Tell whether one of `seconds` stands right behind a word, or behind the `s` of its genitive."""
    at = 0
    for _ in range(said.count(word)):
        at = said.index(word, at) + 1
        behind = said[at : at + 2]
        if behind and (behind[0] in seconds or (behind[0] == "s" and behind[-1] in seconds)):
            return True
    return False


def _in_line(text: str, begun: Mapping[str, bool]) -> Iterator[Mention]:
    """Yield the outlets named in a line, of overlapping names the longest; `begun` are words that may open a name."""
    until = 0
    for start in sorted(_starts(text, begun)):
        if start >= until and (found := _name_at(text, start)):
            name, until, proper = found
            yield Mention(name.outlet, start, until, name.weak and not proper)


def _starts(text: str, begun: Mapping[str, bool]) -> Iterator[int]:
    """Yield where a name may begin in a line: at one of its first words, printed as in a name."""
    small = _openings()[1]
    lower = text.lower()
    if len(lower) != len(text):
        yield from (match.start() for match in _WORD.finditer(text))
        return
    for word, followed in begun.items():
        anyhow = word in small or (followed and len(word) <= _FEW)
        at = lower.find(word)
        while at >= 0:
            if (anyhow or not text[at].islower()) and _begins(text, at):
                yield at
            at = lower.find(word, at + 1)


def _begins(text: str, at: int) -> bool:
    """Tell whether a word begins at a place, or a compound that is read as one."""
    if not at:
        return True
    before = text[at - 1]
    return not (before.isalnum() or (before in _JOINTS and at > 1 and text[at - 2].isalnum()))


def _name_at(text: str, start: int) -> tuple[_Name, int, bool] | None:
    """Find the longest name that begins at a place, as names are printed.

    Returned are the name, its end, and whether its first and its last word are capitalised.
    """
    matches = _WORD.finditer(text, start)
    found = [next(matches)]
    names = _names().get(_folded(found[0][0]))
    if names is None:
        return None
    found += islice(matches, len(names[0].words) - 1)  # the longest name comes first
    printed = [match[0] for match in found]
    words = tuple(map(_folded, printed))
    for name in names:
        count = len(name.words)
        if (
            words[:count] == name.words
            and (name.small or not printed[0][0].islower() or _is_article(name, printed))
            and (not name.capitals or printed[0].isupper())
            and (not name.after_the or _AFTER_THE.search(text[max(0, start - 8) : start]))
        ):
            proper = count > 1 and printed[0][0].isupper() and printed[count - 1][0].isupper()
            return name, found[count - 1].end(), proper
    return None


def _folded(word: str) -> str:
    """Fold a word, its genitive removed."""
    return word.casefold().replace("’", "'").removesuffix("'s")


def _is_article(name: _Name, printed: Sequence[str]) -> bool:
    """Tell a name that begins with a small word, as inside a sentence: `il Giornale`, `la Repubblica`."""
    return len(name.words) > 1 and len(name.words[0]) <= _FEW and printed[1][0].isupper()
