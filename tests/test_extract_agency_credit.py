"""Agencies credited beside the writers or below the text."""

from dataclasses import replace

import pytest

from smaarchive.extract.agency_credit import agency_credit
from smaarchive.extract.laying_out import lay_out
from smaarchive.page import Block

TEXT = "Die Gespräche über die Kosten der Garnison sind am Dienstag ohne ein Ergebnis zu Ende gegangen."


def agency_on(*lines: str) -> str | None:
    """Name the agency of a page of one sentence and other lines."""
    layout = lay_out([Block(text, at + 1) for at, text in enumerate(lines)])
    found = agency_credit(replace(layout, body=[text == TEXT for text in lines]))
    return found[1].name if found else None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Von Hanna Eichler (mit dpa, AFP)", "dpa"),
        ("By Hanna Oakes (with AFP)", "Agence France-Presse"),
        ("Von Hanna Eichler (mit Hut)", None),
        ("Von Hanna Eichler (dpa)", None),
        ("Quelle: dpa", None),  # of a photo
    ],
)
def test_above_the_text(line: str, agency: str | None) -> None:
    assert agency_on(line, TEXT) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("he/kt (dpa, afp)", "dpa"),
        ("Quelle: F.A.Z./dpa", "dpa"),
        ("Quellen: AFP und Reuters", "Agence France-Presse"),
        ("Mit Material von dpa", "dpa"),
        ("Mit Agenturmaterial von Reuters", "Reuters"),
        ("Quelle: Ministerium/dpa", None),
        ("Mit Material von der Baustelle", None),
        ("und/oder (dpa, Hut)", None),
    ],
)
def test_below_the_text(line: str, agency: str | None) -> None:
    assert agency_on(TEXT, line) == agency
    assert agency_on(TEXT, *["Mehr"] * 9, line) is None
