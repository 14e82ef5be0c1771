"""The decision which lines are the article's running text, taken from how likely each of them is."""

from collections.abc import Sequence

from .prose import Measures

LEAST = 0.15
"""No line is kept whose chance is not over this, however unsure the model is of the whole page: a photo and its caption
are no article. From 0.1 to 0.3 the cross-validated figures are the same."""


def keep_lines(chances: Sequence[float], measures: Sequence[Measures]) -> list[bool]:
    """Say of every line of a page whether the body keeps it: those with which the expected F1 is highest.

    Where the model is sure, the threshold comes near a half; where it is shy of the whole page, the likeliest lines are
    kept all the same. Lines count by their characters. Ye, Chai, Lee, Chieu (2012), "Optimizing F-measure".
    """
    threshold = _best_threshold(chances, [m.chars for m in measures])
    return [chance >= threshold and chance > LEAST for chance in chances]


def _best_threshold(chances: Sequence[float], weights: Sequence[int]) -> float:
    """Find the chance from which on lines must be kept for the largest expected 2 TP / (kept + text)."""
    text = sum(chance * weight for chance, weight in zip(chances, weights, strict=True))
    best, threshold, hits, kept = 0.0, 1.0, 0.0, 0.0
    for chance, weight in sorted(zip(chances, weights, strict=True), reverse=True):
        hits += chance * weight
        kept += weight
        value = 2 * hits / (kept + text)
        if value > best:
            best, threshold = value, chance
    return threshold
