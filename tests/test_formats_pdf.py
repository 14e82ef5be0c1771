"""Lines with their places on pages -> blocks in reading order."""

from collections import Counter

import pytest
from fpdf import FPDF

from smaarchive.extract import extract
from smaarchive.formats.pdf_layout import Line, blocks_of_pages, joined, without_running_heads
from smaarchive.page import Page
from tests.hostile_pages import pdf, stream
from tests.pages import read_one

WIDTH = 5.0  # points of a letter
HEIGHT = 800.0


def line(text: str, left: float = 50, bottom: float = 700, size: float = 12) -> Line:
    return Line(text, left, left + WIDTH * len(text) * size / 12, bottom, size, bottom / HEIGHT)


def column(lines: list[str], left: float = 50, top: float = 700) -> list[Line]:
    return [line(text, left, top - 14 * number) for number, text in enumerate(lines)]


def texts(pages: list[list[Line]]) -> list[str]:
    return [block.text for block in blocks_of_pages(pages)]


LEFT = ["The two allies met on Monday in", "Seoul to talk about how much", "each side should pay for the"]
RIGHT = ["stationing of American troops.", "Officials told reporters after", "the talks that no date is set."]


def test_columns_are_read_one_after_the_other() -> None:
    rows = [cell for pair in zip(column(LEFT), column(RIGHT, left=250), strict=True) for cell in pair]
    assert texts([rows]) == [
        "The two allies met on Monday in Seoul to talk about how much each side should pay for the stationing of "
        "American troops. Officials told reporters after the talks that no date is set."
    ]


def test_a_headline_over_two_columns_stands_first_and_is_a_heading() -> None:
    headline = line("Allies meet over who pays what and when", bottom=740, size=24)
    blocks = blocks_of_pages([[*column(LEFT), *column(RIGHT, left=250), headline]])
    assert (blocks[0].text, blocks[0].kind, blocks[0].hints) == (headline.text, "heading", ("size:2.00",))
    assert [block.kind for block in blocks[1:]] == ["paragraph"]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    lines = [
        "By Han Ji-woo",
        "Published : May 6, 2020",
        "The chief negotiators ended the round without a word.",
        "They",
    ]
    assert texts([column(lines)]) == [*lines[:2], "The chief negotiators ended the round without a word. They"]


def test_paragraphs_are_parted_by_space_or_by_an_indent() -> None:
    first, second = column(LEFT), column(RIGHT, top=640)
    assert len(texts([[*first, *second]])) == 1  # the sentence goes on
    ended = [*first[:2], first[2]._replace(text="each side should now pay here.")]
    assert len(texts([[*ended, *second]])) == 2
    indented = [*ended, *[cell._replace(bottom=cell.bottom + 18) for cell in second]]
    indented[3] = indented[3]._replace(left=65)
    assert len(texts([indented])) == 2


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    pages = [column(LEFT), column(RIGHT)]
    assert len(texts(pages)) == 1


def test_what_is_printed_around_the_pages_goes_and_its_address_is_kept() -> None:
    url = "https://example.org/2020/05/talks"
    pages = [
        [line("5/6/20, 3:40 PM Allies meet", bottom=780), *column(LEFT), line(f"{url} {number}/2", bottom=20)]
        for number in (1, 2)
    ]
    kept, found = without_running_heads(pages)
    assert [[each.text for each in page] for page in kept] == [LEFT, LEFT]
    assert found == url
    alone, _ = without_running_heads([[*column(LEFT), line("Seoul, 6 May", bottom=780)]])
    assert len(alone[0]) == 4  # a line that stands once, and is no print mark, is the page's own


@pytest.mark.parametrize(
    ("first", "second", "words", "text"),
    [
        ("the nego-", "tiations ended", {}, "the negotiations ended"),
        ("the cost-", "sharing pact", {"cost-sharing": 1}, "the cost-sharing pact"),
        ("the cost-", "sharing pact", {"cost": 2, "sharing": 1}, "the cost-sharing pact"),
        ("the cost-", "sharing pact", {"costsharing": 1, "cost": 2, "sharing": 1}, "the costsharing pact"),
        ("the nego\xad", "tiations ended", {}, "the negotiations ended"),
        ("the nego\x02", "tiations ended", {}, "the negotiations ended"),
        ("Kim Ji-", "Woo said", {}, "Kim Ji-Woo said"),
        ("an F-", "35 jet", {}, "an F-35 jet"),
        ("talks -", "they said", {}, "talks - they said"),
        ("and so", "it ended", {}, "and so it ended"),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, words: dict[str, int], text: str) -> None:
    assert joined([first, second], Counter(words)) == text


def set_page(*parts: tuple[float, str], title: str = "", author: str = "") -> bytes:
    document = FPDF(format="A4")
    document.set_title(title)
    document.set_author(author)
    document.add_page()
    for size, text in parts:
        document.set_font("Times", size=size)
        document.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def read(data: bytes) -> Page:
    return read_one("/x.pdf", data)


def test_the_largest_type_is_the_headline_but_for_the_name_of_the_paper() -> None:
    page = read(
        set_page((40, "The Korea Herald"), (24, "Allies meet over who pays what"), (11, "The allies met. " * 40))
    )
    assert [found.value for found in page.declared] == ["Allies meet over who pays what"]


def test_type_of_one_size_declares_no_headline() -> None:
    assert read(set_page((11, "Allies meet over who pays what"), (11, "The allies met. " * 40))).declared == ()


BRIEF = ((20, "Issue Brief No. 12, March 2022"), (16, "The Price of Presence:"), (16, "Who Paid What"))
BODY = (
    11,
    "The two allies paid for what they had promised to pay, and for some of what they had not. In the first years the "
    "host gave land and nothing else. Then came wages, which are paid in its own money, and after them the barracks, "
    "built by its own firms. What a presence costs is known only to those who keep two sets of books. The auditors who "
    "asked for both were told in March that one of them had been lost when an office moved.",
)


@pytest.mark.parametrize(
    ("title", "headline", "rule"),
    [
        ("The price of presence: who paid what", "The Price of Presence: Who Paid What", "document title"),
        (
            "The Price of Presence: Who Paid What - Slow Questions",
            "The Price of Presence: Who Paid What",
            "document title",
        ),
        ("The Price of", "The Price of Presence: Who Paid What", "type size"),
        ("Microsoft Word - brief_v3.docx", "The Price of Presence: Who Paid What", "type size"),
    ],
)
def test_the_title_of_the_document_is_believed_where_it_is_printed(title: str, headline: str, rule: str) -> None:
    evidence = extract(read(set_page(*BRIEF, BODY, title=title))).evidence
    assert [(found.value, found.rule) for found in evidence if found.field == "headline"] == [(headline, rule)]


@pytest.mark.parametrize(
    ("author", "line", "byline", "rule"),
    [
        ("Olga Brandt", "Olga Brandt and Tomas Reyle", "Olga Brandt and Tomas Reyle", "byline, names"),
        ("Olga Brandt and Tomas Reyle", "With maps by Olga Brandt, text by Tomas Reyle, and no pictures",
         "Olga Brandt, Tomas Reyle", "document author"),
        ("obrandt", "A question of money", None, None),
        ("Olga Brandt", "A question of money", None, None),
    ],
)  # fmt: skip
def test_the_author_of_the_document_stands_in_where_a_line_names_them(
    author: str, line: str, byline: str | None, rule: str | None
) -> None:
    article = extract(read(set_page((18, "The Price of Presence"), (11, line), BODY, author=author)))
    assert article.byline == byline
    assert next((found.rule for found in article.evidence if found.field == "byline"), None) == rule


def test_a_title_of_half_a_character_is_none() -> None:
    data = set_page(*BRIEF, BODY, title="€")
    assert b"FEFF20AC" in data.upper()
    assert (
        extract(read(data.replace(b"20AC", b"D83D").replace(b"20ac", b"d83d"))).headline
        == "The Price of Presence: Who Paid What"
    )


def test_when_a_document_was_made_and_the_month_of_an_issue_are_no_date() -> None:
    assert extract(read(set_page(*BRIEF, BODY, title="The Price of Presence: Who Paid What"))).date is None


def test_a_scan_has_no_blocks() -> None:
    page = read(set_page())
    assert page.readings[0].blocks == ()


def pdf_that_reads_t_as(units: bytes) -> bytes:
    """Make a PDF whose font says that its letter T is these units of UTF-16, in hex."""
    says = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <54> <%s> endbfchar endcmap"
    resources = b"/Resources << /Font << /F 5 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R %s >>" % resources
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
            stream(b"BT /F 12 Tf 50 700 Td (aTb) Tj ET"),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>", stream(says % units),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(("units", "text"), [(b"D83DDE00", "a\U0001f600b"), (b"DCB5", "a\ufffdb")])
def test_characters_beyond_the_first_plane_are_whole_and_halves_are_none(units: bytes, text: str) -> None:
    found = read_one("a.pdf", pdf_that_reads_t_as(units))
    assert [block.text for block in found.readings[0].blocks] == [text]
