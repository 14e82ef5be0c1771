"""Outlets named in lines: text -> name, place, and whether it may be mere words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.characters import words_of
from smaarchive.lexicon.mentions import Mention, mentions


def named_on(lines: list[str]) -> list[tuple[int, list[Mention]]]:
    return list(mentions(lines, list(map(words_of, lines))))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The Korea Herald reported it.", [("The Korea Herald", "Korea Herald")]),
        ("An official told the Korea Herald’s reporter.", [("The Korea Herald", "Korea Herald’s")]),
        ("Reuters and Yonhap were there.", [("Reuters", "Reuters"), ("Yonhap News Agency", "Yonhap")]),
        ("The Korea Times, not the Korea JoongAng Daily", [
            ("The Korea Times", "Korea Times"), ("Korea JoongAng Daily", "Korea JoongAng Daily"),
        ]),
        ("연합뉴스 제공", [("Yonhap News Agency", "연합뉴스")]),
        ("korea herald in lower case", []),
        ("Ann", []),
        ("ANN", [("TV Asahi", "ANN")]),
        ("Ein ZDF-Bericht", [("ZDF", "ZDF")]),
        ("il Giornale", [("Il Giornale", "il Giornale")]),
        ("il giornale", []),
        ("GIEßENER ANZEIGER, Giessener Anzeiger", [
            ("Gießener Anzeiger", "GIEßENER ANZEIGER"), ("Gießener Anzeiger", "Giessener Anzeiger"),
        ]),
        ("Από το Έθνος", [("Ethnos", "Έθνος")]),
        ("(CNN) -- Nobody was there at the time.", [("CNN", "CNN")]),
        ("Nobody was there.", []),
        ("", []),
    ],
)  # fmt: skip
def test_mentions(line: str, found: list[tuple[str, str]]) -> None:
    named = [mention for _, row in named_on([line]) for mention in row]
    assert [(mention.outlet.name, line[mention.start : mention.end]) for mention in named] == found


def test_lines_keep_their_places() -> None:
    lines = ["Nobody.", "Reuters", "", "a Reuters b"]
    assert [(i, [(m.start, m.end) for m in row]) for i, row in named_on(lines)] == [(1, [(0, 7)]), (3, [(2, 9)])]


@given(st.lists(st.text(alphabet=st.sampled_from("The Korea Herald's ’Reuters\nİßAP.·…（）"), max_size=60), max_size=6))
def test_a_name_stands_where_it_is_said_to(lines: list[str]) -> None:
    for i, row in named_on(lines):
        spans = [(mention.start, mention.end) for mention in row]
        assert spans
        assert all(0 <= start < end <= len(lines[i]) for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
