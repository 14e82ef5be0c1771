"""The words of the field that mean the same, for the search: `words.toml`, one group a line, compiled to `words.json`.

A user's own groups come from a file of theirs (`own_words`).
"""

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import combining, normalize

from ..frozen import Frozen

COMPILED = os.path.join(os.path.dirname(__file__), "words.json")
STOPPED = """
    a about above after again against all also am among an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have having he her
    here hers him his how i if in into is it its itself just may me more most must my no nor not now of off on once
    only or other our out over own same she should so some such than that the their them then there these they this
    those through to too under until up upon very was we were what when where which while who whom whose why will with
    would you your"""
STOP_WORDS = frozenset(STOPPED.split())


class Group(Frozen):
    """A run of typed tokens, `[start, end)`, and the forms that mean the same."""

    start: int
    end: int
    forms: list[str]


class Words(Frozen):
    """The compiled groups, the group of each folded form, and the tokens of the longest form."""

    groups: list[list[str]]
    group_of: dict[str, int]
    longest: int

    def find(self, tokens: list[str], starts: frozenset[int], ends: frozenset[int]) -> list[Group]:
        """Find the forms within folded tokens, longest first from the left; each begins in `starts`, ends in `ends`."""
        found: list[Group] = []
        at = 0
        while at < len(tokens):
            group = self._longest_from(tokens, at, ends) if at in starts else None
            if group:
                found.append(group)
            at = group.end if group else at + 1
        return found

    def has(self, token: str) -> bool:
        """Tell whether a form is this folded token, or has it."""
        return f" {token} " in f" {' '.join(self.group_of)} "

    def _longest_from(self, tokens: list[str], at: int, ends: frozenset[int]) -> Group | None:
        for end in range(min(len(tokens), at + self.longest), at, -1):
            number = self.group_of.get(" ".join(tokens[at:end])) if end in ends else None
            if number is not None:
                return Group(at, end, self.groups[number])
        return None


def tokens_of(text: str) -> list[str]:
    """Cut a text into tokens as the full-text index does: letters and digits, small, without diacritics."""
    plain = text.lower()
    if not plain.isascii():
        plain = normalize("NFKC", plain).lower()
        plain = normalize("NFC", "".join(c for c in normalize("NFD", plain) if not combining(c)))
    return re.findall(r"[^\W_]+", plain)


def load() -> Words:
    """Read the compiled groups, and those of the user's own file where there is one."""
    with open(COMPILED, "rb") as file:
        made = json.load(file)
    words = Words(made["groups"], made["index"], made["longest"])
    own = own_file()
    if not os.path.exists(own):
        return words
    from pathlib import Path  # most users have none

    from .own_words import extended

    return extended(words, Path(own))


def own_file() -> str:
    """Give the path of the user's own words: `$XDG_CONFIG_HOME/sma/words.txt`, `~/.config` being the usual home."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    if home.startswith("/"):  # the XDG specification: a relative path is to be ignored
        return os.path.join(home, "sma", "words.txt")
    if sys.platform not in ("darwin", "win32"):
        return os.path.expanduser("~/.config/sma/words.txt")
    import platformdirs

    return os.path.join(platformdirs.user_config_dir("sma", appauthor=False), "words.txt")


def spelling_pairs(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Give the other spelling of each word that has one (`defense`, `defence`): the groups of two plain words."""
    pairs = [group for group in groups if len(group) == 2 and all(each.isascii() and each.islower() for each in group)]
    plain = [pair for pair in pairs if all(map(str.isalpha, pair))]
    return {word: other for first, second in plain for word, other in ((first, second), (second, first))}


def spelled(form: str, pairs: Mapping[str, str]) -> list[str]:
    """Give a form of several words in both spellings (`Department of Defence`); a single word has its own group."""
    if " " not in form:
        return [form]
    other = " ".join(_in_case(pairs.get(word.lower(), word), word) for word in form.split(" "))
    return [form, other] if other != form else [form]


def _in_case(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() and word.islower() else word
