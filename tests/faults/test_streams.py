"""Every command into a closed pipe, a full device, an ASCII stream -> no traceback, one line, its exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smaarchive.cli.group import COMMANDS, sma
from smaarchive.cli.outcome import exit_code
from smaarchive.cli.screen import prepare_streams
from tests.stories import fill

from . import clippings
from .ingests import warm

LINES = (
    "ingest {pages} --nl", "search unpaid", "search unpaid --table", "count unpaid", "timeline unpaid", "similar 1",
    "story 1", "show 1", "show 3 --table", "list", "list --csv", "edit 1 outlet=KBS", "extract {pages}", "check",
    "doctor", "saved", "new none", "reextract 1 --nl", "reindex", "help query", "completion bash", "backup {copy}",
    "salvage {db} {copy}", "rm 4", "sources --csv", "--help",
)  # fmt: skip
SILENT = {"edit", "reindex", "backup", "rm", "new"}  # have nothing to print


def test_every_command_is_here() -> None:
    assert set(COMMANDS) <= {line.split()[0] for line in LINES}


def _closed() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing


def _full() -> int:
    return os.open("/dev/full", os.O_WRONLY)


def _taken() -> int:
    return os.memfd_create("taken")


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize(
    ("stream", "encoding"), [(_closed, "utf-8"), (_full, "utf-8"), (_taken, "ascii")], ids=["closed", "full", "ascii"]
)
def test_whatever_takes_the_output(tmp_path: Path, line: str, stream: Callable[[], int], encoding: str) -> None:
    warm()
    archive = fill(tmp_path / "a.db")
    given = {"pages": clippings.write(tmp_path / "pages", range(2)), "copy": tmp_path / "copy.db", "db": archive}
    words = line.format_map(given).split()
    if words[0] not in ("extract", "salvage", "help", "completion", "--help"):
        words += ["--db", str(archive)]
    code, said = _run(words, stream(), encoding)
    assert "Traceback" not in said
    if stream is _full and words[0] not in SILENT:
        assert code == 2
        assert "No space left" in said.splitlines()[-1]
    else:
        # no search is saved under that name; the stories are no pages that can be read again
        assert code in {"new": (1,), "reextract": (0, 3)}.get(words[0], (0,)), said


def _run(words: list[str], out: int, encoding: str) -> tuple[int, str]:
    """Run a command in a process of its own; give its exit code and what it said."""
    err = os.memfd_create("stderr")
    child = os.fork()
    if child == 0:
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding=encoding, closefd=False) for number in (1, 2))
        code = 99
        try:
            prepare_streams()
            code = exit_code(sma, words)
            sys.stdout.flush()
            sys.stderr.flush()
        finally:
            os._exit(code)
    os.close(out)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = os.pread(err, 1 << 16, 0).decode(encoding)
    os.close(err)
    return code, said
