"""Forward and backward through a page, against every way through it."""

from collections.abc import Mapping
from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract import tree_model
from smaarchive.extract.chain import STATES, STEPS, text_chances

WEIGHTS = {step: 100 * i + 500 for i, step in enumerate(STEPS)}
TREE_WEIGHTS = {step: 100 * i - 700 for i, step in enumerate(tree_model.STEPS)}
MOVES = [exp(weight / tree_model.SCALE) for weight in TREE_WEIGHTS.values()]


def by_every_way(scores: list[list[int]], states: str, steps: Mapping[str, int], scale: int) -> list[float]:
    """Add up every way through the page."""
    total, text = 0.0, [0.0] * len(scores)
    for way in product(states, repeat=len(scores)):
        weight = sum(row[states.index(state)] for row, state in zip(scores, way, strict=True))
        weight += sum(steps.get(a + b, 0) for a, b in pairwise(way))
        total += exp(weight / scale)
        text = [chance + exp(weight / scale) * (state in "xX") for chance, state in zip(text, way, strict=True)]
    return [chance / total for chance in text]


@given(st.lists(st.lists(st.integers(-4000, 4000), min_size=7, max_size=7), min_size=1, max_size=3))
def test_chances_are_those_of_all_ways_together(scores: list[list[int]]) -> None:
    assert text_chances(scores, WEIGHTS, 1000) == pytest.approx(by_every_way(scores, STATES, WEIGHTS, 1000))


@given(st.lists(st.lists(st.integers(-40_000, 40_000), min_size=4, max_size=4), min_size=1, max_size=4))
def test_chances_of_a_tree_are_those_of_all_ways_together(scores: list[list[int]]) -> None:
    every = by_every_way(scores, tree_model.STATES, TREE_WEIGHTS, tree_model.SCALE)
    assert tree_model.text_chances(scores, MOVES) == pytest.approx(every)


def test_a_long_page_does_not_vanish() -> None:
    before, text, after = [9000, 0, 0, 0, 0, 0, 0], [0, 0, 0, 9000, 0, 0, 0], [0, 0, 0, 0, 0, 0, 9000]
    chances = text_chances([*[before] * 3000, *[text] * 3000, *[after] * 3000], WEIGHTS, 1000)
    assert chances[100] < 0.01
    assert chances[4500] > 0.99
    assert chances[8900] < 0.01
