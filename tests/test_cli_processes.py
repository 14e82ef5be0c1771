"""The program as a process: what it imports, its streams, signals, and a terminal of its own."""

import fcntl
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from smaarchive import __version__
from smaarchive.cli import main
from smaarchive.outputs.plain import UNSAFE
from tests.program import SMA, imported_by, on_a_terminal, sma

ROOT = Path(__file__).parent.parent
SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    "line",
    ["-h", "--version", "list", "search unpaid", "search unpaid --csv", "show 1", "search --help", "show -h"],
)
def test_reading_imports_nothing_heavy(archive: Path, line: str) -> None:
    option = [] if line.startswith("-") else ["--db", str(archive)]
    assert imported_by(*line.split(), *option) == set()


needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
NAMED_TUPLES = """
import smaarchive.cli.group, smaarchive.cli.search
print(*sorted(each.__name__ for each in tuple.__subclasses__() if each.__module__.startswith("smaarchive")))
"""


def test_a_search_defines_no_records_that_are_slow_to_define() -> None:
    defined = subprocess.run([sys.executable, "-c", NAMED_TUPLES], capture_output=True, text=True, check=True).stdout
    assert defined.split() == ["Article", "Found"]  # made by the thousand in an ingest


def test_the_import_check_bites(archive: Path) -> None:
    assert "rich" in imported_by("list", "--table", "--db", str(archive))


def test_the_default_archive_needs_no_library(tmp_path: Path) -> None:
    told = sma("list", env={"HOME": str(tmp_path), "PYTHONPROFILEIMPORTTIME": "1"})
    assert "platformdirs" not in told.stderr
    assert f"there is no archive at {tmp_path}/.local/share/sma/archive.db" in told.stderr


def test_a_search_looks_for_no_translation(archive: Path) -> None:
    told = sma("search", "unpaid", env=os.environ | {"SMA_DB": str(archive), "PYTHONPROFILEIMPORTTIME": "1"})
    assert told.returncode == 0
    assert re.search(r"\bclick\n", told.stderr)
    assert not re.search(r"\blocale\n", told.stderr)


def test_a_closed_pipe_is_quiet(archive: Path) -> None:
    for line in ("list", "search unpaid --nl", "list --table", "show 1", "--help", "completion fish"):
        reading, writing = os.pipe()
        os.close(reading)
        told = sma(*line.split(), stdout=writing, env=os.environ | {"SMA_DB": str(archive)})
        os.close(writing)
        assert (told.returncode, told.stderr) == (0, "")


@needs_full
@pytest.mark.parametrize("line", ["list", "search unpaid", "show 1 --table", "--help", "completion bash"])
def test_a_full_disk_behind_stdout_is_one_line(archive: Path, line: str) -> None:
    with Path("/dev/full").open("w") as full:
        told = sma(*line.split(), stdout=full, env=os.environ | {"SMA_DB": str(archive)})
    assert told.returncode == 2
    assert told.stderr.startswith("sma: error: ")
    assert told.stderr.count("\n") == 1
    assert "No space left" in told.stderr


@needs_full
@pytest.mark.parametrize(("line", "code"), [("", 2), ("nonsense", 2), ("show 999", 1)])
def test_where_nothing_can_be_said_the_code_alone_says_it(archive: Path, line: str, code: int) -> None:
    with Path("/dev/full").open("w") as full:
        told = sma(*line.split(), stderr=full, env=os.environ | {"SMA_DB": str(archive)})
    assert (told.returncode, told.stdout) == (code, "")


def test_a_missing_stream_is_no_traceback(archive: Path) -> None:
    for closed, code in ((">&-", 2), ("2>&-", 0), (">&- 2>&-", 2), ("<&-", 0)):
        told = subprocess.run(
            ["sh", "-c", f'"$@" {closed}', "sh", *SMA, "list", "--limit", "1", "--db", archive],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert told.returncode == code
        assert "Traceback" not in told.stderr


@pytest.mark.parametrize("line", ["list", "search unpaid", "show 1 --table", "count unpaid", "--help", "--version"])
def test_a_closed_stdout_is_one_line(archive: Path, line: str) -> None:
    closed = f"SMA_DB={archive} {shlex.join(SMA)} {line} >&-"
    told = subprocess.run(["sh", "-c", closed], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr.count("\n")) == (2, 1)
    assert told.stderr.startswith("sma: error: ") and "Bad file descriptor" in told.stderr


def test_what_prints_nothing_needs_no_stdout(tmp_path: Path) -> None:
    closed = f"{shlex.join(SMA)} ingest {ROOT / 'data' / 'seeds' / 'yonhap-2020-04-offer.txt'} --db {tmp_path}/a.db >&-"
    told = subprocess.run(["sh", "-c", closed], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "sma: 1 entry: 1 stored\n")


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}]
)
def test_any_locale_prints_every_article(archive: Path, environment: dict[str, str]) -> None:
    for line in ("list", "list --csv", "list --table", "show 3", "show 3 --table"):
        told = sma(*line.split(), "--db", archive, env=os.environ | environment)
        assert (told.returncode, told.stderr) == (0, "")
    headlines = [
        article["headline"] for article in json.loads(sma("list", "--db", archive, env=os.environ | environment).stdout)
    ]
    assert "방위비 분담금 협상 타결" in headlines


@pytest.mark.parametrize(("command", "code"), [("ingest", 3), ("extract", 0), ("show", 0)])
def test_standard_input_may_be_closed(archive: Path, command: str, code: int) -> None:
    closed = (
        f"{shlex.join(SMA)} {command} - --db {archive} <&-"
        if command != "extract"
        else f"{shlex.join(SMA)} extract - <&-"
    )
    run = subprocess.run(["bash", "-c", closed], capture_output=True, text=True, check=False)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr


@needs_full
def test_ingest_into_a_full_device_stores_and_says_why(tmp_path: Path) -> None:
    page = Path(__file__).parent.parent / "data" / "seeds" / "yonhap-2020-04-offer.txt"
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [*SMA, "ingest", str(page), "--json", "--db", str(tmp_path / "a.db")],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert run.returncode == 2
    assert "Traceback" not in run.stderr and len(run.stderr.splitlines()) == 1


def test_ctrl_c_is_130_and_no_traceback(archive: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"1\n")
    waiting = subprocess.Popen(
        [*SMA, "show", "-", "--db", archive], stdin=reading, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while fcntl.ioctl(reading, termios.FIONREAD, bytes(4)) != bytes(4) and waiting.poll() is None:
        time.sleep(0.01)  # until it has read the line, and waits for more
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=30)
    os.close(reading)
    os.close(writing)
    assert (waiting.returncode, out) == (130, b"")
    assert b"Traceback" not in err


def test_a_terminal_gets_a_table_in_its_width_and_in_colour(archive: Path) -> None:
    for columns in (60, 80, 120):
        code, shown = on_a_terminal("search", "unpaid", "--db", str(archive), columns=columns)
        assert code == 0
        assert "\x1b[1;33munpaid\x1b[0m" in shown
        assert max(map(len, SGR.sub("", shown).splitlines())) <= columns
        assert "Base workers told to stay home" in shown


def test_a_terminal_without_colour(archive: Path) -> None:
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        code, shown = on_a_terminal("list", "--db", str(archive), environment=environment)
        assert code == 0
        assert "\x1b" not in shown


def test_json_on_a_terminal_when_asked(archive: Path) -> None:
    code, shown = on_a_terminal("show", "3", "--json", "--db", str(archive))
    assert (code, json.loads(shown)["headline"]) == (0, "방위비 분담금 협상 타결")
    assert shown.count("\n") > 20


def test_a_long_page_goes_through_the_pager(archive: Path, tmp_path: Path) -> None:
    pager = tmp_path / "my pager"
    pager.write_text("#!/bin/sh\necho paged; cat\n")
    pager.chmod(0o755)
    settings = {"SMA_PAGER": f"'{pager}'", "PAGER": "false"}
    assert on_a_terminal("show", "1", "--db", str(archive), rows=5, environment=settings)[1].startswith("paged\n")
    assert not on_a_terminal("show", "1", "--db", str(archive), rows=50, environment=settings)[1].startswith("paged")
    for none in ("", "/no/such/pager", "'unclosed"):
        shown = on_a_terminal("show", "1", "--db", str(archive), rows=5, environment={"SMA_PAGER": none})[1]
        assert "Base workers told to stay home" in shown


def test_a_pager_that_is_left_early_is_no_fault(archive: Path) -> None:
    assert on_a_terminal("show", "1", "--db", str(archive), rows=5, environment={"PAGER": "head -1"})[0] == 0


def test_a_pager_that_fails_is_told(archive: Path) -> None:
    code, shown = on_a_terminal("show", "1", "--db", str(archive), rows=5, environment={"PAGER": "false"})
    assert (code, shown) == (2, "sma: error: the pager 'false' failed (1): SMA_PAGER= prints without one\n")


def test_completion_answers_with_commands_and_options(archive: Path) -> None:
    def completed(words: str, at: int) -> list[str]:
        asked = {"_SMA_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        return sma(env=os.environ | asked).stdout.split()

    assert completed("sma sea", 1) == ["plain,search"]
    assert {"plain,--since", "plain,--outlet"} <= set(completed("sma search unpaid --", 3))


@needs_full
def test_a_completion_that_cannot_be_written_says_nothing() -> None:
    asked = {"_SMA_COMPLETE": "bash_complete", "COMP_WORDS": "sma sea", "COMP_CWORD": "1"}
    with Path("/dev/full").open("w") as full:
        told = sma(stdout=full, env=os.environ | asked)
    assert (told.returncode, told.stderr) == (2, "")


def test_a_malformed_value_is_pointed_at_on_a_terminal_and_named_in_a_pipe(archive: Path) -> None:
    line = ["search", "방위비 unpaid", "date:2020-13", "leave"]
    said = (
        "sma: error: date: cannot read '2020-13' as a date "
        "(write 2020-04-07, 2020-04, 2020-01..2020-06, >=2020-04-01, 90d..), at column 17 of the query\n"
    )
    told = sma(*line, "--db", archive)
    assert (told.returncode, told.stdout, told.stderr) == (2, "", said)
    pointer = "  방위비 unpaid date:2020-13 leave\n" + " " * 21 + "^\n"
    assert on_a_terminal(*line, "--db", str(archive)) == (2, said + pointer)
    code, shown = on_a_terminal("search", "x" * 400 + " id:x", "--db", str(archive))
    assert (code, shown.splitlines()[2].index("^"), shown.splitlines()[1][38:]) == (2, 38, "x")
    told = sma("list", "--since", "2020-13", "--db", archive)
    assert told.stderr == "sma: error: --since cannot read '2020-13' as a date (write 2020-04-07, 2020-04, 90d)\n"


def test_no_control_byte_reaches_the_terminal(hostile: Path) -> None:
    for line in ("list", "search pwned", "show 1", "show 1 --json", "list --csv", "list --tsv", "list --nl"):
        code, shown = on_a_terminal(*line.split(), "--db", str(hostile))
        assert (code, "pwned" in shown) == (0, True)
        assert re.findall(UNSAFE, SGR.sub("", shown).replace("\n", "").replace("\t", "")) == []


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an archive of one article that would take over the terminal."""
    from smaarchive.archive.connection import open_writing
    from smaarchive.archive.store import store_all
    from smaarchive.article import Article
    from smaarchive.page import Extracted, Source

    evil = "pwned \x1b]0;title\x07\x1b[2J\x1b[31m \x9b31m \r\n\u202egnp \u2028 \x7f [/nope] [link=x]"
    names = dict.fromkeys(("headline", "byline", "outlet", "agency", "section", "dateline", "url"), evil)
    article = Article(f"/{evil}\udcff", "text", "utf-8", body=evil, captions=(evil,), digest="d", **names)  # type: ignore[arg-type]  # all of them text
    path = tmp_path_factory.mktemp("hostile") / "archive.db"
    with open_writing(path) as opened:
        list(store_all(opened, [Extracted(Source(article.source, b"pwned"), article)]))
    return path


def test_a_page_is_read_alike_in_every_process() -> None:
    page = Path(__file__).parent / "cases" / "liveblog.html"
    seeds = ({"PYTHONHASHSEED": str(seed)} for seed in (1, 2, 3))  # strings hash, and so sets go, another way in each
    read = {sma("extract", page, "--explain", env=os.environ | seed).stdout for seed in seeds}
    assert len(read) == 1


def test_an_explained_query_steers_no_terminal(archive: Path) -> None:
    line = ["search", "\u202ebody unpaid\U000e0041", "--explain", "--db", str(archive)]
    for shown in (on_a_terminal(*line)[1], sma(*line).stdout):
        assert re.findall(UNSAFE, shown.replace("\n", "")) == []
        assert "\\u202ebody unpaid\\U000e0041" in shown


def test_the_process_ends_at_once_and_all_is_written() -> None:
    ending = "import atexit, smaarchive.cli as cli; atexit.register(print, 'taken apart'); cli.command()"
    told = subprocess.run([sys.executable, "-c", ending, "--version"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, f"sma, version {__version__}\n", "")


def test_a_caller_within_python_goes_on(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["list", "--db", str(tmp_path / "none.db")])
    assert ended.value.code == 2
