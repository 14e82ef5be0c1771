"""Choosing among candidates: features -> probabilities that leave room for "none"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.ranking import probabilities

FIELDS = ("outlet", "headline", "published", "byline")


@pytest.mark.parametrize("field", FIELDS)
def test_without_a_candidate_there_is_no_choice(field: str) -> None:
    assert probabilities(field, []) == []


@pytest.mark.parametrize("field", FIELDS)
def test_what_no_training_saw_weighs_nothing(field: str) -> None:
    assert probabilities(field, [["never seen"], []]) == pytest.approx([1 / 3, 1 / 3])


@given(st.sampled_from(FIELDS), st.lists(st.lists(st.sampled_from(["any", "a", "l3", "never seen"])), max_size=20))
def test_chances_are_of_one_whole_with_none_among_them(field: str, candidates: list[list[str]]) -> None:
    chances = probabilities(field, candidates)
    assert len(chances) == len(candidates)
    assert all(0 <= chance < 1 for chance in chances)
    assert sum(chances) < 1 + 1e-9


def test_an_unknown_field_has_no_weights() -> None:
    with pytest.raises(FileNotFoundError):
        probabilities("colour", [["any"]])
