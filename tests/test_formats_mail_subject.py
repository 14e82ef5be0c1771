"""A mail whose subject is one word, printed above its text -> whether that is the headline."""

import pytest

from smaarchive.article import Found
from tests.pages import read_one


@pytest.mark.parametrize(("below", "field"), [("By Jane Roe", "headline"), ("Talks go on", "subject")])
def test_a_word_is_the_headline_where_it_is_signed_and_a_remark_elsewhere(below: str, field: str) -> None:
    page = read_one("/x", f"Subject: Standoff\nMessage-ID: <1@b>\n\nStandoff\n\n{below}\n".encode(), "mail")
    assert page.declared[0] == Found(field, "Standoff", "mail header Subject")
