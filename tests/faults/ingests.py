"""`sma ingest --nl` in a process of its own, forked from this one so that a thousand of them take minutes.

Only what it printed as stored counts as acknowledged.
"""

import ctypes
import json
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from smaarchive.archive import batches, connection, stories
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.cli.screen import prepare_streams
from smaarchive.ingest import read_articles

from . import clippings
from .planted import PLANTED

BATCH = 4  # pages a commit, so that a short run has several
PR_SET_PTRACER = 0x59616D61
ANY_PROCESS = ctypes.c_ulong(-1)  # where Yama lets only ancestors trace


@dataclass(frozen=True, slots=True)
class Ended:
    """How an ingest ended: its exit code (negative: the signal), what it acknowledged, what it said."""

    code: int
    acknowledged: tuple[dict[str, Any], ...]
    said: str


class Ingest:
    """An ingest that was started and waits for `go`."""

    def __init__(self, archive: Path, paths: Sequence[Path], planted: str = "", batch: int = BATCH) -> None:
        warm()
        self._streams = (os.memfd_create("stdout"), os.memfd_create("stderr"))
        held, self._gate = os.pipe()
        arguments = ["ingest", "--nl", *map(str, paths), "--db", str(archive)]
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                for number, stream in enumerate(self._streams, 1):
                    os.dup2(stream, number)
                os.close(self._gate)
                os._exit(_run(arguments, PLANTED[planted], batch, held))
            finally:
                os._exit(99)
        os.close(held)

    def go(self) -> None:
        """Let it begin."""
        os.write(self._gate, b"!")
        os.close(self._gate)

    def kill(self) -> None:
        """Kill it, if it still runs."""
        os.kill(self.pid, signal.SIGKILL)  # it is still ours: nobody has waited for it

    def end(self) -> Ended:
        """Wait for its end."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        out, err = map(_all_of, self._streams)
        for stream in self._streams:
            os.close(stream)
        whole = [line for line in out.splitlines(keepends=True) if line.endswith(b"\n")]
        return Ended(code, tuple(map(json.loads, whole)), err.decode("utf-8", "replace"))


def ingest(archive: Path, paths: Sequence[Path], planted: str = "", batch: int = BATCH) -> Ended:
    """Run an ingest to its end."""
    started = Ingest(archive, paths, planted, batch)
    started.go()
    return started.end()


def _run(arguments: list[str], plant: Any, batch: int, held: int) -> int:
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANY_PROCESS, 0, 0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    prepare_streams()
    batches.BATCH_ITEMS = batch
    batches.BATCH_SECONDS = stories.COMMIT_SECONDS = float("inf")  # no clock decides which call comes when
    plant()
    os.read(held, 1)
    code = exit_code(sma, arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _all_of(number: int) -> bytes:
    return os.pread(number, os.fstat(number).st_size, 0)


@cache
def warm() -> None:
    """Import and load once what every ingest needs."""
    import sqlite_utils  # noqa: F401  # of an archive that is made or upgraded

    import smaarchive.cli.ingest  # noqa: F401  # imported when it is called

    with tempfile.TemporaryDirectory() as folder:
        list(read_articles([str(clippings.write(Path(folder), range(2)))]))
        connection.open_writing(Path(folder, "a.db")).connection.close()
