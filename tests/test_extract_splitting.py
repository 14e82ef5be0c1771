"""Long lines: into sentences, nothing lost, short lines as they are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.splitting import FEW, LONG, LONG_OF_FEW, sentences, split_long
from smaarchive.page import Block


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
    short = [Block("A paragraph of usual length. It has two sentences.", line) for line in range(1, FEW + 1)]
    long = Block("The allies met again on Monday. " * (LONG // 20), 7, indent=4, bullet=True)
    parted = split_long([*short, long])
    assert parted[:FEW] == short
    pieces = parted[FEW:]
    assert {(piece.text, piece.line, piece.indent, piece.bullet) for piece in pieces} == {
        ("The allies met again on Monday.", 7, 4, True)
    }


@pytest.mark.parametrize("blocks", [(Block("x" * LONG, 1), *[Block("One. Two.", 2)] * FEW), (Block("One. Two.", 1),)])
def test_pages_without_long_lines_are_returned_as_they_are(blocks: tuple[Block, ...]) -> None:
    assert split_long(blocks) is blocks


def test_the_writers_who_sign_a_paragraph_are_parted_from_it() -> None:
    blocks = (
        Block("幹部は「金額だけの議論にはしたくない」と話した。【朝比奈拓郎、宮地薫】", 7),
        Block("【関連記事】", 9),
    )
    assert split_long(blocks) == [
        Block("幹部は「金額だけの議論にはしたくない」と話した。", 7),
        Block("朝比奈拓郎、宮地薫", 7),
        Block("【関連記事】", 9),
    ]


def test_a_page_on_one_line_is_parted_at_dates_bylines_and_furniture() -> None:
    line = (
        "Log in Politics Workers wait for an answer Published 2020-04-02 09:30 By Nina Hart "
        "The union said that no answer had come. " + "It would wait for one more week. " * 12
    )
    assert [block.text for block in split_long((Block(line, 3),))][:6] == [
        "Log in",
        "Politics",
        "Workers wait for an answer",
        "Published 2020-04-02 09:30",
        "By Nina Hart The union said that no answer had come.",
        "It would wait for one more week.",
    ]
    assert {block.line for block in split_long((Block(line, 3),))} == {3}


@given(st.text(alphabet=' .!?…"”’»)。！？|•aAbB1가あ', max_size=300))
def test_a_parted_page_has_the_words_it_had(text: str) -> None:
    line = text + " x" * LONG_OF_FEW
    parted = "".join(block.text for block in split_long((Block(line, 1),)))
    assert not Counter("".join(parted.split())) - Counter(line)


@given(st.text(alphabet=' .!?…"”’»)。！？|•aAbB1가あ', max_size=300))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
