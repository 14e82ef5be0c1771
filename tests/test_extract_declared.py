"""What pages declare of themselves, and the fields that come of it."""

import pytest

from smaarchive.article import Found
from smaarchive.extract.declared import declared_fields
from smaarchive.extract.declared_outlet import clean_name
from smaarchive.extract.declared_title import without_site
from smaarchive.page import Block, Page, Reading, Source

BODY = tuple(
    Block(text, line, "paragraph")
    for line, text in enumerate(
        (
            "The two sides met in Seoul on Tuesday and they said that the sum is still open.",
            "A third meeting is planned for the week after the election, an official said.",
        ),
        10,
    )
)


def page(*declared: tuple[str, str, str], url: str | None = None, blocks: tuple[Block, ...] = BODY) -> Page:
    found = tuple(Found(field, value, rule, (line,)) for line, (field, value, rule) in enumerate(declared, 1))
    return Page(Source("/x/a.html", b""), "html", "utf-8", (Reading("tree", blocks),), found, url)


def fields(one: Page) -> dict[str, str | tuple[str, ...]]:
    return {found.field: found.value for found in declared_fields(one)}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([("Talks resume in Seoul", "json-ld headline"), ("To share", "meta og:title")], "Talks resume in Seoul"),
        ([("Talks resume in Seoul | The Korea Times", "title")], "Talks resume in Seoul"),
        ([("Talks resume in Seoul - Politics - The Korea Times", "title")], "Talks resume in Seoul"),
        ([("Talks resume - and stall - in Seoul", "title")], "Talks resume - and stall - in Seoul"),
        ([("The Korea Times | Talks resume in Seoul", "title")], "Talks resume in Seoul"),
        ([("Talks resume in Seoul : A Gazette", "title"), ("Talks resume in Seoul", "h1")], "Talks resume in Seoul"),
        ([("Talks resume in Seoul | DW | 28.04.2023", "meta og:title")], "Talks resume in Seoul"),
        ([("Politics", "h1"), ("Talks in Seoul", "meta og:title"), ("Talks in Seoul", "title")], "Talks in Seoul"),
        (
            [("Printed", "h1"), ("Shared, for one", "meta og:title"), ("Printed", "json-ld headline")],
            "Printed",
        ),
        (
            [("All numbers", "h1"), ("Talks in Seoul", "meta og:title"), ("Talks in Seoul", "json-ld headline")],
            "Talks in Seoul",
        ),
        (
            [("Seoul: Talks resume in spring", "json-ld headline"), ("Talks resume in spring", "h1"),
             ("Talks resume in spring", "meta og:title"), ("Seoul: Talks resume in spring", "title")],
            "Talks resume in spring",
        ),
        (
            [('Talks resume in spring and "everybody waits"', "h1"), ("Talks resume in spring and", "meta og:title"),
             ("Talks resume in spring and", "meta twitter:title")],
            'Talks resume in spring and "everybody waits"',
        ),
        (
            [("Chaos in the heat: old trams, brittle bridges", "json-ld headline"), ("How trams shall bear heat", "h1"),
             ("When trams stop: the fight with the sun", "meta og:title"),
             ("Chaos in the heat: old trams, brittle bridges", "title")],
            "How trams shall bear heat",
        ),
        (
            [("Chaos in the heat: old trams, brittle bridges", "json-ld headline"), ("News from the coast", "h1"),
             ("When trams stop: the fight with the sun", "meta og:title"),
             ("Chaos in the heat: old trams, brittle bridges", "title")],
            "Chaos in the heat: old trams, brittle bridges",
        ),
        ([("The Korea Times", "title")], None),
        ([], None),
    ],
)  # fmt: skip
def test_headline(titles: list[tuple[str, str]], expected: str | None) -> None:
    declared = [("headline", title, rule) for title, rule in titles]
    got = fields(page(*declared, ("outlet", "The Korea Times", "meta og:site_name")))
    assert got.get("headline") == expected


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ([("2020-05-06T14:18+09:00", "json-ld datePublished")], "2020-05-06T14:18+09:00"),
        ([("2020-05-01", "time"), ("2020-05-06", "meta date")], "2020-05-06"),
        ([("2020-05-01", "json-ld dateCreated"), ("2020-05-06", "time pubdate")], "2020-05-01"),
        ([("May 6, 2020", "time")], None),
        ([("0001-01-01T00:00:00Z", "json-ld datePublished"), ("2020-05-06", "time")], "2020-05-06"),
        ([("2021-31-08T17:20+00:00", "json-ld datePublished")], None),
        ([("2021-08-31T99:20+00:00", "json-ld datePublished")], None),
        ([("2021-08-3117:20:15+00:00", "json-ld datePublished")], None),
    ],
)
def test_published(dates: list[tuple[str, str]], published: str | None) -> None:
    assert fields(page(*[("published", date, rule) for date, rule in dates])).get("published") == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published March 9, 2021", "2021-03-09"),
        ("Updated March 9, 2021", "2026-11-20T03:12+00:00"),
        ("Published November 19, 2026", "2026-11-20T03:12+00:00"),
        ("March 9, 2021", "2026-11-20T03:12+00:00"),
    ],
)
def test_one_moment_for_all_is_the_clock_of_a_server_where_an_earlier_day_is_printed(line: str, published: str) -> None:
    stamp = "2026-11-20T03:12+00:00"
    declared = page(("published", stamp, "json-ld"), ("updated", stamp, "json-ld"), blocks=(Block(line, 1), *BODY))
    assert fields(declared)["published"] == published
    alone = page(("published", stamp, "json-ld"), blocks=(Block(line, 1), *BODY))
    assert fields(alone)["published"] == stamp


def test_updated_is_told_only_where_it_is_another_time() -> None:
    same = ("published", "2020-05-06", "json-ld datePublished"), ("updated", "2020-05-06", "json-ld dateModified")
    assert "updated" not in fields(page(*same))
    later = same[0], ("updated", "2020-05-07", "json-ld dateModified")
    assert fields(page(*later))["updated"] == "2020-05-07"


@pytest.mark.parametrize(
    ("names", "authors", "byline"),
    [
        ([("Kim Seung-yeon", "json-ld author")], ("Kim Seung-yeon",), "Kim Seung-yeon"),
        ([("By Kim Ann and Lee Bo", "meta author")], ("Kim Ann", "Lee Bo"), "Kim Ann, Lee Bo"),
        ([("Elena Oberholzer (obe)", "json-ld author")], ("Elena Oberholzer",), "Elena Oberholzer"),
        ([("a.b@example.org", "meta author"), ("Anna Sleegers", "rel=author")], ("Anna Sleegers",), "Anna Sleegers"),
        ([("https://example.org/kim", "meta article:author")], None, None),
        ([("Yonhap", "json-ld organization")], None, "Yonhap"),
        ([("(Image: Getty Images)", "microdata author")], None, None),
        ([("The Gazette", "meta author")], None, None),
    ],
)  # fmt: skip
def test_authors(names: list[tuple[str, str]], authors: tuple[str, ...] | None, byline: str | None) -> None:
    declared = [("authors", name, rule) for name, rule in names]
    got = fields(page(*declared, ("outlet", "The Gazette", "meta og:site_name")))
    assert (got.get("authors"), got.get("byline")) == (authors, byline)


def test_a_byline_shown_near_the_headline() -> None:
    blocks = (
        Block("Talks resume in Seoul", 5, "heading", ("<h1",)),
        Block("6 May 2020 • Kim Ann • 3 minutes", 6, "paragraph", ("<div", ".byline")),
        *BODY,
        Block("Lee Bo", 90, "paragraph", ("<div", ".author")),
    )
    got = fields(page(("headline", "Talks resume in Seoul", "h1"), blocks=blocks))
    assert got["authors"] == ("Kim Ann",)


@pytest.mark.parametrize(
    ("names", "url", "expected"),
    [
        ([], "https://www.koreatimes.co.kr/1", "The Korea Times"),
        ([("Korea Times", "meta og:site_name")], None, "The Korea Times"),
        ([("The Korea Herald", "meta og:site_name")], "https://www.koreatimes.co.kr/1", "The Korea Herald"),
        ([("Yonhap", "json-ld publisher"), ("Gazette of Nowhere", "meta og:site_name")], None, "Gazette of Nowhere"),
        ([("Media Ltd", "json-ld publisher"), ("Gazette", "meta og:site_name")], "https://gazette.example", "Gazette"),
        ([("© 2020 Gazette of Nowhere", "meta copyright")], None, "Gazette of Nowhere"),
        ([], "https://nowhere.example/1", None),
        ([("Lamplight.com", "json-ld site"), ("Lamplight", "after the title")], "https://lamplight.com", "Lamplight"),
        ([("QL", "json-ld site"), ("Quay Light", "meta copyright")], "https://www.ql.example/1", "Quay Light"),
    ],
)  # fmt: skip
def test_outlet(names: list[tuple[str, str]], url: str | None, expected: str | None) -> None:
    assert fields(page(*[("outlet", name, rule) for name, rule in names], url=url)).get("outlet") == expected


def test_language_is_that_of_the_text() -> None:
    assert fields(page(("language", "ko-KR", "html lang")))["language"] == "en"
    assert fields(page(("language", "ko-KR", "html lang"), blocks=()))["language"] == "ko"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Gazette | News and more", "Gazette"), ("Gazette: all the news", "Gazette"), ("Gazette Ltd.", "Gazette")],
)
def test_clean_name(name: str, expected: str) -> None:
    assert clean_name(name) == expected


def test_a_title_is_never_cut_to_nothing() -> None:
    assert without_site("Gazette", {"gazette"}, "") == "Gazette"
    assert without_site("A | Gazette | Gazette", {"gazette"}, "") == "A"


def test_the_site_with_an_initial_is_no_person() -> None:
    declared = ("authors", "Karoo D", "json-ld author"), ("outlet", "Karoo", "meta og:site_name")
    got = fields(page(*declared, url="https://karoonews.example/windows"))
    assert "authors" not in got
    assert got["byline"] == "Karoo D"


def test_a_site_of_two_letters_is_no_author() -> None:
    got = fields(page(("authors", "VG", "json-ld author"), ("outlet", "VG", "meta og:site_name")))
    assert "authors" not in got


def test_a_site_that_many_titles_end_in_is_counted_once() -> None:
    names = ("outlet", "Halden News", "json-ld publisher"), ("outlet", "Halden News", "meta og:site_name")
    title = "Eleven gardens to be given back"
    sources = ("title", "meta title", "meta hdl", "meta headline", "meta og:title")
    ends = [("headline", f"{title} | Haldennews.ca", rule) for rule in sources]
    got = fields(page(("headline", title, "h1"), *ends, *names, url="https://haldennews.ca/gardens"))
    assert got["outlet"] == "Halden News"
