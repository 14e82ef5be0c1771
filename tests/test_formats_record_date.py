"""Dates in the records of other programs: value -> the date read."""

import pytest

from smaarchive.formats.record_date import record_date


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("May 6, 2020", "2020-05-06"),
        ("Wednesday, May 6, 2020", "2020-05-06"),
        ("Sept. 6, 2020", "2020-09-06"),
        ("May 6, 2020 at 2:18 PM", "2020-05-06T14:18"),
        ("May 6, 2020, 12:18 a.m. EST", "2020-05-06T00:18"),
        ("Wed May 06 2020 14:18:00 GMT+0900 (KST)", "2020-05-06T14:18+09:00"),
        ("Wed May 06 14:18:30 KST 2020", "2020-05-06T14:18+09:00"),
        ("2020년 5월 6일", "2020-05-06"),
        ("2020년 5월 6일 14:18", "2020-05-06T14:18"),
        ("2020년 5월 6일 오후 2:18", "2020-05-06"),
        ("2020年5月6日", "2020-05-06"),
        ("6 May 2020", "2020-05-06"),
        (20200506, "2020-05-06"),
        (1588742280, "2020-05-06T05:18+00:00"),
        (1588742280.25, "2020-05-06T05:18+00:00"),
        ("1588742280", "2020-05-06T05:18+00:00"),
        (1588742280123, "2020-05-06T05:18+00:00"),
        (1588723200, "2020-05-06"),
        (631151999, None),
        (4102444800, None),
        ("2020050614", None),
        ("May 32, 2020", None),
        ("Many 6, 2020", None),
        ("05/06/2020", None),
        ("May 2020", None),
        (2020, None),
        (-1588742280, None),
        (float("nan"), None),
        (True, None),
    ],
)
def test_record_date(value: str | float, expected: str | None) -> None:
    assert record_date(value) == expected
