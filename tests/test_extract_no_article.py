"""Pages without an article: lines -> the reason."""

from dataclasses import replace

import pytest

from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.no_article import reason_for
from smaarchive.extract.notes import Notes
from smaarchive.extract.plain import read_fields
from smaarchive.page import Block

TEXT = [
    "The two sides met for the third time this year and said that they had come closer, although no paper was signed.",
    "Neither would name a sum on Tuesday, but people who know the talks spoke of a rise of a tenth over four years.",
    "The union of the workers asked that wages be paid from April on, whatever the two governments agree upon.",
]
LINKS = [
    "Envoy leaves for talks on costs", "March 17, 2020", "Reserve drills put off", "March 17, 2020",
    "Assembly votes on budget", "March 16, 2020", "Workers wait for an answer", "March 16, 2020",
    "New base opens in the south", "March 15, 2020", "Minister to visit Washington", "March 15, 2020", "Next page",
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ([], "empty"),
        (["404 Not Found", "The page you requested is not here."], "error page"),
        (["페이지를 찾을 수 없습니다."], "error page"),
        (["Please enable JavaScript to view this page."], "stub"),
        (["Subscribe to continue", "Log in"], "stub"),
        (["Menu", "Home"], "stub"),
        (LINKS, "index"),
        (TEXT, None),
        (["Error 404 in the budget", *TEXT], None),
    ],
)
def test_reason_for(lines: list[str], reason: str | None) -> None:
    layout = lay_out([Block(line, number) for number, line in enumerate(lines, 1)])
    notes, paragraphs = read_fields(layout)
    assert reason_for(notes, paragraphs, captions=False) == reason


def test_a_photo_and_nothing_else() -> None:
    layout = lay_out([Block("Home", 1), Block("A guard at the gate. (Yonhap)", 3)])
    assert reason_for(Notes(layout), [], captions=True) == "caption only"


@pytest.mark.parametrize(("seconded", "reason"), [(False, "index"), (True, None)])
def test_what_two_readings_take_is_the_article(
    monkeypatch: pytest.MonkeyPatch, seconded: bool, reason: str | None
) -> None:
    monkeypatch.setattr("smaarchive.extract.no_article.LEAST", 1.0)  # the model doubts every page
    rows = [f"{place} Harbour Rowing Club {place + 7} {60 - place}" for place in range(1, 61)]
    layout = lay_out([Block(row, line) for line, row in enumerate(rows, 1)])
    doubted = replace(layout, chances=[0.7] * len(rows), body=[True] * len(rows), seconded=seconded)
    notes, paragraphs = read_fields(doubted)
    assert reason_for(notes, paragraphs, captions=False) == reason
