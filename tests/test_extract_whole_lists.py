"""Lists among the paragraphs of an HTML page, and the one sentence below a heading, are kept whole."""

from smaarchive.extract.tree_marks import marks_of
from smaarchive.extract.whole_lists import keep_whole
from smaarchive.page import Block, Page, Reading, Source

SENTENCE = "The auditors listed the sums one by one, and nobody in the room asked for more."
LAST = "The garrison said it would look into it."


def paragraph(text: str, number: int, *more: str) -> Block:
    return Block(text, 1, "paragraph", ("<p", "<article", "^article", f"#{number}", "##1", *more))


def item(text: str, number: int, *more: str) -> Block:
    return Block(text, 1, "item", ("<li", "<ul", "<article", "^article", "^ul", f"#{number}", "##90", *more))


def kept(*blocks: tuple[Block, float, bool]) -> list[bool]:
    """Keep the blocks of a page that trafilatura takes whole, given their chances and what was kept of them."""
    tree = tuple(block for block, _, _ in blocks)
    marks = marks_of(Page(Source("/x/a.html", b""), "html", "utf-8", (Reading("tree", tree),)), tree)
    return keep_whole(marks, [chance for _, chance, _ in blocks], [keep for _, _, keep in blocks])


def test_a_list_between_kept_paragraphs_is_kept() -> None:
    above, below = (paragraph(SENTENCE, 2), 0.9, True), (paragraph(LAST, 5), 0.9, True)
    items = (item("School roof: $9 million", 3), 0.3, False), (item("Laundry: $1.2 million", 4), 0.2, False)
    assert kept(above, *items, below) == [True, True, True, True]


def test_a_list_of_links_or_of_goods_is_not() -> None:
    above, below = (paragraph(SENTENCE, 2), 0.9, True), (paragraph(LAST, 5), 0.9, True)
    links = (item("The union that worked unpaid", 3, "link:0.5"), 0.3, False), (item("A roof", 4), 0.2, False)
    goods = (item("A roof rack for the car", 3), 0.05, False), (item("Two tents", 4), 0.05, False)
    assert kept(above, *links, below) == kept(above, *goods, below) == [True, False, False, True]


def test_a_list_begun_is_ended_with_the_sentence_below() -> None:
    above, items = (
        (paragraph(SENTENCE, 2), 0.9, True),
        ((item("Roof: $9 million", 3), 0.5, True), (item("Soap", 4), 0.3, False)),
    )
    assert kept(above, *items, (paragraph(LAST, 5), 0.3, False)) == [True, True, True, True]
    assert kept(above, *items, (paragraph("More on roofs", 5), 0.3, False)) == [True, True, False, False]


def test_a_kept_heading_keeps_the_sentence_alone_with_it() -> None:
    heading = Block("The admiral opens", 1, "heading", ("<h3", "<div", "#8", "##7"))
    below = Block(LAST, 1, "paragraph", ("<p", "<div", "#9", "##7"))
    more = Block(SENTENCE, 1, "paragraph", ("<p", "<div", "#10", "##7"))
    assert kept((heading, 0.5, True), (below, 0.4, False)) == [True, True]
    assert kept((heading, 0.5, True), (below, 0.4, False), (more, 0.2, False)) == [True, False, False]


def test_a_list_that_a_sentence_announces_is_kept_at_the_end_too() -> None:
    above = (paragraph("The list, the official said, names these points:", 2), 0.9, True)
    items = (item("Off-base housing", 3), 0.02, False), (item("Munitions storage", 4), 0.01, False)
    assert kept(above, *items) == [True, True, True]
    assert kept(above, items[0]) == [True, False]
    assert kept((paragraph("Read this too:", 2), 0.9, True), *items) == [True, False, False]
    links = (item("The union that worked unpaid", 3, "link:0.9"), 0.3, False), (item("A roof", 4), 0.2, False)
    assert kept(above, *links) == [True, False, False]


def test_terms_and_what_they_mean_are_a_list_too() -> None:
    def part(tag: str, text: str, number: int) -> Block:
        return Block(text, 1, "line", (f"<{tag}", "<dl", "<article", "^article", f"#{number}", "##90"))

    above, below = (paragraph(SENTENCE, 2), 0.9, True), (paragraph(LAST, 5), 0.9, True)
    terms = (part("dt", "Labor", 3), 0.1, False), (part("dd", "Korea pays 87 percent of the wages.", 4), 0.5, False)
    assert kept(above, *terms, below) == [True, True, True, True]


def test_an_announced_list_may_stand_in_running_text_and_hold_paragraphs() -> None:
    text = "The list, the official said, names these points:"
    division = Block(text, 1, "line", ("<div", "<article", "^article", "#2", "##1"))
    own = Block(text, 1, "line", ("<article", "^article", "#1"))
    items = (item("Off-base housing", 3), 0.02, False), (item("Munitions storage", 4), 0.01, False)
    assert kept((division, 0.9, True), *items) == kept((own, 0.9, True), *items) == [True, True, True]

    def point(text: str, number: int) -> tuple[Block, float, bool]:
        tags = ("<p", "<li", "<ul", "<article", "^article", "^ul")
        return Block(text, 1, "paragraph", (*tags, f"#{number}", f"##{number - 1}")), 0.02, False

    points = point("Off-base housing", 4), point("Munitions storage", 6)
    assert kept((paragraph(text, 2), 0.9, True), *points) == [True, True, True]
    elsewhere = Block(text, 1, "line", ("<p", "<aside", "^aside", "#2", "##8"))
    assert kept((elsewhere, 0.9, True), *points) == [True, False, False]
