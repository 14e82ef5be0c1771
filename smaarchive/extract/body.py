"""The decision which lines are the article's running text, taken from how likely each of them is."""

from collections.abc import Sequence
from math import pow

from .prose import Measures

CALM = 2 / 3
"""Share of the log-odds of text that is believed. Cross-validated on the bench's pages, body F1 is 0.9327 at 1, 0.9358
at 2/3, 0.9348 at 1/2 (mean of its sets and renditions, lines alone)."""

LEAST = 0.05
"""Nothing is kept of a page of which no line is likelier than that. From 0.02 to 0.08 the cross-validated figures are
the same; at 0.15 briefs of two sentences above the headlines of others were lost. What is kept of pages that hold no
article is for `no_article` to tell."""


def keep_lines(chances: Sequence[float], measures: Sequence[Measures], *, too_sure: bool = False) -> list[bool]:
    """Say of every line of a page whether the body keeps it: those with which the expected F1 is highest.

    Where the model is shy of the whole page, chances are taken for what they are if it has an article: those of its
    likeliest line are certainty then. Lines count by their characters. Ye, Chai, Lee, Chieu (2012), "Optimizing
    F-measure". A model that is `too_sure` of publishers it never saw is believed less.
    """
    most = max(chances, default=0.0)
    if most <= LEAST:
        return [False] * len(chances)
    if too_sure:
        calmed = {chance: _calmed(chance) for chance in {*chances}}  # the lines of an item have one
        chances = [calmed[chance] for chance in chances]
        most = calmed[most]
    likely = [chance / most for chance in chances]
    threshold = _best_threshold(likely, [m.chars for m in measures])
    return [chance >= threshold for chance in likely]


def expected_f1(kept: Sequence[bool], chances: Sequence[float], measures: Sequence[Measures]) -> float:
    """Return the F1, by characters, that a choice of lines has if the chances are what they say.

    Of two choices it tells how far they agree: the chances are 0 and 1 then.
    """
    lines = [(m.chars, chance, keep) for m, chance, keep in zip(measures, chances, kept, strict=True)]
    hits = sum(chars * chance for chars, chance, keep in lines if keep)
    return 2 * hits / (sum(chars * (chance + keep) for chars, chance, keep in lines) or 1)


def _calmed(chance: float) -> float:
    """Return the chance whose log-odds are CALM times as large."""
    chance, other = pow(chance, CALM), pow(max(0.0, 1 - chance), CALM)
    return chance / (chance + other)


def _best_threshold(chances: Sequence[float], weights: Sequence[int]) -> float:
    """Find the chance from which on lines must be kept for the largest expected 2 TP / (kept + text).

    That rises with every line that is likelier than half of it; from the first that is not, it only falls.
    """
    text = sum(chance * weight for chance, weight in zip(chances, weights, strict=True))
    best, threshold, hits, kept = 0.0, 1.0, 0.0, 0.0
    for chance, weight in sorted(zip(chances, weights, strict=True), reverse=True):
        hits += chance * weight
        kept += weight
        value = 2 * hits / (kept + text)
        if value <= best:
            break
        best, threshold = value, chance
    return threshold
