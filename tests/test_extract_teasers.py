"""Titles of other pages with a line of each, told from an article with subheads."""

from dataclasses import replace

import pytest

from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.layout import Layout
from smaarchive.extract.teasers import _is_day, are_cut_off, are_links, are_teasers
from smaarchive.page import Block

TITLES = (
    "Envoys head back for one more try",
    "Union warns of a strike",
    "Lawmakers ask who pays",
    "Tokyo waits and counts",
)
LINE = "Both capitals have lowered what they ask, officials said."


def page(*texts: str, hints: tuple[str, ...] = ()) -> Layout:
    """Lay out lines that were all taken for text."""
    layout = lay_out([Block(text, at + 1, hints=hints if text in TITLES else ()) for at, text in enumerate(texts)])
    return replace(layout, body=[True] * len(texts))


def pairs(*between: str) -> list[str]:
    return [text for title in TITLES for text in (title, LINE, *between)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (pairs(), True),
        (pairs("By Nora Vance"), False),  # half of it is more
        (pairs()[:6], False),  # three are no list
        ([text.rstrip(".") for text in pairs()], False),
        ([f"{title}?" for title in pairs()], False),  # questions and answers
        ([*pairs(), LINE * 6], False),  # one paragraph that is long
        (["14:05", *pairs(), "13:20"], False),  # a live blog
        ([LINE, "May 6, 2020", TITLES[0], LINE, "May 7, 2020", TITLES[1], LINE], True),
        ([LINE, "2 days ago", TITLES[0], LINE, "3 days ago", TITLES[1], LINE], True),
        ([LINE, "12 comments", TITLES[0], LINE, "3 Replies", TITLES[1], LINE], False),
        ([LINE, "May 6, 2020", LINE, "May 7, 2020", LINE], False),  # a chronology
    ],
)
def test_teasers(texts: list[str], expected: bool) -> None:
    assert are_teasers(page(*texts)) is expected


def test_titles_that_are_links_are_no_subheads() -> None:
    assert are_links(page(*pairs(), hints=("<h2", "link:1.0")))
    assert not are_links(page(*pairs(), hints=("<h2",)))


def test_lines_that_break_off_below_titles_are_teasers() -> None:
    broken = [f"{text[:-1]} ..." if text == LINE else text for text in pairs()]
    assert are_cut_off(page(*broken[:6])) and are_teasers(page(*broken[:6]))
    assert are_cut_off(page(*broken[:2], "10:12", *broken[2:4], "09:30", *broken[4:6], "1 2 3 Next"))
    assert not are_cut_off(page(*broken[:4]))
    assert not are_cut_off(page(*broken[:6], *[LINE] * 9))  # links in an article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 6, 2020", True),
        ("2 days ago", True),
        ("vor 3 Stunden", True),
        ("3시간 전", True),
        ("12 comments", False),
        ("20 Minuten", False),
        ("7 Tote", False),
        ("The deal of May 6, 2020 is void", False),
    ],
)
def test_a_day_alone(text: str, expected: bool) -> None:
    assert _is_day(text) is expected
