"""The lines of paragraphs: a body and the labelled lines of its page in; their numbers out."""

import json
from pathlib import Path

import pytest

from smaarchive.extract.whereabouts import lines_of
from smaarchive.page import Label
from tests.every_format import HTML
from tests.pages import PAGE
from tests.program import sma

FIRST = "The chief negotiators of the two allies ended their seventh round of talks on Wednesday."
SECOND = "About 4,000 Korean workers at the bases have been on unpaid leave since April, it said."


@pytest.mark.parametrize(
    ("paragraphs", "page", "lines"),
    [
        ([FIRST, SECOND], {3: FIRST, 5: SECOND}, [(3,), (5,)]),
        ([FIRST], {3: f"SEOUL, May 6 (Yonhap) -- {FIRST}"}, [(3,)]),
        ([FIRST], {3: f"{FIRST} (END)"}, [(3,)]),
        ([FIRST, SECOND], {3: FIRST[:40], 4: FIRST[40:80], 5: FIRST[80:], 7: SECOND}, [(3, 4, 5), (7,)]),
        ([FIRST, "On Wednesday.", SECOND], {3: FIRST, 4: "On Wednesday.", 5: SECOND}, [(3,), (4,), (5,)]),
        (["No.", SECOND], {1: FIRST, 2: "No.", 9: SECOND}, [(2,), (9,)]),
        ([FIRST, SECOND], {5: SECOND}, [(), (5,)]),
        ([FIRST, FIRST], {1: FIRST, 2: FIRST}, [(1,), (2,)]),
        ([FIRST], {0: FIRST}, [()]),
        ([FIRST], {}, [()]),
    ],
)
def test_lines(paragraphs: list[str], page: dict[int, str], lines: list[tuple[int, ...]]) -> None:
    labels = [Label(line, text, "body", "test") for line, text in page.items()]
    assert lines_of(paragraphs, labels) == lines


def test_what_is_found_in_an_article_says_where_it_stands_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE.format(number=100))
    (tmp_path / "b.html").write_bytes(HTML)
    assert sma("ingest", tmp_path, "--db", tmp_path / "a.db").returncode == 0
    for id, word in (("1", "unpaid"), ("2", "ruling")):
        [found] = json.loads(sma("show", id, "--find", word, "--db", tmp_path / "a.db").stdout)["paragraphs"]
        raw = sma("show", id, "--raw", "--db", tmp_path / "a.db").stdout.splitlines()
        assert [word in raw[line - 1] for line in found["lines"]] == [True]
        shown = sma("show", id, "--find", word, "--table", "--db", tmp_path / "a.db").stdout
        assert f"  {found['number']}  line {found['lines'][0]}  " in shown
