"""Front matter of Markdown files, and the fields it declares."""

import pytest

from smaarchive.extract import extract
from smaarchive.formats.front_matter import front_matter
from smaarchive.formats.sniff import sniff
from smaarchive.page import Page, Source
from tests.pages import read_one

BODY = (
    "The two sides met in Seoul on Monday and they will meet again in May, when the talks about the share go on.\n\n"
    "Nobody named a figure after the round, and both of the envoys left without a word to those at the gate.\n"
)


def page_of(front: str) -> Page:
    return read_one("/x.md", f"---\n{front}\n---\n\n# Talks resume in May\n\n{BODY}".encode())


@pytest.mark.parametrize(
    ("front", "byline", "authors"),
    [
        ("byline: By Han Ji-woo and Moon Seo-yeon", "Han Ji-woo and Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ("byline: Han Ji-woo, defence editor", "Han Ji-woo, defence editor", ("Han Ji-woo",)),
        ("author: 'Han Ji-woo'", "Han Ji-woo", ("Han Ji-woo",)),
        ("authors: [Han Ji-woo, \"Moon Seo-yeon\"]", "Han Ji-woo, Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ("authors:\n- Han Ji-woo\n- Moon Seo-yeon", "Han Ji-woo, Moon Seo-yeon", ("Han Ji-woo", "Moon Seo-yeon")),
        ("author:\n  - \"[[Han Ji-woo]]\"", "Han Ji-woo", ("Han Ji-woo",)),
        ("author:\n  name: Han Ji-woo\n  url: https://example.org", "Han Ji-woo", ("Han Ji-woo",)),
        ("author: Reuters\x1b", "Reuters", ()),
        ("author:", None, ()),
        ("author: |\n", None, ()),
    ],
)  # fmt: skip
def test_byline_and_authors(front: str, byline: str | None, authors: tuple[str, ...]) -> None:
    article = extract(page_of(f"title: Talks\n{front}\ndate: 2020-05-06"))
    assert (article.byline, article.authors, article.date) == (byline, authors, "2020-05-06")


def test_the_other_fields() -> None:
    front = (
        "headline: Talks resume in May\npublished: 2020-05-06T14:18:00+09:00\nupdated: 2020-05-07\n"
        "site_name: Korea Times\nsource: https://example.org/1\nsection: Politics\ntags: [a, b]"
    )
    article = extract(page_of(front))
    assert (article.headline, article.published) == ("Talks resume in May", "2020-05-06T14:18+09:00")
    assert (article.updated, article.section) == ("2020-05-07", "Politics")
    assert (article.outlet, article.url) == ("The Korea Times", "https://example.org/1")


@pytest.mark.parametrize(("source", "outlet"), [("Korea Times", "The Korea Times"), ("clipper", None)])
def test_a_source_that_is_no_address_is_an_outlet_where_it_is_known(source: str, outlet: str | None) -> None:
    assert extract(page_of(f"source: {source}")).outlet == outlet


def test_the_body_begins_behind_it_and_lines_go_on_counting() -> None:
    assert page_of("title: Talks\nauthor: Han Ji-woo").readings[0].blocks[0].line == 6


def test_a_rule_and_a_line_with_a_colon_are_no_front_matter() -> None:
    assert front_matter("Talks: they go on\n---\ntitle: x\n---\n") == (0, ())


def test_what_a_reading_service_puts_above_a_page_is_declared() -> None:
    above = "Title: Talks resume in May\n\nURL Source: https://www.koreatimes.co.kr/nation/12.html\n\n"
    time = "Published Time: 2020-05-06T18:03:00+09:00\n\nMarkdown Content:\n"
    page = read_one("/x.txt", f"{above}{time}# Talks resume in May\n\nBy [Han Ji-woo](/h)\n\n{BODY}".encode())
    article = extract(page)
    assert (article.format, article.url) == ("markdown", "https://www.koreatimes.co.kr/nation/12.html")
    assert (article.headline, article.byline, article.body) == ("Talks resume in May", "Han Ji-woo", BODY.strip())
    assert (article.published, article.outlet) == ("2020-05-06T18:03+09:00", "The Korea Times")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("# Talks\n\n[World](/world) and [more](https://a.example/b)\n", "markdown"),
        ("# Talks\n\n[World](/world)\n", "text"),  # one may be a remark on a page
        ("Talks\n\n[World](/world) and [more](/b)\n", "text"),
        ("#talks #seoul\n\n[World](/world) and [more](/b)\n", "text"),
        ("Title: Talks\n\nMarkdown Content:\nThey go on.", "markdown"),
    ],
)
def test_markdown_is_told_from_text_without_its_suffix(text: str, format: str) -> None:
    assert sniff(Source("/x.txt", text.encode())) == format
