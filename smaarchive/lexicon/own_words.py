"""The user's own groups of words that mean the same: one group a line, `KIDA = Korea Institute for Defense Analyses`.

The file is plain text, so that a search can read it as it is: nothing is compiled, and no parser is imported.
"""

from collections.abc import Iterator
from pathlib import Path

from ..errors import SmaError
from .words import Words, spelled, spelling_pairs, tokens_of

MOST_FORMS = 40  # of one group; each is one more thing that a search looks up
MOST_TOKENS = 12  # of one form


def extended(words: Words, path: Path) -> Words:
    """Add the groups of a file; one that shares a form with another group joins it. Raise `SmaError` for a bad line."""
    groups, group_of = list(words.groups), dict(words.group_of)
    pairs = spelling_pairs(groups)
    for forms in read(path):
        keys = {_key(each): each for form in forms for each in spelled(form, pairs)}
        joined = {group_of[key] for key in keys if key in group_of}
        known = {_key(form): form for number in sorted(joined) for form in groups[number]}
        merged = known | {key: form for key, form in keys.items() if key not in known}
        group_of |= dict.fromkeys(merged, len(groups))
        groups.append(list(merged.values()))
    tokens = frozenset(token for key in group_of for token in key.split())
    return Words(groups, group_of, tokens, max(len(key.split()) for key in group_of))


def read(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the groups of a file; a line is empty, a remark (`#`) or forms parted by `=`."""
    for number, data in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            line = data.decode().strip()
        except UnicodeDecodeError:
            raise _wrong(path, number, "this is not UTF-8") from None
        if not line or line.startswith("#"):
            continue
        forms = tuple(form.strip() for form in line.split("="))
        if len({_key(form) for form in forms}) < 2:
            raise _wrong(path, number, "a group needs two words at least, parted by =")
        if not all(map(_key, forms)):
            raise _wrong(path, number, "there is a form without a letter or digit")
        if len(forms) > MOST_FORMS or any(len(tokens_of(form)) > MOST_TOKENS for form in forms):
            raise _wrong(path, number, f"a group has at most {MOST_FORMS} forms of {MOST_TOKENS} words")
        yield forms


def _key(form: str) -> str:
    return " ".join(tokens_of(form))


def _wrong(path: Path, line: int, what: str) -> SmaError:
    return SmaError(f"{path}, line {line}: {what}; mend the line, or put a # before it")
