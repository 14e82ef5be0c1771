"""Who is named below a text as its writer: lines -> persons."""

import pytest

from smaarchive.extract.byline import credits
from tests.test_extract_byline import page

NOTES = {
    "Ann Berg is a fellow at the institute.": "Ann Berg",
    "The writer, Ann Berg, is a professor of law.": "Ann Berg",
    "About the writer: Ann Berg is a professor of law.": "Ann Berg",
    "This article was written by Ann Berg.": "Ann Berg",
    "Ann Berg ist Redakteurin im Ressort Ausland.": "Ann Berg",
    "Ann Berg est journaliste au service international.": "Ann Berg",
    "Ann Berg es redactora de Internacional.": "Ann Berg",
    "Ann Berg jest dziennikarką działu zagranicznego.": "Ann Berg",
    "Анна Берг — корреспондент международного отдела.": "Анна Берг",
    "(Ann Berg)": "Ann Berg",
    "[Ann Berg, Bern]": "Ann Berg",
}


@pytest.mark.parametrize(("line", "name"), NOTES.items(), ids=list(NOTES))
def test_what_below_the_text_names_its_writer(line: str, name: str) -> None:
    assert name in [name for credit in credits(page(after=[line]), 0) for name in credit.authors]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (["Related", "Pier to be repaired", "By Ann Berg"], []),
        (["Related", "Pier to be repaired", "Ann Berg", "Fuel dearer", "Bo Dahl"], []),
        (["Topics", "Ann Berg"], ["Ann Berg"]),
    ],
)
def test_writers_below_what_heads_other_stories(below: list[str], names: list[str]) -> None:
    assert [name for credit in credits(page(after=below), 0) for name in credit.authors] == names
