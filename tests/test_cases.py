"""Every sample page against the article a person read from it: pages of `data/seeds` and `tests/cases`."""

import pytest

from tests.golden import CASES as EXPECTED
from tests.golden import Case, differences, every_case

CASES = tuple(every_case())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_page_is_read_as_a_person_reads_it(case: Case) -> None:
    found = differences(case)
    assert not found, "\n" + "\n".join(str(difference) for difference in found)


def test_every_expected_article_has_its_page() -> None:
    assert {case.expected for case in CASES} == set(EXPECTED.rglob("*.json"))
