"""The sequence model that tells running text from furniture: a linear-chain CRF over the items of a page.

Its states: before the article and last before it, the first line of its text and the others, a gap in it (caption,
advertisement, read-more line), first after it and after it. Lafferty, McCallum, Pereira (2001), "Conditional Random
Fields"; trained by tests/training/body.py, weights in weights/body.json. What an answer weighs is kept: most lines of
most pages give answers that were given before.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from struct import Struct

from ..article import Block
from .chain import STATES
from .chain import text_chances as text_chances_of
from .features import Described, describe, tell_columns
from .outline import words_of
from .prose import Measures
from .questions import QUESTIONS, Answer, features
from .tells import told_by

WEIGHTS = Path(__file__).with_name("weights") / "body.json"
SCALE = 1000  # weights are kept as whole thousandths
WIDTH = 32  # bits; a few dozen weights of an item come to no more than that
_FIELDS = Struct(f"<{len(STATES)}I")
_RAISED = sum([1 << WIDTH * i - 1 for i in range(1, len(STATES) + 1)])  # put to every field: none is below 0 then


class _Answers(dict[Answer, int]):
    """What the answers to one question weigh, each added up once."""

    def __init__(self, question: str, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._question, self._weights = question, weights

    def __missing__(self, answer: Answer) -> int:
        self[answer] = weight = sum([self._weights.get(name, 0) for name in features(self._question, answer)])
        return weight


class Model:
    """The weights of a model: of `steps` from state to state, of `features` by state, and `tells` (word -> what it
    tells). Those of a feature lie side by side in one number, WIDTH bits each, so that one sum adds up all states.
    """

    def __init__(self, weights: Path) -> None:
        """Read the weights."""
        read = json.loads(weights.read_text("utf-8"))
        self._steps: Mapping[str, int] = read["steps"]
        self._weights = {name: _packed(row) for name, row in read["features"].items()}
        self._answers = {question: _Answers(question, self._weights) for question in QUESTIONS}
        self.tells: Mapping[str, int] = read["tells"]

    def chances(self, page: Described) -> list[float]:
        """Say of every line of a page how likely it is running text; every line of an item gets its chance."""
        told = [*page.columns, *tell_columns(page, self.tells)]
        weighed = zip(*[map(self._answers[question].__getitem__, answers) for question, answers in told], strict=True)
        weights = self._weights
        scores = [
            _unpacked(sum(answers) + sum([weights[name] for name in names if name in weights]))
            for answers, names in zip(weighed, page.particulars, strict=True)
        ]
        chances: list[float] = []
        for (start, end), chance in zip(page.outline.spans, text_chances_of(scores, self._steps, SCALE), strict=True):
            chances += [chance] * (end - start)
        return chances


def _packed(row: Sequence[int]) -> int:
    """Lay whole numbers side by side in one."""
    return sum([weight << WIDTH * i for i, weight in enumerate(row)])


def _unpacked(total: int) -> tuple[int, ...]:
    """Take a sum of such numbers apart, all of them raised by the same."""
    fields: tuple[int, ...] = _FIELDS.unpack((total + _RAISED).to_bytes(_FIELDS.size, "little"))
    return fields


@cache
def _model() -> Model:
    return Model(WEIGHTS)


def text_chances(blocks: Sequence[Block], measures: Sequence[Measures]) -> list[float]:
    """Say of every line how likely it is running text of the article (the marginal probability of those states)."""
    return _model().chances(describe(blocks, measures)) if blocks else []


def tells(texts: Sequence[str]) -> list[float]:
    """Say what the words of each text tell: positive for furniture."""
    return [told_by(words_of(text), _model().tells) for text in texts]
