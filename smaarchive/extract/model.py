"""The sequence model that tells running text from furniture: a linear-chain CRF over the items of a page.

Its states: before the article and last before it, the first line of its text and the others, a gap in it (caption,
advertisement, read-more line), first after it and after it. Lafferty, McCallum, Pereira (2001), "Conditional Random
Fields"; trained by tests/training/body.py, weights in weights/body.json.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ..page import Block
from .chain import STATES
from .chain import text_chances as text_chances_of
from .characters import words_of
from .features import Described, describe, tell_columns
from .prose import Measures
from .questions import QUESTIONS
from .tells import told_by
from .weighing import Weighing

WEIGHTS = Path(__file__).with_name("weights") / "body.json"
SCALE = 1000  # weights are kept as whole thousandths


class Model:
    """The weights of a model: of `steps` from state to state, of `features` by state, and `tells` (word -> what it
    tells).
    """

    def __init__(self, weights: Path) -> None:
        """Read the weights."""
        read = json.loads(weights.read_text("utf-8"))
        self._steps: Mapping[str, int] = read["steps"]
        self._weighing = Weighing(QUESTIONS, read["features"], len(STATES))
        self.tells: Mapping[str, int] = read["tells"]

    def chances(self, page: Described) -> list[float]:
        """Say of every line of a page how likely it is running text; every line of an item gets its chance."""
        told = [*page.columns, *tell_columns(page, self.tells)]
        scores = self._weighing.scores(told, page.particulars)
        chances: list[float] = []
        for (start, end), chance in zip(page.outline.spans, text_chances_of(scores, self._steps, SCALE), strict=True):
            chances += [chance] * (end - start)
        return chances


@cache
def _model() -> Model:
    return Model(WEIGHTS)


def text_chances(blocks: Sequence[Block], measures: Sequence[Measures]) -> list[float]:
    """Say of every line how likely it is running text of the article (the marginal probability of those states)."""
    return _model().chances(describe(blocks, measures)) if blocks else []


def tells(texts: Sequence[str]) -> list[float]:
    """Say what the words of each text tell: positive for furniture."""
    return [told_by(words_of(text), _model().tells) for text in texts]
