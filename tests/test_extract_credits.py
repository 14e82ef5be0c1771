"""Datelines and closing credits: a paragraph -> what is cut off its ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.credits import Dateline, is_credit, split_dateline, without_closing


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("SEOUL, April 21 (Yonhap) -- The talks", Dateline("SEOUL, April 21", "Yonhap News Agency", None, "The talks")),
        ("WASHINGTON — The talks", Dateline("WASHINGTON", None, None, "The talks")),
        ("SEOUL, South Korea -- The talks", Dateline("SEOUL, South Korea", None, None, "The talks")),
        ("TOKYO (Kyodo) - The talks", Dateline("TOKYO", "Kyodo News", None, "The talks")),
        ("CAMP HUMPHREYS, South Korea – The talks", Dateline("CAMP HUMPHREYS, South Korea", None, None, "The talks")),
        ("Seoul (AFP) - The talks", Dateline("Seoul", "Agence France-Presse", None, "The talks")),
        ("Seoul (CNN)The talks", Dateline("Seoul", "CNN", None, "The talks")),
        ("(서울=연합뉴스) 홍길동 기자 = 협상이", Dateline("서울", "Yonhap News Agency", "홍길동 기자", "협상이")),
        ("[서울=뉴시스] 홍길동 기자 = 협상이", Dateline("서울", "Newsis", "홍길동 기자", "협상이")),
        ("【ワシントン＝山田太郎】交渉は", Dateline("ワシントン", None, "山田太郎", "交渉は")),
        ("Seoul/Washington – Die Gespräche", Dateline("Seoul/Washington", None, None, "Die Gespräche")),
        ("(ANSA) - SEUL, 21 APR - I colloqui", Dateline("SEUL, 21 APR", "ANSA", None, "I colloqui")),
        ("СЕУЛ, 21 апреля 2020. /ТАСС/. Переговоры", Dateline("СЕУЛ, 21 апреля", "TASS", None, "Переговоры")),
        ("SEÚL.- Las conversaciones", Dateline("SEÚL", None, None, "Las conversaciones")),
        ("LA CROSSE, Wis. (AP) — The talks", Dateline("LA CROSSE, Wis.", "Associated Press", None, "The talks")),
        ("FILE - The gate of the garrison", None),
        ("新华社首尔4月21日电（记者王小明）谈判", Dateline("首尔, 4月21日", "Xinhua News Agency", None, "谈判")),
        ("新华社首尔4月21日电 谈判", Dateline("首尔, 4月21日", "Xinhua News Agency", None, "谈判")),
        ("The talks (in Seoul) -- were long.", None),
        ("Seoul (of all places) - was cold.", None),
        ("MINISTER JO (through interpreter): We agreed.", None),
        ("The union said so.", None),
        ("", None),
    ],
)
def test_split_dateline(text: str, parted: Dateline | None) -> None:
    assert split_dateline(text) == parted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SEOUL: The talks go on", "SEOUL"),
        ("NEW DELHI: “We wait", "NEW DELHI"),
        ("SEOUL TALKS: The envoys met", None),
        ("UPDATE: The talks go on", None),
        ("HINES: Thank you, everyone.", None),
    ],
)
def test_place_before_a_colon_is_a_dateline_only_right_before_the_text(text: str, place: str | None) -> None:
    parted = split_dateline(text, before_text=True)
    assert (parted and parted.value) == place
    assert split_dateline(text) is None


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
        ("Reporting by Hanna Oakes; Editing by Tom Reed", True),
        ("(Additional reporting by Hanna Oakes)", True),
        ("Associated Press writer Hanna Oakes contributed to this report.", True),
        ("Our Standards: The Thomson Reuters Trust Principles.", True),
        ("홍길동 기자 hong@example.com", True),
        ("무단 전재 및 재배포 금지", True),
        ("hfa/dpa/AFP", True),
        ("and/or dpa", False),
        ("Hanna Oakes is a reporter in Seoul.", True),
        ("Tom Reed covers the Pentagon as a staff writer.", True),
        ("Tom Reed was against it from the start.", False),
        ("The union reported by noon that nobody had come.", False),
        ("", False),
    ],
)
def test_closing_lines(line: str, is_one: bool) -> None:
    assert is_credit(line) is is_one


@given(st.text(max_size=300))
def test_what_is_cut_off_was_at_an_end(text: str) -> None:
    rest, _ = without_closing(text)
    assert text.startswith(rest)
    dateline = split_dateline(text)
    assert dateline is None or text.endswith(dateline.rest)
