"""Names in a query that lead nowhere: fields that are none, outlets and agencies of which the archive has no page."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from ..lexicon.outlets import nearest, outlet_by_name
from .connection import Archive
from .grammar import FIELDS, All, AnyOf, In, Node, Not, Value, unknown_fields
from .query import NAMED, Query, understand
from .read import known, named

NEAR = 0.75  # of difflib, 0 to 1: `hedline` is 0.93 of headline, `note` 0.6 of outlet


class Astray(NamedTuple):
    """What was typed, the known names nearest to it, and all that there are, where these are few."""

    field: str
    typed: str
    near: tuple[str, ...]
    known: tuple[str, ...] = ()


def astray(archive: Archive, query: Query) -> list[Astray]:
    """Find the names of a query that lead nowhere."""
    fields = [
        Astray("", name, tuple(get_close_matches(name, FIELDS, 1, NEAR)), FIELDS) for name in unknown_fields(query.text)
    ]
    names = [part for part in _values(understand(query, lambda *_: ()).understood) if part.field in NAMED]
    return fields + [_nowhere(archive, part) for part in names if not named(archive, part.field, part.value)]


def _nowhere(archive: Archive, part: Value) -> Astray:
    outlet = outlet_by_name(part.value)
    near = tuple(nearest(part.value, known(archive, part.field)))
    return Astray(part.field, outlet.name if outlet else part.value, near)


def _values(parts: tuple[Node, ...]) -> Iterator[Value]:
    for part in parts:
        match part:
            case Value():
                yield part
            case All(inner) | AnyOf(inner):
                yield from _values(inner)
            case Not(inner) | In(_, inner):
                yield from _values((inner,))
