"""Captions: a line -> the rule by which it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.captions import caption_rule, is_bare_credit, is_caption, is_source, once


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Soldiers walk past the main gate of the garrison in Pyeongtaek. (Yonhap)", "photo credit"),
        ("The envoy leaves the ministry in central Seoul, April 21, 2020. /Courtesy of the ministry", "photo credit"),
        ("The two envoys before their meeting. Photo: Ministry of Defense", "photo credit"),
        ("A guard at the gate of the base on Monday [YONHAP]", "photo credit"),
        ("[PHOTO DETAILS]", None),
        ("Workers wait in front of the office. Photo by Hanna Oakes", "photo credit"),
        ("Troops board a plane at Osan Air Base on Friday. DANA WHITLOW/STARS AND STRIPES", "photo credit"),
        ("시위대가 미군기지 앞에서 구호를 외치고 있다. /연합뉴스", "photo credit"),
        ("평택 미군기지 정문 모습 사진=공동취재단", "photo credit"),
        ("FILE PHOTO: The main gate of the garrison", "photo credit"),
        ("握手する外相と大使＝2021年12月21日、東京都千代田区", "photo credit"),
        ("合意の日付は＝2021年12月21日と記された。両政府が確認した", None),
        ("The gate of the garrison in Seoul. (Lee Gyo-hwan, staff photographer)", "photo credit"),
        ("The gate of the garrison in 2019. (Hanna Oakes/Stars and Stripes)", "photo credit"),
        ("About 28,500 troops are stationed there.(Reuters: Hanna Oakes)", "photo credit"),
        ("The envoys before they met. © Reuters", "photo credit"),
        ("The gate of the garrisonImage: picture-alliance/AP Photo/H. Oakes", "photo credit"),
        ("FILE - The gate of the garrison in Pyeongtaek, March 12, 2016.", "photo credit"),
        ("장관이 회의장으로 들어서고 있다. 2020.4.1 photo@yna.example", "photo credit"),
        ("[서울=뉴시스]홍길동 기자 = 장관이 답변하고 있다. 2020.04.01. photo@newsis.com", "photo credit"),
        ("대표단이 회의를 하고 있다. /외교부", "photo credit"),
        ("普天間飛行場に並ぶ輸送機＝沖縄県宜野湾市（時事）", "photo credit"),
        ("Základna v noci | foto: ČTK", "photo credit"),
        ("File photo shows the gate of the garrison", "photo credit"),
        ("Quelle: dpa/AFP", None),
        ("By KIRA MOSSBERG | STARS AND STRIPES", None),
        ("在日米軍の横田基地＝本社ヘリから", "photo credit"),
        ("시민들이 기지 앞을 지나고 있다. 평택/노지환 선임기자 jhroh@example.kr", "photo credit"),
        ("The ship enters Busan on Sept. 28. Korea Times photo by Bae Jin-su", "photo credit"),
        ("(Yonhap)", "bare photo credit"),
        ("Photo: Ministry of Defense", "bare photo credit"),
        ("[홍길동 촬영]", "bare photo credit"),
        ("Image caption, Soldiers wait at the gate", "labelled caption"),
        ("Image captions are read by nobody.", None),
        (
            "An American soldier at the gate of the garrison last spring (Ministry of Defense)",
            "photo credit in brackets",
        ),
        ("The minister is seen at a news conference.", "speaks of the photo"),
        ("The delegates pose for a photo before their talks began.", "speaks of the photo"),
        ("Minister Hong (left) and Ambassador Reed", "speaks of the photo"),
        ("Workers of the garrison hold a vigil in front of the main gate on April 1, 2020.", "a scene and its day"),
        ("The government has no plan to revise its proposal, an official said.", None),
        ("They said the photo by itself proved nothing.", None),
        ("He served two terms in the assembly (1996-2004).", None),
        ("word " * 300 + "(Yonhap)", None),
        ("", None),
    ],
)
def test_caption_rule(line: str, rule: str | None) -> None:
    assert caption_rule(line) == rule
    assert is_caption(line) is (rule is not None)


@pytest.mark.parametrize(
    ("line", "said_once"),
    [
        ("A guard at the gate A guard at the gate", "A guard at the gate"),
        ("A guard at the gate.A guard at the gate", "A guard at the gate"),
        ("Gate Gate", "Gate Gate"),
        ("A guard at the gate", "A guard at the gate"),
        ("Image caption, A guard at the gate", "A guard at the gate"),
        ("Item 1 of 2 A guard at the gate", "A guard at the gate"),
        ("[1/2]A guard at the gate Purchase Licensing Rights, opens new tab", "A guard at the gate"),
        ("", ""),
    ],
)
def test_a_caption_is_said_once(line: str, said_once: str) -> None:
    assert once(line) == said_once


@given(st.text(max_size=400))
def test_any_line_is_a_caption_or_not(line: str) -> None:
    caption_rule(line)
    assert len(once(line)) <= len(line)


@pytest.mark.parametrize(
    ("line", "bare", "source"),
    [
        ("Foto: Ann Berg / dpa", True, False),
        ("(Foto: picture alliance/dpa)", True, False),
        ("Hanna Oakes/AFP/Getty Images", True, False),
        ("(Hanna Oakes/AP)", True, False),
        ("Hanna Oakes | Reuters", True, False),
        ("[연합뉴스 자료사진]", True, False),
        ("(서울=연합뉴스)", False, False),
        ("By Hanna Oakes, AP", False, False),
        ("Quelle: epa", False, True),
        ("Quelle: Das sagte das Ministerium.", False, False),
        ("()", False, False),
    ],
)
def test_lines_that_are_a_credit_and_nothing_else(line: str, bare: bool, source: bool) -> None:
    assert (is_bare_credit(line), is_source(line)) == (bare, source)
