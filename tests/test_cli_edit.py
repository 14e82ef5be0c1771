"""`sma edit`: what it says, and taking corrections back."""

import json
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store

from .pages import TALKS, page
from .program import sma

PAGES = Path(__file__).parent.parent / "data" / "seeds"
PAGE = PAGES / "yonhap-2020-04-offer.txt"
HEADLINE = "Seoul says 13 percent raise remains its offer in defense cost talks with U.S."


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    assert sma("ingest", PAGE, "--db", path).returncode == 0
    return path


def shown(db: Path) -> dict[str, object]:
    article: dict[str, object] = json.loads(sma("show", "1", "--db", db).stdout)
    return article


def test_a_correction_is_taken_back(db: Path) -> None:
    before = shown(db)
    assert sma("edit", "1", "headline=Wrong", "date=2019-01-01", "byline=", "--db", db).returncode == 0
    told = sma("edit", "1", "--undo", "date", "--undo", "headline", "--db", db)
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr == (
        f"sma: article 1: date was '2019-01-01', is '2020-04-21T16:42'; headline was 'Wrong', is {HEADLINE!r}\n"
    )
    after = shown(db)
    assert (after["headline"], after["corrected"], after["byline"]) == (HEADLINE, ["byline"], None)
    assert sma("edit", "1", "--undo", "byline", "--db", db).returncode == 0
    assert shown(db) == before
    assert json.loads(sma("search", "is:edited", "--db", db).stdout) == []
    assert sma("reextract", "1", "--db", db).stderr == "sma: 1 page read again: 1 unchanged\n"
    assert check(db).problems == ()


@pytest.mark.parametrize("dry", [["--dry-run"], []])
def test_authors_that_a_new_byline_does_not_name_stay_and_are_told(tmp_path: Path, dry: list[str]) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"byline": "By Ana Ruiz", "authors": ["Ana Ruiz"], "body": TALKS}))
    db = tmp_path / "a.db"
    assert sma("ingest", tmp_path / "one.json", "--db", db).returncode == 0
    stay = "sma: authors stay: Ana Ruiz (sma edit 1 'authors=A; B')"
    for words, told in (
        (["headline=Talks"], []),
        (["byline=Ana Ruiz, Seoul"], []),
        (["byline=Han Min-ju", "authors=Han Min-ju"], []),
        (["authors=Ana Ruiz"], []),
        (["byline=Kim Ji-won"], [stay]),
        (["byline="], [stay]),
    ):
        edited = sma("edit", "1", *words, "--db", db, *dry)
        assert (edited.returncode, edited.stderr.splitlines()[1:]) == (0, told)


def test_an_article_out_of_an_envelope_is_read_again_from_its_own_bytes(tmp_path: Path) -> None:
    texts = ("The two sides talked about the cost of troops.", "A minister spoke of the new base.")
    hits = [{"headline": f"Headline {number}", "body": text} for number, text in enumerate(texts, 1)]
    (tmp_path / "env.json").write_text(json.dumps({"hits": hits, "total": 2}))
    db = tmp_path / "a.db"
    assert sma("ingest", tmp_path / "env.json", "--db", db).returncode == 0
    assert sma("reextract", "--all", "--db", db).stderr == "sma: 2 pages read again: 2 unchanged\n"
    assert sma("edit", "2", "headline=Wrong", "--db", db).returncode == 0
    told = sma("edit", "2", "--undo", "headline", "--db", db)
    assert told.stderr == "sma: article 2: headline was 'Wrong', is 'Headline 2'\n"
    assert sma("show", "2", "--raw", "--db", db).stdout == json.dumps(hits[1])


def test_what_was_not_corrected_stays(db: Path) -> None:
    before = db.read_bytes()
    told = sma("edit", "1", "--undo", "outlet", "--db", db)
    assert (told.returncode, told.stderr) == (0, "sma: article 1: nothing changed, outlet is what the page says\n")
    assert db.read_bytes() == before
    assert sma("edit", "1", "outlet=KBS", "--db", db).returncode == 0
    edited = db.read_bytes()
    assert "is 'Yonhap News Agency'; dry run" in sma("edit", "1", "--undo", "outlet", "--dry-run", "--db", db).stderr
    assert before != edited == db.read_bytes()


def test_what_no_kept_page_says_is_not_taken_back(tmp_path: Path) -> None:
    db, one = tmp_path / "a.db", tmp_path / "one.txt"
    one.write_bytes(PAGE.read_bytes())
    assert sma("ingest", one, PAGES / "hankyoreh-2020-07-audit.html", "--db", db).returncode == 0
    assert sma("edit", "1", "2", "byline=Foo", "--db", db).returncode == 0
    one.write_text("404 Not Found\n\nThe page you requested could not be found.\n")
    assert sma("ingest", one, "--db", db).returncode == 3
    before = db.read_bytes()
    for words in (["1"], ["2", "1"], ["1", "--dry-run"]):
        told = sma("edit", *words, "--undo", "byline", "--db", db)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == (
            "sma: error: article 1 has no kept page to read again, so the correction stays: correct it anew\n"
        )
    assert db.read_bytes() == before
    assert sma("edit", "2", "--undo", "byline", "--db", db).returncode == 0


def test_what_is_no_article_today_takes_nothing_back(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/menu", TALKS, b"menu", byline="Ann Lee"))
    assert sma("edit", "1", "byline=Foo", "--db", tmp_path / "a.db").returncode == 0
    told = sma("edit", "1", "--undo", "byline", "--db", tmp_path / "a.db")
    assert (told.returncode, shown(tmp_path / "a.db")["byline"]) == (2, "Foo")
    assert told.stderr == "sma: error: /menu cannot be read again, so the correction stays: stub\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1", "--undo", "body"], "'body' cannot be edited: choose from date, headline"),
        (["1", "--undo", "date", "date=2020-01-01"], "--undo stands without FIELD=VALUE"),
        (["date=2020-01-01"], "an edit needs ids and what to correct"),
    ],
)
def test_an_undoing_that_cannot_be_is_an_error(db: Path, words: list[str], said: str) -> None:
    told = sma("edit", *words, "--db", db)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(f"sma: error: {said}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("outlet=reuterz", "reuterz is on no list of outlets; the nearest: Reuters"),
        ("agency=Qwxyz Wire", "Qwxyz Wire is on no list of outlets"),
        ("outlet=reuters", "article 1: outlet was 'Yonhap News Agency', is 'Reuters'"),
        ("outlet=", "article 1: outlet was 'Yonhap News Agency', is nothing"),
    ],
)
def test_an_outlet_that_nobody_knows_is_told(db: Path, words: str, said: str) -> None:
    told = sma("edit", "1", words, "--db", db)
    assert told.returncode == 0
    assert told.stderr.startswith(f"sma: {said}")


def test_what_was_done_is_told_where_the_answer_cannot_be_written(db: Path) -> None:
    full = "sma: error: the output cannot be written: No space left on device; "
    for words, done in {
        "edit 1 headline=Wrong": f"article 1: headline was {HEADLINE!r}, is 'Wrong'",
        "reextract 1": "1 page read again: 1 unchanged",
        "rm 1": "article 1 removed: Wrong",
    }.items():
        with Path("/dev/full").open("w") as nowhere:
            told = sma(*words.split(), "--json", "--db", db, stdout=nowhere)
        assert (told.returncode, told.stderr) == (2, f"{full}{done}\n")


def test_a_long_value_is_cut_where_it_is_said(db: Path) -> None:
    told = sma("edit", "1", f"headline={'long ' * 20_000}", "--db", db)
    assert told.returncode == 0 and told.stderr.count("\n") == 1 and len(told.stderr) < 500
    assert len(sma("rm", "1", "--db", db).stderr) < 300


def test_a_backup_counts_what_it_copied(db: Path) -> None:
    assert sma("backup", db.with_name("b.db"), "--db", db).stderr.startswith("sma: 1 article copied and checked: ")
