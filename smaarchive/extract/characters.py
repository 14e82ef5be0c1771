"""Lines in one byte a character, each byte named by its kind: counted and looked up many times as fast as text.

Most of the press is printed in characters of code page 1252: ASCII, Western European letters, typographic marks.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_CODE = "cp1252"
_CHARACTERS = "".join(bytes([code]).decode(_CODE, "ignore") for code in range(256))
_OTHER = re.compile(f"[^{re.escape(_CHARACTERS)}]")
_MARKS = re.compile(r"[^\w\s]+")


class Printed(NamedTuple):
    """The same lines three times over, and which of them have other characters: of those this tells nothing."""

    kinds: list[bytes]  # of each character: `A` is upper case, `.` ends a sentence, `(` opens a quotation (_kind)
    small: list[bytes]  # in lower case
    bare: list[str]  # in lower case, without marks
    others: frozenset[int]


def printed(lines: Sequence[str]) -> Printed:
    """Look at lines character by character."""
    text = "\n".join(lines)
    if text.count("\n") >= len(lines) > 0:
        text = "\n".join([line.replace("\n", " ") for line in lines])
    others: frozenset[int] = frozenset()
    try:
        plain = text.encode() if text.isascii() else text.encode(_CODE)
    except UnicodeEncodeError:
        plain = text.encode(_CODE, "replace")
        others = frozenset([i for i, line in enumerate(lines) if not line.isascii() and _OTHER.search(line)])
    bare = plain.translate(_BARE).decode(_CODE).split("\n")
    return Printed(plain.translate(_KINDS).split(b"\n"), plain.translate(_SMALL).split(b"\n"), bare, others)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without what stands before, between and after them."""
    if text.isascii():
        return tuple(text.encode().translate(_BARE).decode().split())
    return tuple(_MARKS.sub(" ", text.lower()).split())


def _table(name: Callable[[str], str]) -> bytes:
    """Make a table of the code page; line feeds part the lines and stay."""
    named = bytearray(range(256))
    for code in range(256):
        char = bytes([code]).decode(_CODE, "ignore")
        if char and char != "\n":
            named[code] = name(char).encode(_CODE)[0]
    return bytes(named)


def _kind(char: str) -> str:
    """Name a character's kind: `e` is a letter beyond ASCII that is no capital, `a` any other, and every other mark."""
    if char.isspace():
        return " "
    groups = ("0123456789", ".!?…", "'\"", ")”’»]", "(“‘«„")
    group = next((group[0] for group in groups if char in group), None)
    return group or ("A" if char.isupper() else "e" if char.isalnum() and not char.isascii() else "a")


_KINDS = _table(_kind)
_SMALL = _table(lambda char: " " if char.isspace() else char.lower())
_BARE = _table(lambda char: " " if char.isspace() or _MARKS.match(char) else char.lower())
