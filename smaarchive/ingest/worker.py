"""The program of a worker process: it reads or unpacks what it is sent, and sends back what came of it.

Before each page it sets an alarm: where the page takes longer than it may, the kernel ends the process, whatever it is
at. What counts is the time of the processor, as no page is to be lost because the machine is busy; a clock on the wall,
set later, is for what waits and never works. Its memory is bounded. What it does not know how to meet ends it too,
after a last word. `crew` sees to the rest.
"""

import os
import resource
import signal
import socket
import stat
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from io import BufferedReader, FileIO
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from .. import formats
from ..article import Extracted, Large, Refused, Source, Unread
from ..discover import NO_FOLLOW
from .reading import articles
from .wire import (
    MEMORY,
    OUTGROWN,
    RUSAGE_UNIT,
    Confession,
    Read,
    Reading,
    Unpacked,
    Unpacking,
    receive,
    send,
    without_bytes,
)

ROOMY = 512 << 20  # bytes; a worker that a page made larger than this makes room for another
WAITING = 4  # times as long may pass on the wall
BEAT = 1.0  # seconds between two alarms set while a file is read

SAMPLE = b"<!DOCTYPE html><title>Talks</title><p>The talks went on in Seoul on Monday, an official said. " * 9

T = TypeVar("T")


def main(descriptor: int) -> None:
    """Do the tasks that come in through a socket, one after the other, until it is closed."""
    for alarm in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(alarm, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # a system that bounds no address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    line = socket.socket(fileno=descriptor)  # open to the end, for the last word
    incoming = line.makefile("rb")
    sys.excepthook = partial(_confess, line)
    while received := receive(incoming):
        task, data = received
        if isinstance(task, Reading):
            for unread, piece in zip(task.unread, data, strict=True):
                _read(line, task, unread._replace(source=unread.source._replace(data=piece)))
                if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RUSAGE_UNIT > ROOMY:
                    return
        elif isinstance(task, Unpacking):
            _unpack(line, task, data[0])


@cache
def _warm_up() -> None:
    """Load all that HTML is read with, before the time of the first page begins."""
    deque(articles(Unread(Source("-", SAMPLE), "html")), maxlen=0)


def _confess(line: socket.socket, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say what this process ends of."""
    if issubclass(kind, MemoryError):
        send(line, Confession(OUTGROWN, crashed=False))
        return
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    send(line, Confession(f"extractor crash: {kind.__name__}: {str(error)[:200]}{place}", crashed=True))


def _set_alarm(seconds: float) -> None:
    """Have the kernel end this process after so many seconds of work; 0 is never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, WAITING * seconds)


def _timed(items: Iterator[T], seconds: float) -> Iterator[T]:
    """Yield items; the process ends where the next one takes longer than it may."""
    while True:
        _set_alarm(seconds)
        item = next(items, None)
        _set_alarm(0)
        if item is None:
            return
        yield item


def _read(line: socket.socket, task: Reading, unread: Unread) -> None:
    """Read one thing, and send what is read of it."""
    last: Extracted | Refused | None = None
    if unread.format not in formats.PLAIN and not task.plainly:
        _warm_up()
    items = articles(unread, explaining=task.explaining, plainly=task.plainly)
    for item in _timed(items, task.seconds):
        if last is not None:
            _send_read(line, unread, last, ended=False)
        last = item
    _send_read(line, unread, last, ended=True)


def _send_read(line: socket.socket, unread: Unread, item: Extracted | Refused | None, *, ended: bool) -> None:
    if not isinstance(item, Extracted):
        send(line, Read(item, "sent", ended))
        return
    source = item.source
    bare = item._replace(source=without_bytes(source))
    if source is unread.kept:
        send(line, Read(bare, "kept", ended))
    elif source is unread.source:
        send(line, Read(bare, "sent", ended))
    else:
        send(line, Read(bare, "follow", ended), [source.data])


def _unpack(line: socket.socket, task: Unpacking, data: bytes) -> None:
    """Unpack a container, and send what it holds."""
    source = _opened(task) if task.by_path else task.source._replace(data=data)
    if isinstance(source, Refused):
        send(line, Unpacked(source, ended=True))
        return
    for item in _timed(formats.unpack(source, task.format), task.seconds):
        if isinstance(item, Refused):
            send(line, Unpacked(item, ended=False))
            continue
        pieces = [item.source.data, *([item.kept.data] if item.kept else [])]
        kept = item.kept and without_bytes(item.kept)
        send(line, Unpacked(item._replace(source=without_bytes(item.source), kept=kept), ended=False), pieces)
    send(line, Unpacked(None, ended=True))


def _opened(task: Unpacking) -> Large | Refused:
    """Open a file that is too large to be sent, and see that it is still the one that was met."""
    origin = task.source.origin
    try:
        descriptor = os.open(os.path.realpath(origin), NO_FOLLOW)
        status = os.fstat(descriptor)
    except OSError as error:
        return Refused(origin, "failed", (error.strerror or "cannot be read").lower())
    met = (task.size, task.source.mtime_ns)
    if not stat.S_ISREG(status.st_mode) or (status.st_size, status.st_mtime_ns) != met:
        return Refused(origin, "failed", "changed while it was read")
    file = BufferedReader(Beating(descriptor, task.seconds))
    return Large(origin, file, task.size, task.source.mtime_ns)


class Beating(FileIO):
    """A file that is large: as long as it is read, the time that a page may take begins anew."""

    def __init__(self, descriptor: int, seconds: float) -> None:
        super().__init__(descriptor)
        self._seconds = seconds
        self._beat = time.monotonic()

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # typeshed: any WriteableBuffer
        """Read as a file does."""
        now = time.monotonic()
        if now - self._beat > BEAT:
            self._beat = now
            _set_alarm(self._seconds)
        return super().readinto(buffer)
