"""The outlets and news agencies of the world, and the ways a page names them."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .folding import fold

_SHORT = 3  # letters of a word that many names have (the, news is longer)
_MOST_NEAR = 3
_ALIKE = 0.75  # of difflib's measure: `herlad` and `herald` have 0.83


class Outlet(NamedTuple):
    """A publication, broadcaster, agency or institute that publishes pages."""

    name: str  # as it names itself
    domains: tuple[str, ...]  # of its pages and of its writers' e-mail; a subdomain belongs to its nearest parent
    aliases: tuple[str, ...]  # as pages print it, the weak ones too
    country: str  # ISO 3166-1 alpha-2, upper case
    language: str  # ISO 639-1
    agency: bool  # a wire service, credited on other outlets' pages
    weak: tuple[str, ...]  # names that are words too ("Time"): count alone on a line or in a copyright line only


@cache
def _compiled() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(Path(__file__).with_name("outlets.json").read_text(encoding="utf-8"))
    return data


@cache
def _outlet(index: int) -> Outlet:
    row: dict[str, Any] = _compiled()["outlets"][index]
    return Outlet(
        row["name"],
        tuple(row["domains"]),
        tuple(row.get("aliases", ())),
        row["country"],
        row["language"],
        "agency" in row,
        tuple(row.get("weak", ())),
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return every outlet, in the order of outlets.toml."""
    return tuple(map(_outlet, range(len(_compiled()["outlets"]))))


def outlet_by_domain(domain: str) -> Outlet | None:
    """Find the outlet of a host or e-mail domain: `news.bbc.co.uk` is found under `bbc.co.uk`."""
    known: dict[str, int] = _compiled()["domains"]
    labels = domain.strip().rstrip(".").casefold().split(".")
    for start in range(len(labels)):
        index = known.get(".".join(labels[start:]))
        if index is not None:
            return _outlet(index)
    return None


def name_key(text: str) -> str:
    """Fold a name for lookup; a leading "The" is optional."""
    return fold(text).removeprefix("the ")


def outlet_by_name(text: str) -> Outlet | None:
    """Find the outlet whose name or alias the text is; None too where the name is shared ("The Star")."""
    names: dict[str, int] = _compiled()["names"]
    key = fold(text)
    index = names.get(key)
    if index is None:
        index = names.get(key.removeprefix("the "))
    return None if index is None else _outlet(index)


def agency_by_name(text: str) -> Outlet | None:
    """Find the wire service whose name or alias the text is."""
    outlet = outlet_by_name(text)
    return outlet if outlet and outlet.agency else None


def outlets_named(text: str) -> tuple[Outlet, ...]:
    """Return all outlets that share the name that the text is; none where one alone has it."""
    found: list[int] = _compiled()["shared"].get(fold(text), ())
    return tuple(map(_outlet, found))


def outlet_by_fingerprint(page: str) -> Outlet | None:
    """Find the outlet whose furniture is on a page that does not name it: all its lines as one, case-folded."""
    for index, phrases in _compiled()["fingerprints"]:
        if all(phrase in page for phrase in phrases):
            return _outlet(index)
    return None


def aliases(name: str) -> tuple[str, ...]:
    """Return every name of the outlet that `name` is a name of, canonical first; empty if it is none."""
    outlet = outlet_by_name(name)
    return () if outlet is None else (outlet.name, *outlet.aliases)


def nearest(text: str, names: Iterable[str]) -> list[str]:
    """Give the names spelled most like a text, whole or by one of their words or aliases, the nearest first."""
    from difflib import get_close_matches

    forms: dict[str, dict[str, None]] = {}
    for name in names:
        words = [word for word in fold(name).split() if len(word) > _SHORT]
        for form in (name, *aliases(name), *words):
            forms.setdefault(fold(form), {})[name] = None
    near = get_close_matches(fold(text), forms, _MOST_NEAR, _ALIKE)
    return list(dict.fromkeys(name for form in near for name in forms[form]))[:_MOST_NEAR]
