"""Which credits a page has, and what tells them apart: lines -> credits."""

from collections.abc import Sequence

import pytest

from smaarchive.extract.byline import choose, credits
from smaarchive.extract.byline_features import features
from smaarchive.extract.credit import Credit
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.layout import Layout
from smaarchive.page import Block

HEADLINE = "Third round of talks ends without a paper"
TEXT = (
    "The two sides met for the third time this year and said that they had come closer, although no paper was signed."
)


def page(*lines: str, after: Sequence[str] = ()) -> Layout:
    return lay_out(
        [Block(line, n) for n, line in enumerate((HEADLINE, *lines, TEXT, TEXT + " Again.", TEXT, *after), 1)]
    )


CREDITS = {
    "By Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "ByTal Ardon": [("Tal Ardon", ["Tal Ardon"])],
    "Wien, 6. Mai 2020 Von Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "/ Von Ann Berg, Bo Dahl": [("Ann Berg, Bo Dahl", ["Ann Berg", "Bo Dahl"])],
    "Von Ann Berg, Zürich": [("Ann Berg", ["Ann Berg"])],
    "Ein Kommentar von Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "By Ann Berg and Bo Dahl | STARS AND STRIPES Published: January 24, 2020": [
        ("Ann Berg and Bo Dahl", ["Ann Berg", "Bo Dahl"])
    ],
    "By Ann Berg, staff reporter": [("Ann Berg, staff reporter", ["Ann Berg"])],
    "by Ann Berg, opinion contributor - 02/11/20 3:30 PM ET": [("Ann Berg, opinion contributor", ["Ann Berg"])],
    "By Ann Berg, CNN": [("Ann Berg", ["Ann Berg"])],
    "Ann Berg5 hours ago": [("Ann Berg", ["Ann Berg"])],
    "27. Januar 2026 • Ann Berg • 3 Minuten": [("Ann Berg", ["Ann Berg"])],
    "Picture of Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "Carla Di Rosa": [("Carla Di Rosa", ["Carla Di Rosa"])],
    "APBy ANN BERG and BO DAHL": [("ANN BERG and BO DAHL", ["ANN BERG", "BO DAHL"])],
    "Le Courrier | 04.05.2015 à 13h36 • Mis à jour | Par Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "21/06/2014 Ann Berg All, Books": [("Ann Berg", ["Ann Berg"])],
    "江城晚报记者 王晓明 李文静": [("王晓明 李文静", ["王晓明", "李文静"])],
    "By Reuters": [("Reuters", [])],
    "Yonhap": [("Yonhap", [])],
    "Our Foreign Staff": [("Our Foreign Staff", [])],
    "홍길동 기자 hong@example.co.kr": [("홍길동 기자", ["홍길동"])],
    "藤岡美緒2025年1月13日 21時37分": [("藤岡美緒", ["藤岡美緒"])],
    "文／王小明": [("王小明", ["王小明"])],
    "Von unserer Korrespondentin Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "oprac. Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "(워싱턴=연합뉴스) 홍길동 특파원": [("홍길동 특파원", ["홍길동"])],
    "(워싱턴=연합뉴스) 홍길동 특파원 =": [("홍길동 특파원", ["홍길동"])],
    "(워싱턴=연합뉴스) 홍길동 특파원 간담회": [],
    "文・佐藤達": [("佐藤達", ["佐藤達"])],
    "by jane holloway and carla di rosa": [("jane holloway and carla di rosa", ["Jane Holloway", "Carla di Rosa"])],
    "jane holloway": [("jane holloway", ["Jane Holloway"])],
    "jane and others": [],
    "Aus Bern berichtet Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "De notre correspondante à Berne, Ann Berg": [("Ann Berg", ["Ann Berg"])],
    "Text: Ann Berg, Foto: Bo Dahl": [("Ann Berg", ["Ann Berg"])],
    "Text: Ann Berg Photos by Bo Dahl": [("Ann Berg", ["Ann Berg"])],
    "Ann Berg, Riverside Herald": [("Ann Berg", ["Ann Berg"])],
    "Ann Berg in Bern contributed to this report.": [],
    "Narrated by Ann Berg": [],
    "Editor: Ann Berg": [],
    "By Moon Jae-in": [("Moon Jae-in", ["Moon Jae-in"])],
    "The ministry's report was written by Ann Berg.": [],
    "This report was written by Ann Berg": [("Ann Berg", ["Ann Berg"])],
    ": Ann Berg, Bo Dahl": [],
    "Ann Berg in the face of it": [],
    "사진 홍길동 기자": [],
    "Photo: Ann Berg": [],
    "© Ann Berg": [],
    "Ann Berg/AFP": [],
    "The hall as it is today. © dpa | Ann Berg": [],
    "Ann Berg at the gate with two of her dogs": [],
    "Ann Berg's Discussions": [],
    "作者最新文章": [],
    "Reporter :": [],
    "Reporting by Ann Berg": [],
    "Subscribe": [],
    "Privacy Policy": [],
}


@pytest.mark.parametrize(("line", "found"), CREDITS.items(), ids=list(CREDITS))
def test_credits_of_a_line(line: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(credit.byline, list(credit.authors)) for credit in credits(page(line), 0) if credit.index == 1] == found


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["By", "Ann Berg"], ["Ann Berg"]),
        (["Author of the article:", "Ann Berg"], ["Ann Berg"]),
        (["Ann Berg", "Bo Dahl"], ["Ann Berg", "Bo Dahl"]),
        (["By", "Ann BergNews Reporter", "Bo Dahl"], ["Ann Berg", "Bo Dahl"]),
        (["By", "Ann Berg Reporter", "Bo Dahl Reporter", "Eva Kern"], ["Ann Berg", "Bo Dahl", "Eva Kern"]),
        (["Ann Berg", "Journalist", "Bo Dahl", "Fotograf"], ["Ann Berg"]),
    ],
)
def test_credits_over_lines(lines: list[str], authors: list[str]) -> None:
    assert authors in [list(credit.authors) for credit in credits(page(*lines), 0)]


@pytest.mark.parametrize(
    ("paragraph", "author"),
    [
        (
            "【ソウル＝梶原拓】韓国と米国は19日、ソウルで在韓米軍の駐留費負担に関する協議を行ったが、"
            "双方の主張が対立したまま80分で打ち切られた。次回の日程は決まっていない。",
            "梶原拓",
        ),
        (
            "(서울=연합뉴스) 홍길동 기자 = 정부는 방위비 분담금 협상과 관련해 양국이 모두 "
            "받아들일 수 있는 합리적 수준에서 타결돼야 한다는 입장을 다시 밝혔다고 말했다.",
            "홍길동",
        ),
        (
            "新华社首尔3月19日电（记者王晓明、李文静）韩国和美国19日在首尔就驻韩美军军费分担问题举行磋商，"
            "双方各执己见，会谈进行了80分钟后中止。下一次会谈的日期尚未确定。",
            "李文静",
        ),
    ],
)
def test_writer_in_the_dateline(paragraph: str, author: str) -> None:
    layout = lay_out(
        [Block(text, n) for n, text in enumerate(("見出し", paragraph, paragraph[10:], paragraph[20:]), 1)]
    )
    assert author in [name for credit in credits(layout, 0) for name in credit.authors]


def test_no_name_is_cut_where_the_end_of_a_paragraph_begins() -> None:
    opening = (
        "홍길동 기자 = 정부는 방위비 분담금 협상과 관련해 양국이 받아들일 수 있는 수준에서 타결돼야 한다고 말했다."
    )
    for length in range(66, 76):
        paragraph = opening.replace(" 정부는", " 정부는" + " 오늘" * 9)[:length] + "다."
        layout = lay_out([Block(line, n) for n, line in enumerate(("협상 석 달째 제자리", *[paragraph] * 3), 1)])
        assert {name for credit in credits(layout, 0) for name in credit.authors} <= {"홍길동"}


def test_a_dateline_names_more_than_the_line_of_the_first_writer() -> None:
    dateline = "(서울=연합뉴스) 홍길동 김철수 기자 = 정부는 협상이 양국 모두 받아들일 수준에서 타결돼야 한다고 말했다."
    lines = ("협상 석 달째 제자리", "홍길동 기자", dateline, dateline[30:], dateline[30:])
    layout = lay_out([Block(line, n) for n, line in enumerate(lines, 1)])
    assert {credit.authors for credit in credits(layout, 0)} == {("홍길동", "김철수")}


WEAK = {
    "Text: Ann Berg": ["Ann Berg"],
    "Words: Ann Berg": ["Ann Berg"],
    "Text: Otto Kern": [],  # of whom the text speaks
    "From Otto Kern": [],
    "Words: Ann Berg leads the foundation": [],
    "Interview: Ann Berg": [],  # a German label, on an English page
    "Interview Otto Kern": [],
    "Texte Ann Berg": [],
    "Notre correspondant Ann Berg": [],
    "Kommentar Leser Meinung": [],
    "Commentary: Ann Berg": ["Ann Berg"],
    "Analysis: Otto Kern": [],
}


@pytest.mark.parametrize(("line", "names"), WEAK.items(), ids=list(WEAK))
def test_labels_that_are_words_too(line: str, names: list[str]) -> None:
    spoken = "The minister, Otto Kern, said that the two sides would meet again before the end of the year."
    lines = (HEADLINE, line, TEXT, spoken, TEXT + " Again.")
    layout = lay_out([Block(text, n) for n, text in enumerate(lines, 1)])
    assert [name for credit in credits(layout, 0) for name in credit.authors] == names


def test_a_label_of_the_language_of_the_page() -> None:
    text = "Die beiden Seiten haben sich zum dritten Mal in diesem Jahr getroffen und sind sich nicht einig geworden."
    lines = ("Dritte Runde endet ohne Papier", "Interview: Ann Berg", text, text + " Wieder.", text)
    layout = lay_out([Block(line, n) for n, line in enumerate(lines, 1)])
    assert [credit.authors for credit in credits(layout, 0)] == [("Ann Berg",)]


def test_the_writer_between_two_prints_of_the_headline() -> None:
    lines = (HEADLINE, "Ann Berg / GLOBE.COM / Apr 16, 2020", *["Share"] * 8, HEADLINE, TEXT, TEXT + " Again.", TEXT)
    layout = lay_out([Block(line, n) for n, line in enumerate(lines, 1)])
    assert [credit.authors for credit in credits(layout, 10)] == [("Ann Berg",)]


def test_who_posted_a_page_is_not_above_its_writers() -> None:
    below = [credit.byline for credit in credits(page("by The Korea Times", "May 6, 2020", "ANN BERG"), 0)]
    assert below == ["ANN BERG"]
    assert [credit.byline for credit in credits(page("by The Korea Times", "May 6, 2020"), 0)] == ["The Korea Times"]


def test_notes_on_the_writers_one_a_line() -> None:
    notes = ["Ann Berg is a fellow at the institute.", "Bo Dahl is a professor of law."]
    assert ["Ann Berg", "Bo Dahl"] in [list(credit.authors) for credit in credits(page(after=notes), 0)]


def credit(name: str, index: int) -> Credit:
    return Credit(name, (name,), index, "names")


def test_a_name_on_two_lines_is_likelier() -> None:
    found = [credit("Ann Berg", 1), credit("Bo Dahl", 2), credit("Ann Berg", 9)]
    assert choose(found, [0.3, 0.4, 0.2]) == (found[0], 0.5)
    assert choose([], []) is None


def test_an_account_is_no_byline_and_nobody_else_is() -> None:
    assert choose([Credit("Admin", (), 1, "label one word"), credit("Ann Berg", 9)], [0.6, 0.4]) is None


@pytest.mark.parametrize(
    ("lines", "feature"),
    [
        (["Ann Berg", "May 6, 2020"], "N date<=1"),
        (["Ann Berg"], "given"),
        (["Ann Berg", "Journalist"], "role below"),
        (["Ann Berg ann.berg@example.com"], "signed"),
        (["By AP", "Ann Berg"], "nobody beside somebody"),
    ],
)
def test_what_speaks_for_a_credit(lines: list[str], feature: str) -> None:
    layout = page(*lines)
    assert feature in {one for row in features(layout, credits(layout, 0), 0) for one in row}
