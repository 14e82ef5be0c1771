"""Items, the outline of a page, and what the model is told of each item."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.extract.features import Described, describe, measure_lines, rows_of, tell_columns
from smaarchive.extract.items import items_of
from smaarchive.extract.outline import both_ways, clusters_of, densest_run, outline_of
from smaarchive.extract.questions import QUESTIONS, features
from smaarchive.extract.steps import bucket
from smaarchive.page import Block

PROSE = "The two sides will share the cost of the bases for five more years, a minister said on {day}."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def page(*lines: str) -> list[Block]:
    return [Block(text, number) for number, text in enumerate(lines, 1)]


def described(blocks: Sequence[Block]) -> Described:
    return describe(blocks, measure_lines(blocks)[1])


@pytest.mark.parametrize(
    ("lines", "spans"),
    [
        (["Home", "News", "Sport"], [(0, 1), (1, 2), (2, 3)]),
        (["Home", "News", "Sport", "Food", "Cars", "Jobs", "Login"], [(0, 1), (1, 2), (2, 5), (5, 6), (6, 7)]),
        ([PROSE, *["Menu"] * 6, PROSE], [(0, 1), (1, 2), (2, 3), (3, 5), (5, 6), (6, 7), (7, 8)]),
        ([], []),
    ],
)
def test_items(lines: list[str], spans: list[tuple[int, int]]) -> None:
    assert items_of(measure_lines(page(*lines))[1]) == spans


@pytest.mark.parametrize(
    ("scores", "run"),
    [([-1, 5, -2, 5, -9, 3], (1, 4)), ([-3, -3], (0, 0)), ([], (0, 0)), ([2, -3, 2], (0, 1))],
)
def test_densest_run(scores: list[float], run: tuple[int, int]) -> None:
    assert densest_run(scores) == run


def test_clusters_reach_across_a_little_furniture() -> None:
    found = clusters_of([5, -3, 5, -3, -3, -3, -3, 7])
    assert found.of == [0, 0, 0, None, None, None, None, 1]
    assert found.begun == [1, 1, 1, 1, 1, 1, 1, 2]
    assert found.weights == [10, 7]
    assert (found.before, found.after, found.largest) == ([0, 10, 10], [10, 7, 0], 10)


def test_distances_both_ways() -> None:
    assert [(min(a, 9), min(b, 9)) for a, b in both_ways([False, True, False, False])] == [
        (9, 1),
        (9, 9),
        (1, 9),
        (2, 9),
    ]


def test_the_headline_is_the_line_that_repeats_the_title() -> None:
    title = "Allies agree on sharing the costs of bases | The Harbor Post"
    blocks = page(title, "Menu", "Allies agree on sharing the costs of bases", *(PROSE.format(day=d) for d in DAYS))
    assert outline_of(blocks, measure_lines(blocks)[1]).headline == 2


def test_words_of_unspaced_scripts_are_pairs_of_characters() -> None:
    blocks = page("防衛費の分担")
    assert outline_of(blocks, measure_lines(blocks)[1]).words == [{"防衛", "衛費", "費の", "の分", "分担"}]


def test_a_page_is_told_by_its_parts() -> None:
    blocks = page("News", *(PROSE.format(day=day) for day in DAYS), "Related stories", "Photo: AP")
    rows = rows_of(described(blocks), {"minister": -8})
    assert "Wnews" in rows[0]
    assert any(feature.startswith("D<") for feature in rows[0])
    assert all(any(feature.startswith("D=") for feature in row) for row in rows[1:6])
    assert "Fstarts_related0" in rows[7] or "Fstarts_related0" in rows[6]
    assert "gc" in rows[7]


def test_a_run_of_like_lines_is_told_by_what_stands_around_it() -> None:
    dates = ("May 1 -- Ashcombe", "May 8 -- Tolland", "May 15 -- Greater Wick")
    menu = ("Read all of our news of today", "See all of our jobs in town", "Buy all of our papers and books")
    prose = [PROSE.format(day=day) for day in DAYS]
    rows = rows_of(described(page(*menu, *prose, "The dates:", *dates, prose[0])), {})
    assert [[feature for feature in row if feature.startswith("l")] for row in rows[8:12]] == [
        [],
        *[["l0:+", "lk:+Aw"]] * 3,
    ]
    assert {"l0-+", "lk-+Aw"} <= set(rows[0])


def test_words_tell_furniture_from_text() -> None:
    blocks = page("We use cookies to improve this site and what you see.", PROSE.format(day="Monday"), "Short.")
    first, second, third = rows_of(described(blocks), {"cookies": 25, "site": 12, "minister": -20})
    assert [row[-4] for row in (first, second, third)] == ["a48", "a63", "a04"]
    assert [row[-2] for row in (first, second, third)] == ["a+83", "a+34", "a+4$"]


def test_kind_and_hints_of_an_html_block_are_told() -> None:
    row = rows_of(described([Block("Share this", 0, kind="item", hints=("nav", "share-bar"))]), {})[0]
    assert {"Kitem", "hint:nav", "hint:share-bar"} <= set(row)


def test_every_answer_has_what_its_question_asks() -> None:
    blocks = page("News", *["Menu"] * 9, *(PROSE.format(day=day) for day in DAYS), "Related stories", "Photo: AP")
    for question, answers in [*described(blocks).columns, *tell_columns(described(blocks), {})]:
        for answer in answers:
            names = features(QUESTIONS[question], answer)
            assert len(names) == (len(QUESTIONS[question]) if answer else 0)
            assert len(set(names)) == len(names)


def test_bucket() -> None:
    assert [bucket((1, 5), value) for value in (0, 1, 4, 5, 9)] == ["0", "1", "1", "2", "2"]


lines = st.lists(
    st.text(min_size=1, max_size=80).map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=30
)


@given(lines)
def test_any_page_is_described(texts: list[str]) -> None:
    found = described(page(*texts))
    assert [i for start, end in found.outline.spans for i in range(start, end)] == list(range(len(texts)))
    assert all(len(answers) == len(found.outline.spans) for _, answers in found.columns)
    assert all(feature for row in rows_of(found, {}) for feature in row)
