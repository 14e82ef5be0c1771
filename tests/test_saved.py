"""Saved searches: what is stored since one was last asked, each article once, by the library and by the program."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_writing
from smaarchive.archive.query import Query
from smaarchive.archive.salvage import salvage
from smaarchive.archive.saved import count_new, forget, mark, named, news, save, saved
from smaarchive.archive.store import store
from smaarchive.article import Filters, Paging
from smaarchive.errors import NothingFound, SmaError, Usage

from .pages import page
from .program import SMA, on_a_terminal, sma
from .test_archive_connection import _as_nobody, world_readable  # noqa: F401  # a fixture

NOW = "2026-11-26T07:00:00Z"
LEAVE = Query('"unpaid leave" OR furlough -layoff', filters=Filters(since="2020"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    opened = open_writing(tmp_path / "a.db")
    store(opened, page("/1", "Workers face unpaid leave.", published="2020-04-01"))
    return opened


def fresh(archive: Archive, name: str = "leave", sort: str = "score") -> list[int]:
    """Ask for what is new, and mark it as seen."""
    answer, last = news(archive, named(archive, name), Paging(0, sort=sort))
    mark(archive, name, last)
    return [hit.stored.id for hit in answer.hits]


def test_what_was_there_when_it_was_saved_is_not_new_and_what_comes_is_new_once(archive: Archive) -> None:
    save(archive, "leave", LEAVE, NOW)
    assert fresh(archive) == []
    store(archive, page("/2", "A furlough begins.", published="2020-05-01"))
    store(archive, page("/3", "Talks go on.", published="2020-05-02"))
    store(archive, page("/4", "A furlough, or a layoff.", published="2020-05-03"))
    store(archive, page("/5", "A furlough long ago.", published="2018-05-01"))
    store(archive, page("/6", "The furlough ends.", published="2020-06-01"))
    assert count_new(archive, named(archive, "leave")) == 2
    assert fresh(archive, sort="-date") == [6, 2]
    assert fresh(archive) == []
    assert count_new(archive, named(archive, "leave")) == 0


def test_two_who_ask_at_once_move_it_forward_only(archive: Archive) -> None:
    save(archive, "leave", LEAVE, NOW)
    store(archive, page("/2", "A furlough begins.", published="2020-05-01"))
    mark(archive, "leave", 2)
    mark(archive, "leave", 1)
    assert named(archive, "leave").seen == 2


def test_a_page_that_changed_is_not_new(archive: Archive) -> None:
    save(archive, "leave", LEAVE, NOW)
    store(archive, page("/1", "Workers face unpaid leave, again.", published="2020-04-01"))
    assert fresh(archive) == []


def test_they_are_listed_as_they_were_saved_and_check_holds_them(archive: Archive) -> None:
    query = Query("b \ud800c", any_word=True, literal=True, filters=Filters("herald", "kim", "90d", "2020-05"))
    save(archive, "정은보", query, NOW)
    save(archive, "a", Query("x"), NOW)
    assert [(each.name, each.seen) for each in saved(archive)] == [("a", 1), ("정은보", 1)]
    assert named(archive, "정은보").query == query._replace(text="b �c")
    assert check(Path(archive.path)).problems == ()
    archive.connection.execute("UPDATE saved SET seen = 0 WHERE name = 'a'")
    assert [each.where for each in check(Path(archive.path)).problems] == ["saved 2"]
    forget(archive, "a")
    assert [each.name for each in saved(archive)] == ["정은보"]
    for gone in (lambda: forget(archive, "a"), lambda: named(archive, "a")):
        with pytest.raises(NothingFound, match="no search is saved as 'a'"):
            gone()


@pytest.mark.parametrize("name", ["", " ", "-x", "a\nb", "a b", "a;b", "x" * 61, "\ud800"])
def test_a_name_that_cannot_be_is_said(archive: Archive, name: str) -> None:
    with pytest.raises(Usage, match="cannot be a name"):
        save(archive, name, LEAVE, NOW)


def test_saved_searches_are_salvaged(archive: Archive, tmp_path: Path) -> None:
    save(archive, "leave", LEAVE, NOW)
    salvage(Path(archive.path), tmp_path / "b.db")
    with open_writing(tmp_path / "b.db") as copy:
        assert saved(copy) == saved(archive)


def test_a_name_is_taken_once(archive: Archive) -> None:
    save(archive, "leave", LEAVE, NOW)
    with pytest.raises(Usage, match="is a saved search already"):
        save(archive, "leave", LEAVE, NOW)


def write(folder: Path, name: str, text: str) -> None:
    record = {"headline": f"About {name}", "body": text, "published": "2020-05-01", "url": f"https://a.example/{name}"}
    (folder / f"{name}.jsonl").write_text(json.dumps(record) + "\n")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of records, read into an archive once, and a search saved in it."""
    monkeypatch.setenv("SMA_DB", str(tmp_path / "a.db"))
    pages = tmp_path / "pages"
    pages.mkdir()
    write(pages, "one", "Workers face unpaid leave.")
    assert sma("ingest", pages).returncode == 0
    told = sma("search", "unpaid", "leave", "--save", "leave")
    assert (told.returncode, told.stderr) == (0, "sma: saved: sma new leave shows what is stored from now on\n")
    return pages


def test_new_by_the_program(folder: Path) -> None:
    told = sma("new", "leave")
    assert (told.returncode, told.stdout, told.stderr) == (0, "[]\n", "sma: nothing new\n")
    assert sma("new", "leave", "-e", "-q").returncode == 1
    write(folder, "two", "The unpaid leave goes on.")
    sma("ingest", folder)
    listed = json.loads(sma("saved").stdout)
    assert [(each["name"], each["query"], each["new"]) for each in listed] == [("leave", "unpaid leave", 1)]
    code, table = on_a_terminal("saved", environment={"NO_COLOR": "1"})
    assert code == 0 and table.split()[:4] == ["name", "new", "saved", "query"] and "unpaid leave" in table
    for _ in range(2):
        assert [hit["id"] for hit in json.loads(sma("new", "leave", "--peek").stdout)] == [2]
    told = sma("new", "leave", "--table")
    assert "About two" in told.stdout and "unpaid leave" in told.stdout
    assert sma("new", "leave", "--table", "-q").stdout == sma("new", "leave", "--ids", "-q").stdout == ""


def test_a_search_is_saved_whether_or_not_its_answer_can_be_printed(folder: Path) -> None:
    told = sma("search", "leave", "--save", "no name")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    reading, writing = os.pipe()
    os.close(reading)
    assert sma("search", "leave", "--save", "closed", stdout=writing).returncode == 0
    os.close(writing)
    assert [each["name"] for each in json.loads(sma("saved").stdout)] == ["closed", "leave"]


def test_a_saved_search_is_listed_as_it_could_be_typed(folder: Path) -> None:
    told = sma("search", 'leave OR "day off"', "--any", "--outlet", "korea herald", "--save", "quoted", "-q")
    assert told.returncode == 0
    line = next(line for line in sma("saved", "--table").stdout.splitlines() if "quoted" in line)
    assert line.endswith("""'leave OR "day off"' --any --outlet 'korea herald'""")


@pytest.mark.parametrize("query", ["since:2021 until:2020", "leave lang:klingon", "until:2020 since:30d", "()"])
def test_one_that_cannot_be_read_any_more_is_listed_with_the_others(folder: Path, query: str) -> None:
    with open_writing(folder.parent / "a.db") as archive:
        save(archive, "gone", Query(query), NOW)
    told = sma("saved")
    assert [(each["name"], each["new"]) for each in json.loads(told.stdout)] == [("gone", None), ("leave", 0)]
    assert told.returncode == 0 and told.stderr.count("\n") == 1
    assert told.stderr.startswith("sma: gone cannot be read any more (")
    assert told.stderr.endswith("): sma saved --remove gone\n")
    assert ["gone", "-"] in [line.split()[:2] for line in sma("saved", "--table").stdout.splitlines()]
    assert sma("new", "gone").returncode == 2
    assert sma("saved", "--remove", "gone").returncode == 0
    assert sma("saved").stderr == ""


def test_what_could_not_be_printed_stays_new(folder: Path) -> None:
    write(folder, "two", "The unpaid leave goes on.")
    sma("ingest", folder)
    with Path("/dev/full").open("w") as full:
        told = sma("new", "leave", stdout=full)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    reading, writing = os.pipe()
    os.close(reading)
    assert sma("new", "leave", stdout=writing).returncode == 0
    os.close(writing)
    shell = ["sh", "-c", '"$@" >&-', "sh", *SMA, "new", "leave"]
    assert subprocess.run(shell, stderr=subprocess.DEVNULL, check=False).returncode == 2
    assert on_a_terminal("new", "leave", "--table", rows=1, environment={"SMA_PAGER": "false"})[0] == 2
    assert sma("new", "leave", "--ids").stdout == "2\n"


def test_errors_are_one_line(folder: Path, tmp_path: Path) -> None:
    for line, said in {
        "new nope": "sma: error: no search is saved as 'nope': `sma saved` lists them\n",
        "saved --dry-run": "sma: error: --dry-run says what --remove NAME would forget: name a search\n",
        "saved --remove nope": "sma: error: no search is saved as 'nope': `sma saved` lists them\n",
        "search leave --save leave": "sma: error: 'leave' is a saved search already: take another name, "
        "or first sma saved --remove leave\n",
    }.items():
        told = sma(*line.split())
        assert (told.returncode, told.stderr) == (1 if "nope" in line else 2, said)
    assert sma("search", "leave", "--save", "x", "--explain").returncode == 2
    assert sma("search", "date:20-13", "--save", "x").returncode == 2
    assert [each["name"] for each in json.loads(sma("saved").stdout)] == ["leave"]
    for line in ("new leave", "saved", "saved --remove leave"):
        told = sma(*line.split(), "--db", tmp_path / "none.db")
        assert told.returncode == 2 and "there is no archive at" in told.stderr and told.stderr.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


def test_a_search_is_forgotten(folder: Path) -> None:
    assert sma("saved", "--remove", "leave", "--dry-run").stderr == "sma: 'leave' would be forgotten\n"
    assert sma("saved", "--remove", "leave").stderr == "sma: 'leave' is forgotten\n"
    told = sma("saved")
    assert (told.stdout, told.stderr) == ("[]\n", "sma: no search is saved: sma search QUERY --save NAME\n")


def test_an_archive_that_takes_no_write_can_be_peeked_at(world_readable: Path) -> None:  # noqa: F811  # the fixture
    path = world_readable / "a.db"
    with open_writing(path) as archive:
        store(archive, page("/1", "Workers face unpaid leave.", published="2020-04-01"))
        save(archive, "leave", LEAVE, NOW)
        store(archive, page("/2", "A furlough begins.", published="2020-05-01"))
    path.chmod(0o444)
    world_readable.chmod(0o555)
    assert _as_nobody(lambda: _new(path, "--peek")) == "ids 2"
    assert _as_nobody(lambda: _new(path)) == (
        f"{path} cannot be written, so what is new stays new: sma new leave --peek only looks"
    )


def _new(path: Path, *options: str) -> str:
    """Run the command in this process, which is nobody's."""
    from click.testing import CliRunner

    from smaarchive.cli.new import new_command

    result = CliRunner().invoke(new_command, ["leave", "--ids", "--db", str(path), *options], standalone_mode=False)
    if isinstance(result.exception, SmaError):
        raise result.exception
    return f"ids {result.stdout.strip()}"
