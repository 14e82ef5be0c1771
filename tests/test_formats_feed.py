"""A feed in, its entries out: as many as are read in time, until they would be far more than the file."""

import io

import pytest

from smaarchive.formats import feed
from smaarchive.formats.packed import TOO_MUCH, Budget
from smaarchive.page import Large, Refused
from tests.every_format import RSS

MANY = "holds over 20,000 entries, which is as far as it is read"


@pytest.mark.parametrize(("room", "entries", "problem"), [(1 << 30, 20_000, [MANY]), (10_000, 28, [TOO_MUCH])])
def test_the_entries_of_a_feed(room: int, entries: int, problem: list[str]) -> None:
    data = RSS.format(items="<item><title>A</title></item>" * 20_005).encode()
    found = list(feed.unpack(Large("/feed", io.BufferedReader(io.BytesIO(data)), len(data)), Budget(room)))
    assert [item.reason for item in found if isinstance(item, Refused)] == problem
    assert sum(not isinstance(item, Refused) for item in found) == entries
