"""`sma ingest` and `sma extract` of URLs, and `--watch`: real servers, real folders, real processes."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from smaarchive.cli.ingest import _folders
from tests.program import sma
from tests.web_server import page, serving

PAGES = Path(__file__).resolve().parent.parent / "data" / "seeds"
STORY = (PAGES / "hankyoreh-2020-07-audit.html").read_text("utf-8")
OTHER = (PAGES / "the-diplomat-2019-12-analysis.html").read_text("utf-8")
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Alliance Daily</title>
<item><title>Announced</title><link>/other</link><description>In short.</description></item>
</channel></rss>"""


def test_urls_are_fetched_and_stored_and_known_again(tmp_path: Path) -> None:
    answers = {"/story": page(STORY), "/other": page(OTHER), "/feed": page(FEED, Content_Type="text/xml")}
    with serving(answers) as server:
        command = ("ingest", f"{server.url}/story", f"{server.url}/feed", f"{server.url}/gone", "--allow-private")
        told = sma(*command, "--db", tmp_path / "archive.db", "--nl")
        again = sma(*command, "--db", tmp_path / "archive.db", "--nl")
    ledger = [(row["source"].removeprefix(server.url), row["state"], row["reason"]) for row in _lines(told.stdout)]
    assert ledger == [
        ("/story", "stored", None),
        ("/feed", "skipped", "a summary, not the article"),
        ("/other", "stored", None),
        ("/gone", "failed", "the site answers 404 Not Found"),
    ]
    assert told.returncode == again.returncode == 3
    assert [row["state"] for row in _lines(again.stdout)] == ["unchanged", "skipped", "unchanged", "failed"]
    shown = json.loads(sma("show", "1", "--db", tmp_path / "archive.db").stdout)
    assert shown["source"] == f"{server.url}/story"


def test_a_private_address_is_one_line_and_nothing_is_asked(tmp_path: Path) -> None:
    with serving({"/story": page(STORY)}) as server:
        told = sma("extract", f"{server.url}/story")
    assert (told.returncode, told.stdout) == (2, "[]\n")
    assert told.stderr.endswith("is not a public address; --allow-private fetches it\n")
    assert told.stderr.count("\n") == 1
    assert server.asked == []


@contextmanager
def _watching(folder: Path, archive: Path, *paths: str) -> Iterator[subprocess.Popen[str]]:
    """Run `sma ingest --watch` in a folder until the block ends, then end it as Ctrl-C does."""
    command = [sys.executable, "-m", "smaarchive", "ingest", *paths, "--watch", "--nl", "--db", str(archive)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def test_what_appears_in_a_watched_folder_is_taken_in(tmp_path: Path) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "folder" / "archive.db"
    folder.mkdir()
    (folder / "first.html").write_text(STORY, "utf-8")
    with _watching(folder, archive, str(folder)) as process:
        assert process.stdout
        rows = map(json.loads, iter(process.stdout.readline, ""))
        assert next(row["state"] for row in rows if Path(row["source"]).name == "first.html") == "stored"
        (folder / "second.html").write_text(OTHER, "utf-8")
        assert next(row["state"] for row in rows if Path(row["source"]).name == "second.html") == "stored"
        (folder / "second.html").write_text(OTHER.replace("talks", "negotiations"), "utf-8")
        assert next((row["source"], row["state"], row["version"]) for row in rows) == (
            str(folder / "second.html"), "stored", 2,
        )  # fmt: skip
        (tmp_path / "moved" / "deep").mkdir(parents=True)
        (tmp_path / "moved" / "deep" / "copy.html").write_text(STORY, "utf-8")
        (tmp_path / "moved").rename(folder / "moved")
        assert next((row["source"], row["state"]) for row in rows) == (
            str(folder / "moved" / "deep" / "copy.html"), "duplicate",
        )  # fmt: skip
    assert process.returncode == 130
    assert sma("list", "--db", archive, "--ids").stdout.split() in (["1", "2"], ["2", "1"])


def test_a_watched_folder_that_is_made_again_is_watched_again(tmp_path: Path) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "archive.db"
    folder.mkdir()
    (folder / "first.html").write_text(STORY, "utf-8")
    with _watching(tmp_path, archive, "folder") as process:
        assert process.stdout and process.stderr
        rows, said = map(json.loads, iter(process.stdout.readline, "")), iter(process.stderr.readline, "")
        assert next(rows)["state"] == "stored"
        for number in (1, 2):
            (folder / f"before-{number}.html").write_text(OTHER.replace("talks", f"talks {number}"), "utf-8")
            assert next(rows)["source"] == str(folder / f"before-{number}.html")
            shutil.rmtree(folder)
            gone = f"sma: {folder} is gone: it is watched again once it is there\n"
            assert next(line for line in said if not line.startswith("sma: stored")) == gone
            folder.mkdir()
            (folder / f"after-{number}.html").write_text(OTHER.replace("talks", f"meetings {number}"), "utf-8")
            assert next(rows)["source"] == str(folder / f"after-{number}.html")
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "third.html").write_text(OTHER.replace("talks", "votes"), "utf-8")
        folder.rename(tmp_path / "old")
        (tmp_path / "other").rename(folder)
        assert next(rows)["source"] == str(folder / "third.html")
    assert process.returncode == 130


def test_what_is_watched_is_named_as_a_walk_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _folders((".", "../x/.", "-", "https://example.org/")) == [str(tmp_path), str(tmp_path.parent / "x")]


def test_watch_needs_a_folder(tmp_path: Path) -> None:
    told = sma("ingest", "-", "--watch", "--db", tmp_path / "archive.db")
    assert told.returncode == 2
    assert told.stderr == "sma: error: --watch takes in what appears in a folder: name one, and leave out --dry-run.\n"


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    told = sma("ingest", tmp_path / "none", "--watch", "--db", tmp_path / "archive.db")
    assert told.returncode == 2
    assert f"sma: error: {tmp_path}/none is not there: --watch needs what it can watch" in told.stderr


def _lines(text: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in text.splitlines()]
