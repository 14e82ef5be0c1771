"""Pages as the outlets of the field lay them out, in every dress, against what a person reads from them."""

import pytest

from tests.dressing import DRESSES, Laid, differences, every_page, unsolved

PAGES = tuple(every_page())
KNOWN = unsolved()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
@pytest.mark.parametrize("dress", DRESSES)
def test_page_is_read_as_a_person_reads_it(page: Laid, dress: str) -> None:
    found = differences(page, dress)
    known = KNOWN.get(f"{page.name} {dress}", [])
    assert [difference.field for difference in found] == known, (
        "(`python -m tests.dressing --accept` writes tests/layouts/unsolved.json anew)\n" + "\n".join(map(str, found))
    )


def test_only_pages_are_listed_as_unsolved() -> None:
    assert set(KNOWN) <= {f"{page.name} {dress}" for page in PAGES for dress in DRESSES}
