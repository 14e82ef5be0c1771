"""Who is named below a text as its writer: lines -> persons."""

import pytest

from smaarchive.extract.byline import credits
from smaarchive.extract.byline_closing import closing_credits
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
    "Ann Berg ist freie Journalistin in Bern.": "Ann Berg",
    "Ann Berg ist freie Mitarbeiterin.": "Ann Berg",
    "Ann Berg – Redakteurin für Wirtschaft": "Ann Berg",
    "The story was originally reported by Ann Berg.": "Ann Berg",
    "(Ann Berg)": "Ann Berg",
    "[Ann Berg, Bern]": "Ann Berg",
}


@pytest.mark.parametrize(("line", "name"), NOTES.items(), ids=list(NOTES))
def test_what_below_the_text_names_its_writer(line: str, name: str) -> None:
    assert name in [name for credit in credits(page(after=[line]), 0) for name in credit.authors]


NO_NOTES = (
    "Bo Dahl – reportedly ill since March – did not come.",
    "Bo Dahl – according to reports – did not come.",
    "Bo Dahl – Reporten zufolge krank – kam nicht.",
    "Bo Dahl – a critic of reporters – did not come.",
    "Bo Dahl ist freigelassen worden.",
    "Bo Dahl ist seit März frei.",
    "Bo Dahl ist redaktionell nicht gebunden.",
    "Bo Dahl est reporté au mois de mars.",
    "Bo Dahl es elegido presidente del puerto.",
    "Bo Dahl erklärte den Hafen für offen.",
    "The ministry's report was written by Bo Dahl.",
    "The report was originally written by Bo Dahl.",
    "They read that the column was written by Bo Dahl.",
)


@pytest.mark.parametrize("line", NO_NOTES)
def test_who_is_told_of_below_the_text_did_not_write_it(line: str) -> None:
    assert [credit.authors for credit in credits(page(after=[line]), 0) if credit.authors] == []


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


@pytest.mark.parametrize(
    ("line", "agency"), [("© AP", "AP"), ("© AP , 2020", "AP"), ("© dpa-infocom, dpa:200506-99-1/2", "dpa")]
)
def test_the_agency_that_owns_the_text(line: str, agency: str) -> None:
    assert [credit.byline for credit in closing_credits(9, line)] == [agency]
