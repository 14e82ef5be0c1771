"""Chances, and the lines that are kept at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.body import LEAST, keep_lines
from smaarchive.extract.features import measure_lines
from smaarchive.extract.model import text_chances
from smaarchive.page import Block

MENU = ("Home", "News", "Politics", "Sport", "Culture", "Weather", "Log in", "Subscribe")
FOOT = ("Share", "Related stories", "About us", "Contact", "Terms of use", "Copyright © 2021 The Harbor Post")
ARTICLE = (
    "The two governments have agreed on how to share the cost of the bases for the next five years, ministers said.",
    "Under the agreement, which parliament has yet to approve, the host country pays eight percent more than before.",
    "“This is a fair result for both sides,” said the minister, who had led the talks since they began in the spring.",
    "Opposition parties called the price too high and asked for the text to be published before it is voted upon.",
    "The talks had stalled twice, and the contract of thousands of local workers had been about to run out.",
)


def kept(texts: list[str]) -> list[str]:
    blocks = [Block(text, number) for number, text in enumerate(texts, 1)]
    _, measures = measure_lines(blocks)
    flags = keep_lines(text_chances(blocks, measures), measures)
    return [block.text for block, flag in zip(blocks, flags, strict=True) if flag]


def test_an_article_between_furniture() -> None:
    headline = "Two governments agree on the cost of bases"
    assert kept([*MENU, headline, "By Ansgar Whitfield", "May 6, 2020 14:18", *ARTICLE, *FOOT]) == list(ARTICLE)


def test_an_article_alone() -> None:
    assert kept(list(ARTICLE)) == list(ARTICLE)


def test_no_lines() -> None:
    assert text_chances([], []) == []
    assert keep_lines([], []) == []


@pytest.mark.parametrize(
    ("chances", "flags"),
    [
        ([0.9, 0.9, 0.3, 0.01], [True, True, False, False]),
        ([0.99, 0.6, 0.98, 0.1], [True, True, True, False]),
        ([0.3, 0.25, 0.01, 0.02], [True, True, False, False]),  # shy of the whole page: the likeliest lines
        ([0.09, 0.07, 0.07, 0.001], [True, True, True, False]),  # three paragraphs alike, and no more of the page
        ([0.01, 0.015, 0.0, 0.0], [False, False, False, False]),
    ],
)
def test_what_is_kept(chances: list[float], flags: list[bool]) -> None:
    blocks = [Block("A line as long as all the others.", i) for i in range(len(chances))]
    assert keep_lines(chances, measure_lines(blocks)[1]) == flags


def test_a_model_that_is_too_sure_is_believed_less() -> None:
    blocks = [Block("A line as long as all the others.", i) for i in range(4)]
    measures = measure_lines(blocks)[1]
    assert keep_lines([0.99, 0.99, 0.4, 0.01], measures) == [True, True, False, False]
    assert keep_lines([0.99, 0.99, 0.4, 0.01], measures, too_sure=True) == [True, True, True, False]
    assert keep_lines([1.0, 0.0, 0.0, 0.0], measures, too_sure=True) == [True, False, False, False]


@given(st.lists(st.floats(0, 1), max_size=40))
def test_a_likelier_line_is_never_left_out_for_a_less_likely_one(chances: list[float]) -> None:
    blocks = [Block("word " * (i % 7 + 1) + "end", i) for i in range(len(chances))]
    flags = keep_lines(chances, measure_lines(blocks)[1])
    least = min((c for c, flag in zip(chances, flags, strict=True) if flag), default=1)
    assert all(c <= max(least, LEAST) for c, flag in zip(chances, flags, strict=True) if not flag)


@given(st.lists(st.text(min_size=1, max_size=60).map(lambda t: " ".join(t.split())).filter(bool), max_size=25))
def test_any_page_has_chances(texts: list[str]) -> None:
    blocks = [Block(text, i) for i, text in enumerate(texts, 1)]
    chances = text_chances(blocks, measure_lines(blocks)[1])
    assert len(chances) == len(blocks)
    assert all(0 <= chance <= 1.000001 for chance in chances)
