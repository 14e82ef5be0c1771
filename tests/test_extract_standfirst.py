"""The standfirst: the lines of a page in, those of its standfirst out."""

import pytest

from smaarchive.extract.features import measure_lines
from smaarchive.extract.layout import Layout
from smaarchive.extract.notes import Notes
from smaarchive.extract.standfirst import standfirst
from smaarchive.page import Block

HEADLINE = "Allies settle on six years"
SUMMARY = "Parliament has to agree before the first payment is made in summer"
TEXT = (
    "The two allies have settled their quarrel over the cost of the garrison, and parliament has to agree in spring.",
    "The first payment is a seventh more than the last one, and will be made in summer.",
)


def lines_of(*above: str, model: str = Layout.model, bullet: bool = False) -> list[str]:
    texts = ["World", HEADLINE, *above, *TEXT]
    blocks = [Block(text, 2 * i + 1, bullet=bullet and text in above) for i, text in enumerate(texts)]
    language, measures = measure_lines(blocks)
    body = [text in TEXT for text in texts]
    layout = Layout(blocks, measures, [float(flag) for flag in body], body, language, model)
    return [texts[i] for i in standfirst(Notes(layout), 1)]


def test_a_phrase_below_the_headline_that_says_what_the_text_says() -> None:
    assert lines_of(SUMMARY, "By Wim Achterberg") == [SUMMARY]


def test_two_of_them() -> None:
    second = "The garrison is to cost a seventh more than it did"
    assert lines_of(SUMMARY, second, "9 March 2021") == [SUMMARY, second]


@pytest.mark.parametrize(
    "above",
    [
        ("Parliament agrees",),  # too short
        ("The allies settle on six years of payment",),  # the headline again
        ("Every fourth gull in our harbour is a regular customer of the bakery",),  # of something else
        ("The two envoys shake hands before the payment is made. Photo: Navy",),  # a caption
        (SUMMARY, "Photo: Getty Images"),  # another
        ("Posted on 3rd March 2021 in the garrison's payment and summer by Wim Achterberg",),
        ("By Wim Achterberg", SUMMARY),  # not below the headline
    ],
)
def test_what_is_none(above: tuple[str, ...]) -> None:
    assert lines_of(*above) == []


def test_points_may_be_links_to_other_stories() -> None:
    assert lines_of(SUMMARY, "By Wim Achterberg", bullet=True) == []


def test_the_tree_of_a_page_tells_by_itself() -> None:
    assert lines_of(SUMMARY, model="tree model") == []
