"""The words of the field that mean the same, for the search: `words.toml`, one group a line, compiled to `words.json`.

The search path reads the compiled form only (a TOML parser costs start-up time). After a change of the source:
`python -m smaarchive.lexicon.words`; a test fails while the two differ.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import combining, normalize

SOURCE = Path(__file__).with_name("words.toml")
COMPILED = Path(__file__).with_name("words.json")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Group:
    """A run of typed tokens, `[start, end)`, and the forms that mean the same; a form in capitals is case-aware."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled groups: which group each folded form belongs to, and the tokens of the longest form."""

    groups: tuple[tuple[str, ...], ...]
    index: dict[str, int]
    tokens: frozenset[str]
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

    def _longest_from(self, tokens: list[str], at: int, ends: frozenset[int]) -> Group | None:
        for end in range(min(len(tokens), at + self.longest), at, -1):
            number = self.index.get(" ".join(tokens[at:end])) if end in ends else None
            if number is not None:
                return Group(at, end, self.groups[number])
        return None


def tokens_of(text: str) -> list[str]:
    """Cut a text into tokens as the full-text index does: letters and digits, small, without diacritics."""
    plain = normalize("NFKC", text).lower()
    if not plain.isascii():
        plain = normalize("NFC", "".join(c for c in normalize("NFD", plain) if not combining(c)))
    return _WORD.findall(plain)


def load() -> Words:
    """Read the compiled groups."""
    groups = tuple(map(tuple, json.loads(COMPILED.read_text("utf-8"))))
    index = {" ".join(tokens_of(form)): number for number, group in enumerate(groups) for form in group}
    return Words(groups, index, frozenset(" ".join(index).split()), max(len(form.split()) for form in index))


def compiled() -> str:
    """Give the compiled form of the source."""
    import tomllib

    groups = tomllib.loads(SOURCE.read_text("utf-8"))["groups"]
    return json.dumps(groups, ensure_ascii=False, separators=(",", ":")).replace("],", "],\n") + "\n"


if __name__ == "__main__":
    COMPILED.write_text(compiled(), "utf-8")
