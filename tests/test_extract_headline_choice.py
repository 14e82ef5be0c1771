"""Which candidate is the headline: lines of a page and their chances -> title."""

from collections.abc import Sequence

import pytest

from smaarchive.extract.headline import Candidate
from smaarchive.extract.headline_choice import choose, is_posted, is_rubric

TITLE, QUESTION = "Two ports wait for a bridge", "Can the garrison be made to pay?"


def candidates(*titles: str) -> list[Candidate]:
    return [Candidate(i, title, frozenset(title.split()), 1.0, 1.0, 1) for i, title in enumerate(titles, 5)]


@pytest.mark.parametrize(
    ("titles", "chances", "lines", "chosen"),
    [
        ((TITLE, QUESTION), (0.4, 0.5), (f"regions {TITLE}".casefold(),), TITLE),  # a bar at the top says it again
        ((TITLE, QUESTION), (0.4, 0.5), (TITLE.casefold(),), QUESTION),
        ((TITLE, QUESTION), (0.1, 0.8), (f"regions {TITLE}".casefold(),), QUESTION),
        ((TITLE, "The garrison waits for it too, as do the ferries."), (0.4, 0.5), (), TITLE),
        (("Crossings:", TITLE), (0.5, 0.4), (), TITLE),
        ((), (), (), None),
    ],
)
def test_a_title_beside_the_likeliest_line(
    titles: Sequence[str], chances: Sequence[float], lines: Sequence[str], chosen: str | None
) -> None:
    found = choose(candidates(*titles), chances, lines)
    assert (found[0].text if found else None) == chosen


@pytest.mark.parametrize(
    ("titles", "rubrics", "chosen"),
    [
        (("The price of a bridge", "Allies should count years and not the beds of soldiers"), (4,), 0),
        (("The price of a bridge", "Allies should count years and not the beds of soldiers"), (), 1),
        (("Letter from the Harbor", "Allies should count years and not the beds of soldiers"), (4,), 1),
        (("Two ports", "Allies should count years and not the beds of soldiers"), (4,), 1),
    ],
)
def test_a_title_between_its_rubric_and_its_subtitle(
    titles: Sequence[str], rubrics: Sequence[int], chosen: int
) -> None:
    found = choose(candidates(*titles), (0.3, 0.6), (), rubrics)
    assert found is not None
    assert found[0].text == titles[chosen]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [("Opinion", True), ("OPINION | Jane Roe", True), ("Commentary", True), ("Opinion polls rise", False)],
)
def test_a_rubric(line: str, is_one: bool) -> None:
    assert is_rubric(line) is is_one


@pytest.mark.parametrize(
    ("chances", "posted", "chosen"),
    [
        ((0.5, 0.4), (7,), TITLE),
        ((0.5, 0.4), (), "The blog of two ports"),
        ((0.5, 0.4), (7, 19), "The blog of two ports"),  # a list of entries
        ((0.8, 0.1), (7,), "The blog of two ports"),
    ],
)
def test_a_title_above_the_line_that_says_who_posted_it(
    chances: Sequence[float], posted: Sequence[int], chosen: str
) -> None:
    found = choose(candidates("The blog of two ports", TITLE), chances, (), (), posted)
    assert found is not None
    assert found[0].text == chosen


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Posted on 12 May 2018 by Jane", True),
        ("Posted on May 12, 2018 by Jane Roe", True),
        ("Posted on a wall by the gate: a list of names", False),
        ("Posted by Jane", False),
    ],
)
def test_who_posted_what_is_above(line: str, is_one: bool) -> None:
    assert is_posted(line) is is_one
