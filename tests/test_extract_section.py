"""The section: the lines around a headline -> its name."""

import pytest

from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.notes import Notes
from smaarchive.extract.section import read_section
from smaarchive.page import Block

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
        (["Business", "National/Politics", "Sports"], [], None),
        (["Politics/Defense"], [], "Politics/Defense"),
        (["Asia", "World", "Sports", "Asia", "Politics"], [], "Politics"),
        (["Business", "Sports", "Log in", "Business", "Sports"], [], None),
        (["Home >> Politics"], [], "Politics"),
        (["Politics", "Nov. 4, 2026 9:12"], [], "Politics"),
        ([f"Home > World > {TITLE}", "Subscribe"], [], "World"),
        (["Home > World > Another headline", "Subscribe"], [], None),
        (["Front|Politics|"], [], "Politics"),
        (["World", "Sports", "Motoring", "Politics"], [], None),
        (["World", "Sports", "Subscribe", "Politics"], [], "Politics"),
        ([], ["Business", "Sports", "Politics"], None),
        (["Skip to content", "All News"], [], None),
        (["• Log in", "• Home", "• Politics"], [], "Politics"),
        (["• Home", "• World", f"• {TITLE}", "Advertisement"], [], "World"),
        (["• Home", "• World", "• Business", "• Sports"], [], None),
    ],
)
def test_a_kicker_or_breadcrumb_by_the_headline(above: list[str], below: list[str], section: str | None) -> None:
    lines = [*above, TITLE, *below, TEXT, TEXT + " Again."]
    blocks = [Block(line.lstrip("• "), at, bullet=line.startswith("•")) for at, line in enumerate(lines, 1)]
    notes = Notes(lay_out(blocks))
    read_section(notes, headline=len(above))
    assert notes.value("section") == section


def test_a_section_below_a_gap_is_in_no_menu() -> None:
    notes = Notes(lay_out([Block("Business", 1), Block("Politics", 3), Block(TITLE, 5), Block(TEXT, 7)]))
    read_section(notes, headline=2)
    assert notes.value("section") == "Politics"


def test_a_bullet_alone_ends_a_path_and_one_of_many_is_in_a_menu() -> None:
    for bullets, section in ((("Politics",), "Politics"), (("Log in", "Politics"), None)):
        lines = ["National", *bullets, TITLE, TEXT]
        blocks = [Block(line, at, bullet=line in bullets) for at, line in enumerate(lines, 1)]
        notes = Notes(lay_out(blocks))
        read_section(notes, headline=len(bullets) + 1)
        assert notes.value("section") == section


def test_the_word_before_the_date() -> None:
    notes = Notes(lay_out([Block(TITLE, 1), Block("Politics April 21, 2020", 2), Block(TEXT, 3)]))
    notes.take("published", "2020-04-21", "date", 1)
    read_section(notes, headline=0)
    assert notes.value("section") == "Politics"
    assert notes.found[-1].lines == (2,)


def test_a_word_at_the_start_of_a_title_is_not_before_the_date() -> None:
    title = "Defense talks to resume Posted June 18, 2018"
    notes = Notes(lay_out([Block(title, 1), Block(TEXT, 3)]))
    notes.take("published", "2018-06-18", "date", 0)
    read_section(notes, headline=None)
    assert notes.value("section") is None
