"""What is counted on a line, and the language of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.prose import Measures, language_of, measure_all
from smaarchive.lexicon.function_words import FUNCTION_WORDS

EN = FUNCTION_WORDS["en"]


@pytest.mark.parametrize(
    ("text", "end", "start"),
    [
        ("They met in Seoul.", ".", "A"),
        ("“They met in Seoul.”", ".", "q"),
        ("the allies”", "q", "a"),
        ("Read more »", "q", "A"),
        ("両国は合意した。", ".", "?"),
        ("- 12 comments", "a", "-"),
        ("2020", "0", "0"),
        ("WASHINGTON", "A", "A"),
        ("Related:", ":", "A"),
        ("(END)", ")", "("),
    ],
)
def test_first_and_last_characters(text: str, end: str, start: str) -> None:
    measures = measure_all([text], EN)[0]
    assert (measures.end, measures.start) == (end, start)


def test_a_sentence_counts_its_words() -> None:
    measures = measure_all(["The two sides agreed on 5 points. They signed in May."], EN)[0]
    assert (measures.chars, measures.words, measures.sentences) == (53, 11, 1)
    assert measures.capitals == pytest.approx(3 / 11)
    assert measures.digits == pytest.approx(1 / 53)


def test_characters_of_unspaced_scripts_count_twice() -> None:
    measures = measure_all(["両国政府は防衛費の分担に合意した。"], EN)[0]
    assert measures.chars == 33
    assert measures.words == 8
    assert measures.function > 0.1


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("The allies will share the cost of the bases for another five years, the two ministers said on Friday.", True),
        ("両国政府は金曜日に、在日米軍の駐留経費の負担について今後五年間の枠組みで合意したと発表した。", True),
        (
            "한미 양국은 금요일 방위비 분담금 협상에서 앞으로 5년 동안 적용될 새 협정에 합의했다고 외교부가 밝혔다.",
            True,
        ),
        ("Home", False),
        ("Politics Business Sport Culture Travel Weather", False),
        ("ログイン", False),
    ],
)
def test_score_parts_prose_from_furniture(text: str, is_prose: bool) -> None:
    assert (measure_all([text], EN)[0].score > 0) is is_prose


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks on the cost of the bases will go on in the capital for a week.", "en"),
        ("Die Gespräche über die Kosten der Stützpunkte werden in der Hauptstadt für eine Woche fortgesetzt.", "de"),
        ("両国政府は防衛費の分担に合意したと発表した。", "ja"),
        ("한국과 미국은 방위비 분담금에 합의했다고 발표했다.", "ko"),
        ("Menu", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of([text]) == language


def test_the_language_of_a_long_page_is_that_of_its_lines_all_over() -> None:
    english = "The minister said that the cost of the bases would be shared by the two sides."
    assert language_of([english] * 2000) == "en"


@given(st.text(min_size=1).map(lambda text: " ".join(text.split())).filter(bool))
def test_any_line_is_measured(text: str) -> None:
    measures = measure_all([text], EN)[0]
    assert isinstance(measures, Measures)
    assert measures.chars >= len(text)
    assert measures.words >= 1
    assert 0 <= measures.capitals <= 1
    assert 0 <= measures.digits <= 1
    assert isinstance(measures.score, float)
