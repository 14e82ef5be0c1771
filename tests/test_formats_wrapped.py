"""Hard-wrapped lines joined to the paragraphs they were, in Markdown as converters of HTML write it."""

import pytest

from smaarchive.extract import extract
from smaarchive.formats.text import blocks_of
from smaarchive.formats.wrapped import unwrapped
from smaarchive.page import Block, Page
from tests.pages import read_one

HEADLINE = "Envoys go home from the eighth round of talks without a word on what the bases cost"
BODY = (
    "Envoys of the two allies left the eighth round of talks on Tuesday without a word on what either would pay,"
    " and without a day for the ninth.",
    "The present agreement ends in December. The [ministry said in a note](https://example.org/notes/2019/11/long/way)"
    " that it wants a fair share, and a five-year term. ![A gate of the base at noon](https://example.org/gate.jpg)",
    "Some nine thousand people work at the bases, and their union asked both sides to keep wages out of the quarrel"
    " until the spring.",
)


def wrapped(text: str, width: int = 78) -> str:
    """Break a text at the last space or hyphen that fits, as html2text does."""
    lines = [""]
    for word in text.replace("-", "- ").split(" "):
        glued = lines[-1].endswith("-")
        if lines[-1] and len(lines[-1]) + len(word) + (not glued) > width:
            lines.append(word)
        else:
            lines[-1] += word if glued or not lines[-1] else f" {word}"
    return "\n".join(lines)


def page(text: str) -> Page:
    return read_one("/x.md", text.encode())


def texts(text: str) -> list[str]:
    return [block.text for block in page(text).readings[0].blocks]


def test_a_wrapped_page_is_read_as_one_that_is_not() -> None:
    paragraphs = (f"# {HEADLINE}", "By Mina Roth", "November 19, 2019", *BODY)
    whole, parted = ("\n\n".join(paragraphs), "\n\n".join(map(wrapped, paragraphs)))
    assert parted.count("\n") > whole.count("\n") + 5
    assert texts(parted) == texts(whole)
    first, second = extract(page(whole)), extract(page(parted))
    assert (first.headline, first.body, first.byline) == (second.headline, second.body, second.byline)
    assert (second.headline, second.byline) == (HEADLINE, "Mina Roth")
    assert second.body and second.body.count("\n\n") == 2


LINE = "This line of a paragraph is as wide as the page of its converter lets it."  # 73 columns


@pytest.mark.parametrize(
    "line",
    [
        "# Considerations", "* Considerations", "- Considerations", "1. Considerations", "> Considerations",
        "| Considerations | 2 |", "Considerations | 2 | 3", "[1]: https://example.org/considerations",
    ],
)  # fmt: skip
def test_what_begins_something_is_not_joined_to_what_precedes(line: str) -> None:
    assert texts(f"{LINE}\n{line}\n")[0] == LINE


@pytest.mark.parametrize("before", ["---", "* * *", "![](https://example.org/gate.jpg)", "Considerations | 2 | 3 |"])
def test_nothing_is_joined_to_what_is_whole(before: str) -> None:
    assert LINE in texts(f"{before}\n{LINE}\n")
    assert "* *" not in texts(f"{before}\n{LINE}\n")


def test_a_line_that_ends_hard_stays_one() -> None:
    assert texts(f"{LINE}  \nConsiderations\n{LINE}\\\nConsiderations\n{LINE}\nConsiderations") == [
        LINE, "Considerations", LINE, "Considerations", f"{LINE} Considerations",
    ]  # fmt: skip


def test_a_quotation_is_joined_with_its_mark_on_each_line_or_on_the_first() -> None:
    joined = f"{LINE} considerations"
    assert texts(f"{LINE}\nconsiderations\n\n> {LINE}\n> considerations\n") == [joined, joined]
    assert texts(f"{LINE}\nconsiderations\n\n> {LINE}\nconsiderations\n") == [joined, joined]


def test_lines_that_are_paragraphs_stay_lines() -> None:
    assert texts("\n".join((*BODY, "A last one."))) == texts("\n\n".join((*BODY, "A last one.")))


def test_a_link_without_text_vanishes() -> None:
    assert texts("[](https://example.org/a)\n\nTalks[](https://example.org/b) go on.\n") == ["Talks go on."]


def test_a_line_with_room_for_the_next_word_ends_a_paragraph() -> None:
    blocks = unwrapped(blocks_of(f"{LINE}\nconsiderations.\nThey go on.\n\n{LINE}\n\nConsiderations"))
    assert [(block.text, block.line) for block in blocks] == [
        (f"{LINE} considerations.", 1), ("They go on.", 3), (LINE, 5), ("Considerations", 7),
    ]  # fmt: skip
    assert all(isinstance(block, Block) for block in blocks)
