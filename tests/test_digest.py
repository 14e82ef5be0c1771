"""Which texts have one digest, and which do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.digest import digest_and_words, digest_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Talks go on", "A b.\n\nC d."), ("TALKS  GO ON", "a b. c D.")),
        (("Talks\u00a0go on", "ﬁne"), ("Talks go on", "fine")),
        (("방위비", "１２３"), ("방위비", "123")),
        ((None, "body"), ("", " body ")),
        (("Straße", "x"), ("STRASSE", "x")),
    ],
)
def test_same(one: tuple[str | None, str], other: tuple[str | None, str]) -> None:
    assert digest_of(*one) == digest_of(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Talks", "go on"), ("Talks go", "on")),
        (("Talks", "go on"), ("Talks", "go on.")),
        ((None, "body"), ("body", "")),
    ],
)
def test_different(one: tuple[str | None, str], other: tuple[str | None, str]) -> None:
    assert digest_of(*one) != digest_of(*other)


@given(st.text(), st.text(alphabet=st.characters()))
def test_any_text_has_one(headline: str, body: str) -> None:
    assert len(digest_of(headline, body)) == 64
    assert digest_of(headline, body) == digest_of(headline.casefold(), f" {body}\n")


@given(st.text(), st.text(alphabet=st.characters() | st.sampled_from(" \t\n\x1c\x1f\x85\u2028“a")))
def test_the_words_of_a_body_are_parted_by_white_space(headline: str, body: str) -> None:
    assert digest_and_words(headline, body) == (digest_of(headline, body), len(body.split()))
