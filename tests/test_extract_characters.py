"""Lines by their characters: the words of a line, and what all lines of a page show at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.characters import printed, words_of
from smaarchive.extract.prose import Measures, measure_all
from smaarchive.lexicon.function_words import FUNCTION_WORDS

EN = FUNCTION_WORDS["en"]
CHARACTERS = "The 2nd’s “Åß.é!?…)»(·\u2014_ÿ한日Жąﬁ😀\n"
LINES = st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=90).map(str.strip)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("“The U.S. won't,” he said.", ("the", "u", "s", "won", "t", "he", "said")),
        ("Über 3,5 Mio. – ÖPNV_neu", ("über", "3", "5", "mio", "öpnv_neu")),
        ("방위비 분담금·협상", ("방위비", "분담금", "협상")),
        ("...", ()),
    ],
)
def test_the_words_of_a_line(line: str, words: tuple[str, ...]) -> None:
    assert words_of(line) == words


def test_lines_are_looked_at_together() -> None:
    lines = printed(["At 9 A.M. – “No”", "방위비", "Ça été?"])
    assert lines.kinds[0::2] == [b"Aa 0 A.A. a (Aa)", b"Aa eae."]
    assert lines.bare[0::2] == ["at 9 a m     no ", "ça été "]
    assert lines.others == {1}


def measured_alone(line: str) -> Measures:
    """Count what a line shows word by word, in the plainest way."""
    (found,) = measure_all([line], EN)
    words = line.split()
    return found._replace(
        function=sum(word in EN for word in line.lower().split()) / len(words),
        capitals=sum(word[0].isupper() for word in words) / len(words),
        digits=sum(c in "0123456789" for c in line) / len(line),
        sentences=len(re.findall(r"[.!?…][\"'”’»)\]]*\s+(?=[^\Wa-z\d_]|[\"'“‘«„(])", line)) if len(line) > 40 else 0,
        said=tuple(re.sub(r"[^\w\s]+", " ", line.lower()).split()),
    )


@given(st.lists(LINES.filter(lambda line: line and not re.search("[한日]", line)), max_size=6))
def test_a_line_is_measured_alike_by_itself_and_among_others(lines: list[str]) -> None:
    assert measure_all(lines, EN) == [measured_alone(line) for line in lines]
