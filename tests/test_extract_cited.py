"""Lists of what others publish: no item of them names the outlet of the page."""

import pytest

from smaarchive.extract.cited import cited
from smaarchive.page import Block


def heading(text: str) -> Block:
    return Block(text, 0, "heading")


def item(text: str) -> Block:
    return Block(text, 0, "item")


def line(text: str) -> Block:
    return Block(text, 0)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([heading("Sources"), line("1. The Globe, 9 March"), line("- The Hill")], [1, 2]),
        ([heading("Blogroll:"), item("38 North"), line("© The Globe")], [1]),  # the line below is the page's own
        ([heading("Sources"), item("The Globe"), heading("Contact"), item("The Globe")], [1]),
        ([heading("Sources of the river"), item("The Globe")], []),
        ([line("Sources"), item("The Globe")], []),
        ([], []),
    ],
)
def test_items_below_a_heading_that_says_so(blocks: list[Block], found: list[int]) -> None:
    assert list(cited(blocks)) == found
