"""One worker process, seen from here: it is started anew (spawned), given a task at a time, and may die of it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import NamedTuple

from ..errors import SmaError
from .reading import CRASHED
from .wire import JOINED, MAKES_ROOM, MEMORY, OUTGROWN, RUSAGE_UNIT, WAITING, Confession, receive, send

# the worker finds the modules that this process has found, and none that happen to lie in the current folder
PROGRAM = "import sys; sys.path[:] = {path!r}; from smaarchive.ingest.worker import main; sys.exit(main({descriptor}))"
LARGE = MEMORY // 2  # bytes, of a worker that was refused more: what is shared, and never touched, counts there too


class Death(NamedTuple):
    """Why a worker is no more; `None` for one that went by itself. A crash is no fault that a page can be told of."""

    reason: str | None
    crashed: bool


class Worker:
    """A process that reads or unpacks; it is the kernel that ends it where a page takes longer than it may."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair()
        program = PROGRAM.format(path=sys.path, descriptor=theirs.fileno())
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", program],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                process_group=0,  # Ctrl-C is for us alone: what is at work is finished, stored and told
            )  # fmt: skip
        except OSError as error:
            self._line.close()
            raise SmaError(f"no worker process can be started: {(error.strerror or 'no room').lower()}") from error
        finally:
            theirs.close()
        self._incoming = BufferedReader(self._line.makefile("rb", buffering=0), JOINED)
        self._confession: Confession | None = None

    def ask(self, task: object, data: list[bytes]) -> Iterator[tuple[object, list[bytes]]]:
        """Give the worker a task and yield its answers, to the end of its life if nobody stops listening before.

        What is sent is taken out of `data`: bytes that nobody else needs are not held.
        """
        try:
            send(self._line, task, data)
        except ConnectionError:
            return
        data.clear()
        while answer := receive(self._incoming):
            if isinstance(answer[0], Confession):
                self._confession = answer[0]
            else:
                yield answer

    def end(self, seconds: float) -> Death:
        """Wait for the end of a worker that answers no more, and say what it died of; `seconds` was its time."""
        self._close()
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = code = os.waitstatus_to_exitcode(status)
        if -code == signal.SIGPROF:
            return Death(f"took over {seconds:g} s", crashed=False)
        if -code == signal.SIGALRM:
            return Death(f"took over {WAITING * seconds:g} s, most of it waiting", crashed=False)
        if self._confession:
            return Death(self._confession.reason, self._confession.crashed)
        if code == MAKES_ROOM:
            return Death(None, crashed=False)
        if code >= 0:  # 0 as well: a library that ends the process does so with every page like this one
            return Death(CRASHED, crashed=True)
        name = signal.Signals(-code).name
        if used.ru_maxrss * RUSAGE_UNIT > LARGE:  # what a library of C's does that is given no more
            return Death(f"{OUTGROWN} ({name})", crashed=False)
        return Death(f"{CRASHED}: {name}", crashed=True)

    def kill(self) -> None:
        """End the worker at once; nobody has waited for its `end`."""
        os.kill(self._process.pid, signal.SIGKILL)

    def _close(self) -> None:
        self._incoming.close()
        self._line.close()
