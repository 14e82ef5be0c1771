"""The comments of readers: the lines of a page -> the one that they begin with."""

import pytest

from smaarchive.extract.comments import comments_below
from smaarchive.extract.laying_out import lay_out
from smaarchive.page import Block

TEXT = (
    "The two sides met for the third time this year and said that they had come closer, although no paper was signed."
)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("2 comments:", True),
        ("3 replies »", True),
        ("One thought on “Talks go on”", True),
        ("14 Responses to Talks go on", True),
        ("One comment", True),
        ("One thought on the talks is that they are long.", False),
        ("2 comments in the debate stood out.", False),
        ("One response to “Talks first” is to wait.", False),
        ("5 responses to the demand", False),
        ("Comments", False),
        ("12 soldiers", False),
    ],
)
def test_a_line_that_counts_them(line: str, begins: bool) -> None:
    lines = ["Talks go on", TEXT, TEXT + " Again.", TEXT + " And again.", line, "Orla says:"]
    layout = lay_out([Block(text, number) for number, text in enumerate(lines, 1)])
    assert comments_below(layout) == (4 if begins else len(lines))


def test_a_count_that_the_text_goes_on_below_heads_none() -> None:
    lines = ["Talks go on", TEXT, "3 Comments", TEXT + " Again.", TEXT + " And again."]
    assert comments_below(lay_out([Block(text, number) for number, text in enumerate(lines, 1)])) == len(lines)
