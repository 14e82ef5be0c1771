"""Plain text dumped at the width of a terminal is read as the same text with a line a paragraph is."""

import textwrap
from pathlib import Path

import pytest

from smaarchive.article import Article
from smaarchive.extract import extract
from smaarchive.formats import read
from smaarchive.formats.text import blocks_of
from smaarchive.formats.wrapped import is_wrapped
from smaarchive.page import Page, Source

SEEDS = Path(__file__).parents[1] / "data" / "seeds"
LINE = "The two sides met in Seoul on Monday and they will meet again in May, when the talks on the share of each end."


def wrapped(text: str, columns: int) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, columns, break_long_words=False)) for line in text.split("\n"))


def article_of(text: str) -> Article:
    (page,) = read(Source("/x.txt", text.encode()))
    assert isinstance(page, Page)
    return extract(page)


@pytest.mark.parametrize("columns", [72, 80])
@pytest.mark.parametrize(
    "name", ["korea-times-2020-01-gap", "nk-news-2021-04-timeline", "stars-and-stripes-2020-01-notice"]
)
def test_a_dump_of_a_terminal(name: str, columns: int) -> None:
    text = (SEEDS / f"{name}.txt").read_text("utf-8")
    as_it_is, dumped = article_of(text), article_of(wrapped(text, columns))
    assert dumped._replace(evidence=as_it_is.evidence) == as_it_is


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (wrapped("\n\n".join([LINE] * 5), 60), True),
        ("\n".join([LINE] * 9), False),
        ("\n".join(LINE.split(" and ") * 9), True),
        ("\n".join(f"Envoys head back, {number}" for number in range(40)), False),
        ("\n".join(["one", "two", "three"] * 9 + [LINE]), False),  # a menu in small letters beside paragraphs
        ("", False),
    ],
)
def test_a_text_is_wrapped(text: str, expected: bool) -> None:
    assert is_wrapped(blocks_of(text)) is expected
