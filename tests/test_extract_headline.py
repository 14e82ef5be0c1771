"""Headlines: titles without their site's name, and the lines that could be the headline."""

from dataclasses import replace

import pytest

from smaarchive.extract.headline import Above
from smaarchive.extract.headline_features import features
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.title import is_path, keys_of, title_of, without_site
from smaarchive.page import Block

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


MET = "Workers of the garrison met at the gate"
CLOSED = "The garrison closes its northern gate for good"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["* Start", "* Politics", "* The gate: what becomes of it", CLOSED], [3]),
        (["* Start", "* Politics", f"* {CLOSED}", CLOSED], [2, 3]),  # the path gives the title itself
        (["2. Politics", f"4. {CLOSED}", f"A town waits: {CLOSED}"], [2]),
        (["2. Politics", f"4. {CLOSED}", "A town waits for its garrison"], [1, 2]),
        (["* The gate is closed.", "* The garrison met in the street.", CLOSED], [2]),
        ([f"Gate | {MET}", "© A. Finch", MET, "© A. Finch", CLOSED], [0, 4]),
        ([f"{name} (opens in a new window)" for name in ("Garrison", "Workers", "Met", "Third")] + [CLOSED], [4]),
        (["Home Politics Garrison", CLOSED], [1]),
        (["From: Garrison News <workers@news.example>", "Sent: Monday, and not late", f"Subject: {CLOSED}"], [2]),
        (["11h ago The garrison met", "9 mins ago Workers met in the street", CLOSED], [2]),
        (["3 May 2020 10.15 First published on Sat 2 May 2020 08.00 BST", "Ann Poe in Oslo and Jane Roe", CLOSED], [2]),
        (["オスロ=山田花子", CLOSED], [1]),
    ],
)
def test_points_paths_captions_and_links_above_the_text_are_no_candidates(lines: list[str], left: list[int]) -> None:
    blocks = [Block(line.removeprefix("* "), number, bullet=line[0] == "*") for number, line in enumerate(lines, 1)]
    text = [Block(TEXT, len(lines) + 2), Block(TEXT + " Again.", len(lines) + 4)]
    found = [one.index for one in Above(lay_out([*blocks, *text])).candidates]
    assert [index for index in found if index < len(lines)] == left


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home Economy International-Business", True),
        ("News World Venezuela", True),
        ("Globe / Politics / Home affairs", True),
        ("National | Business | Opinion | Arts & Entertainment", True),
        ("Reuters World Asia Garrison", True),
        ("Workers Wait For Their Pay", False),
        ("Home for workers, news for nobody", False),
        ("Politics / Workers wait for their pay", False),
        ("Kim / Trump / Moon", False),
        ("Seoul • Tokyo • Beijing summit", False),
        ("Business Travel Ban", False),
        ("World Bank Politics", False),
        ("Home", False),
    ],
)
def test_path_to_the_page_on_one_line(line: str, expected: bool) -> None:
    assert is_path(line) is expected


def test_the_text_begins_below_a_stray_sentence_of_a_menu() -> None:
    menu = [f"Entry number {number}" for number in range(30)]
    lines = [TEXT, *menu, CLOSED, *[f"{TEXT} For the {number}th time." for number in range(9)]]
    blocks = [Block(line, 2 * number) for number, line in enumerate(lines, 1)]
    layout = lay_out(blocks)
    layout = replace(layout, body=[len(line) > 60 for line in lines])
    above = Above(layout)
    assert above.start == lines.index(CLOSED) + 1
    assert CLOSED in {one.text for one in above.candidates}


def test_a_page_without_lines_has_no_candidate() -> None:
    assert features(Above(lay_out([]))) == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Home » Society » Workers wait", "Workers wait"),
        ("Home > World > Asia > Workers wait", "Workers wait"),
        ("Rents > wages: workers wait", "Rents > wages: workers wait"),
        ("4. Workers wait for pay", "Workers wait for pay"),
        ("Subject: Workers wait for pay", "Workers wait for pay"),
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
