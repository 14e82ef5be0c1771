"""The paragraphs that answer: `sma search --context N` and `sma show ID --find QUERY`."""

import json
from pathlib import Path

import pytest

from smaarchive.archive.connection import Archive
from smaarchive.archive.passages import passages
from smaarchive.archive.query import Query
from smaarchive.archive.read import get

from .program import on_a_terminal, sma
from .searched import PAGES, archive_of


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    long = {"headline": "Long", "body": "\n\n".join(["zero", "one amber", "two", "three", "four amber amber", "five"])}
    return archive_of(tmp_path_factory.mktemp("passages") / "archive.db", [*PAGES, long])


LONG = len(PAGES) + 1


@pytest.mark.parametrize(
    ("query", "id", "around", "numbers"),
    [
        ("amber", LONG, 0, [2, 5]),
        ("amber", LONG, 1, [1, 2, 3, 4, 5, 6]),
        ("amber", LONG, 10**30, [1, 2, 3, 4, 5, 6]),
        ("one amber", LONG, 0, [2, 5]),
        ('"four amber"', LONG, 0, [5]),
        ('"four amber"', LONG, 1, [4, 5, 6]),
        ("am* zero", LONG, 0, [1, 2, 5]),
        ("amber -zero", LONG, 0, []),
        ("furlough", 4, 0, [2]),
        ("US", 14, 0, [1]),
        ("분담", 5, 0, [1]),
        ("rapson", 16, 0, [None]),  # a caption
        ("headline:bicker", 11, 0, [None]),
        ("outlet:reuters", 11, 0, []),
    ],
)
def test_the_paragraphs_with_a_match(
    archive: Archive, query: str, id: int, around: int, numbers: list[int | None]
) -> None:
    found = passages(archive, Query(query), get(archive, [id]), around).get(id, ())
    assert [passage.number for passage in found] == numbers


def test_what_matched_is_marked_in_its_paragraph(archive: Archive) -> None:
    (first, second) = passages(archive, Query("amber"), get(archive, [LONG]))[LONG]
    assert (first.text, first.highlights) == ("one amber", ((4, 9),))
    assert (second.text, second.highlights) == ("four amber amber", ((5, 16),))


@pytest.mark.parametrize(
    ("query", "marked"), [("50%", ["50", "50"]), ("sma", ["SMA", "SMA"]), ("caption:50", []), ("13%", ["13"])]
)
def test_words_grown_on_korean_are_marked(tmp_path: Path, query: str, marked: list[str]) -> None:
    grown = {"headline": "비용", "body": "SMA가 50억 원, 50 percent, 500만, SMA, 13.9%"}
    with archive_of(tmp_path / "archive.db", [grown]) as opened:
        found = passages(opened, Query(query), get(opened, [1])).get(1, ())
    assert [passage.text[start:end] for passage in found for start, end in passage.highlights] == marked


@pytest.fixture(scope="module")
def path(archive: Archive) -> Path:
    return Path(archive.path)


def test_search_with_context(path: Path) -> None:
    hits = json.loads(sma("search", "amber", "--context", "0", "--db", path).stdout)
    assert hits[0]["paragraphs"] == [
        {"number": 2, "text": "one amber", "highlights": [[4, 9]]},
        {"number": 5, "text": "four amber amber", "highlights": [[5, 16]]},
    ]
    assert "paragraphs" not in json.loads(sma("search", "amber", "--db", path).stdout)[0]
    assert json.loads(sma("search", "outlet:reuters", "--context", "1", "--db", path).stdout)[0]["paragraphs"] == []
    code, shown = on_a_terminal("search", "amber", "--context", "1", "--db", str(path))
    assert code == 0
    assert all(word in shown for word in ("zero", "three", "\x1b[1;33mamber\x1b[0m"))
    table = sma("search", "amber", "--context", "0", "--table", "--db", path).stdout
    assert [line.strip() for line in table.splitlines() if "amber" in line] == ["2  one amber", "5  four amber amber"]
    told = sma("search", "amber", "--context", "-1", "--db", path)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)


def test_show_with_find(path: Path) -> None:
    told = sma("show", str(LONG), "--find", "amber", "--db", path)
    assert [each["number"] for each in json.loads(told.stdout)["paragraphs"]] == [2, 5]
    several = json.loads(sma("show", "4", "3", "--find", "furlough missiles", "--db", path).stdout)
    assert [(each["id"], [one["number"] for one in each["paragraphs"]]) for each in several] == [(4, [2])]
    code, shown = on_a_terminal("show", str(LONG), "--find", "four", "--db", str(path), environment={"NO_COLOR": "1"})
    assert code == 0
    assert shown.splitlines()[-2:] == ["  5  four amber amber", ""]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("show 3 --find zyzzyva", 1, "article 3 holds nothing of 'zyzzyva'"),
        ("show 3 999 --find union", 1, "no article 999"),
        ("show 3 --find ?", 2, "nothing to search for"),
        ("show 3 --find x --raw", 2, "--find stands without"),
    ],
)
def test_what_is_not_found_is_one_line(path: Path, line: str, code: int, said: str) -> None:
    told = sma(*line.split(), "--db", path)
    assert (told.returncode, told.stderr.count("\n")) == (code, 1)
    assert said in told.stderr
