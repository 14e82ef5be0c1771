"""HTML pages, and which of their blocks are taken for the article's text."""

import pytest

from smaarchive.extract import extract
from smaarchive.extract.judge import is_never_text, is_sure, lay_out_tree, longest, without_head
from smaarchive.extract.tree_marks import MOST, marks_of, place_of
from smaarchive.extract.tree_model import ALONE, tree_chances
from smaarchive.lexicon.letters import letters_of
from smaarchive.page import Block, Page, Reading, Source
from tests.pages import read_one
from tests.training.pages import case_pages

TEXT = (
    "The two governments opened a new round of talks in Seoul on Tuesday, and both said that it would not be short.",
    "Washington has asked for a sum that is several times what was paid last year, said an official who was there.",
    "The workers on the bases were told in writing that they would be put on leave if there is no agreement.",
    "A spokesman for the ministry said that the talks would go on for as long as it takes to reach a fair result.",
)
MENU = "<nav><ul><li><a href=/a>Politics</a><li><a href=/b>Business</a><li><a href=/c>Sports</a></ul></nav>"
RELATED = (
    '<div class="related"><h3>Related stories</h3><ul><li><a href=/1>Minister flies home a day early</a>'
    "<li><a href=/2>Storm delays the fleet for a week</a></ul></div>"
)
CAPTION = "<figure><figcaption>The gate of a base. (AFP)</figcaption></figure>"
FOOTER = "<footer><p>Copyright 2020 The Gazette. All rights reserved.</p><a href=/p>Privacy</a></footer>"


def page_of(article: str, head: str = "") -> Page:
    html = (
        f"<html><head>{head}</head><body>{MENU}<main><article>{article}</article>{RELATED}</main>{FOOTER}</body></html>"
    )
    return read_one("/x/a.html", html.encode(), "html")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


TITLE = "<h1>Talks on the cost of the bases resume</h1>"


@pytest.mark.parametrize(
    "article",
    [
        TITLE + paragraphs(*TEXT),
        TITLE + '<p class="byline">By Kim Ann</p><p>Published May 6, 2020</p>' + paragraphs(*TEXT),
        TITLE + paragraphs(*TEXT[:2]) + RELATED + paragraphs(*TEXT[2:]),
        TITLE + paragraphs(*TEXT[:2]) + CAPTION + paragraphs(*TEXT[2:]),
        TITLE + f"<div class=body>{'<br><br>'.join(TEXT)}</div>",
        TITLE + paragraphs(*TEXT) + '<div class="newsletter"><p>Sign up and get our letter every day.</p></div>',
    ],
    ids=["plain", "byline and date", "related inside", "caption inside", "breaks", "newsletter"],
)  # fmt: skip
def test_the_text_and_nothing_else_is_kept(article: str) -> None:
    layout = lay_out_tree(page_of(article, "<title>Talks on the cost of the bases resume | The Gazette</title>"))
    assert layout is not None
    assert tuple(block.text for block, keep in zip(layout.blocks, layout.body, strict=True) if keep) == TEXT


def asked_of(page: Page) -> int:
    """Count how often trafilatura is asked while a page is laid out."""
    asked = []

    def main_text() -> tuple[Block, ...]:
        asked.append(page)
        return page.main_text()

    lay_out_tree(page._replace(main_text=main_text))
    return len(asked)


ITEMS = "<p>Each side brought a list of its own:</p><ul><li>wages of the guards<li>a new school roof</ul>"
LINKS = "".join(f"<p><a href=/{n}>The full text of letter {n}</a></p>" for n in range(4))


@pytest.mark.parametrize(
    ("article", "times"),
    [
        (TITLE + paragraphs(*TEXT), 0),
        (TITLE + paragraphs(*TEXT[:2]) + ITEMS + paragraphs(*TEXT[2:]), 1),
        (TITLE + paragraphs(*TEXT[:2]) + LINKS + paragraphs(*TEXT[2:]), 1),
        ("<p>Photos of the week</p><p>More in our shop</p>", 1),
    ],
    ids=["plain", "a list", "links inside", "no text"],
)
def test_trafilatura_is_asked_where_the_tree_leaves_doubt(article: str, times: int) -> None:
    assert asked_of(page_of(article)) == times


def test_title_byline_and_date_above_the_text_are_given_up() -> None:
    page = page_of(TITLE + "<p>By Kim Ann</p><p>Updated: May 6, 2020</p><p>Short standfirst</p>" + paragraphs(*TEXT))
    marks = marks_of(page)
    kept = without_head(marks, [True] * len(marks.blocks), [letters_of("Kim Ann")])
    given_up = {block.text for block, keep in zip(marks.blocks, kept, strict=True) if not keep}
    assert {"Talks on the cost of the bases resume", "By Kim Ann", "Updated: May 6, 2020"} <= given_up
    assert "Short standfirst" not in given_up


def test_a_colon_alone_above_the_text_is_no_credit() -> None:
    marks = marks_of(page_of(TITLE + "<p>:</p>" + paragraphs(*TEXT)))
    assert {":", *TEXT} <= {block.text for block in marks.blocks}
    assert sum(without_head(marks, [True] * len(marks.blocks), [])) == len(marks.blocks) - 1  # the title


def test_the_tree_is_the_last_to_be_the_longest() -> None:
    short, long, tree = (Block("a", 1),), (Block("longer", 1),), (Block("longest of all", 1),)
    readings = Reading("a", short), Reading("b", long), Reading("tree", tree)
    assert longest(Page(Source("/x", b""), "html", "utf-8", readings)) == long
    assert longest(Page(Source("/x", b""), "html", "utf-8", readings[2:])) == tree


def test_the_layout_has_no_menus() -> None:
    layout = lay_out_tree(page_of(TITLE + paragraphs(*TEXT)))
    assert layout is not None
    assert layout.language == "en"
    shown = [block.text for block in layout.blocks]
    assert "Politics" not in shown
    assert "Privacy" not in shown
    assert set(TEXT) <= set(shown)


def test_a_place_is_read_off_the_hints() -> None:
    block = Block(
        "x", 1, "paragraph", ("<p", "<div", "^article", ".caption", "..teaser", "..nonsense", "#7", "##6", "link:0.8")
    )
    place = place_of(block)
    assert (place.kind.tags, place.own, place.outer, place.link) == (("p", "div"), "7", "6", 0.8)
    assert (place.kind.near, place.kind.far) == (frozenset({"caption"}), frozenset({"related"}))
    assert place.kind.regions == ("^article",)


def test_a_page_of_nothing() -> None:
    page = Page(Source("/x", b""), "html", "utf-8", (Reading("tree", ()),))
    assert lay_out_tree(page) is None
    assert longest(page) == ()
    assert tree_chances(marks_of(page), ALONE) == []


@pytest.mark.parametrize(
    ("text", "hints", "never"),
    [
        ("The gate of the base on Monday", ("<p", "^article", "^figure"), True),
        ("The gate of the base on Monday", ("<figcaption", "^figure", "^figcaption"), True),
        ("“We were told in writing.”", ("<p", "^figure", "^blockquote"), False),
        ("Read more: The gate that was built twice", ("<p", "link:1.0"), True),
        ("Read more into it than there is, she said", ("<p", "link:0.2"), False),
        ("THE GATE THAT WAS BUILT TWICE", ("<p", "link:0.9"), True),
        ("THE GATE THAT WAS BUILT TWICE", ("<h2",), False),
        ("[CNBC]", ("<p", "link:0.8"), False),
        ("The gate that was built twice", ("<p", "link:1.0"), False),
    ],
)
def test_what_stands_with_a_picture_and_links_to_other_stories_are_never_text(
    text: str, hints: tuple[str, ...], never: bool
) -> None:
    assert is_never_text(text, place_of(Block(text, 1, "paragraph", hints))) is never


def test_a_page_of_thousands_of_paragraphs_is_read() -> None:
    texts = [text for page in case_pages() for text in page.body.split("\n\n") if len(text) > 60 and text.isascii()]
    told = [f"On day {i} this was printed. {texts[i % len(texts)]}" for i in range(MOST + 1000)]
    data = "".join(f"<p>{text}</p>" for text in told)
    page = read_one("long.html", f"<html><body><h1>The talks</h1>{data}</body></html>".encode())
    body = extract(page).body
    assert sum(text in body for text in told) > 0.95 * len(told)
    assert all(text in body for text in told[-50:])


def test_a_sentence_in_a_box_of_the_page_leaves_doubt() -> None:
    box = '<div class="newsletter-signup"><p>Sign up for our letter</p><p>The stories that matter, at six.</p></div>'
    page = page_of(TITLE + paragraphs(*TEXT[:1]) + box + paragraphs(*TEXT[1:]))
    marks = marks_of(page)
    chances = [
        1.0 if "^newsletter" in place.kind.regions or block.text in TEXT else 0.0
        for block, place in zip(marks.blocks, marks.places, strict=True)
    ]
    kept = [chance > 0 for chance in chances]
    assert not is_sure(marks, chances, kept)
    without = [float(block.text in TEXT) for block in marks.blocks]
    assert is_sure(marks, without, [chance > 0 for chance in without])


def test_a_quotation_pulled_out_of_the_text_is_not_kept_beside_it() -> None:
    words = TEXT[2].split(" if ")[0]
    pulled = f'<blockquote class="pull"><p>{words}.</p></blockquote><aside><p>{TEXT[1]}</p></aside>'
    quoted = "<blockquote><p>This paper names no sum, and none of the two sides is bound by it.</p></blockquote>"
    page = page_of(TITLE + paragraphs(*TEXT[:2]) + pulled + quoted + paragraphs(*TEXT[2:]))
    layout = lay_out_tree(page)
    assert layout is not None
    kept = [block.text for block, keep in zip(layout.blocks, layout.body, strict=True) if keep]
    assert kept == [*TEXT[:2], "This paper names no sum, and none of the two sides is bound by it.", *TEXT[2:]]


def test_a_text_that_stands_in_a_quotation_as_a_whole_may_say_a_thing_twice() -> None:
    layout = lay_out_tree(page_of(f"{TITLE}<blockquote>{paragraphs(*TEXT, TEXT[1])}</blockquote>"))
    assert layout is not None
    kept = [block.text for block, keep in zip(layout.blocks, layout.body, strict=True) if keep]
    assert kept == [*TEXT, TEXT[1]]
