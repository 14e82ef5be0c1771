"""Every sample page against the article a person read from it: pages of `data/seeds` and `tests/cases`."""

import pytest

from tests.golden import CASES as EXPECTED
from tests.golden import UNSOLVED, Case, differences, every_case, unsolved

CASES = tuple(every_case())
KNOWN = unsolved()
ACCEPT = "`python -m tests.golden --accept` writes tests/cases/unsolved.json anew"


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_page_is_read_as_a_person_reads_it(case: Case) -> None:
    known = KNOWN.fields.get(case.name, ())
    found = differences(case)
    worse = [difference for difference in found if difference.field not in known]
    assert not worse, "\n" + "\n".join(map(str, worse))
    solved = set(known) - {difference.field for difference in found}
    assert not solved, f"{', '.join(sorted(solved))} is read right now: {ACCEPT}"


def test_no_fewer_fields_are_read_right_than_before() -> None:
    wanted = sum(len(case.wanted()) for case in CASES)
    assert wanted - sum(map(len, KNOWN.fields.values())) >= KNOWN.right, ACCEPT


def test_only_cases_are_listed_as_unsolved() -> None:
    assert set(KNOWN.fields) <= {case.name for case in CASES}, ACCEPT


def test_every_expected_article_has_its_page() -> None:
    assert {case.expected for case in CASES} == set(EXPECTED.rglob("*.json")) - {UNSOLVED}
