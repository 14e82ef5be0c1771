"""The worker processes of one run, a thread here for each: what is to be read goes in, and what was read is put down.

A page that costs its worker its life is read once more as plain text, in another and in less time; the others that
worker had been given are read by another too. One process more unpacks containers; what is in them goes the same way
as any page.
"""

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from .. import formats
from ..article import Extracted, Large, Refused, Source, Unread
from .process import Death, Worker
from .reading import encoding_of, without_text
from .slots import Entry, Slot
from .wire import Read, Reading, Unpacked, Unpacking, without_bytes

SECONDS = 10.0  # a page; RELIABILITY B8
SECONDS_AGAIN = 2.5  # its second reading, as plain text: with two workers to start, within 16 s
LEAST = 150  # characters of an article that is read so; where all furniture is text too, less is none

MOST_AT_ONCE, MOST_BYTES_AT_ONCE = 32, 1 << 17  # of a task: enough that nobody waits for the post
BACKLOG = 16  # things that wait before one more worker, which takes 0.3 s to start, is worth it
MOST_UNPACKED, MOST_BYTES_UNPACKED = 256, 16 << 20  # that wait to be read or stored
FILLED_AGAIN = 0.75  # the share of them below which who unpacks goes on
MOST_READ = 256  # records read of one file that wait to be stored


class Task(NamedTuple):
    """Something to be read, its place, and where it is read for the second time: what became of the first."""

    unread: Unread
    slot: Slot
    before: Death | None = None


class Crew:
    """At most `jobs` readers, and who unpacks for them."""

    def __init__(self, jobs: int, *, explaining: bool) -> None:
        self._lock = threading.Lock()
        # who waits for something else is not woken: that would be a tenth of what storing a page takes
        self._tasks, self._packages = threading.Condition(self._lock), threading.Condition(self._lock)
        self._news = threading.Condition(self._lock)  # of the entry that is awaited
        self._room, self._drained = threading.Condition(self._lock), threading.Condition(self._lock)
        self._awaited: Entry | None = None
        self._jobs, self._explaining = jobs, explaining
        self._waiting: deque[Task] = deque()
        self._packed: deque[tuple[Unpacking, list[bytes], Entry]] = deque()
        self._unpacked = self._unpacked_bytes = 0
        self._threads = ThreadPoolExecutor(jobs + 1)
        self._readers: list[Future[None]] = []
        self._unpacker: Future[None] | None = None
        self._workers: set[Worker] = set()
        self._closed = False

    def read(self, unread: Unread, slot: Slot) -> None:
        """Have something read into its place."""
        with self._lock:
            self._waiting.append(Task(unread, slot))
            if len(self._waiting) > BACKLOG * len(self._readers):
                self._engage()
            self._tasks.notify()

    def unpack(self, source: Source | Large, format: str | None, entry: Entry) -> None:
        """Have a container unpacked, and read what is in it, into its place."""
        by_path = isinstance(source, Large)
        size, data = (source.size, b"") if isinstance(source, Large) else (len(source.data), source.data)
        bare = Source(source.origin, b"", source.mtime_ns)
        with self._lock:
            self._packed.append((Unpacking(bare, format, size, SECONDS, by_path), [data], entry))
            self._unpacker = self._unpacker or self._threads.submit(self._unpacking)
            self._packages.notify()

    def wait(self, entry: Entry, seconds: float) -> bool:
        """Wait until there is something to be had of an entry, but no longer than that; tell whether there is."""
        with self._lock:
            self._awaited = entry
            if self._news.wait_for(lambda: entry.ready or self._fault(), seconds):
                for thread in filter(None, [*self._readers, self._unpacker]):
                    if thread.done():
                        thread.result()
            elif self._waiting:  # those at work are slow
                self._engage()
        return entry.ready

    def taken(self, slot: Slot, *, ended: bool) -> None:
        """Note that something of a place was taken, or all, and there may be room for more."""
        if slot.count == MOST_READ // 2:  # who waits to put more there waits since it held more
            with self._lock:
                self._drained.notify_all()
        if slot.unpacked and ended:
            with self._lock:
                self._unpacked -= 1
                self._unpacked_bytes -= slot.size
                if self._has_room(FILLED_AGAIN):
                    self._room.notify()

    def close(self) -> None:
        """End all workers at once."""
        with self._lock:
            self._closed = True
            for worker in self._workers:
                worker.kill()
            for waiters in (self._tasks, self._packages, self._room, self._drained):
                waiters.notify_all()
        self._threads.shutdown()

    def _fault(self) -> bool:
        return any(thread.done() for thread in filter(None, [*self._readers, self._unpacker]))

    def _engage(self) -> None:
        if len(self._readers) < self._jobs:
            self._readers.append(self._threads.submit(self._reading))

    def _started(self) -> Worker:
        """Start a worker, which does not live long where all is over."""
        worker = Worker()
        with self._lock:
            self._workers.add(worker)
            if self._closed:
                worker.kill()
        return worker

    def _end(self, worker: Worker, seconds: float) -> Death:
        with self._lock:
            self._workers.discard(worker)
        return worker.end(seconds)

    def _reading(self) -> None:
        """Have a worker read what waits, until all is over."""
        worker = None
        while tasks := self._next():
            worker = worker or self._started()
            if not self._read(worker, tasks):
                worker = None
            tasks = []  # its bytes are not to be held while there is nothing to do
        if worker:
            worker.kill()
            self._end(worker, SECONDS)

    def _next(self) -> list[Task]:
        """Wait for something to read, and take a fair share of it; nothing once all is over."""
        with self._lock:
            self._tasks.wait_for(lambda: self._waiting or self._closed)
            if self._closed:
                return []
            tasks = [self._waiting.popleft()]
            size = len(tasks[0].unread.source.data)
            share = min(MOST_AT_ONCE, len(self._waiting) // (2 * self._jobs))
            while len(tasks) < share and tasks[0].before is self._waiting[0].before is None:
                size += len(self._waiting[0].unread.source.data)
                if size > MOST_BYTES_AT_ONCE:
                    break
                tasks.append(self._waiting.popleft())
            return tasks

    def _read(self, worker: Worker, tasks: list[Task]) -> bool:
        """Have tasks read; tell whether the worker lives."""
        again = tasks[0].before is not None
        seconds = SECONDS_AGAIN if again else SECONDS
        asked = Reading(tuple(bare(task.unread) for task in tasks), seconds, self._explaining, again)
        left = deque(tasks)
        for answer, data in worker.ask(asked, [task.unread.source.data for task in tasks]):
            assert isinstance(answer, Read)
            self._put(left[0], answer, data)
            if answer.ended:
                left.popleft()
            if not left:
                return True
        death = self._end(worker, seconds)
        with self._lock:
            if death.reason and not self._closed:
                self._blame(left.popleft(), death)
            self._waiting.extendleft(reversed(left))
            self._tasks.notify_all()
            self._tell()
        return False

    def _put(self, task: Task, answer: Read, data: list[bytes]) -> None:
        """Put down what was read; of a file of many records, not more than is taken soon."""
        following = iter(data)
        items = [_whole(task, item, place, following) for item, place in answer.items]
        with self._lock:
            task.slot.put(*items, last=answer.ended)
            self._tell()
            self._drained.wait_for(lambda: task.slot.count < MOST_READ or self._closed)

    def _blame(self, task: Task, death: Death) -> None:
        """Decide what becomes of what a worker died of; the lock is held."""
        if task.slot.begun:  # some records of a file were read
            task.slot.put(_failed(task.unread.source, death), last=True)
        elif task.before or not formats.can_be_read_plainly(task.unread):
            task.slot.put(_without_text(task.unread, task.before or death), last=True)
        else:
            self._waiting.appendleft(task._replace(before=death))

    def _unpacking(self) -> None:
        """Have a worker unpack what waits, until all is over."""
        worker = None
        while True:
            with self._lock:
                self._packages.wait_for(lambda: self._packed or self._closed)
                if self._closed:
                    break
                task, data, entry = self._packed.popleft()
            worker = worker or self._started()
            if not self._unpack(worker, task, data, entry):
                worker = None
        if worker:
            worker.kill()
            self._end(worker, SECONDS)

    def _unpack(self, worker: Worker, task: Unpacking, data: list[bytes], entry: Entry) -> bool:
        """Have a container unpacked; tell whether the worker lives."""
        for answer, pieces in worker.ask(task, data):
            assert isinstance(answer, Unpacked)
            if answer.item:
                self._add(entry, answer.item, pieces)
                self._wait_for_room()
            if answer.ended:
                self._end_entry(entry, None)
                return True
        death = self._end(worker, task.seconds)
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
        with self._lock:
            self._unpacked += 1
            self._unpacked_bytes += slot.size
        entry.add(slot)
        self.read(item._replace(source=item.source._replace(data=pieces.pop())), slot)

    def _wait_for_room(self) -> None:
        """Wait until there is room for more to be unpacked."""
        with self._lock:
            if not self._has_room(1.0):
                self._room.wait_for(lambda: self._has_room(FILLED_AGAIN))

    def _has_room(self, share: float) -> bool:
        """Tell whether less than a share of what may wait does; the lock is held."""
        few = self._unpacked < share * MOST_UNPACKED and self._unpacked_bytes < share * MOST_BYTES_UNPACKED
        return self._closed or few

    def _tell(self) -> None:
        """Wake who waits for an entry, where something of it can be taken; the lock is held."""
        if self._awaited and self._awaited.ready:
            self._news.notify()

    def _end_entry(self, entry: Entry, refused: Refused | None) -> None:
        with self._lock:
            if refused:
                entry.add(Slot.of(refused))
            entry.open = False
            self._tell()


def bare(unread: Unread) -> Unread:
    """Return what a message says of something to be read."""
    return unread._replace(source=without_bytes(unread.source), kept=unread.kept and without_bytes(unread.kept))


def _whole(task: Task, item: Extracted | Refused, place: str, following: Iterator[bytes]) -> Extracted | Refused:
    """Give a page the bytes it was read from, or is kept as."""
    unread = task.unread
    if isinstance(item, Extracted):
        source = unread.kept if place == "kept" and unread.kept else unread.source
        item = item._replace(source=item.source._replace(data=next(following)) if place == "follow" else source)
    return _second(unread, item, task.before) if task.before else item


def _second(unread: Unread, item: Extracted | Refused, before: Death) -> Extracted | Refused:
    """Say of what was read as plain text why it was."""
    if isinstance(item, Refused) or len(item.article.body) < LEAST:
        return _without_text(unread, before)
    return item._replace(note=f"read as plain text: {before.reason}")


def _failed(source: Source, death: Death) -> Refused:
    return Refused(source.origin, "failed", death.reason or "", source.file)


def _without_text(unread: Unread, death: Death) -> Extracted | Refused:
    """Tell of a page that cannot be read: its bytes are kept, unless it may be our fault."""
    source = unread.kept or unread.source
    if death.crashed:
        return _failed(source, death)
    return without_text(source, unread.kept_as or unread.format, encoding_of(unread), death.reason or "")
