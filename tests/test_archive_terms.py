"""What the index cannot see by itself: a text in, what is told of it out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.archive.terms import CJK, has_cjk


@given(st.text())
def test_whether_a_text_has_a_cjk_character(text: str) -> None:
    assert has_cjk(text) == (re.search(f"[{CJK}]", text) is not None)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("“Déjà vu” – a café…", False), ("SMA가", True), ("日", True), ("\U00020000", True), ("\ud800", False),
        ("Ελλάδα ἀρχή", False), ("ＳＭＡ", False), ("\u1100", True), ("", False),
    ],
)  # fmt: skip
def test_only_cjk_characters_count(text: str, there: bool) -> None:
    assert has_cjk(text) == there
