"""Which lines of a page are the article: what the sequence model thinks of each, and what is known of the page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from ..page import Block
from .prose import UNSPACED, Measures

_RUN = re.compile(r"[^\W_]+")
FAR = 25
"""Lines without a sentence of the body that part one stretch of it from another."""
_STEM = re.compile(r"([^\W\d_]{4,5})[^\W\d_]*")


def content(text: str) -> list[str]:
    """Return what the words of a line are compared by, in lower case.

    The first five letters of words of more than three; pairs of characters in scripts without spaces, and in Korean.
    """
    if text.isascii() or not UNSPACED.search(text):
        return _STEM.findall(text.lower())
    return [run[i : i + 2] for run in _RUN.findall(text) for i in range(len(run) - 1)]


def _stems(said: Sequence[str]) -> list[str]:
    """Return the same of the words of a line without unspaced scripts."""
    if "".join(said).isalpha():  # as of most lines
        return [word[:5] for word in said if len(word) > 3]
    long = [word for word in said if len(word) > 3]
    found = [word[:5] for word in long if word.isalpha()]
    if len(found) < len(long):
        found += chain.from_iterable(_STEM.findall(word) for word in long if not word.isalpha())
    return found


def _has(text: str, stem: str) -> bool:
    """Tell what a text has that may be a word of this stem: in lower case, or a pair of characters as they stand."""
    return stem in text.lower() or stem in text


@dataclass(frozen=True)
class Layout:
    """A page's lines and what was decided of them; indices count the lines that are not blank, from 0."""

    blocks: Sequence[Block]
    measures: Sequence[Measures]
    chances: Sequence[float]  # of each line to be running text of the article
    body: Sequence[bool]  # the lines kept as body
    language: str | None
    model: str = "text model"  # which told the text from the rest
    seconded: bool = False  # another reading of the page takes the same for the body, or none need be asked

    def rule(self, i: int) -> str:
        """Name the model, and how likely it thinks line `i` is text."""
        return f"{self.model}, {self.chances[i]:.2f}"

    def content(self, i: int) -> Sequence[str]:
        """Return what the words of line `i` are compared by, in no order."""
        if i not in self._contents:
            text, measures = self.blocks[i].text, self.measures[i]
            self._contents[i] = _stems(measures.said) if measures.chars == len(text) else content(text)
        return self._contents[i]

    @cached_property
    def _contents(self) -> dict[int, Sequence[str]]:
        return {}

    @cached_property
    def kept(self) -> list[int]:
        """The lines of the body."""
        return [i for i, keep in enumerate(self.body) if keep]

    @cached_property
    def first(self) -> int:
        """The first line of the body; the number of lines where there is none."""
        return self.kept[0] if self.kept else len(self.body)

    @cached_property
    def last(self) -> int:
        """The last line of the body; -1 where there is none."""
        return self.kept[-1] if self.kept else -1

    @cached_property
    def start(self) -> int:
        """The first line of the body that reads as a sentence: a standfirst or a stray line may stand before it."""
        return next((i for i in self.kept if self.measures[i].score > 0), self.first)

    @cached_property
    def stretch(self) -> tuple[int, int]:
        """The first and the last sentence of the longest part of the body; stray lines far from it are left out."""
        parts: list[list[int]] = []
        for i in self.kept:
            if self.measures[i].score > 0:
                if parts and i - parts[-1][-1] <= FAR:
                    parts[-1].append(i)
                else:
                    parts.append([i])
        if not parts:
            return self.first, self.last
        part = max(parts, key=lambda part: sum(self.measures[i].chars for i in part))
        return part[0], self.last if part is parts[-1] else part[-1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """What the words of the body are compared by."""
        return frozenset(chain.from_iterable(map(self.content, self.kept)))

    def says(self, stem: str) -> bool:
        """Tell whether the body has a word that is compared by `stem`; of many `vocabulary` tells it sooner."""
        return any(_has(self.blocks[i].text, stem) and stem in self.content(i) for i in self.kept)

    @cached_property
    def folded(self) -> list[str]:
        """Each line, letter case aside."""
        return [block.text.casefold() for block in self.blocks]

    @cached_property
    def repeats(self) -> Counter[str]:
        """How often each of those stands on the page."""
        return Counter(self.folded)

    def times(self, i: int) -> int:
        """Return how often line `i` stands on the page, letter case aside."""
        return self.repeats[self.folded[i]]
