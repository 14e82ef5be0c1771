"""The program as a process of its own: with pipes, or on a terminal; and what it imports."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.terminal import shown_by

SMA = (sys.executable, "-m", "smaarchive")
# what a command that only reads is not to pay for
HEAVY = {
    "trafilatura", "lxml", "sqlite_utils", "tomllib", "rich", "platformdirs", "importlib.metadata", "hashlib",
    "logging", "subprocess", "tempfile", "dateutil", "dateparser", "pycrfsuite", "charset_normalizer", "dataclasses",
    "smaarchive.lexicon.outlets", "smaarchive.lexicon.folding", "smaarchive.lexicon.phrases", "smaarchive.page",
}  # fmt: skip


def sma(*arguments: str | Path, **settings: object) -> "subprocess.CompletedProcess[str]":
    """Run the program with pipes for its streams."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "encoding": "utf-8", "timeout": 60}
    return subprocess.run([*SMA, *map(str, arguments)], check=False, **(streams | settings))  # type: ignore[call-overload, no-any-return]  # settings of subprocess.run as they come


def on_a_terminal(
    *arguments: str, columns: int = 80, rows: int = 24, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run the program in a terminal of its own; return its exit code and all that reached the screen."""
    variables = os.environ | {"TERM": "xterm"} | dict(environment or {})
    code, shown = shown_by(lambda: os.execve(SMA[0], [*SMA, *arguments], variables), columns, rows)
    return code, shown.decode().replace("\r\n", "\n")


def imported_by(*arguments: str) -> set[str]:
    """Name the modules a command imports, of those that cost."""
    told = sma(*arguments, env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"})
    assert told.returncode == 0, told.stderr
    names = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines() if line.startswith("import time:")}
    assert "click" in names
    # what the interpreter imports by itself (an editable install needs more than a wheel) is none of ours
    bare = subprocess.run([sys.executable, "-X", "importtime", "-c", ""], capture_output=True, text=True, check=True)
    ours = names - {line.rpartition("|")[2].strip() for line in bare.stderr.splitlines()}
    return {heavy for heavy in HEAVY if heavy in ours}
