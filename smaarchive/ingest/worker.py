"""The program of a worker process: it reads or unpacks what it is sent, and sends back what came of it.

Before each page it sets an alarm: where the page takes longer than it may, the kernel ends the process, whatever it is
at. What counts is the time of the processor, so that no page is lost because the machine is busy; a clock on the wall,
set to four times that, is for what waits and never works. Its memory is bounded. What it does not know how to meet
ends it too, after a last word. `readers` and `unpacker` see to the rest.
"""

import gc
import os
import resource
import signal
import socket
import stat
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache, partial
from io import BufferedReader, FileIO
from itertools import islice
from types import TracebackType
from typing import TypeVar

from .. import formats
from ..discover import NO_FOLLOW
from ..page import Extracted, Large, Refused, Source, Unread, size_of
from .reading import articles, crash_of
from .wire import (
    MAKES_ROOM,
    MEMORY,
    OUTGROWN,
    RUSAGE_UNIT,
    WAITING,
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
LOADING = 60.0  # seconds of work in which all that HTML is read with is loaded, a hundred times what it takes
BEAT = 0.1  # seconds for which an alarm that was set is as good as new
MOST_TOLD, MOST_BYTES_TOLD = 64, 1 << 17  # records of one file in a message

# An article that declares its fields and leaves no doubt, as many do: what others need (trafilatura for one; 0.2 s)
# is loaded with the first of them.
DECLARED = {
    "og:title": "Talks go on",
    "og:site_name": "Yonhap News Agency",
    "article:published_time": "2020-04-01",
    "author": "Jane Roe",
}
SAMPLE = "".join(
    [
        "<!DOCTYPE html><html lang=en><title>Talks go on</title>",
        *(f'<meta property="{name}" content="{value}">' for name, value in DECLARED.items()),
        "<h1>Talks go on</h1>",
        "<p>The talks went on in Seoul on Monday, an official said, and more of them are to follow this year." * 20,
    ]
).encode()

T = TypeVar("T")


def main(descriptor: int) -> int:
    """Do the tasks that come in through a socket, one after the other, until it is closed; give the exit code."""
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
                    return MAKES_ROOM
        elif isinstance(task, Unpacking):
            _unpack(line, task, data[0])
    return 0


@cache
def _warm_up() -> None:
    """Load all that HTML is read with, before the time of the first page begins."""
    ALARM.set(LOADING)
    gc.disable()  # none of it is garbage: to look takes 5 % of the time
    try:
        _load()
    finally:
        gc.enable()
    gc.freeze()  # it stays: to look through it for garbage, page after page, takes 3 % of the time
    ALARM.off()


def _load() -> None:
    deque(articles(Unread(Source("-", SAMPLE), "html")), maxlen=0)


def _confess(line: socket.socket, kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    """Say what this process ends of."""
    if issubclass(kind, MemoryError):
        send(line, Confession(OUTGROWN, crashed=False))
        return
    send(line, Confession(crash_of(error), crashed=True))


class Alarm:
    """Has the kernel end this process after so many seconds of work, until it is set anew or off."""

    def __init__(self) -> None:
        self._since = 0.0  # 0 is off

    def set(self, seconds: float) -> None:
        """Begin the time of what is read next; of records that are read in no time, for many at once."""
        now = time.monotonic()
        if now - self._since > BEAT:
            self._since = now
            self._ring_after(seconds)

    def off(self) -> None:
        """Be silent: what comes may take any time, as a message does that nobody takes yet."""
        if self._since:
            self._since = 0.0
            self._ring_after(0)

    def _ring_after(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, WAITING * seconds)


ALARM = Alarm()


def _timed(items: Iterator[T], seconds: float) -> Iterator[T]:
    """Yield items; the process ends where the next one takes longer than it may."""
    while True:
        ALARM.set(seconds)
        item = next(items, None)
        if item is None:
            return
        yield item


def _send(line: socket.socket, message: object, data: Sequence[bytes] = ()) -> None:
    ALARM.off()
    send(line, message, data)


def _read(line: socket.socket, task: Reading, unread: Unread) -> None:
    """Read one thing, and send what is read of it; bounds that no clock sets, so that a crash always costs the same."""
    if unread.format not in formats.PLAIN | formats.LINES and not task.plainly:  # few records hold HTML
        _warm_up()
    read: list[Extracted | Refused] = []
    size = 0
    most = MOST_TOLD if task.after is None and unread.format not in formats.MAILS else 1
    items = _timed(articles(unread, task.wanted, plainly=task.plainly), task.seconds)
    for item in islice(items, task.after or 0, None):
        read.append(item)
        size += size_of(item)
        if len(read) == most or size > MOST_BYTES_TOLD:
            _send_read(line, unread, read, ended=False)
            read, size = [], 0
    _send_read(line, unread, read, ended=True)


def _send_read(line: socket.socket, unread: Unread, read: list[Extracted | Refused], *, ended: bool) -> None:
    items: list[tuple[Extracted | Refused, str]] = []
    following: list[bytes] = []
    for item in read:
        if isinstance(item, Refused) or (item.packed and not item.source.data):
            items.append((item, "none"))
            continue
        source = item.source
        place = "kept" if source == unread.kept else "sent" if source == unread.source else "follow"
        items.append((item._replace(source=without_bytes(source)), place))
        if place == "follow":
            following.append(source.data)
    _send(line, Read(tuple(items), ended), following)


def _unpack(line: socket.socket, task: Unpacking, data: bytes) -> None:
    """Unpack a container, and send what it holds."""
    source = _opened(task) if task.by_path else task.source._replace(data=data)
    if isinstance(source, Refused):
        _send(line, Unpacked(source, ended=True))
        return
    for item in _timed(formats.unpack(source, task.format), task.seconds):
        if isinstance(item, Refused):
            _send(line, Unpacked(item, ended=False))
            continue
        pieces = [item.source.data, *([item.kept.data] if item.kept else [])]
        kept = item.kept and without_bytes(item.kept)
        _send(line, Unpacked(item._replace(source=without_bytes(item.source), kept=kept), ended=False), pieces)
    _send(line, Unpacked(None, ended=True))


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

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # typeshed: any WriteableBuffer
        """Read as a file does."""
        ALARM.set(self._seconds)
        return super().readinto(buffer)
