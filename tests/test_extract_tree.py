"""What the tree model is told of the blocks of a page."""

from smaarchive.extract.tree_features import describe, rows_of
from smaarchive.extract.tree_marks import marks_of
from smaarchive.extract.tree_model import ALONE, SECONDED, STATES, tree_chances
from smaarchive.extract.tree_questions import TREE_QUESTIONS
from smaarchive.extract.weighing import Weighing
from smaarchive.page import Block, Page, Reading, Source

SENTENCE = "The two governments opened a new round of talks in Seoul on Tuesday, and both said it would not be short."


def page_of(*blocks: Block) -> Page:
    return Page(Source("/x/a.html", b""), "html", "utf-8", (Reading("tree", blocks),))


def block(text: str, *hints: str, kind: str = "paragraph") -> Block:
    return Block(text, 1, kind, hints)


def features_of(*blocks: Block, main: tuple[Block, ...] = ()) -> list[list[str]]:
    return rows_of(describe(marks_of(page_of(*blocks), main)))


def test_a_block_is_told_by_its_shape_its_place_and_what_trafilatura_takes() -> None:
    text = block(SENTENCE, "<p", "<div", "^article", ".story", "#3", "##2")
    (row,) = features_of(text, main=(text,))
    assert {"b", "t1", "l5", "t1l5", "e.", "sA", "gp", "ggpdiv", "t1gp", "^article", "t1^article", "jn", "im1"} <= set(
        row
    )


def test_a_block_is_told_by_its_neighbours() -> None:
    rows = features_of(
        block("Talks resume", "<h1", "#1", kind="heading"),
        block(SENTENCE, "<p", "#2", "##1"),
        block("12 May 2020", "<p"),
    )
    assert {"-1X", "-2X", "+1gpgh1", "+1p", "+1t0pt0", "hdt0"} <= set(rows[0])
    assert {"-1gh1", "-1gh1gp", "+2X", "-1p", "+1d"} <= set(rows[1])
    assert {"date", "+1X", "+2X", "-1q4", "-2q0"} <= set(rows[2])


def test_a_text_that_stands_twice() -> None:
    rows = features_of(block("Sign up for the letter", "<p", "#1"), block("Sign up for the letter", "<p", "#2"))
    assert ["dup1" in rows[0], "dup2" in rows[1], "more" in rows[0]] == [True, True, True]


def test_every_answer_has_what_its_question_asks() -> None:
    described = describe(marks_of(page_of(*[block(SENTENCE, "<p", f"#{i}", "##0") for i in range(9)]), ()))
    assert {question for question, _ in described.columns} | {"declared"} == set(TREE_QUESTIONS)
    for question, answers in described.columns:
        places = [place for _, chosen in TREE_QUESTIONS[question] for place in chosen]
        assert {len(answer) for answer in answers if answer} == {max(places) + 1}


def test_what_is_weighed_is_the_sum_of_all_features() -> None:
    described = describe(marks_of(page_of(block("Read more", "<a", "#1"), block(SENTENCE, "<p", "#2")), ()))
    weights = {
        name: (len(name), -1, i, 0) for i, name in enumerate(sorted({n for row in rows_of(described) for n in row}))
    }
    weighing = Weighing(TREE_QUESTIONS, weights, len(STATES))
    expected = [[sum(weights[name][state] for name in row) for state in range(4)] for row in rows_of(described)]
    found = weighing.scores(described.columns, described.particulars)
    assert [[score - row[3] for score in row] for row in found] == expected  # all are raised by the same


def test_prose_between_links_is_text() -> None:
    link = block("Minister flies home a day early", "<li", "<ul", "^ul", "#7", "##8", "link:1.0")
    texts = [block(SENTENCE, "<p", "<article", "^article", f"#{i}", "##1") for i in range(2, 5)]
    page = page_of(link, *texts, link)
    assert min(tree_chances(marks_of(page, texts), SECONDED)) > 0.5
    assert min(tree_chances(marks_of(page), ALONE)) > 0.5
