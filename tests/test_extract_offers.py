"""Lines that offer something else than the text."""

import pytest

from smaarchive.extract.offers import offer


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The Gangmun Harbor Watch newsletter tells you every morning what has come in. Sign up here.", "newsletter"),
        ("Our newsletter is free. Sign up now", "newsletter"),
        ("A photo shared by Hanna Oakes (@hoakes)", "share"),
        ("The union's newsletter said that the cooks would strike.", None),
        ("Workers who want their pay are told to sign up here.", None),
    ],
)
def test_offer(line: str, kind: str | None) -> None:
    assert offer(line) == kind
