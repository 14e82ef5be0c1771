"""Outlets among names: a credit -> where an outlet begins in it, and which names are outlets."""

import re

import pytest

from smaarchive.extract.names_outlets import is_paper, is_station, outlet_around, site_behind


@pytest.mark.parametrize(
    ("credit", "before"),
    [
        ("Jane Roe Stars and Stripes", "Jane Roe "),
        ("Jane Roe and Peter Vos", "Jane Roe"),
        ("Jane Roe, Peter Vos", "Jane Roe"),
    ],
)
def test_a_conjunction_in_the_name_of_an_outlet(credit: str, before: str) -> None:
    separator = re.search(r"\sand\s|,\s", credit)
    assert separator is not None
    assert credit[: outlet_around(credit, separator)] == before


@pytest.mark.parametrize(
    ("words", "part", "site"),
    [("Jane Roe Fox", "Jane Roe Fox News", "Fox"), ("Jane Roe", "Jane Roe", ""), ("Jane Ann Roe", "Jane Ann Roe", "")],
)
def test_what_of_a_name_is_an_outlets(words: str, part: str, site: str) -> None:
    assert site_behind(words, part) == site


@pytest.mark.parametrize(("name", "is_one"), [("ARD Tokio", True), ("Jane Roe", False), ("ARD", False)])
def test_a_broadcaster_and_its_place(name: str, is_one: bool) -> None:
    assert is_station(name) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Riverside Herald", True), ("Jane Herald", False), ("riverside herald", False), ("Herald", False)],
)
def test_a_paper_that_is_on_no_list(name: str, is_one: bool) -> None:
    assert is_paper(name) is is_one
