"""What the items of a page weigh in a sequence model, by state. What an answer weighs is kept: most items of most pages
give answers that were given before.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from struct import Struct

from .questions import Answer, Asked, Column, Questions, features

WIDTH = 32  # bits; a few dozen weights of an item come to no more than that


class _Answers(dict[Answer, int]):
    """What the answers to one question weigh, each added up once."""

    def __init__(self, asked: Asked, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._asked, self._weights = asked, weights

    def __missing__(self, answer: Answer) -> int:
        self[answer] = weight = sum([self._weights.get(name, 0) for name in features(self._asked, answer)])
        return weight


class Weighing:
    """The weights of a model's features by state.

    Those of a feature lie side by side in one number, WIDTH bits each, so that one sum adds up all states.
    """

    def __init__(self, questions: Questions, weights: Mapping[str, Sequence[int]], states: int) -> None:
        """Take the weights of every feature, one a state."""
        self._weights = {name: _packed(row) for name, row in weights.items()}
        self._answers = {question: _Answers(asked, self._weights) for question, asked in questions.items()}
        self._fields = Struct(f"<{states}I")
        self._raised = _packed([1 << WIDTH - 1] * states)  # put to every field: none is below 0 then

    def scores(self, columns: Iterable[Column], particulars: Iterable[Sequence[str]]) -> list[tuple[int, ...]]:
        """Add up what every item weighs: its answers, and the features that only some have."""
        weight, fields = self._weights.get, self._fields
        # column by column: to go from table to table at every item takes a quarter more time
        answered = [list(map(self._answers[question].__getitem__, answers)) for question, answers in columns]
        own = [sum(map(weight, names, repeat(0)), self._raised) for names in particulars]
        totals = map(sum, zip(own, *answered, strict=False))
        return [fields.unpack(total.to_bytes(fields.size, "little")) for total in totals]


def _packed(row: Sequence[int]) -> int:
    """Lay whole numbers side by side in one."""
    return sum([weight << WIDTH * i for i, weight in enumerate(row)])
