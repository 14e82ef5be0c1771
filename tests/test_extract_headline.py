"""Headlines: titles without their site's name, and the lines that could be the headline."""

import pytest

from smaarchive.article import Block
from smaarchive.extract.headline import Above
from smaarchive.extract.headline_features import features
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.title import keys_of, title_of, without_site

TEXT = (
    "Workers of the garrison in Pyeongtaek met for the third time this year and said that unpaid leave had come closer."
)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Workers wait | The Daily Gate", "Workers wait"),
        ("Workers wait - The Korea Herald", "Workers wait"),
        ("Workers wait – Reuters", "Workers wait"),
        ("Workers wait :: The Korea Times", "Workers wait"),
        ("Seoul - a city that waits", "Seoul - a city that waits"),
        ("Workers wait - and wait", "Workers wait - and wait"),
        ("BUDGET 3.0 | Ministry hires an army of collectors", "BUDGET 3.0 | Ministry hires an army of collectors"),
        ("Workers wait", "Workers wait"),
        ("| The Korea Herald", "| The Korea Herald"),
        ("Cost-sharing talks", "Cost-sharing talks"),
        ("Workers wait for their pay | Europa | DW", "Workers wait for their pay"),
        ("Workers wait for their pay - Politics - Reuters", "Workers wait for their pay"),
        ("Workers wait - and wait - Reuters", "Workers wait - and wait"),
        ("LIVE | Workers wait for their pay | The Gate", "LIVE | Workers wait for their pay"),
        ("", ""),
    ],
)
def test_without_site(title: str, headline: str) -> None:
    assert without_site(title) == headline


def test_candidates_stand_above_the_text_and_are_no_dates() -> None:
    lines = ["Politics", "Garrison workers fear unpaid leave", "April 21, 2020 16:42", TEXT, TEXT + " Again."]
    layout = lay_out([Block(line, number) for number, line in enumerate(lines, 1)])
    found = {one.text for one in Above(layout).candidates}
    assert "Garrison workers fear unpaid leave" in found
    assert "April 21, 2020 16:42" not in found
    assert "Politics" not in found


def test_a_page_without_lines_has_no_candidate() -> None:
    assert features(Above(lay_out([]))) == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Home » Society » Workers wait", "Workers wait"),
        ("Home > World > Asia > Workers wait", "Workers wait"),
        ("Rents > wages: workers wait", "Rents > wages: workers wait"),
        ("4. Workers wait for pay", "Workers wait for pay"),
        ("주둔군 노동자들, 임금을 기다린다 기사입력 :[ 2018-08-25 15:24 ]", "주둔군 노동자들, 임금을 기다린다"),
        ("Workers waited until May 6, 2020", "Workers waited until May 6, 2020"),
        ("Workers wait | The Daily Gate", "Workers wait"),
    ],
)
def test_what_is_no_part_of_a_title_is_cut_off_its_line(line: str, title: str) -> None:
    assert title_of(line) == title


def test_titles_are_one_with_a_section_glued_before_but_not_with_another_sentence() -> None:
    lines = {"premier league", "world", "asia"}
    titles = ["Rovers lose the lead at home", "Premier League Rovers lose the lead at home"]
    assert len(set(keys_of(titles, lines))) == 1
    titles = ["Rovers lose the lead at home", "WorldAsiaRovers lose the lead at home"]
    assert len(set(keys_of(titles, lines))) == 1
    titles = ["A playground for spies", "The capital is a playground for spies"]
    assert len(set(keys_of(titles, lines))) == 2
