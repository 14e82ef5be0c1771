"""How likely each item of a page is running text, given the scores of its states: the forward-backward algorithm.

A page goes one way: lines before the article (B, the last of them b), its first line (x), its others (X) with gaps
between (G), the first line after it (a) and all that follow (A). These steps have weights of their own; no page that
the model learned from took any other, and those weigh 0, so that the sums can be written out. Rabiner (1989), "A
tutorial on hidden Markov models", III.A, with the scores of a linear-chain CRF; scaled item by item, so that no page is
too long.
"""

from collections.abc import Mapping, Sequence
from math import exp
from operator import mul

STATES = "BbxXGaA"
STEPS = ("BB", "Bb", "bx", "xX", "xG", "xa", "XX", "XG", "Xa", "GX", "GG", "aA", "AA")

Scores = Sequence[int]  # one a state, in the order of STATES
_Chances = tuple[float, float, float, float, float, float, float]


def text_chances(scores: Sequence[Scores], steps: Mapping[str, int], scale: int) -> list[float]:
    """Return the chance of every item to be running text (x or X); `steps` is what each of STEPS weighs.

    Both are in parts of `scale`; only how far the scores of an item lie apart counts.
    """
    part = 1 / scale
    likely = [[exp((one - most) * part) for one in row] for row in scores for most in (max(row),)]
    moves = [exp(steps[step] * part) - 1 for step in STEPS]
    found = []
    for (b, e, x, t, g, a, z), after in zip(_forward(likely, moves), _backward(likely, moves), strict=True):
        ob, oe, ox, ot, og, oa, oz = after
        text = x * ox + t * ot
        found.append(text / (b * ob + e * oe + text + g * og + a * oa + z * oz))
    return found


def _forward(likely: Sequence[Sequence[float]], moves: Sequence[float]) -> list[_Chances]:
    """Return how likely each state is after what went before it, itself included; they come to 1."""
    bb, be, ex, xx, xg, xa, tt, tg, ta, gt, gg, al, ll = moves
    found: list[_Chances] = []
    before = edge = first = text = gap = end = after = 0.0
    for b, e, x, t, g, a, z in likely:
        if found:
            b, e, x = b * (1 + before * bb), e * (1 + before * be), x * (1 + edge * ex)
            t *= 1 + first * xx + text * tt + gap * gt
            g *= 1 + first * xg + text * tg + gap * gg
            a, z = a * (1 + first * xa + text * ta), z * (1 + end * al + after * ll)
        scale = 1 / (b + e + x + t + g + a + z)
        before, edge, first, text, gap, end, after = (
            b * scale, e * scale, x * scale, t * scale, g * scale, a * scale, z * scale
        )  # fmt: skip
        found.append((before, edge, first, text, gap, end, after))
    return found


def _backward(likely: Sequence[Sequence[float]], moves: Sequence[float]) -> list[_Chances]:
    """Return how likely what follows each item is after each state."""
    bb, be, ex, xx, xg, xa, tt, tg, ta, gt, gg, al, ll = moves
    here: _Chances = (1.0,) * 7
    found = [here]
    for row in likely[:0:-1]:
        b, e, x, t, g, a, z = map(mul, row, here)
        scale = 1 / (b + e + x + t + g + a + z)
        t, g, a, z = t * scale, g * scale, a * scale, z * scale
        here = (
            1 + (b * bb + e * be) * scale, 1 + x * ex * scale, 1 + t * xx + g * xg + a * xa,
            1 + t * tt + g * tg + a * ta, 1 + t * gt + g * gg, 1 + z * al, 1 + z * ll,
        )  # fmt: skip
        found.append(here)
    return found[::-1]
