"""Plain text, and the lines it gives with the numbers an editor shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.formats.text import blocks_of, read, texts_of
from smaarchive.page import Page, Source


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo\n\nfour", [("one", 1), ("two", 2), ("four", 4)]),
        ("one\r\ntwo\r\n\r\nfour", [("one", 1), ("two", 2), ("four", 4)]),
        ("one\rtwo\r\rfour", [("one", 1), ("two", 2), ("four", 4)]),
        (
            "one\u2028still one\ntwo\u2029\x85\x0cstill two",
            [("one", 1), ("still one", 1), ("two", 2), ("still two", 2)],
        ),
        ("a\xa0b\u3000c\td", [("a b c d", 1)]),
        ("co\xadoper\u200bation\ufeff", [("cooperation", 1)]),
        ("a\0b\x1bc", [("abc", 1)]),
        ("cafe\u0301", [("café", 1)]),
        ("\n \n\t\n", []),
        ("", []),
    ],
    ids=[
        "unix",
        "windows",
        "old mac",
        "breaks inside a line",
        "spaces",
        "invisible",
        "controls",
        "NFC",
        "blank",
        "empty",
    ],
)
def test_lines(text: str, lines: list[tuple[str, int]]) -> None:
    assert [(block.text, block.line) for block in blocks_of(text)] == lines


def test_a_page_has_one_reading() -> None:
    (page,) = read(Source("/x/a.txt", "방위비\n분담금".encode("cp949")))
    assert isinstance(page, Page)
    assert (page.format, page.encoding, page.readings[0].name) == ("text", "cp949", "text")
    assert [block.text for block in page.readings[0].blocks] == ["방위비", "분담금"]


@given(st.text())
def test_any_text_gives_clean_lines_in_order(text: str) -> None:
    blocks = blocks_of(text)
    assert [block.line for block in blocks] == sorted(block.line for block in blocks)
    for block in blocks:
        assert block.text == " ".join(block.text.split()) != ""
        assert not any(
            character < " " or "\x7f" <= character < "\xa0" or character == "\xad" for character in block.text
        )


@given(st.text(st.sampled_from("ab é\u0301가  \n\n•-*\t\xa0\r\x0c\u2028\u200b"), max_size=40))
def test_the_texts_alone_are_those_of_the_blocks(text: str) -> None:
    assert texts_of(text) == [block.text for block in blocks_of(text)]
