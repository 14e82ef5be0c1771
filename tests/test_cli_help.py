"""`sma help query` in the width of the terminal."""

import pytest

from smaarchive.archive.language import HELP
from smaarchive.cli.help import fitted


@pytest.mark.parametrize("width", [60, 80, 119])
def test_the_help_on_queries_fits(width: int) -> None:
    laid = fitted(HELP, width)
    assert max(map(len, laid.splitlines())) <= width
    assert laid.split() == HELP.split()
    assert "\n  unpaid leave\n      all of the words (with --any: one is enough)\n" in laid


def test_the_help_on_queries_stays_where_there_is_room() -> None:
    assert fitted(HELP, 120) == HELP
