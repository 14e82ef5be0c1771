"""Files without an article, in a container too -> how they are told of, and how they are listed later."""

import gzip
import json
import os
import tarfile
from pathlib import Path

import pytest

from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.formats.member_names import member_name

from .every_format import TEXT, tarred, zipped

MISSING = b"404\nPage not found\n"
MEMBERS = {"press/gone.txt": MISSING, "article.txt": TEXT.encode(), "broken.pdf": b"%PDF-1.4 x", "a.png": b"x"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a bundle and a page without an article; the archive beside it is the one that is used."""
    monkeypatch.setenv("SMA_DB", str(tmp_path / "archive.db"))
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "bundle.zip").write_bytes(zipped(MEMBERS))
    (pages / "gone.txt").write_bytes(MISSING)
    return pages


def test_a_member_in_trouble_is_told_with_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(sma, ["ingest", "-v", str(folder)]) == 3
    bundle = folder / "bundle.zip"
    assert set(capsys.readouterr().err.splitlines()) >= {
        f"sma: no-text: {bundle}#1: error page (press/gone.txt)",
        f"sma: stored: {bundle}#2: (article.txt)",
        f"sma: failed: {bundle}#3: damaged PDF (broken.pdf)",
        f"sma: skipped: {bundle}#4: picture (a.png)",
        f"sma: no-text: {folder}/gone.txt: error page",
    }


def test_what_held_no_article_can_be_listed_later(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exit_code(sma, ["ingest", "-q", str(folder)])
    capsys.readouterr()
    assert exit_code(sma, ["sources", "--no-text"]) == 0
    without = json.loads(capsys.readouterr().out)
    assert [(one["source"], one["state"], one["reason"], one["id"]) for one in without] == [
        (f"{folder}/bundle.zip#1", "no-text", "error page", None),
        (f"{folder}/gone.txt", "no-text", "error page", None),
    ]
    exit_code(sma, ["sources", "--limit", "1", "--offset", "1"])
    listed = capsys.readouterr()
    assert [(one["source"], one["state"], one["id"]) for one in json.loads(listed.out)] == [
        (f"{folder}/bundle.zip#2", "stored", 1)
    ]
    assert "of 3" in listed.err


def test_the_table_names_members_as_long_as_their_file_is_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(sma, ["ingest", "-q", str(folder)])
    capsys.readouterr()
    exit_code(sma, ["sources", "--no-text", "--table"])
    assert "(press/gone.txt)" in capsys.readouterr().out
    os.utime(folder / "bundle.zip", ns=(0, 1))
    exit_code(sma, ["sources", "--no-text", "--table"])
    assert "press" not in capsys.readouterr().out


def test_rows_and_objects_name_members_in_a_column_of_their_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code(sma, ["ingest", "-q", str(folder)])
    capsys.readouterr()
    exit_code(sma, ["sources", "--csv"])
    assert capsys.readouterr().out.splitlines() == [
        "source,member,state,reason,id",
        f"{folder}/bundle.zip#1,press/gone.txt,no-text,error page,",
        f"{folder}/bundle.zip#2,article.txt,stored,,1",
        f"{folder}/gone.txt,,no-text,error page,",
    ]
    exit_code(sma, ["sources"])
    assert [one["member"] for one in json.loads(capsys.readouterr().out)] == ["press/gone.txt", "article.txt", None]


@pytest.mark.parametrize(
    ("name", "data"), [("a.zip", zipped(MEMBERS)), ("a.tar", tarred(MEMBERS)), ("a.tar.gz", tarred(MEMBERS, "w:gz"))]
)
def test_names_of_members(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert [member_name(f"{path}#{number}") for number in (0, 1, 4, 5)] == [None, "press/gone.txt", "a.png", None]
    assert member_name(f"{path}#2#7") == "article.txt"


@pytest.mark.parametrize(
    "data",
    [b"", b"From a\n\n", b"PK\5\6" + bytes(18), zipped(MEMBERS)[:200], tarred(MEMBERS)[:700],
     zipped({"datapackage.json": b"{}", "archive/a.warc": b"", "b.txt": b""})],
)  # fmt: skip
def test_what_has_no_names(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(data)
    assert member_name(f"{path}#3") is None
    assert member_name(f"{tmp_path}/none.zip#3") is None


def test_names_are_looked_for_no_further_than_asked_and_bounded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tar.gz"
    header = tarfile.TarInfo("huge.txt")
    header.size = 1 << 60  # a header may claim anything
    path.write_bytes(gzip.compress(tarred({"a.txt": b"x"})[: 2 * 512] + header.tobuf() + bytes(9999)))
    assert [member_name(f"{path}#{number}") for number in (1, 3, 2)] == ["a.txt", None, "huge.txt"]


def test_names_are_those_of_the_file_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    for time, name in enumerate(("before.txt", "now.txt")):
        path.write_bytes(tarred({name: b"x"}) if time else zipped({name: b"x"}))
        os.utime(path, ns=(0, time))
        assert member_name(f"{path}#1") == name


def test_a_zip_at_the_end_of_a_tar_does_not_name_its_members(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(tarred({"outer.zip": zipped({"inner.txt": b"x"})}))
    assert member_name(f"{path}#1") == "outer.zip"
