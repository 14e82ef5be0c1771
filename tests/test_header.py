"""One bit of an archive's header flipped, all else whole -> it is damage to every command, and salvaged as a whole."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive import schema
from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.header import OTHERS
from smaarchive.archive.salvage import salvage
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.errors import Damaged

from .pages import archive_of_two

ARCHIVES = Path(__file__).parent / "cases/archives"
# place in the header -> the bits tried there; what SQLite itself makes nothing of, and what is ours
PLACES = {
    "magic": (3, (0, 7)), "size of a page": (16, (0, 6)), "version to read": (19, (1, 7)), "fraction": (21, (6,)),
    "format of the schema": (47, (3,)), "user_version": (63, (0, 1, 2, 3)), "high user_version": (60, (7, 6)),
    "application_id": (68, (0, 6)),
}  # fmt: skip
FLIPS = [(name, place, bit) for name, (place, bits) in PLACES.items() for bit in bits]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return archive_of_two(tmp_path / "a.db")


def test_a_first_page_that_is_lost_is_damage(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(16384) + data[16384:])
    assert check(path).problems[0].where == "file"
    for line in (["search", "talks"], ["salvage", str(path), str(path.with_name("new.db"))]):
        assert exit_code(sma, [*line, *(["--db", str(path)] if line[0] == "search" else [])]) == 4


def _flip(path: Path, place: int, bit: int) -> bytes:
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize(("name", "place", "bit"), FLIPS)
def test_it_is_damage_and_salvaged(path: Path, name: str, place: int, bit: int) -> None:
    before, new = _flip(path, place, bit), path.with_name("new.db")
    assert ("file", OTHERS) in [(each.where, each.what) for each in check(path).problems]
    for opened in (open_reading, open_writing):
        with pytest.raises(Damaged, match="run `sma check`"):
            opened(path)
    salvaged = salvage(path, new)
    assert (dict(salvaged.kept)["articles"], salvaged.lost) == (2, ())
    assert check(new).problems == ()
    assert path.read_bytes() == before
    assert {each.name for each in path.parent.iterdir()} == {"a.db", "new.db"}


@pytest.mark.parametrize("bit", range(1, 8))
def test_a_header_that_forbids_to_write_is_damage_to_who_writes(
    path: Path, bit: int, capsys: pytest.CaptureFixture[str]
) -> None:
    _flip(path, 18, bit)
    for words in (["check"], ["check", "--repair"], ["edit", "1", "outlet=KBS"]):
        assert exit_code(sma, [*words, "--db", str(path)]) == 4
        out, err = capsys.readouterr()
        assert OTHERS in out + err


@pytest.mark.parametrize("number", range(1, schema.SCHEMA))
def test_an_older_archive_whose_number_was_flipped(tmp_path: Path, number: int) -> None:
    old, new = Path(shutil.copy(ARCHIVES / f"schema{number}.db", tmp_path / "a.db")), tmp_path / "new.db"
    articles = dict(check(old).counts)["articles"]
    _flip(old, 63, 2)
    assert OTHERS in [each.what for each in check(old).problems]
    salvaged = salvage(old, new)
    assert (dict(salvaged.kept)["articles"], salvaged.lost) == (articles, ())
    assert check(new).problems == ()


def test_a_table_of_the_same_name_makes_no_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY AUTOINCREMENT, headline TEXT)")
    for words in (["check", "--db", str(path)], ["salvage", str(path), str(tmp_path / "new.db")]):
        assert exit_code(sma, words) == 2
        assert "another program" in capsys.readouterr().err
