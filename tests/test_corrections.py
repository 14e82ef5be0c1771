"""`sma edit`: what is laid over an article is shown, found, and still there after the page changed."""

import json
import shutil
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.corrections import Correction, read_value
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.salvage import salvage
from smaarchive.archive.search import search
from smaarchive.archive.store import store
from smaarchive.article import Article
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.errors import MalformedQuery, Usage
from smaarchive.page import Extracted

from .pages import KOREAN, LEAVE, TALKS, page
from .test_archive_upgrade import SCHEMA_1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_writing(tmp_path / "a.db") as archive:
        for item in (page("/a", TALKS, published="2020-01-17"), page("/b", LEAVE, outlet="Reuters")):
            store(archive, item)
    return tmp_path / "a.db"


def _edit(path: Path, *words: str) -> int:
    return exit_code(sma, ["edit", *words, "--db", str(path)])


def _article(path: Path, id: int = 1) -> Article:
    with open_reading(path) as archive:
        return get(archive, [id])[0].article


def _found(path: Path, query: str) -> list[int]:
    with open_reading(path) as archive:
        return sorted(hit.stored.id for hit in search(archive, Query(query)).hits)


VALUES: list[tuple[str, str, tuple[str, Correction]]] = [
    ("headline", "A talk\x1b[31m \x07in\u00ad Seoul\udcff", ("headline", "A talk[31m in Seoul?")),
    ("headline", "  Talks \n end ", ("headline", "Talks end")),
    ("headline", "", ("headline", None)),
    ("date", "2020-02-29", ("published", "2020-02-29")),
    ("published", "2020-05-06T14:18+09:00", ("published", "2020-05-06T14:18+09:00")),
    ("updated", "2020-05-06T14:18", ("updated", "2020-05-06T14:18")),
    ("authors", "Kim Min-seo; Ana Smith;", ("authors", ("Kim Min-seo", "Ana Smith"))),
    ("authors", " ", ("authors", ())),
    ("language", "ko", ("language", "ko")),
]


@pytest.mark.parametrize(("field", "text", "value"), VALUES)
def test_a_value_is_read(field: str, text: str, value: tuple[str, Correction]) -> None:
    assert read_value(field, text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("date", "2021-02-29"), ("date", "May 6, 2020"), ("date", "2020-05"), ("date", "2020-05-06T25:00"),
        ("updated", "20200506"), ("date", "２０２０-05-06"), ("language", "Korean"), ("body", "x"), ("digest", "x"),
    ],
)  # fmt: skip
def test_a_value_is_refused(field: str, text: str, path: Path) -> None:
    with pytest.raises(Usage):
        read_value(field, text)
    before = path.read_bytes()
    assert _edit(path, "1", f"{field}={text}") == 2
    assert path.read_bytes() == before


def test_a_correction_is_shown_and_found(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _edit(path, "1", "headline=Walkout in Seoul", "date=2020-05-06", "outlet=yonhap") == 0
    assert "headline was 'Talks go on', is 'Walkout in Seoul'" in capsys.readouterr().err
    article = _article(path)
    assert (article.headline, article.date, article.outlet) == ("Walkout in Seoul", "2020-05-06", "Yonhap News Agency")
    assert article.corrected == ("headline", "published", "outlet")
    queries = ("walkout", "outlet:yonhap", "date:2020-05-06", "date:2020-01", "is:edited", "-is:edited", "go on")
    assert [_found(path, query) for query in queries] == [[1], [1], [1], [], [1], [2], [2]]
    assert exit_code(sma, ["show", "1", "--db", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["corrected"] == ["headline", "date", "published", "outlet"]
    assert exit_code(sma, ["show", "1", "--explain", "--db", str(path)]) == 0
    assert "corrected by hand  Walkout in Seoul\n" in capsys.readouterr().out
    assert exit_code(sma, ["show", "1", "--explain", "--json", "--db", str(path)]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert list(first) == ["field", "value", "confidence", "lines", "rule"]
    assert (first["field"], first["rule"]) == ("headline", "corrected by hand")
    assert exit_code(sma, ["show", "1", "--table", "--db", str(path)]) == 0
    assert "by hand  headline, date, published, outlet" in capsys.readouterr().out
    assert check(path).problems == ()


AGAIN: dict[str, tuple[Extracted, str, str | None]] = {
    # what comes from the file next; its state; the date that stands then
    "the same": (page("/a", TALKS, published="2020-01-17"), "unchanged", "2020-01-17"),
    "other furniture": (page("/a", TALKS, b"<p>", published="2020-01-17"), "unchanged", "2020-01-17"),
    "another date": (page("/a", TALKS, b"<p>", published="2020-01-18"), "stored", "2020-01-18"),
    "another headline": (page("/a", TALKS, b"<h1>", headline="New", published="2020-01-17"), "stored", "2020-01-17"),
    "another text": (page("/a", KOREAN, published=None), "stored", None),
    "elsewhere": (page("/c", TALKS, published="2020-01-17"), "duplicate", "2020-01-17"),
}


@pytest.mark.parametrize("name", AGAIN)
def test_a_correction_outlives_what_the_file_says_next(path: Path, name: str) -> None:
    item, state, date = AGAIN[name]
    assert _edit(path, "1", "headline=Walkout", "byline=") == 0
    with open_writing(path) as archive:
        outcome = store(archive, item)
    assert (outcome.state, outcome.id) == (state, 1)
    article = _article(path)
    assert (article.headline, article.date, article.corrected) == ("Walkout", date, ("headline", "byline"))
    assert check(path).problems == ()


def test_two_articles_that_become_one_keep_the_corrections_of_both(path: Path) -> None:
    assert _edit(path, "1", "headline=One") == 0
    assert _edit(path, "2", "headline=Two", "section=Politics") == 0
    with open_writing(path) as archive:
        store(archive, page("/b", TALKS))
    article = _article(path, 2)
    assert (article.headline, article.section) == ("One", "Politics")
    assert check(path).problems == ()


def test_a_field_is_cleared_and_set_anew(path: Path) -> None:
    assert _edit(path, "2", "outlet=") == 0
    assert (_article(path, 2).outlet, _article(path, 2).corrected) == (None, ("outlet",))
    assert _edit(path, "2", "outlet=Base Gazette") == 0
    assert (_article(path, 2).outlet, _article(path, 2).corrected) == ("Base Gazette", ("outlet",))


def test_an_edit_is_a_version(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["headline=Walkout"], ["headline=Walkout"]):  # the second changes nothing
        assert _edit(path, "1", *words) == 0
    capsys.readouterr()
    assert exit_code(sma, ["show", "1", "--versions", "--db", str(path)]) == 0
    assert [each["headline"] for each in json.loads(capsys.readouterr().out)] == ["Talks go on", "Walkout"]


def test_a_dry_run_changes_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert _edit(path, "1", "2", "date=2020-05-06", "--dry-run", "--json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == [{"id": 1, "changed": ["published"]}, {"id": 2, "changed": ["published"]}]
    assert "was '2020-01-17', is '2020-05-06'; dry run" in err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"), [(["1"], 2), (["headline=x"], 2), (["9", "headline=x"], 1), (["a", "date=2020-05-06"], 2)]
)
def test_refused(path: Path, words: list[str], code: int) -> None:
    before = path.read_bytes()
    assert _edit(path, *words) == code
    assert path.read_bytes() == before


def test_a_correction_goes_with_its_article_and_is_salvaged(path: Path, tmp_path: Path) -> None:
    assert _edit(path, "1", "2", "section=Politics") == 0
    assert exit_code(sma, ["rm", "1", "--db", str(path)]) == 0
    assert dict(salvage(path, tmp_path / "new.db").kept)["corrections"] == 1
    assert _found(tmp_path / "new.db", "is:edited") == [2]


def test_an_unknown_state_is_named(path: Path) -> None:
    with pytest.raises(MalformedQuery, match="is: knows edited"):
        _found(path, "is:new")


def test_an_archive_of_schema_1(tmp_path: Path) -> None:
    path = Path(shutil.copy(SCHEMA_1, tmp_path / "a.db"))
    assert _found(path, "is:edited") == []
    assert check(path).problems == ()
    assert _edit(path, "1", "date=2020-05-06") == 0
    assert _found(path, "is:edited") == [1]
    assert check(path).problems == ()
