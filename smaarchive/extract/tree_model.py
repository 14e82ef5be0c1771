"""The sequence model that tells the article's text in an HTML page: a linear-chain CRF over the blocks of its tree.

Its states: before the text, the text, a gap in it (caption, advertisement, related story), after it. It hears what
the declared body says of each block, and where in the tree the block stands; the one with weights/tree.json what
trafilatura says too, the one with weights/tree_alone.json not. Trained by tests/training/tree.py.
"""

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from pathlib import Path

from .tree_features import Described, describe
from .tree_marks import Marks
from .tree_questions import TREE_QUESTIONS
from .weighing import Weighing

WEIGHTS = Path(__file__).with_name("weights")
ALONE, SECONDED = "tree_alone.json", "tree.json"  # for marks without what trafilatura says, and with it
SCALE = 10_000  # weights are kept as whole parts of it
STATES = "BXGA"
STEPS = tuple(one + other for one in STATES for other in STATES)

_Chances = tuple[float, float, float, float]


class TreeModel:
    """The weights of a model: of `steps` from state to state, and of `features` by state."""

    def __init__(self, weights: Path) -> None:
        """Read the weights."""
        read = json.loads(weights.read_text("utf-8"))
        self._moves = [exp(read["steps"][step] / SCALE) for step in STEPS]
        self._weighing = Weighing(TREE_QUESTIONS, read["features"], len(STATES))

    def chances(self, page: Described) -> list[float]:
        """Say of every block how likely it is running text of the article."""
        return text_chances(self._weighing.scores(page.columns, page.particulars), self._moves)


@cache
def _model(name: str) -> TreeModel:
    return TreeModel(WEIGHTS / name)


def tree_chances(marks: Marks, weights: str) -> list[float]:
    """Say of every block how likely it is running text of the article, by ALONE or SECONDED."""
    return _model(weights).chances(describe(marks)) if marks.blocks else []


def text_chances(scores: Sequence[Sequence[int]], moves: Sequence[float]) -> list[float]:
    """Return the chance of every item to be running text (X): the forward-backward algorithm, as in `chain`.

    `scores` are in parts of SCALE; `moves` are how many times as likely each of STEPS is as one that weighs nothing.
    """
    likely = [[exp((one - most) / SCALE) for one in row] for row in scores for most in (max(row),)]
    found = []
    for (b, x, g, a), (ob, ox, og, oa) in zip(_forward(likely, moves), _backward(likely, moves), strict=True):
        text = x * ox
        found.append(text / (b * ob + text + g * og + a * oa))
    return found


def _forward(likely: Sequence[Sequence[float]], moves: Sequence[float]) -> list[_Chances]:
    """Return how likely each state is after what went before it, itself included; they come to 1."""
    bb, bx, bg, ba, xb, xx, xg, xa, gb, gx, gg, ga, ab, ax, ag, aa = moves
    found: list[_Chances] = []
    before = text = gap = after = 0.0
    for b, x, g, a in likely:
        if found:
            b *= before * bb + text * xb + gap * gb + after * ab
            x *= before * bx + text * xx + gap * gx + after * ax
            g *= before * bg + text * xg + gap * gg + after * ag
            a *= before * ba + text * xa + gap * ga + after * aa
        scale = 1 / (b + x + g + a)
        before, text, gap, after = b * scale, x * scale, g * scale, a * scale
        found.append((before, text, gap, after))
    return found


def _backward(likely: Sequence[Sequence[float]], moves: Sequence[float]) -> list[_Chances]:
    """Return how likely what follows each item is after each state."""
    bb, bx, bg, ba, xb, xx, xg, xa, gb, gx, gg, ga, ab, ax, ag, aa = moves
    here: _Chances = (1.0,) * 4
    found = [here]
    for lb, lx, lg, la in likely[:0:-1]:
        b, x, g, a = lb * here[0], lx * here[1], lg * here[2], la * here[3]
        scale = 1 / (b + x + g + a)
        b, x, g, a = b * scale, x * scale, g * scale, a * scale
        here = (
            b * bb + x * bx + g * bg + a * ba, b * xb + x * xx + g * xg + a * xa,
            b * gb + x * gx + g * gg + a * ga, b * ab + x * ax + g * ag + a * aa,
        )  # fmt: skip
        found.append(here)
    return found[::-1]
