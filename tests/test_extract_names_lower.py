"""Names in small letters: a line -> the names in it with their capitals."""

import pytest

from smaarchive.extract.names_lower import lowered_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("jane roe", ("Jane Roe",)),
        ("jane roe and john doe", ("Jane Roe", "John Doe")),
        ("anna van der linden", ("Anna van der Linden",)),
        ("jane roe-moss", ("Jane Roe-Moss",)),
        ("Jane Roe", ()),
        ("jane", ()),
        ("jane report", ()),
        ("jane roe and the others", ()),
        ("", ()),
    ],
)
def test_capitals_that_a_style_sheet_would_have_drawn(line: str, names: tuple[str, ...]) -> None:
    assert lowered_names(line) == names
