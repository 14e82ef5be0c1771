"""Laying a page out: which lines are kept as its text."""

from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.laying_out import lay_out
from smaarchive.page import Block

TEXT = (
    "The two sides met for the third time this year and said that they had come closer, although no paper was signed."
)


def blocks(*lines: str) -> list[Block]:
    return [Block(line, number) for number, line in enumerate(lines, 1)]


def test_sentences_among_menus_are_the_text() -> None:
    menu, after = ["Home", "Politics", "Business", "Log in", "Subscribe"], ["Most read", "Privacy policy", "Contact us"]
    layout = lay_out(blocks(*menu, TEXT, TEXT + " Again.", TEXT + " And again.", *after))
    assert list(layout.body) == [False] * 5 + [True] * 3 + [False] * 3
    assert (layout.first, layout.start, layout.last) == (5, 5, 7)
    assert layout.language == "en"


def test_paragraphs_on_no_line_of_a_file_are_read_as_if_a_blank_line_parted_them() -> None:
    texts = [f"{TEXT} It was day {day}." for day in range(40)]
    parted = lay_out([Block(text, 2 * order) for order, text in enumerate(texts, 1)])
    unplaced = lay_out([Block(text, 0, "paragraph") for text in texts])
    assert list(unplaced.chances) == list(parted.chances)
    assert {block.line for block in unplaced.blocks} == {0}


def test_a_page_without_lines_has_none() -> None:
    layout = lay_out([])
    assert (layout.first, layout.start, layout.last, list(layout.body)) == (0, 0, -1, [])


@given(st.lists(st.text(min_size=1, max_size=200).filter(str.strip), max_size=30))
def test_every_line_has_a_measure_and_a_chance(lines: list[str]) -> None:
    layout = lay_out(blocks(*lines))
    assert len(layout.measures) == len(layout.chances) == len(layout.body) == len(lines)
    assert all(0 <= chance <= 1 for chance in layout.chances)
