"""The decision which lines are the article's running text, taken from how likely each of them is."""

from collections.abc import Sequence

from smaarchive.article import Block
from smaarchive.extract.prose import Measures

KEPT = 0.4
"""Least chance of a line that is kept; cross-validated (tests/training)."""


def keep_lines(chances: Sequence[float], measures: Sequence[Measures], blocks: Sequence[Block]) -> list[bool]:
    """Say of every line of a page whether the article's body keeps it."""
    return [chance > KEPT for chance in chances]
