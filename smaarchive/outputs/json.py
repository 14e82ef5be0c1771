"""JSON for programs: UTF-8 as it stands, and nothing that steers a terminal or stops a parser."""

import json
import re
from collections.abc import Iterable, Iterator

from . import Form, Record
from .plain import UNSAFE


def text(value: object, *, ascii_only: bool = False, indent: int | None = None) -> str:
    """Return the JSON text of a value; controls, bidi overrides, tags and lone surrogates are `\\uXXXX` escapes."""
    written = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, indent=indent)
    # the encoder escapes C0 itself: what of it is left is the line breaks of an indented text
    return written if written.isprintable() else re.sub(UNSAFE, _escaped, written)


def lines(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield one object a line."""
    for record in records:
        yield text(record, ascii_only=form.ascii_only) + "\n"


def array(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield one array, an object a line."""
    opening = "["
    for record in records:
        yield opening + text(record, ascii_only=form.ascii_only)
        opening = ",\n "
    yield "]\n" if opening != "[" else "[]\n"


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if character > "\uffff":
        return json.dumps(character)[1:-1]
    return character if character == "\n" else f"\\u{ord(character):04x}"
