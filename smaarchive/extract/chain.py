"""How likely each item of a page is running text, given the scores of its states: the forward-backward algorithm.

A page goes one way: lines before the article (B, the last of them b), its first line (x), its others (X) with gaps
between (G), the first line after it (a) and all that follow (A). These steps have weights of their own; no page that
the model learned from took any other, and those weigh 0, so that the sums can be written out. Rabiner (1989), "A
tutorial on hidden Markov models", III.A, with the scores of a linear-chain CRF; scaled item by item, so that no page is
too long.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

STATES = "BbxXGaA"
STEPS = ("BB", "Bb", "bx", "xX", "xG", "xa", "XX", "XG", "Xa", "GX", "GG", "aA", "AA")
FARTHEST = 50_000  # differences of scores up to which their power is kept

Scores = Sequence[int]  # one a state, in the order of STATES
_Chances = tuple[float, float, float, float, float, float, float]


class _Powers(dict[int, float]):
    """How much less likely a state is whose score is so much lower, each difference worked out once."""

    def __init__(self, scale: int) -> None:
        super().__init__()
        self._part = 1 / scale

    def __missing__(self, difference: int) -> float:
        power = exp(-difference * self._part)
        if difference < FARTHEST:
            self[difference] = power
        return power


_powers = cache(_Powers)


def text_chances(scores: Sequence[Scores], steps: Mapping[str, int], scale: int) -> list[float]:
    """Return the chance of every item to be running text (x or X); `steps` is what each of STEPS weighs.

    Both are in parts of `scale`; only how far the scores of an item lie apart counts.
    """
    power = _powers(scale)
    likely = [
        (power[m - b], power[m - e], power[m - x], power[m - t], power[m - g], power[m - a], power[m - z])
        for row in scores
        for m in (max(row),)
        for b, e, x, t, g, a, z in (row,)
    ]
    moves = [exp(steps[step] / scale) - 1 for step in STEPS]
    return _backward(likely, moves, _forward(likely, moves))


def _forward(likely: Sequence[_Chances], moves: Sequence[float]) -> list[tuple[float, float, float]]:
    """Return how likely the two states of text are after what went before an item, itself included, where all states
    come to 1; and what they came to."""
    bb, be, ex, xx, xg, xa, tt, tg, ta, gt, gg, al, ll = moves
    found: list[tuple[float, float, float]] = []
    before = edge = first = text = gap = end = after = 0.0
    for b, e, x, t, g, a, z in likely:
        if found:
            b, e, x = b * (1 + before * bb), e * (1 + before * be), x * (1 + edge * ex)
            t *= 1 + first * xx + text * tt + gap * gt
            g *= 1 + first * xg + text * tg + gap * gg
            a, z = a * (1 + first * xa + text * ta), z * (1 + end * al + after * ll)
        total = b + e + x + t + g + a + z
        scale = 1 / total
        before, edge, first, text, gap, end, after = (
            b * scale, e * scale, x * scale, t * scale, g * scale, a * scale, z * scale
        )  # fmt: skip
        found.append((first, text, total))
    return found


def _backward(
    likely: Sequence[_Chances], moves: Sequence[float], forward: Sequence[tuple[float, float, float]]
) -> list[float]:
    """Return the chance of every item to be text, from the last one back.

    How likely what follows is after each state is a multiple of what follows after any; `whole` is what all states of
    an item come to, both ways together, and changes from item to item by what either way was divided by.
    """
    bb, be, ex, xx, xg, xa, tt, tg, ta, gt, gg, al, ll = moves
    ob = oe = ox = ot = og = oa = oz = whole = 1.0
    found = []
    for (b, e, x, t, g, a, z), (first, text, total) in zip(reversed(likely), reversed(forward), strict=True):
        found.append((first * ox + text * ot) / whole)
        b, e, x, t, g, a, z = b * ob, e * oe, x * ox, t * ot, g * og, a * oa, z * oz
        scale = 1 / (b + e + x + t + g + a + z)
        whole *= total * scale
        t, g, a, z = t * scale, g * scale, a * scale, z * scale
        ob, oe, ox, ot = 1 + (b * bb + e * be) * scale, 1 + x * ex * scale, 1 + t * xx + g * xg + a * xa, 1 + t * tt
        ot, og, oa, oz = ot + g * tg + a * ta, 1 + t * gt + g * gg, 1 + z * al, 1 + z * ll
    return found[::-1]
