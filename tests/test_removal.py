"""`sma rm`: ids in; what is left in the archive, exit code and streams out."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.listing import listing
from smaarchive.archive.query import Query
from smaarchive.archive.read import get
from smaarchive.archive.search import search
from smaarchive.archive.store import store, store_all
from smaarchive.article import Filters, Paging
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .every_format import tarred, zipped
from .pages import KOREAN, LEAVE, TALKS, page

LAST = "The last text of all."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make an archive: 1; 2 with a version, two sources and the id 3; 4."""
    items = [page("/a", TALKS), page("/b", LEAVE), page("/c", KOREAN), page("/c", LEAVE, b"c"), page("/d", LAST)]
    with open_writing(tmp_path / "a.db") as archive:
        for item in items:
            store(archive, item)
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("ids", "left"),
    [(["2"], [1, 4]), (["3"], [1, 4]), (["4", "1"], [2]), (["1", "1"], [2, 4]), (["1", "2", "3", "4"], [])],
)
def test_what_is_left(path: Path, ids: list[str], left: list[int]) -> None:
    assert exit_code(sma, ["rm", *ids, "--db", str(path)]) == 0
    with open_reading(path) as archive:
        assert sorted(stored.id for stored in listing(archive, Filters(), Paging(0, sort="-date"))) == left
        assert get(archive, map(int, ids)) == []
        found = archive.rows("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'talks OR unpaid OR last'")
        assert found[0][0] == len(left)
    assert check(path).problems == ()


def test_nothing_of_the_article_is_left_in_any_table(path: Path) -> None:
    assert exit_code(sma, ["rm", "2", "--db", str(path)]) == 0
    with closing(sqlite3.connect(path)) as connection:
        text = "\n".join(connection.iterdump())
    assert KOREAN not in text and LEAVE not in text
    assert TALKS in text


def test_an_id_is_not_given_again(path: Path) -> None:
    assert exit_code(sma, ["rm", "4", "--db", str(path)]) == 0
    with open_writing(path) as archive:
        assert store(archive, page("/d", LAST)).id == 5


@pytest.mark.parametrize("name", ["pages.zip", "pages.tar", "nested.zip", "pages.json"])
def test_a_page_of_a_container_that_is_ingested_again_is_a_new_article(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [{"title": "Talks go on", "text": TALKS}, {"title": "Leave begins", "text": LEAVE}]
    members = {f"{number}.json": json.dumps(record).encode() for number, record in enumerate(records)}
    whole = {
        "pages.zip": zipped(members),
        "pages.tar": tarred(members),
        "nested.zip": zipped({"inner.zip": zipped(members)}),
        "pages.json": json.dumps(records).encode(),
    }
    (tmp_path / name).write_bytes(whole[name])
    ingest = ["ingest", str(tmp_path / name), "--db", str(tmp_path / "a.db")]
    assert exit_code(sma, ingest) == 0
    assert exit_code(sma, ["rm", "2", "--db", str(tmp_path / "a.db")]) == 0
    capsys.readouterr()
    assert [exit_code(sma, ingest), exit_code(sma, ingest)] == [0, 0]
    told = capsys.readouterr().err.splitlines()
    assert told == ["sma: 2 entries: 1 stored, 1 unchanged", "sma: 1 entry: 1 unchanged"]
    with open_reading(tmp_path / "a.db") as archive:
        assert [stored.id for stored in get(archive, [1, 2, 3])] == [1, 3]
    assert check(tmp_path / "a.db").problems == ()


def test_ids_and_answers_outlive_a_vacuum(path: Path, tmp_path: Path) -> None:
    assert exit_code(sma, ["rm", "1", "--db", str(path)]) == 0
    with open_reading(path) as archive:
        before = _answers(archive)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.db"),))
        connection.execute("VACUUM")
    for each in (path, tmp_path / "copy.db"):
        with open_reading(each) as archive:
            assert _answers(archive) == before
        assert check(each).problems == ()


def _answers(archive: Archive) -> dict[str, list[tuple[int, str | None]]]:
    return {
        word: [(hit.stored.id, hit.stored.article.headline) for hit in search(archive, Query(word)).hits]
        for word in ("talks", "unpaid", "last", "협상")
    }


def test_one_unknown_id_removes_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert exit_code(sma, ["rm", "1", "9", "--db", str(path)]) == 1
    assert "no article 9" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_dry_run_says_and_does_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert exit_code(sma, ["rm", "3", "--dry-run", "--json", "--db", str(path)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == [{"id": 2, "headline": "Talks go on", "sources": ["/b", "/c"], "versions": 1}]
    assert err == "sma: article 2 would be removed: Talks go on\n"
    assert path.read_bytes() == before


def test_no_archive_is_made(tmp_path: Path) -> None:
    assert exit_code(sma, ["rm", "1", "--db", str(tmp_path / "none.db")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_error_half_way_removes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from smaarchive.archive import writes

    delete = writes.delete_article

    def fail_on_4(connection: sqlite3.Connection, id: int) -> None:
        if id == 4:
            raise OSError("planted")
        delete(connection, id)

    monkeypatch.setattr(writes, "delete_article", fail_on_4)
    assert exit_code(sma, ["rm", "1", "4", "--db", str(path)]) == 2
    with open_writing(path) as archive:
        assert len(get(archive, [1, 4])) == 2
        assert [each.state for each in store_all(archive, [page("/a", TALKS)])] == ["unchanged"]
