"""Closing credits: a last paragraph -> what is cut off its end; which closing lines are no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.credits import is_credit, is_note_above, is_signature, without_closing


@pytest.mark.parametrize(
    ("text", "rest", "agency"),
    [
        ("The talks go on. (Yonhap)", "The talks go on.", "Yonhap News Agency"),
        ("The talks go on. (Yonhap) (END)", "The talks go on.", "Yonhap News Agency"),
        ("Die Gespräche dauern an. (APA, red, 1.4.2020)", "Die Gespräche dauern an.", None),
        ("The talks go on. END", "The talks go on.", None),
        ("The talks go on. hanna@example.com", "The talks go on.", None),
        ("회담은 계속된다. (끝)", "회담은 계속된다.", None),
        ("The talks go on (and on).", "The talks go on (and on).", None),
        ("The talks go on.", "The talks go on.", None),
        ("", "", None),
    ],
)
def test_without_closing(text: str, rest: str, agency: str | None) -> None:
    assert without_closing(text) == (rest, agency)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("-30-", True),
        ("# # #", True),
        ("###", True),
        ("-30 degrees at night, the soldiers said", False),
        ("Reporting by Hanna Oakes; Editing by Tom Reed", True),
        ("(Additional reporting by Hanna Oakes)", True),
        ("Associated Press writer Hanna Oakes contributed to this report.", True),
        ("Our Standards: The Thomson Reuters Trust Principles.", True),
        ("홍길동 기자 hong@example.com", True),
        ("홍길동 hong@example.com", True),
        ("홍길동 기자 / hong@example.com", True),
        ("Hanna Oakes (hoakes@example.com) is a senior fellow of the institute.", True),
        ("Hanna Oakes receives funding from the council.", True),
        ("Harbor Command Gangmun receives funding from the state.", False),
        ("The Harbor Fund contributed to this article.", False),
        ("시청(hong@example.com)은 입장문을 냈다.", False),
        ("무단 전재 및 재배포 금지", True),
        ("hfa/dpa/AFP", True),
        ("AFP/hfa", True),
        ("and/or dpa", False),
        ("Hanna Oakes is a reporter in Seoul.", True),
        ("Tom Reed covers the Pentagon as a staff writer.", True),
        ("Hanna Oakes, a former envoy, teaches at a college in Seoul.", True),
        ("Hanna Oakes (@hoakes) was a guest of the union.", True),
        ("Follow Hanna Oakes on the new network.", True),
        ("Follow Tom Reed on the old one.", False),
        ("The author served as ambassador and is now a fellow of the institute.", True),
        ("(The author is a former ambassador.)", True),
        ("— Tom Reed and Ann Moss contributed to this article.", True),
        ("Tom Reed contributed reporting from Gangmun.", True),
        ("Tom Reed, Ann Moss and Bo Lind contributed reporting.", True),
        ("Hanna Oakes can be reached at hanna@example.com.", True),
        ("Ms. Oakes is a former deputy secretary of defense.", True),
        ("Ms. Oakes, a columnist, lives in Gangmun.", True),
        ("Ms. Oakes has been silent since January, when she left the party.", False),
        ("Ms. Oakes is a patient woman, as the negotiators have learned.", False),
        ("Mr. Reed is expected to meet the minister.", False),
        ("Mr. Reed, a welder, lives in Gangmun.", False),
        ("Seoul and Washington contributed to this gap.", False),
        ("— That was all he said.", False),
        ("The writer was there at noon, and so was the rain.", False),
        ("Tom Reed was against it from the start.", False),
        ("Tom Reed is expected to meet the minister in June.", False),
        ("Tom Reed was in Seoul in 2017, when he met the foreign minister and the ambassador.", False),
        ("Tom Reed was a guest of the government at the university.", False),
        ("The union reported by noon that nobody had come.", False),
        ("", False),
    ],
)
def test_closing_lines(line: str, is_one: bool) -> None:
    assert is_credit(line, ["Hanna Oakes"]) is is_one


def test_a_person_of_the_text_with_the_writers_family_name_is_no_note() -> None:
    line = "Ms. Oakes is a former ambassador."
    assert not is_credit(line, ["Hanna Oakes"], above="The union chose Ms. Oakes in May.")


@given(st.text(max_size=300))
def test_what_is_cut_off_was_at_the_end(text: str) -> None:
    rest, _ = without_closing(text)
    assert text.startswith(rest)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Ms. Oakes is a former ambassador.", True),
        ("Hanna Oakes, a lawyer, is the author of a book on ports", True),
        ("The writer is a fellow of the institute.", True),
        ("Ms. Reed is a former ambassador.", False),
        ("Ms. Oakes is a patient woman, as the negotiators have learned.", False),
        ("The author is a fool.", False),
        ("The author is a former ambassador whose book on the talks is out.", False),
        ("Hanna Oakes is on leave.", False),
        ("Ms. Oakes is a former ambassador. She had seen three of these talks fail.", False),
    ],
)
def test_a_note_above_a_text(line: str, is_one: bool) -> None:
    assert is_note_above(line, ("Hanna Oakes",)) is is_one


@pytest.mark.parametrize(
    ("line", "byline", "is_one"),
    [
        ("ローマ=三枝悠太郎", "三枝悠太郎", True),
        ("佐倉遥\u3000ローマ=三枝悠太郎", "佐倉遥、三枝悠太郎", True),
        ("【畠山悠子】", "畠山悠子", True),
        ("(畠山悠子)", "畠山悠子", True),
        ("【畠山悠子】", None, False),
        ("交渉は続く。【畠山悠子】", "畠山悠子", False),
        ("Hanna Oakes", "Hanna Oakes", False),
    ],
)
def test_a_japanese_writers_line_with_nothing_else_on_it(line: str, byline: str | None, is_one: bool) -> None:
    assert is_signature(line, byline) is is_one
