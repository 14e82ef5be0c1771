"""The best once more: an article goes ahead where the query's words follow each other, or stand early."""

from pathlib import Path

import pytest

from smaarchive.archive.nearness import CANDIDATES, beginning, words_side_by_side
from smaarchive.archive.query import Query, understand
from smaarchive.archive.search import search
from smaarchive.article import Paging
from tests.searched import archive_of

FILLER = "Officials from both sides met in the capital and left without a word to the press. " * 12


@pytest.mark.parametrize(
    ("one", "other"),
    [("leave", "leaving"), ("body", "bodies"), ("talks", "talked"), ("negotiation", "negotiating"), ("wage", "wages")],
)
def test_words_of_one_stem_begin_alike(one: str, other: str) -> None:
    assert beginning(one) == beginning(other)


@pytest.mark.parametrize(("one", "other"), [("plate", "platform"), ("use", "house"), ("union", "unite")])
def test_others_do_not(one: str, other: str) -> None:
    assert beginning(one) != beginning(other)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("cost sharing", [["cost", "shar"]]),
        ("cost-sharing", [["cost", "shar"]]),
        ("house of cards", [["hous", "card"]]),  # stop words are passed over
        ('"cost sharing" talks', [["cost", "shar", "talk"]]),
        ("cost outlet:herald sharing", [["cost"], ["shar"]]),
        ("cost -sharing", [["cost"]]),
        ("cost OR sharing", [["cost", "shar"]]),
        ("headline:(cost sharing) talks", [["cost", "shar"], ["talk"]]),
        ("방위비 neg*", []),
    ],
)
def test_what_is_looked_for(text: str, runs: list[list[str]]) -> None:
    parts = understand(Query(text), lambda *_: ()).understood
    assert [run for run in words_side_by_side(parts) if run] == runs


@pytest.mark.parametrize(
    ("query", "best", "other"),
    [
        ("unpaid leave", f"{FILLER}Many were on unpaid leave.", f"{FILLER}Many who left unpaid would not leave."),
        ("unpaid leave", f"{FILLER}Many leave, unpaid. Unpaid leaves, all.", f"{FILLER}Leave the leave to unpaid me."),
        ("leave of absence", f"{FILLER}A leave of absence is it.", f"{FILLER}Absence is it of the leave."),
        ("furlough", f"The furlough came. {FILLER}", f"{FILLER}The furlough came."),  # in the lead
        ("furlough", f"The furloughs came. {FILLER}", f"{FILLER}The furlough came."),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_an_article_goes_ahead(tmp_path: Path, query: str, best: str, other: str, turned: bool) -> None:
    bodies = [other, best] if turned else [best, other]
    pages = [{"headline": f"Page {number}", "body": body} for number, body in enumerate([*bodies, *[FILLER] * 8])]
    with archive_of(tmp_path / "archive.db", pages) as archive:
        hits = search(archive, Query(query)).hits[:2]
        assert [hit.stored.article.body for hit in hits] == [best, other]
        assert hits[0].score > hits[1].score


def test_pages_of_an_answer_are_pieces_of_the_whole(tmp_path: Path) -> None:
    """The candidates are shown in another order than they were ranked in: no page repeats one, or leaves one out."""
    bodies = [f"{'Unpaid. ' * (n % 7)}{FILLER}{'Leave unpaid leave. ' * (n % 5)}" for n in range(CANDIDATES + 40)]
    pages = [{"headline": f"Page {number}", "body": body} for number, body in enumerate(bodies)]
    with archive_of(tmp_path / "archive.db", pages) as archive:
        for query in (Query("unpaid leave", any_word=True), Query("unpaid leave id:1..80")):
            whole = search(archive, query, Paging(0))
            assert [hit.score for hit in whole.hits] == sorted((hit.score for hit in whole.hits), reverse=True)
            for limit in (7, 20, CANDIDATES, CANDIDATES + 1):
                shown = [
                    hit
                    for offset in range(0, whole.total, limit)
                    for hit in search(archive, query, Paging(limit, offset)).hits
                ]
                assert shown == list(whole.hits)
