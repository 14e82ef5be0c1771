"""Long lines: into sentences, nothing lost, short lines as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.article import Block
from smaarchive.extract.splitting import LONG, sentences, split_long


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He signed on Friday. She did not.", ["He signed on Friday.", "She did not."]),
        (
            'He called it "fair." Seoul disagreed. It was hard.',
            ['He called it "fair."', "Seoul disagreed.", "It was hard."],
        ),
        (
            "Mr. Smith of J. B. Ellery agreed with U.S. Army officers.",
            ["Mr. Smith of J. B. Ellery agreed with U.S. Army officers."],
        ),
        ("The talks cost 1.5 billion won. no capital here.", ["The talks cost 1.5 billion won. no capital here."]),
        (
            "두 나라는 금요일에 합의했다. 비용은 오른다고 한다.",
            ["두 나라는 금요일에 합의했다.", "비용은 오른다고 한다."],
        ),
        (
            "両国は金曜日に合意したと伝えられた。負担額は増える見通しである。",
            ["両国は金曜日に合意したと伝えられた。", "負担額は増える見通しである。"],
        ),
        ("Politics and Defense | Business and Markets", ["Politics and Defense", "| Business and Markets"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_long_lines_part_and_keep_their_place() -> None:
    short = Block("A paragraph of usual length. It has two sentences.", 1)
    long = Block("The allies met again on Monday. " * (LONG // 20), 7, indent=4, bullet=True)
    first, *pieces = split_long([short, long])
    assert first is short
    assert {(piece.text, piece.line, piece.indent, piece.bullet) for piece in pieces} == {
        ("The allies met again on Monday.", 7, 4, True)
    }


def test_pages_without_long_lines_are_returned_as_they_are() -> None:
    blocks = (Block("One. Two.", 1), Block("x" * LONG, 2))
    assert split_long(blocks) is blocks


@given(st.text(alphabet=' .!?…"”’»)。！？|•aAbB1가あ', max_size=300))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
