"""`ingest` and `extract` as processes over real folders: the ledger, the summary, exit codes."""

import json
import os
import re
import signal
import subprocess
import time
from base64 import b64decode
from pathlib import Path

import pytest

from tests.pages import PAGE
from tests.program import SMA, on_a_terminal, sma


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with two articles, a copy, a link, a picture, a hidden file and one that cannot be read."""
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    (clippings / "a.txt").write_text(PAGE.format(number=100))
    (clippings / "b.txt").write_text(PAGE.format(number=200))
    (clippings / "copy.txt").write_text(PAGE.format(number=100))
    (clippings / "link.txt").symlink_to("a.txt")
    (clippings / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (clippings / ".hidden").write_text("x")
    return clippings


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.db"


def test_ingest_says_on_stderr_what_became_of_every_entry(folder: Path, archive: Path) -> None:
    told = sma("ingest", folder, "--db", archive)
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr == "sma: 6 entries: 2 stored, 1 duplicate, 3 skipped\n"
    before = archive.read_bytes()
    again = sma("ingest", folder, "--db", archive)
    assert (again.returncode, again.stderr) == (0, "sma: 6 entries: 3 unchanged, 3 skipped\n")
    assert archive.read_bytes() == before
    assert sma("ingest", folder, "--db", archive, "-q").stderr == ""


def test_the_ledger_is_printed_when_asked(folder: Path, archive: Path) -> None:
    ledger = lines(sma("ingest", folder, "--nl", "--db", archive).stdout)
    assert all(list(entry) == ["source", "state", "reason", "id", "version"] for entry in ledger)
    names = {Path(str(entry["source"])).name: (entry["state"], entry["id"], entry["version"]) for entry in ledger}
    assert names == {
        "a.txt": ("stored", 1, 1),
        "b.txt": ("stored", 2, 1),
        "copy.txt": ("duplicate", 1, 1),
        "link.txt": ("skipped", None, None),
        "photo.jpg": ("skipped", None, None),
        ".hidden": ("skipped", None, None),
    }
    assert [entry["state"] for entry in json.loads(sma("ingest", folder, "--json", "--db", archive).stdout)]


ODD_NAMES = (
    b"bad\xff.txt",
    b"new\nline.txt",
    b"-dash.txt",
    b"esc\x1b[2J.txt",
    b" ",
    b"e" * 251 + b".txt",
    "é\u202e.txt".encode(),
)


def test_files_of_any_name_are_stored_and_named_exactly(tmp_path: Path, archive: Path) -> None:
    folder = os.fsencode(tmp_path / "odd")
    Path(os.fsdecode(folder)).mkdir()
    for number, name in enumerate(ODD_NAMES):
        Path(os.fsdecode(folder + b"/" + name)).write_text(PAGE.format(number=number))
    told = lines(sma("ingest", os.fsdecode(folder), "--nl", "--db", archive).stdout)
    shown = lines(sma("list", "--nl", "--limit", "0", "--db", archive).stdout)
    for records in (told, shown):
        assert {bytes_of(each) for each in records} == {folder + b"/" + name for name in ODD_NAMES}
        assert ["source_b64" in each for each in records].count(True) == 1
    assert [each["state"] for each in told] == ["stored"] * len(ODD_NAMES)


def bytes_of(record: dict[str, object]) -> bytes:
    """Name the file of a record as the file system does."""
    name = record.get("source_b64")
    return b64decode(str(name)) if name else str(record["source"]).encode()


def test_a_failure_is_named_stops_nothing_and_is_exit_3(folder: Path, archive: Path) -> None:
    told = sma("ingest", folder / "missing\x1b[31m.txt", folder, "--db", archive)
    assert told.returncode == 3
    named, summary = told.stderr.splitlines()
    assert named == f"sma: failed: {folder}/missing^[[31m.txt: no such file"
    assert summary == "sma: 7 entries: 2 stored, 1 duplicate, 3 skipped, 1 failed"


def test_a_page_without_an_article_is_exit_3_once(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n\n")
    told = sma("ingest", tmp_path / "empty.txt", "--db", archive)
    assert (told.returncode, "no-text: " in told.stderr) == (3, True)
    assert told.stderr.splitlines()[-1] == "sma: 1 entry: 1 no-text"
    assert sma("ingest", tmp_path / "empty.txt", "--db", archive).returncode == 0


def test_verbose_names_every_entry(folder: Path, archive: Path) -> None:
    told = sma("ingest", folder, "-v", "--db", archive).stderr.splitlines()
    assert [line.split(": ")[1] for line in told[:-1]] == [
        "skipped",
        "stored",
        "stored",
        "duplicate",
        "skipped",
        "skipped",
    ]


def test_a_dry_run_tells_and_stores_nothing(folder: Path, archive: Path) -> None:
    told = sma("ingest", folder, "--dry-run", "--db", archive)
    assert told.stderr == "sma: 6 entries: 2 stored, 1 duplicate, 3 skipped; dry run, nothing is stored\n"
    assert not archive.exists()
    sma("ingest", folder / "a.txt", "--db", archive)
    before = archive.read_bytes()
    told = sma("ingest", folder, "--dry-run", "--db", archive)
    assert told.stderr.startswith("sma: 6 entries: 1 stored, 1 unchanged, 1 duplicate, 3 skipped; dry run")
    assert archive.read_bytes() == before


def test_standard_input_is_a_page(archive: Path) -> None:
    for state in ("stored", "unchanged"):
        told = sma("ingest", "-", "--nl", "--db", archive, input=PAGE.format(number=300))
        assert [(entry["source"], entry["state"]) for entry in lines(told.stdout)] == [("-", state)]


def test_nothing_under_a_folder_is_no_error(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = sma("ingest", tmp_path / "empty", "--db", archive)
    assert (told.returncode, told.stderr) == (0, "sma: 0 entries: nothing to take in\n")


def test_a_ledger_nobody_reads_stops_no_ingest(folder: Path, archive: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = sma("ingest", folder, "--nl", "--db", archive, stdout=writing)
    os.close(writing)
    assert (told.returncode, told.stderr) == (0, "sma: 6 entries: 2 stored, 1 duplicate, 3 skipped\n")


def test_ctrl_c_stores_what_was_read_and_says_so(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE.format(number=100))
    running = subprocess.Popen(
        [*SMA, "ingest", tmp_path / "a.txt", "-", "--db", archive],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while not archive.exists() and running.poll() is None:
        time.sleep(0.01)
    assert running.stdin
    running.stdin.write("x" * (1 << 17))  # more than a pipe holds: it returns when standard input is being read
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    running.stdin.close()
    err = running.stderr.read() if running.stderr else ""
    assert running.wait(60) == 130
    assert err.strip().splitlines() == ["sma: interrupted: 1 entry: 1 stored; the same command goes on from here"]
    assert sma("list", "--ids", "--db", archive).stdout == "1\n"


def test_extract_prints_one_object_a_page_and_stores_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_text("\n")
    told = sma("extract", folder, env=os.environ | {"XDG_DATA_HOME": str(tmp_path / "data")})
    assert told.returncode == 0
    pages = {Path(page["source"]).name: page for page in json.loads(told.stdout)}
    assert list(pages) == ["a.txt", "b.txt", "copy.txt", "empty.txt"]
    assert (pages["a.txt"]["headline"], pages["a.txt"]["id"], pages["a.txt"]["reason"]) == (
        "Allies end seventh round of talks without a deal", None, None,
    )  # fmt: skip
    assert (pages["empty.txt"]["body"], bool(pages["empty.txt"]["reason"])) == ("", True)
    assert [line.split(": ")[1] for line in told.stderr.splitlines()] == ["skipped"] * 3
    assert not (tmp_path / "data").exists()


def test_extract_streams_lines(tmp_path: Path) -> None:
    """The first page is printed before the second, standard input, has come to its end."""
    (tmp_path / "a.txt").write_text(PAGE.format(number=100))
    running = subprocess.Popen(
        [*SMA, "extract", "--nl", tmp_path / "a.txt", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert running.stdin
    assert running.stdout
    assert json.loads(running.stdout.readline())["source"].endswith("a.txt")
    rest, _ = running.communicate(PAGE.format(number=200), timeout=60)
    assert [entry["source"] for entry in lines(rest)] == ["-"]


def test_extract_of_what_is_not_there_is_exit_2(folder: Path) -> None:
    told = sma("extract", folder / "none.txt", folder / "a.txt", "--nl")
    assert (told.returncode, len(lines(told.stdout))) == (2, 1)
    assert told.stderr == f"sma: failed: {folder}/none.txt: no such file\n"


def test_an_unknown_format_is_one_line(folder: Path) -> None:
    told = sma("extract", folder / "a.txt", "--format", "pigeon")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert "pigeon" in told.stderr


def test_extracting_text_imports_no_html_library(folder: Path) -> None:
    told = sma("extract", folder / "a.txt", env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"})
    names = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines() if line.startswith("import time:")}
    assert "smaarchive.formats" in names
    assert names & {"trafilatura", "lxml", "rich", "sqlite_utils", "multiprocessing"} == set()


def test_explain_labels_every_line(folder: Path) -> None:
    told = sma("extract", folder / "a.txt", "--explain")
    head, *labelled = told.stdout.split("\n\n")[0].splitlines()
    assert head == f"== {folder}/a.txt"
    found = {int(line.split()[0]): line.split()[1] for line in labelled}
    assert list(found) == [1, 3, 5, 7, 9, 11]
    assert (found[1], found[5], found[9], found[11]) == ("headline", "byline", "body", "body")
    fields = {line.split()[0]: line for line in told.stdout.split("\n\n")[1].splitlines()}
    assert fields["headline"].endswith("  Allies end seventh round of talks without a deal")


def test_explain_stays_text(folder: Path) -> None:
    told = sma("extract", folder / "a.txt", "--explain", "--json")
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert told.stderr.startswith("sma: error: --explain is for reading and has no --json")


def test_the_rules_of_an_article_keep_to_the_width_of_a_terminal(folder: Path, archive: Path) -> None:
    sma("ingest", folder, "--db", archive)
    _, shown = on_a_terminal("show", "1", "--explain", "--db", str(archive), columns=60)
    told = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert told[0].startswith("headline ")
    assert max(map(len, told)) <= 60


def test_explain_on_a_terminal_is_in_colour(folder: Path) -> None:
    code, shown = on_a_terminal("extract", str(folder / "a.txt"), "--explain")
    assert code == 0
    assert "\x1b[1;32m" in shown


def test_quiet_is_silent_but_for_what_failed(tmp_path: Path, archive: Path) -> None:
    (tmp_path / "menu.html").write_text("<html><body><nav><a href=/>Home</a></nav></body></html>")
    told = sma("ingest", tmp_path / "menu.html", tmp_path / "none.txt", "-q", "--db", archive)
    assert (told.returncode, told.stderr) == (3, f"sma: failed: {tmp_path}/none.txt: no such file\n")


def test_a_format_may_be_called_as_its_files_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('{"title": "Talks end", "text": "The talks ended."}')
    for name in ("json", "jsonl"):
        assert json.loads(sma("extract", tmp_path / "a.txt", "--format", name).stdout)[0]["headline"] == "Talks end"
