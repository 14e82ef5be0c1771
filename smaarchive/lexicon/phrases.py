"""Phrases of page furniture, and the labels and calendar words around an article."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from .folding import fold, folded

_LOOKED_AT = 200  # characters at a line's head; no phrase is longer
_LONGEST = 80  # characters; no phrase that is a whole line or its start has more
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_COUNT = r"^\d[\d,.]*[km]?\s+(?=\D)|[\s(\[:]{1,9}\d[\d,.]*[km]?$"  # "12 comments", "Share (1.2k"


@cache
def _compiled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return data


@cache
def _kinds_of(where: str) -> dict[str, str]:
    """Return phrase -> kind for whole lines (`line`), starts or parts; the first kind of furniture.toml wins."""
    found: dict[str, str] = {}
    for kind, places in _compiled()["furniture"].items():
        for phrase in places.get(where, ()):
            found.setdefault(phrase, kind)
    return found


@cache
def _starts() -> dict[str, dict[str, str]]:
    """Return the first character -> the starts that begin with it, longest first, with their kinds."""
    found = _kinds_of("start")
    index: dict[str, dict[str, str]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        index.setdefault(phrase[0], {})[phrase] = found[phrase]
    return index


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    return {first: tuple(found) for first, found in _starts().items()}


@cache
def _any_part() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_kinds_of("part"), key=len, reverse=True))))


@cache
def _hooks() -> tuple[dict[str, list[str]], list[str]]:
    """Return a word of each part -> the parts that have it, and the parts in scripts without spaces.

    It is the longest, never the last, which may go on: `sign up for our newsletters`; of equals the later one: of `in
    je mailbox` not `in`.
    """
    by_word: dict[str, list[str]] = {}
    unspaced = []
    for part in _kinds_of("part"):
        if _UNSPACED.search(part):
            unspaced.append(part)
        else:
            words = part.split()[-2::-1] or [part]
            by_word.setdefault(max(words, key=len), []).append(part)
    return by_word, unspaced


def furniture(line: str) -> str | None:
    """Return the kind of furniture a line is, or None. A count beside a phrase ("Comments (12)") does not hide it."""
    return _kind(line[:_LOOKED_AT])


@lru_cache(maxsize=4096)  # several stages ask about the same line
def _kind(line: str) -> str | None:
    if line[0:1].isalnum() and any(map(str.isalnum, line[_LONGEST : _LONGEST + 20])):  # of running text
        return _by_start(folded(line[:_LONGEST])) or _by_part(line.lower() if line.isascii() else fold(line))
    text = fold(line)
    return _kinds_of("line").get(text) or _without_count(text) or _by_start(text) or _by_part(text)


def _without_count(text: str) -> str | None:
    if not text or not (text[0].isdigit() or text[-1].isdigit() or text[-2:-1].isdigit()):
        return None
    return _kinds_of("line").get(fold(re.sub(_COUNT, "", text)))


def _by_start(text: str) -> str | None:
    first = text[:1]
    if not text.startswith(_openings().get(first, ())):
        return None
    return next((kind for phrase, kind in _starts()[first].items() if _begins(text, phrase)), None)


def _begins(text: str, phrase: str) -> bool:
    """Tell whether a phrase ends where a word does; Korean, Japanese and Chinese words have no edges."""
    following = text[len(phrase) : len(phrase) + 1]
    return text.startswith(phrase) and not (phrase[-1].isalnum() and following.isalnum() and following < "\u1100")


def _by_part(text: str) -> str | None:
    by_word, unspaced = _hooks()
    words = text.replace('"', " ").replace("(", " ").split()
    likely = [] if by_word.keys().isdisjoint(words) else [part for word in words for part in by_word.get(word, ())]
    if not text.isascii() and _UNSPACED.search(text):
        likely += unspaced
    if not any(map(text.__contains__, likely)):
        return None  # as of nearly every line
    match = _any_part().search(text)
    return _kinds_of("part")[match[0]] if match else None


@cache
def labels(kind: str) -> tuple[str, ...]:
    """Return the labels of one kind as written, longest first: the tables of labels.toml say which kinds there are."""
    return tuple(_compiled()["labels"][kind])


@cache
def _label_keys(kind: str) -> frozenset[str]:
    return frozenset(map(fold, labels(kind)))


def is_label(kind: str, text: str) -> bool:
    """Tell whether the text, folded, is a label of this kind."""
    return fold(text) in _label_keys(kind)


@cache
def months() -> dict[str, int]:
    """Return month word -> number, case-folded, of all languages, without the words on which they differ."""
    return dict(_compiled()["months"])


@cache
def weekdays() -> frozenset[str]:
    """Return the names of weekdays, full and short, case-folded, of all languages."""
    return frozenset(_compiled()["weekdays"])
