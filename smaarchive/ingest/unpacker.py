"""Who unpacks: one worker unpacks containers one after the other, as far ahead as there is room, for the readers."""

from collections import deque
from typing import NamedTuple

from ..page import Large, Refused, Source, Unread
from .process import Worker
from .readers import SECONDS, Readers
from .slots import Entry, Slot
from .wire import Unpacked, Unpacking
from .workforce import Workforce

MOST_UNPACKED, MOST_BYTES_UNPACKED = 256, 16 << 20  # that wait to be read or stored
FILLED_AGAIN = 0.75  # the share of them below which it goes on


class Package(NamedTuple):
    """A container to be unpacked, its bytes, and its place."""

    task: Unpacking
    data: list[bytes]
    entry: Entry


class Unpacker:
    """The worker that unpacks."""

    def __init__(self, workforce: Workforce, readers: Readers) -> None:
        self._workforce, self._readers = workforce, readers
        self._engaged = False
        self._waiting: deque[Package] = deque()
        self._packages, self._room = workforce.waiters(), workforce.waiters()
        self._unpacked = self._bytes = 0

    def unpack(self, source: Source | Large, format: str | None, entry: Entry) -> None:
        """Have a container unpacked, and read what is in it, into its place."""
        by_path = isinstance(source, Large)
        size, data = (source.size, b"") if isinstance(source, Large) else (len(source.data), source.data)
        bare = Source(source.origin, b"", source.mtime_ns)
        with self._workforce.lock:
            self._waiting.append(Package(Unpacking(bare, format, size, SECONDS, by_path), [data], entry))
            if not self._engaged:
                self._engaged = True
                self._workforce.employ(self._next, self._unpack)
            self._packages.notify()

    def taken(self, slot: Slot) -> None:
        """Note that what was unpacked into a place was taken, and there may be room for more."""
        with self._workforce.lock:
            self._unpacked -= 1
            self._bytes -= slot.size
            if self._has_room(FILLED_AGAIN):
                self._room.notify()

    def _next(self) -> Package | None:
        """Wait for something to unpack; nothing once all is over."""
        with self._workforce.lock:
            self._packages.wait_for(lambda: self._waiting or self._workforce.closed)
            return None if self._workforce.closed else self._waiting.popleft()

    def _unpack(self, worker: Worker, package: Package) -> bool:
        """Have a container unpacked; tell whether the worker lives."""
        task, data, entry = package
        for answer, pieces in worker.ask(task, data):
            assert isinstance(answer, Unpacked)
            if answer.item:
                self._add(entry, answer.item, pieces)
                self._wait_for_room()
            if answer.ended:
                self._end_entry(entry, None)
                return True
        death = self._workforce.end(worker, task.seconds)
        self._end_entry(entry, Refused(task.source.origin, "failed", death.reason or "not unpacked"))
        return False

    def _add(self, entry: Entry, item: Unread | Refused, pieces: list[bytes]) -> None:
        """Have read what was unpacked; its bytes are taken out of `pieces`."""
        if isinstance(item, Refused):
            entry.add(Slot.of(item))
            return
        slot = Slot(size=sum(map(len, pieces)), unpacked=True)
        if item.kept:
            item = item._replace(kept=item.kept._replace(data=pieces.pop()))
        with self._workforce.lock:
            self._unpacked += 1
            self._bytes += slot.size
        entry.add(slot)
        self._readers.read(item._replace(source=item.source._replace(data=pieces.pop())), slot)

    def _wait_for_room(self) -> None:
        """Wait until there is room for more to be unpacked."""
        with self._workforce.lock:
            if not self._has_room(1.0):
                self._room.wait_for(lambda: self._has_room(FILLED_AGAIN))

    def _has_room(self, share: float) -> bool:
        """Tell whether less than a share of what may wait does; the lock is held."""
        few = self._unpacked < share * MOST_UNPACKED and self._bytes < share * MOST_BYTES_UNPACKED
        return self._workforce.closed or few

    def _end_entry(self, entry: Entry, refused: Refused | None) -> None:
        with self._workforce.lock:
            if refused:
                entry.add(Slot.of(refused))
            entry.open = False
            self._workforce.tell()
