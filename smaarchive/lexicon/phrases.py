"""Phrases of page furniture, and the labels, roles and calendar words around an article."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from smaarchive.lexicon.folding import fold

_COUNT = re.compile(r"^\d[\d,.]*[km]?\s+(?=\D)|[\s(\[:]+\d[\d,.]*[km]?$")  # "12 comments", "Share (1.2k"


@cache
def _compiled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("phrases.json").read_text(encoding="utf-8"))
    return data


@cache
def kinds() -> tuple[str, ...]:
    """Return the kinds of furniture: share, print, ..., and `starts_related`, `ends_article`."""
    return tuple(_compiled()["furniture"])


@cache
def phrases(kind: str, where: str = "line") -> frozenset[str]:
    """Return the folded phrases of one kind, or of `any`: the whole `line`, its `start`, or a `part` of it."""
    furniture = _compiled()["furniture"]
    chosen = furniture if kind == "any" else [kind]
    return frozenset(phrase for one in chosen for phrase in furniture[one].get(where, ()))


@cache
def _matchers() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return phrase -> kind for whole lines, starts and parts; the first kind of furniture.toml wins."""
    tables: dict[str, dict[str, str]] = {"line": {}, "start": {}, "part": {}}
    for kind, places in _compiled()["furniture"].items():
        for where, found in places.items():
            for phrase in found:
                tables[where].setdefault(phrase, kind)
    return tables["line"], tables["start"], tables["part"]


def furniture(line: str) -> str | None:
    """Return the kind of furniture a line is, or None. A count beside a phrase ("Comments (12)") does not hide it."""
    whole, starts, parts = _matchers()
    text = fold(line)
    if kind := whole.get(text) or whole.get(fold(_COUNT.sub("", text))):
        return kind
    if text.startswith(_starts()):
        return next(kind for phrase, kind in starts.items() if text.startswith(phrase))
    return next((kind for phrase, kind in parts.items() if phrase in text), None)


@cache
def _starts() -> tuple[str, ...]:
    return tuple(_matchers()[1])


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
def roles() -> dict[str, str]:
    """Return credit label -> role (author, editor, photo, agency, translator), longest label first."""
    return dict(_compiled()["roles"])


@cache
def months(language: str | None = None) -> dict[str, int]:
    """Return month word -> number, case-folded; of all languages without the words on which they differ."""
    words: dict[str, int] = _compiled()["months"][language or "any"]
    return words


@cache
def weekdays() -> frozenset[str]:
    """Return the names of weekdays, full and short, case-folded, of all languages."""
    return frozenset(_compiled()["weekdays"])
