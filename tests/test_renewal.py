"""`sma reextract` over archives whose articles an earlier extraction read otherwise."""

import json
import random
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive import cli, ingest
from smaarchive.archive import batches
from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_reading, open_writing
from smaarchive.archive.listing import listing
from smaarchive.archive.read import get
from smaarchive.archive.renewal import Reread, all_pages, kept, renew
from smaarchive.archive.schema import PAGE_SIZE
from smaarchive.archive.store import store, store_all
from smaarchive.article import Article, Filters, Paging
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.cli.reextract import reread
from smaarchive.page import Extracted, Outcome

from .pages import LEAVE, PAGE, TALKS
from .pages import page as made_up

SEEDS = Path(__file__).parent.parent / "data" / "seeds"


def _extracted(folder: Path, **files: str) -> list[Extracted]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    read = [item for item in ingest.read_articles([str(folder)]) if isinstance(item, Extracted)]
    for name in files:
        (folder / f"{name}.txt").unlink()
    return read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make an archive of three pages, 1 with an old headline, 2 as it is read today, 3 with an old date; no files."""
    pages = tmp_path / "pages"
    pages.mkdir()
    one, two, three = _extracted(pages, a=PAGE.format(number=1), b=PAGE.format(number=2), c=PAGE.format(number=3))
    with open_writing(tmp_path / "a.db") as archive:
        for item in (_with(one, headline="Menu", digest="old"), two, _with(three, published=None)):
            store(archive, item)
    return tmp_path / "a.db"


def _with(item: Extracted, **fields: object) -> Extracted:
    return item._replace(article=item.article._replace(**fields))  # type: ignore[arg-type]  # fields as they come


def _reextract(path: Path, *arguments: str) -> int:
    return exit_code(sma, ["reextract", *arguments, "--db", str(path)])


def _article(path: Path, id: int) -> Article:
    with open_reading(path) as archive:
        return get(archive, [id])[0].article


def test_all_is_read_again(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _reextract(path, "--all", "--json") == 0
    out, err = capsys.readouterr()
    told = [(each["id"], each["state"], each["version"]) for each in json.loads(out)]
    assert told == [(1, "stored", 2), (2, "unchanged", None), (3, "stored", 2)]
    assert err == "sma: 3 pages read again: 2 stored, 1 unchanged\n"
    assert _article(path, 1).headline == "Allies end seventh round of talks without a deal"
    assert _article(path, 3).date == "2020-05-06"
    assert check(path).problems == ()
    with open_reading(path) as archive:
        assert [each.id for each in listing(archive, Filters(), Paging(0, sort="-date"))] == [3, 2, 1]
        assert archive.rows("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'menu'")[0][0] == 0
    before = path.read_bytes()
    assert _reextract(path, "--all") == 0
    assert path.read_bytes() == before


def test_what_is_safe_is_told_though_it_is_interrupted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Archive) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(batches, "join_new", interrupted)
    told = []
    with open_writing(path) as archive, pytest.raises(KeyboardInterrupt):
        for outcome in renew(archive, reread(kept(archive, all_pages(archive)), 1)):
            told.append((outcome.id, outcome.state))
    assert told == [(1, "stored"), (2, "unchanged"), (3, "stored")]
    assert _article(path, 3).date == "2020-05-06"


def test_a_page_that_is_damaged_is_told_and_the_rest_is_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (lay,) = connection.execute("SELECT path FROM sources WHERE id = 1").fetchone()
        connection.execute("UPDATE sources SET data = x'00' WHERE id = 1")
        connection.commit()
    assert _reextract(path, "--all", "--json") == 4
    out, err = capsys.readouterr()
    states = [(each["source"], each["state"]) for each in json.loads(out)]
    assert [state for _, state in states] == ["failed", "unchanged", "stored"] and states[0][0] == lay
    assert err.splitlines() == [
        f"sma: failed: {lay}: its bytes are not as they were kept: run `sma check`",
        "sma: 3 pages read again: 1 stored, 1 unchanged, 1 failed",
    ]
    assert _article(path, 3).date == "2020-05-06"


@pytest.mark.parametrize("arguments", [[], ["--dry-run"]], ids=str)
def test_a_page_that_is_zeroed_in_the_file_is_told_and_the_rest_is_read(
    path: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _zero_large(path, "/zeroed")
    with open_writing(path) as archive:
        store(archive, made_up("/last", LEAVE, PAGE.format(number=5).encode()))
    assert _reextract(path, "--all", "--nl", *arguments) == 4
    out, err = capsys.readouterr()
    states = [(each["source"], each["state"]) for each in map(json.loads, out.splitlines())]
    assert [state for _, state in states].count("failed") == 1 and len(states) == 5
    assert ("/zeroed", "failed") in states and ("/last", "stored") in states
    assert "sma: failed: /zeroed: its bytes are not as they were kept: run `sma check`\n" in err


def test_what_is_damaged_is_told_though_it_is_interrupted(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Archive, pages: Iterable[Reread], dry_run: bool) -> Iterator[Outcome]:
        next(iter(pages))
        raise KeyboardInterrupt
        yield

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE sources SET data = x'00', path = '/damaged' WHERE id = 1")
        connection.commit()
    monkeypatch.setattr(cli.reextract, "renew", interrupted)
    assert _reextract(path, "--all") == 130
    assert capsys.readouterr().err.splitlines() == [
        "sma: failed: /damaged: its bytes are not as they were kept: run `sma check`",
        "sma: interrupted: 1 page read again: 1 failed",
    ]


def _zero_large(path: Path, origin: str) -> None:
    """Take in a page of several pages of the file, and overwrite one of those with zeros."""
    data = random.Random(1).randbytes(60_000)
    with open_writing(path) as archive:
        store(archive, made_up(origin, TALKS, data))
        kept_as = bytes(archive.rows("SELECT data FROM sources WHERE path = ?", (origin,))[0][0])
    file = bytearray(path.read_bytes())
    number = file.index(kept_as[40_000:40_100]) // PAGE_SIZE
    file[number * PAGE_SIZE : (number + 1) * PAGE_SIZE] = bytes(PAGE_SIZE)
    path.write_bytes(file)


def test_some_are_read_again(path: Path) -> None:
    assert _reextract(path, "3", "2") == 0
    assert _article(path, 1).headline == "Menu"
    assert _article(path, 3).date == "2020-05-06"


def test_a_dry_run_says_and_changes_nothing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = path.read_bytes()
    assert _reextract(path, "--all", "--dry-run") == 0
    assert path.read_bytes() == before
    err = capsys.readouterr().err
    assert "stored: article 1" in err and "article 2" not in err
    assert err.endswith("3 pages read again: 2 stored, 1 unchanged; dry run, nothing is changed\n")


def test_a_correction_stays(path: Path) -> None:
    assert exit_code(sma, ["edit", "1", "headline=By hand", "--db", str(path)]) == 0
    assert _reextract(path, "1") == 0
    article = _article(path, 1)
    assert (article.headline, article.corrected) == ("By hand", ("headline",))


def test_two_that_become_one(path: Path, tmp_path: Path) -> None:
    with open_writing(path) as archive:
        (item,) = _extracted(tmp_path / "pages", d=PAGE.format(number=2))
        store(archive, _with(item, headline="Menu", digest="other"))
    assert _reextract(path, "--all") == 0
    with open_reading(path) as archive:
        (stored,) = get(archive, [4])
    assert (stored.id, len(stored.sources)) == (2, 2)
    assert check(path).problems == ()


def test_a_page_that_had_no_article_has_one_now(path: Path, tmp_path: Path) -> None:
    new, copy = _extracted(tmp_path / "pages", d=PAGE.format(number=4), e=PAGE.format(number=2))
    with open_writing(path) as archive:
        for item in (new, copy):
            store(archive, _with(item, body="", digest="", reason="index"))
    assert _reextract(path, "--all") == 0
    with open_reading(path) as archive:
        assert [len(each.sources) for each in get(archive, [4, 2])] == [1, 2]
    assert check(path).problems == ()


def test_an_article_is_kept_where_nothing_is_found_any_more(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_writing(path) as archive:
        store(archive, made_up("/menu", LEAVE, b"Home | News | Sport\n"))
    assert _reextract(path, "4") == 3
    assert "no-text: article 4: /menu" in capsys.readouterr().err
    assert (_reextract(path, "4", "-q"), capsys.readouterr().err) == (3, "")
    assert _article(path, 4).body == LEAVE


@pytest.mark.parametrize("arguments", [[], ["3", "--all"], ["x"]])
def test_refused(path: Path, arguments: list[str]) -> None:
    assert _reextract(path, *arguments) == 2


def test_an_unknown_id(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _reextract(path, "1", "9") == 1
    assert "no article 9" in capsys.readouterr().err


def test_what_was_just_ingested_is_unchanged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "seeds.db"
    with open_writing(path) as archive:
        stored = [each.state for each in store_all(archive, ingest.read_articles([str(SEEDS)]))].count("stored")
    assert _reextract(path, "--all") == 0
    assert capsys.readouterr().err == f"sma: {stored} pages read again: {stored} unchanged\n"
