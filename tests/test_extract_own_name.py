"""Outlets that no list knows: the lines of a small page -> the name that two of its own signs agree on."""

import pytest

from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.own_name import own_name
from smaarchive.page import Block

TEXT = (
    "Workers of the garrison met for the third time this year and said that unpaid leave had come closer than before."
)
BODY = ["Garrison workers fear unpaid leave", TEXT, TEXT + " Again."]


def named(lines: list[str], url: str | None = None) -> str | None:
    found = own_name(lay_out([Block(line, number) for number, line in enumerate(lines, 1)]), url)
    return str(found.value) if found else None


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([f"{BODY[0]} | The Barrack Lantern", *BODY, "© 2024 The Barrack Lantern"], "The Barrack Lantern"),
        ([*BODY, "Barrack Lantern", "Copyright 1999-2024 Barrack Lantern. All rights reserved."], "Barrack Lantern"),
        ([*BODY, "letters@barracklantern.com", "Barrack Lantern"], "Barrack Lantern"),
        ([*BODY, "Home", "Sections", "www.barracklantern.com", "About Barrack Lantern"], "Barrack Lantern"),
    ],
)
def test_two_signs_that_agree_are_a_name(lines: list[str], name: str) -> None:
    assert named(lines) == name


@pytest.mark.parametrize(
    "lines",
    [
        BODY,
        [*BODY, "© 2024 The Barrack Lantern"],
        ["© Odette Marlowe", *BODY, "Odette Marlowe"],
        [*BODY, "letters@barracklantern.com"],
        [*BODY, "odettemarlowe@gmail.com", "Gmail"],
        [*BODY, "https://www.barracklantern.com/view/12", "Barrack Lantern"],
        [*BODY, "letters@koreaherald.com", "The Korea Herald"],
    ],
)
def test_one_sign_alone_is_none(lines: list[str]) -> None:
    assert named(lines) is None


def test_the_address_of_the_page_is_a_sign() -> None:
    assert named([*BODY, "Barrack Lantern"], "https://www.barrack-lantern.org/view/12") == "Barrack Lantern"
