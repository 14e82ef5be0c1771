"""Ids on a command line: numbers, and `-` for those on standard input."""

import sys
from collections.abc import Iterable, Iterator

from ..article import LARGEST_ID
from ..errors import Usage


def numbers(ids: Iterable[str]) -> Iterator[int]:
    """Yield the ids as numbers, those of standard input where `-` stands. Raises `Usage` for what is none."""
    for word in ids:
        yield from numbers(sys.stdin.read().split()) if word == "-" else [number(word)]


def number(word: str) -> int:
    """Read one id; the type of an argument that is one. Raises `Usage` where it is none."""
    if word.isascii() and word.isdecimal() and int(word[:20]) <= LARGEST_ID:
        return int(word[:20])
    raise Usage(f"{word!r} is not an id: give a number that `sma list` shows")
