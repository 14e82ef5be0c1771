"""Label the lines of a page by its known body: the heaviest chain of matches that runs forward in both."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smaarchive.formats.text import clean

GRAM = 4  # tokens of a shingle, as the benchmark counts
COVERED = 0.6  # least share of a line's shingles that the body must hold
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_QUOTES = str.maketrans("‘’`´“”„«»‐‑‒–—―−", '\'\'\'\'"""""-------')


@dataclass(frozen=True, slots=True)
class Match:
    """A line and a token of the body at which it may begin."""

    line: int
    start: int
    weight: float
    length: int


def tokens(text: str) -> list[str]:
    """Part text into words, case-folded; words of scripts without spaces into characters."""
    plain = unicodedata.normalize("NFKC", clean(text)).casefold().translate(_QUOTES)
    words = _WORD.findall(plain)
    return [t for word in words for t in ([*word] if len(word) > 2 and _UNSPACED.search(word) else [word])]


def label(lines: Sequence[str], body: str) -> list[bool]:
    """Say of every line whether it is part of the body."""
    matches = sorted(_matches([tokens(line) for line in lines], tokens(body)), key=lambda m: (m.line, m.start))
    kept = [False] * len(lines)
    chain = _heaviest_chain(matches)
    for i, match in enumerate(chain):
        if match.length >= GRAM or _touches(match, chain[max(0, i - 1) : i], chain[i + 1 : i + 2]):
            kept[match.line] = True
    return kept


def states(kept: Sequence[bool]) -> list[str]:
    """Name the state of every line: B before the body, X in it, G in a gap of it, A after it; b, x, a at its edges."""
    found = [i for i, flag in enumerate(kept) if flag]
    if not found:
        return ["B"] * len(kept)
    first, last = found[0], found[-1]
    named = ["B" if i < first else "A" if i > last else "X" if flag else "G" for i, flag in enumerate(kept)]
    if first:
        named[first - 1] = "b"
    named[first] = "x"
    if last + 1 < len(kept):
        named[last + 1] = "a"
    return named


def _matches(lines: Sequence[list[str]], body: list[str]) -> Iterator[Match]:
    """Yield where each line may stand in the body: long lines by their shingles, short ones word for word."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(body) - GRAM + 1):
        places.setdefault(tuple(body[i : i + GRAM]), []).append(i)
    joined = f" {' '.join(body)} "
    offsets = [0]
    for token in body:
        offsets.append(offsets[-1] + len(token) + 1)
    for index, line in enumerate(lines):
        if len(line) >= GRAM:
            yield from _long(index, line, places)
        elif line:
            yield from _short(index, line, joined, offsets)


def _long(index: int, line: list[str], places: dict[tuple[str, ...], list[int]]) -> Iterator[Match]:
    """Yield the three likeliest starts of a line of which the body holds enough shingles."""
    found = [places.get(tuple(line[i : i + GRAM]), []) for i in range(len(line) - GRAM + 1)]
    hits = sum(map(bool, found))
    if hits < COVERED * len(found):
        return
    starts = Counter(place - i for i, hit in enumerate(found) for place in hit[:4])
    for start, _ in starts.most_common(3):
        yield Match(index, start, hits, len(line))


def _short(index: int, line: list[str], joined: str, offsets: list[int]) -> Iterator[Match]:
    """Yield up to six places where the body has a short line word for word."""
    key = f" {' '.join(line)} "
    at = joined.find(key)
    for _ in range(6):
        if at < 0:
            return
        yield Match(index, bisect_left(offsets, at), len(line) / 2, len(line))
        at = joined.find(key, at + 1)


def _heaviest_chain(matches: Sequence[Match]) -> list[Match]:
    """Choose the matches of largest weight that go forward in the page and in the body; neighbours count extra."""
    best: list[float] = []
    back: list[int] = []
    for match in matches:
        total, before = 0.0, -1
        for i, other in enumerate(matches[: len(best)]):
            if other.line < match.line and other.start + other.length * 0.7 <= match.start + 1:
                value = best[i] + (0.4 if _follows(other, match) else 0.0)
                if value > total:
                    total, before = value, i
        best.append(total + match.weight)
        back.append(before)
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    chain = []
    while at >= 0:
        chain.append(matches[at])
        at = back[at]
    return chain[::-1]


def _follows(first: Match, second: Match) -> bool:
    return abs(first.start + first.length - second.start) <= 3


def _touches(match: Match, before: Sequence[Match], after: Sequence[Match]) -> bool:
    return any(_follows(other, match) for other in before) or any(_follows(match, other) for other in after)
