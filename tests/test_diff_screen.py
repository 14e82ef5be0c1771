"""A diff on a terminal: its lines in; what is shown, with the words that changed marked, out."""

import re

import pytest

from smaarchive.outputs.diff_screen import of_lines

HEADS = ["--- version 1", "+++ version 2", "@@ -1,2 +1,2 @@"]
MARKED = re.compile(r"\x1b\[1;7;3\dm(.*?)\x1b\[0m")


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        (["-The 28,500 troops stay.", "+The 28,000 troops stay."], ["28,500", "28,000"]),
        (["-The troops stay.", "+The troops all stay."], ["all"]),
        (["-One is old.", "-Two is old.", "+One is new.", "+Two is new."], ["old.", "old.", "new.", "new."]),
        (["-One text", "+quite another story"], []),
        (["-Gone are two.", "-Gone are three.", "+Come are two."], []),
        (["-Gone.", " Stays.", "+Come."], []),
        (["- Talks \x1b[31m end", "+ Talks \x1b[31m begin"], ["end", "begin"]),
    ],
)
def test_the_words_that_changed_are_marked(lines: list[str], marked: list[str]) -> None:
    assert MARKED.findall(of_lines([*HEADS, *lines], width=80, colour=True)) == marked


def test_a_paragraph_is_folded_beside_its_sign() -> None:
    assert of_lines([*HEADS, "-The troops all stay.", "+The troops go."], width=16, colour=False) == (
        "--- version 1\n+++ version 2\n@@ -1,2 +1,2 @@\n-The troops all\n stay.\n+The troops go.\n"
    )


def test_nothing_changed() -> None:
    assert of_lines([], width=80, colour=True) == ""
