"""Dates as machines write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.formats.isodate import OURS, iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-05-06", "2020-05-06"),
        ("2020-05-06T14:18", "2020-05-06T14:18"),
        ("2020-05-06T00:00", "2020-05-06T00:00"),
        ("2020-05-06T14:18+09:00", "2020-05-06T14:18+09:00"),
        ("2020-05-06T14:18:30.123Z", "2020-05-06T14:18+00:00"),
        ("2020-05-06T14:18:30.1234567+0900", "2020-05-06T14:18+09:00"),
        ("2020-05-06 14:18:00 +09:00", "2020-05-06T14:18+09:00"),
        ("2020-05-06T14:18:00 -0500", "2020-05-06T14:18-05:00"),
        ("2020-05-06T14:18:00+09", "2020-05-06T14:18+09:00"),
        ("2020-05-06T00:00:00Z", "2020-05-06"),
        ("2020-05-06T00:00:01Z", "2020-05-06T00:00+00:00"),
        ("20200506", "2020-05-06"),
        ("20200506T1418+0900", "2020-05-06T14:18+09:00"),
        ("2020/05/06 14:18", "2020-05-06T14:18"),
        ("2020.5.6", "2020-05-06"),
        ("2020-05-06T14:18:00 KST", "2020-05-06T14:18+09:00"),
        ("2020-05-06 14:18:00 UTC", "2020-05-06T14:18+00:00"),
        ("2020-05-06T25:99:00", "2020-05-06"),
        ("Wed, 06 May 2020 14:18:00 GMT", "2020-05-06T14:18+00:00"),
        ("06 May 2020", "2020-05-06"),
        ("Wed May 06 14:18:30 KST 2020", "2020-05-06T14:18+09:00"),
        ("2020-13-01", None),
        ("2020-02-30", None),
        ("202052", None),
        ("05/06/2020", None),
        ("May 6, 2020", None),
        ("yesterday", None),
        ("", None),
        ("1588742280", None),
    ],
)
def test_iso_date(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


@given(st.text(alphabet="0123456789-/.T: ZMay+GKST,", max_size=40))
def test_anything_found_has_our_form(text: str) -> None:
    found = iso_date(text)
    assert found is None or OURS.fullmatch(found)
