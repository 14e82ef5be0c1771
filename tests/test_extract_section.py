"""The section: the lines around a headline -> its name."""

import pytest

from smaarchive.article import Block
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.notes import Notes
from smaarchive.extract.section import read_section

TITLE = "Garrison workers fear unpaid leave"
TEXT = (
    "Workers of the garrison in Pyeongtaek met for the third time this year and said that unpaid leave had come closer."
)


@pytest.mark.parametrize(
    ("above", "below", "section"),
    [
        (["Skip to content", "Politics"], [], "Politics"),
        (["Skip to content", "Home > World > Politics"], [], "Politics"),
        (["Business", "Sports", "Politics"], [], None),
        (["Skip to content"], ["Politics"], "Politics"),
        (["Skip to content", "Subscribe"], [], None),
        ([], [], None),
    ],
)
def test_a_kicker_or_breadcrumb_by_the_headline(above: list[str], below: list[str], section: str | None) -> None:
    lines = [*above, TITLE, *below, TEXT, TEXT + " Again."]
    notes = Notes(lay_out([Block(line, number) for number, line in enumerate(lines, 1)]))
    read_section(notes, headline=len(above))
    assert notes.value("section") == section


def test_the_word_before_the_date() -> None:
    notes = Notes(lay_out([Block(TITLE, 1), Block("Politics April 21, 2020", 2), Block(TEXT, 3)]))
    notes.take("published", "2020-04-21", "date", 1)
    read_section(notes, headline=0)
    assert notes.value("section") == "Politics"
    assert notes.found[-1].lines == (2,)
