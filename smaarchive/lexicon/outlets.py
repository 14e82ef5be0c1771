"""The outlets and news agencies of the world, and the ways a page names them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from smaarchive.lexicon.folding import fold

_LONGEST = 7  # words of the longest name looked for within a line; a test asserts that none is longer


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publication, broadcaster, agency or institute that publishes pages."""

    name: str  # as it names itself
    domains: tuple[str, ...]  # of its pages and of its writers' e-mail; a subdomain belongs to its nearest parent
    aliases: tuple[str, ...]  # as pages print it, the weak ones too
    country: str  # ISO 3166-1 alpha-2, upper case
    language: str  # ISO 639-1
    agency: bool  # a wire service, credited on other outlets' pages
    fingerprints: tuple[tuple[str, ...], ...]  # folded; any one of them, if all of its phrases are on the page
    weak: tuple[str, ...]  # names that are words too ("Time"): count alone on a line or in a copyright line only


@cache
def _compiled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("outlets.json").read_text(encoding="utf-8"))
    return data


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return every outlet, in the order of outlets.toml."""
    return tuple(
        Outlet(
            row["name"],
            tuple(row["domains"]),
            tuple(row["aliases"]),
            row["country"],
            row["language"],
            row["agency"],
            tuple(tuple(phrases) for phrases in row["fingerprints"]),
            tuple(row["weak"]),
        )
        for row in _compiled()["outlets"]
    )


def outlet_by_domain(domain: str) -> Outlet | None:
    """Find the outlet of a host or e-mail domain: `news.bbc.co.uk` is found under `bbc.co.uk`."""
    known: dict[str, int] = _compiled()["domains"]
    labels = domain.strip().rstrip(".").casefold().split(".")
    for start in range(len(labels)):
        index = known.get(".".join(labels[start:]))
        if index is not None:
            return outlets()[index]
    return None


def name_key(text: str) -> str:
    """Fold a name for lookup; a leading "The" is optional."""
    key = fold(text)
    return key[4:] if key.startswith("the ") else key


def outlet_by_name(text: str) -> Outlet | None:
    """Find the outlet whose name or alias the text is; None too where the name is shared ("The Star")."""
    names: dict[str, int] = _compiled()["names"]
    index = names.get(name_key(text))
    return None if index is None else outlets()[index]


def _runs(words: list[str]) -> Iterator[str]:
    """Yield runs of words, leftmost first, of those the longest first."""
    for start in range(len(words)):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            yield name_key(" ".join(words[start:end]))


def outlet_within(text: str, weak: bool = False) -> Outlet | None:
    """Find the first outlet named inside a line (`© 2020 Yonhap News Agency`); weak names only if asked for."""
    names: dict[str, int] = _compiled()["names"]
    hidden: frozenset[str] = frozenset() if weak else _weak_keys()
    for key in _runs(fold(text).split()):
        if key in names and key not in hidden:
            return outlets()[names[key]]
    return None


@cache
def _weak_keys() -> frozenset[str]:
    return frozenset(name_key(name) for outlet in outlets() for name in outlet.weak)


def outlet_by_fingerprint(text: str) -> Outlet | None:
    """Find the outlet whose furniture is on a page that does not name it; `text` is the whole page."""
    page = fold(text)
    for outlet in outlets():
        if any(all(phrase in page for phrase in phrases) for phrases in outlet.fingerprints):
            return outlet
    return None


def aliases(name: str) -> tuple[str, ...]:
    """Return every name of the outlet that `name` is a name of, canonical first; empty if it is none."""
    outlet = outlet_by_name(name)
    return () if outlet is None else (outlet.name, *outlet.aliases)
