"""The headline of a plain page: the line that says what the body says, and stands where headlines stand."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from smaarchive.extract.captions import is_caption
from smaarchive.extract.date_label import label_before
from smaarchive.extract.dates import stamps
from smaarchive.extract.layout import Layout, stems
from smaarchive.extract.prose import UNSPACED
from smaarchive.extract.title import keys_of, letters_of, title_of
from smaarchive.lexicon import furniture

FARTHEST = 400  # lines above the body that are looked at
LONGEST = 300  # characters
_PROSE = 3.0  # score of a line that is a sentence for sure
_STRAY = 0.15  # share of the body that may be a notice or a teaser taken for text, above the headline
_REACH = 40  # lines below the first sentence in which the headline may still stand
_CREDIT = ("©", "ⓒ", "Foto:", "Photo:", "Bild:", "Foto ", "Photo ", "Image:", "Getty", "사진", "写真")
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|fra|text|story by|written by|autor|oleh)[ :]|기자$|^[가-힣]{2,4} 기자",
    re.IGNORECASE,
)


def content(text: str) -> list[str]:
    """Return what the words of a line are compared by: their stems; pairs of characters in scripts without spaces."""
    if text.isascii() or not UNSPACED.search(text):
        return stems(text)
    runs = re.split(r"[\W_]+", text)
    return [run[i : i + 2] for run in runs for i in range(len(run) - 1)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be the headline: its content, which share of it the body has, how much it is about the body."""

    index: int
    text: str
    words: frozenset[str]
    share: float
    topic: float
    lead: int


@dataclass(frozen=True)
class Above:
    """The part of a page in which the headline may stand: the lines down to the body."""

    layout: Layout

    @cached_property
    def sentences(self) -> list[int]:
        """The lines of the body that are sentences for sure."""
        measures = self.layout.measures
        return [i for i, keep in enumerate(self.layout.body) if keep and measures[i].score > _PROSE]

    @cached_property
    def mass(self) -> list[float]:
        """Which share of the sentences' characters has been seen at the end of each sentence."""
        sums = list(accumulate(self.layout.measures[i].chars for i in self.sentences))
        return [one / sums[-1] for one in sums]

    @cached_property
    def start(self) -> int:
        """The first sentence of the body."""
        return self.sentences[0] if self.sentences else self.layout.start

    @cached_property
    def stop(self) -> int:
        """The line after the last that may be the headline: a notice or a stray line may be taken for text above it."""
        late = self.sentences[bisect(self.mass, _STRAY)] if self.sentences else self.layout.start + 2
        return min(max(self.start + 2, min(late, self.start + _REACH)), len(self.layout.blocks))

    def next_sentence(self, i: int) -> tuple[int, float]:
        """Return the first sentence below a line, and the share of the text above it."""
        at = bisect(self.sentences, i)
        if at == len(self.sentences):
            return max(self.start, i), 0.0
        return self.sentences[at], self.mass[at - 1] if at else 0.0

    @cached_property
    def begin(self) -> int:
        """The first line that may be the headline."""
        return max(0, self.stop - FARTHEST)

    @cached_property
    def kinds(self) -> str:
        """The kind of every line from `begin` on to a little below the last candidate, one character each."""
        return "".join(map(self._kind, range(self.begin, min(self.stop + 4, len(self.layout.blocks)))))

    def kind(self, i: int) -> str:
        """Name what a line looks like: `^` above the first, `$` below the last that is looked at."""
        at = i - self.begin
        return "^" if at < 0 else self.kinds[at] if at < len(self.kinds) else "$"

    def _kind(self, i: int) -> str:
        """Tell a date, a byline, furniture, prose, a caption, a sentence, a title from a short line of navigation."""
        text, m = self.layout.blocks[i].text, self.layout.measures[i]
        for stamp in stamps(text) if m.digits else ():
            before, rest = text[: stamp.start], text[: stamp.start] + " " + text[stamp.end :]
            if len(rest) < 15 or len(rest.split()) <= 3 or (len(before) < 30 and label_before(before) != "none"):
                return "D"
        if len(text) < 90 and _BYLINE.search(text):
            return "B"
        if m.chars < 60 and text.startswith(_CREDIT):
            return "c"
        if m.chars < 12 or (m.chars < 80 and furniture(text)):
            return "F"
        if m.score > _PROSE and (m.end != "q" or m.chars > 160):
            return "P"
        if m.chars < 24 or m.words < 3:
            return "N"
        if is_caption(text):
            return "C"
        return "S" if m.end in ".:," else "T"

    @cached_property
    def openings(self) -> Counter[str]:
        """How many lines begin with the same 25 characters."""
        return Counter(block.text[:25].casefold() for block in self.layout.blocks)

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often the body says a word, by what it is compared by."""
        layout = self.layout
        kept = (b.text for b, keep in zip(layout.blocks, layout.body, strict=True) if keep)
        return Counter(chain.from_iterable(map(content, kept)))

    @cached_property
    def lead(self) -> frozenset[str]:
        """The words of the first paragraphs, likewise."""
        layout = self.layout
        kept = [i for i in range(self.start, len(layout.blocks)) if layout.body[i]][:3]
        return frozenset(chain.from_iterable(content(layout.blocks[i].text) for i in kept))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The lines that may be the headline."""
        return [one for i in range(self.begin, self.stop) if (one := self._candidate(i)) is not None]

    def _candidate(self, i: int) -> Candidate | None:
        """Return a line as a candidate, if its kind and its words allow."""
        layout = self.layout
        kind, m = self.kind(i), layout.measures[i]
        text = layout.blocks[i].text
        if kind in "DBFCc" or len(text) > LONGEST:
            return None
        if kind == "P" and m.chars >= (100 if m.end == "." else 180):
            return None
        if kind == "T" and any(other.startswith(text) for other in self.captions):
            return None
        text = title_of(text)
        words = frozenset(content(text))
        own = layout.body[i]  # a line that was taken for text is not about itself
        times = [self.vocabulary[word] - own for word in words]
        share = sum(count > 0 for count in times) / len(words) if words else 0.0
        if share < 0.25 and self.next_sentence(i)[0] - i > 8:
            return None
        topic = sum(min(count, 5) for count in times) - 1.5 * len(words) * (1 - share)
        return Candidate(i, text, words, share, topic, len(words & self.lead))

    @cached_property
    def captions(self) -> list[str]:
        """The captions."""
        return [self.layout.blocks[self.begin + at].text for at, kind in enumerate(self.kinds) if kind == "C"]

    @cached_property
    def dated(self) -> list[int]:
        """The lines that are dates."""
        return [self.begin + at for at, kind in enumerate(self.kinds) if kind == "D"]

    @cached_property
    def bylines(self) -> list[int]:
        """The lines that begin as bylines do."""
        return [self.begin + at for at, kind in enumerate(self.kinds) if kind == "B"]

    @cached_property
    def seen(self) -> dict[str, list[int]]:
        """How many lines of each kind stand above each line."""
        return {kind: list(accumulate((one == kind for one in self.kinds), initial=0)) for kind in "TSPN"}

    def between(self, kind: str, i: int, j: int) -> int:
        """Count the lines of a kind from `i` to before `j`."""
        sums = self.seen[kind]
        return max(0, sums[min(j - self.begin, len(sums) - 1)] - sums[i - self.begin])


def choose(
    found: Sequence[Candidate], chances: Sequence[float], lines: Container[str]
) -> tuple[Candidate, float] | None:
    """Choose the title that is likeliest over all the lines that print it, with or without a word glued before it."""
    keys = keys_of([one.text for one in found], lines)
    together: dict[str, float] = {}
    for key, chance in zip(keys, chances, strict=True):
        together[key] = together.get(key, 0.0) + chance
    if not together:
        return None
    best = max(together, key=together.__getitem__)
    own = [letters_of(one.text) == best for one in found]
    at = max((i for i, key in enumerate(keys) if key == best), key=lambda i: (own[i], chances[i]))
    return found[at], together[best]
