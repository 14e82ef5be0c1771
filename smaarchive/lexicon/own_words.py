"""The user's own groups of words that mean the same: one group a line, `KIDA = Korea Institute for Defense Analyses`.

The file is plain text, so that a search can read it as it is: nothing is compiled, and no parser is imported.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import SmaError
from .words import Words, spelled, spelling_pairs, tokens_of

MOST_FORMS = 40  # of one group; each is one more thing that a search looks up
MOST_TOKENS = 12  # of one form
LARGEST = 1 << 20  # bytes of the file, which every search reads
LEFT_OUT = "the line is left out: mend it, or put a # before it"


class OwnWords(NamedTuple):
    """The groups of a file, and what is wrong with each line that gives none."""

    groups: tuple[tuple[str, ...], ...]
    wrong: tuple[str, ...]


def extended(words: Words, path: Path) -> Words:
    """Add the groups of a file; one that shares a form with another group joins it."""
    groups, group_of = list(words.groups), dict(words.group_of)
    pairs = spelling_pairs(groups)
    for forms in read(path).groups:
        keys = {_key(each): each for form in forms for each in spelled(form, pairs)}
        joined = {group_of[key] for key in keys if key in group_of}
        known = {_key(form): form for number in sorted(joined) for form in groups[number]}
        merged = known | {key: form for key, form in keys.items() if key not in known}
        group_of |= dict.fromkeys(merged, len(groups))
        groups.append(list(merged.values()))
    return Words(groups, group_of, max(len(key.split()) for key in group_of))


def read(path: Path) -> OwnWords:
    """Read a file; a line is empty, a remark (`#`) or forms parted by `=`: any other is left out."""
    lines = list(_lines(path))
    groups = tuple(line for line in lines if not isinstance(line, str))
    return OwnWords(groups, tuple(line for line in lines if isinstance(line, str)))


def _lines(path: Path) -> Iterator[tuple[str, ...] | str]:
    """Yield the group of each line that has one, or what is wrong with it."""
    for number, data in enumerate(_bytes(path).removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            line = data.decode().strip()
        except UnicodeDecodeError:
            yield f"{path}, line {number}: this is not UTF-8; {LEFT_OUT}"
            continue
        if not line or line.startswith("#"):
            continue
        forms = tuple(form.strip() for form in line.split("="))
        wrong = _wrong(forms)
        yield f"{path}, line {number}: {wrong}; {LEFT_OUT}" if wrong else forms


def _bytes(path: Path) -> bytes:
    """Read the file. Raise `SmaError` for what is none, as a FIFO that nobody writes to, or has no end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise SmaError(f"{path} is not a file: remove it, or write your words into a file of this name")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(LARGEST + 1)
    finally:
        os.close(descriptor)
    if len(data) > LARGEST:
        raise SmaError(f"{path} is over {LARGEST >> 20} MB: shorten it, or give it another name")
    return data


def _wrong(forms: tuple[str, ...]) -> str | None:
    if len({_key(form) for form in forms}) < 2:
        return "a group needs two words at least, parted by ="
    if not all(map(_key, forms)):
        return "there is a form without a letter or digit"
    if len(forms) > MOST_FORMS or any(len(tokens_of(form)) > MOST_TOKENS for form in forms):
        return f"a group has at most {MOST_FORMS} forms of {MOST_TOKENS} words"
    return None


def _key(form: str) -> str:
    return " ".join(tokens_of(form))
