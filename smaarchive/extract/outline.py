"""What only the whole page shows of each item: where the prose lies, what repeats, what was seen before it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from ..lexicon.phrases import furniture
from ..page import Block
from .items import Span, items_of
from .prose import UNSPACED, Measures

FAR = 99
BRIDGE = 4  # items of furniture that a cluster of prose reaches across
ENDING = ("starts_related", "ends_article")  # kinds of furniture that no article goes on after
SHORT_SENTENCE = 1.0  # score of a sentence too short to be told from furniture by itself
WIDEST = 3  # lines; more of them between two say no more
LONG_WORD = 3  # characters; a word of more says what a line is about
_STAMP = re.compile(r"\d(?:[:.h]\d\d|(?<=1)9\d\d|(?<=2)0\d\d|(?<=\bvor \d)|[dhm]\b)")
_AGO = re.compile(r"\bago\b")
_UNSPACED_STAMP = re.compile("[年月日時]|시간")


@dataclass(frozen=True)
class Outline:
    """A page as its items; every list below has one value an item."""

    blocks: Sequence[Block]
    measures: Sequence[Measures]
    spans: Sequence[Span]

    @cached_property
    def first(self) -> list[Block]:
        """The first line of each item."""
        return [self.blocks[start] for start, _ in self.spans]

    @cached_property
    def counts(self) -> list[Measures]:
        """The measures of that line."""
        return [self.measures[start] for start, _ in self.spans]

    @cached_property
    def sizes(self) -> list[int]:
        """The number of lines."""
        return [end - start for start, end in self.spans]

    @cached_property
    def scores(self) -> list[float]:
        """How much it reads like running text; a run of short lines does not."""
        return [
            -3.0 if size > 1 else SHORT_SENTENCE if m.score < 0 and _is_sentence(m) else m.score
            for m, size in zip(self.counts, self.sizes, strict=True)
        ]

    @cached_property
    def main(self) -> Span:
        """The densest run of prose."""
        return densest_run(self.scores)

    @cached_property
    def prose(self) -> list[int]:
        """The prose in the densest run, by index."""
        return [i for i in range(*self.main) if self.scores[i] > 0]

    @cached_property
    def repeats(self) -> Counter[str]:
        """How often each line stands on the page."""
        return Counter([block.text for block in self.blocks])

    @cached_property
    def earliest(self) -> dict[str, int]:
        """The first item that says each line."""
        return {block.text: i for i, block in reversed(list(enumerate(self.first)))}

    @cached_property
    def stamped(self) -> list[bool]:
        """Whether it ends in a clock time, a year or an age: bylines, comments and teasers do."""
        return [
            size == 1 and m.digits > 0 and len(block.text) < 90 and _is_stamp(block.text[-40:])
            for block, m, size in zip(self.first, self.counts, self.sizes, strict=True)
        ]

    @cached_property
    def again(self) -> list[bool]:
        """Whether the line stands on the page three times or more: "Reply", "Advertisement"."""
        repeats = self.repeats
        return [size == 1 and repeats[block.text] > 2 for block, size in zip(self.first, self.sizes, strict=True)]

    @cached_property
    def said(self) -> list[tuple[str, ...]]:
        """The words of the first line in lower case, without what stands before, between and after them."""
        return [m.said for m in self.counts]

    @cached_property
    def unspaced(self) -> bool:
        """Whether most of the page is in a script without spaces."""
        return sum(m.chars for m in self.counts) > 1.5 * sum(len(block.text) for block in self.first)

    @cached_property
    def words(self) -> list[set[str]]:
        """The longer words; in scripts without spaces the pairs of neighbouring characters."""
        if self.unspaced:
            runs = ["".join(UNSPACED.findall(block.text)) for block in self.first]
            return [{run[i : i + 2] for i in range(len(run) - 1)} for run in runs]
        return [{word for word in words if len(word) > LONG_WORD} for words in self.said]

    @cached_property
    def telling(self) -> Sequence[Collection[str]]:
        """The words of the first line that are looked up for what they tell; none of a run of short lines."""
        words: Sequence[Collection[str]] = self.words if self.unspaced else self.said
        return [found if size == 1 else () for found, size in zip(words, self.sizes, strict=True)]

    @cached_property
    def shared(self) -> list[float]:
        """The share of its words that (other) lines of the densest run have."""
        main, several = set[str](), set[str]()
        for i in self.prose:
            several |= main & self.words[i]
            main |= self.words[i]
        own = set(self.prose)
        return [
            len(words & (several if i in own else main)) / len(words) if words else 0.0
            for i, words in enumerate(self.words)
        ]

    @cached_property
    def headline(self) -> int | None:
        """The last line, no later than the densest run, that repeats the words of the first, which is the title."""
        title = self.words[0]
        if len(title) < 3:
            return None
        for i in reversed(range(1, self.main[1])):
            words = self.words[i]
            if self.sizes[i] == 1 and 2 <= self.counts[i].words <= 25 and len(words) >= 0.35 * len(title):
                common = len(words & title)
                if common >= 2 and common >= 0.6 * len(words):
                    return i
        return None

    @cached_property
    def furniture(self) -> list[str | None]:
        """The kind of furniture a short line is, by the lexicon."""
        return [
            furniture(block.text) if size == 1 and m.words <= 6 and m.chars < 60 else None
            for block, m, size in zip(self.first, self.counts, self.sizes, strict=True)
        ]

    @cached_property
    def gaps(self) -> list[tuple[int, int]]:
        """How many lines of the file the lines before and after it are away, up to WIDEST; that where there is none."""
        lines = [block.line for block in self.blocks]
        steps = [WIDEST, *(min(b - a, WIDEST) for a, b in pairwise(lines)), WIDEST]
        return [(steps[start], steps[end]) for start, end in self.spans]

    @cached_property
    def indent(self) -> int:
        """The commonest indentation of the densest run."""
        return Counter(self.first[i].indent for i in self.prose).most_common(1)[0][0] if self.prose else 0

    @cached_property
    def indented(self) -> bool:
        """Whether the page tells its parts by indentation: at least four different ones occur twice."""
        return sum(times > 1 for times in Counter([block.indent for block in self.first]).values()) >= 4

    @cached_property
    def gap(self) -> int:
        """Lines from one paragraph of the densest run to the next, at least."""
        lines = [self.first[i].line for i in self.prose]
        return max(1, min((b - a for a, b in pairwise(lines)), default=1))


@dataclass(frozen=True, slots=True)
class Clusters:
    """Stretches of prose with little between, numbered; `before` and `after` are the largest weights on either side."""

    of: list[int | None]  # the cluster an item is in, one an item
    begun: list[int]  # clusters begun so far, one an item
    weights: list[float]
    before: list[float]
    after: list[float]

    @property
    def largest(self) -> float:
        """The weight of the heaviest; 1 where there is none."""
        return self.before[-1] or 1.0


def _is_stamp(text: str) -> bool:
    """Tell whether a clock time, a year or an age stands in a text."""
    if _STAMP.search(text) or ("ago" in text and _AGO.search(text)):
        return True
    return not text.isascii() and _UNSPACED_STAMP.search(text) is not None


def _is_sentence(m: Measures) -> bool:
    """Tell a short line that reads like a sentence: it ends like one and has a word of its language's grammar."""
    return m.end in ".!q" and m.function > 0 and m.words >= 3 and m.digits < 0.2


def outline_of(blocks: Sequence[Block], measures: Sequence[Measures]) -> Outline:
    """Part a page into its items."""
    return Outline(blocks, measures, items_of(measures))


def densest_run(scores: Sequence[float]) -> Span:
    """Find the run with the largest sum of scores, `[start, end)` (Kadane's maximum subarray)."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best[0]:
            best = (total, start, i + 1)
    return best[1], best[2]


def clusters_of(scores: Sequence[float]) -> Clusters:
    """Find the clusters of prose: items of positive score with at most BRIDGE - 1 others between."""
    of: list[int | None] = [None] * len(scores)
    weights: list[float] = []
    last = -FAR
    for i, score in enumerate(scores):
        if score <= 0:
            continue
        if i - last <= BRIDGE:
            of[last + 1 : i] = [len(weights) - 1] * (i - last - 1)
        else:
            weights.append(0.0)
        weights[-1] += score
        of[i] = len(weights) - 1
        last = i
    begun = list(accumulate((0 if one is None else one + 1 for one in of), max))
    before = list(accumulate(weights, max, initial=0.0))
    after = list(accumulate(reversed(weights), max, initial=0.0))[::-1]
    return Clusters(of, begun, weights, before, after)


def distances(flags: Sequence[bool]) -> list[int]:
    """Count the items from each back to the last one before it with the flag; FAR and more where there is none."""
    away, found = FAR, []
    for flag in flags:
        found.append(away)
        away = 1 if flag else away + 1
    return found


def both_ways(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Count the items from each to the nearest one before and the nearest one after it with the flag."""
    return list(zip(distances(flags), reversed(distances(flags[::-1])), strict=True))
