"""Headlines: titles without their site's name, and the lines that could be the headline."""

import pytest

from smaarchive.article import Block
from smaarchive.extract.headline import candidates, without_site
from smaarchive.extract.laying_out import lay_out

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
        ("Workers wait", "Workers wait"),
        ("| The Korea Herald", "| The Korea Herald"),
        ("Cost-sharing talks", "Cost-sharing talks"),
        ("", ""),
    ],
)
def test_without_site(title: str, headline: str) -> None:
    assert without_site(title) == headline


def test_candidates_stand_above_the_text_and_are_no_dates() -> None:
    lines = ["Politics", "Garrison workers fear unpaid leave", "April 21, 2020 16:42", TEXT, TEXT + " Again."]
    layout = lay_out([Block(line, number) for number, line in enumerate(lines, 1)])
    found = {layout.blocks[i].text for i, _ in candidates(layout)}
    assert "Garrison workers fear unpaid leave" in found
    assert "April 21, 2020 16:42" not in found
    assert "Politics" not in found


def test_a_page_without_lines_has_no_candidate() -> None:
    assert list(candidates(lay_out([]))) == []
