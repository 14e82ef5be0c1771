"""Who reads: each worker is given a fair share of what waits, and what it read is put down in its place.

A page that costs its worker its life is read once more as plain text, in another and in less time; a file of JSON once
more a record at a time, so that none before the one that cannot be read is lost with it (those behind it are not read).
The others that worker had been given are read by another too.
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from .. import formats
from ..page import PLAINLY, Extracted, Refused, Source, Unread
from .process import Death, Worker
from .reading import encoding_of, without_text
from .slots import Slot
from .wanted import Wanted
from .wire import Read, Reading, without_bytes
from .workforce import Workforce

SECONDS = 10.0  # a page; RELIABILITY B8
SECONDS_AGAIN = 2.5  # its second reading, as plain text: with two workers to start, within 16 s
LEAST = 150  # characters of an article that is read so; where all furniture is text too, less is none

MOST_AT_ONCE, MOST_BYTES_AT_ONCE = 32, 1 << 17  # of a task: enough that nobody waits for the post
BACKLOG = 16  # things that wait before one more worker, which takes 0.3 s to start, is worth it
# Records read of one file, and bytes of them, that wait to be stored: twice what is stored at once, so that whoever
# reads them has room while a batch of them is written.
MOST_READ, MOST_BYTES_READ = 4096, 8 << 20


class Task(NamedTuple):
    """Something to be read, its place, and where it is read for the second time: what became of the first.

    `singly` tells that it is read for the second time as it was for the first, a record at a time.
    """

    unread: Unread
    slot: Slot
    before: Death | None = None
    singly: bool = False

    @property
    def again(self) -> bool:
        """Tell whether it is read for the second time, and so alone."""
        return self.singly or self.before is not None


class Readers:
    """At most `jobs` workers that read."""

    def __init__(self, workforce: Workforce, jobs: int, wanted: Wanted) -> None:
        self._workforce, self._jobs, self._wanted = workforce, jobs, wanted
        self._engaged = 0
        self._waiting: deque[Task] = deque()
        self._tasks, self._drained = workforce.waiters(), workforce.waiters()
        self._full: set[Slot] = set()  # where a reader waits for room

    def read(self, unread: Unread, slot: Slot) -> None:
        """Have something read into its place."""
        with self._workforce.lock:
            self._waiting.append(Task(unread, slot))
            if len(self._waiting) > BACKLOG * self._engaged:
                self._engage()
            self._tasks.notify()

    def expect(self) -> None:
        """Have a reader start while what it is to read is unpacked."""
        with self._workforce.lock:
            if not self._engaged:
                self._engage()

    def hasten(self) -> None:
        """Have one more worker read, where something waits as those at work are slow; the lock is held."""
        if self._waiting:
            self._engage()

    def taken(self, slot: Slot) -> None:
        """Note that something of a place was taken."""
        if slot in self._full and _has_room(slot, 0.5):
            with self._workforce.lock:
                self._drained.notify_all()

    def _engage(self) -> None:
        if self._engaged < self._jobs:
            self._engaged += 1
            self._workforce.employ(self._next, self._read)

    def _next(self) -> list[Task]:
        """Wait for something to read, and take a fair share of it; nothing once all is over."""
        with self._workforce.lock:
            self._tasks.wait_for(lambda: self._waiting or self._workforce.closed)
            if self._workforce.closed:
                return []
            tasks = [self._waiting.popleft()]
            size = len(tasks[0].unread.source.data)
            share = min(MOST_AT_ONCE, len(self._waiting) // (2 * self._jobs))
            while len(tasks) < share and not tasks[0].again and not self._waiting[0].again:
                size += len(self._waiting[0].unread.source.data)
                if size > MOST_BYTES_AT_ONCE:
                    break
                tasks.append(self._waiting.popleft())
            return tasks

    def _read(self, worker: Worker, tasks: list[Task]) -> bool:
        """Have tasks read; tell whether the worker lives."""
        plainly = tasks[0].before is not None
        seconds = SECONDS_AGAIN if plainly else SECONDS
        after = tasks[0].slot.had if tasks[0].singly else None
        asked = Reading(tuple(bare(task.unread) for task in tasks), seconds, self._wanted, plainly, after)
        left = deque(tasks)
        for answer, data in worker.ask(asked, [task.unread.source.data for task in tasks]):
            assert isinstance(answer, Read)
            self._put(left[0], answer, data)
            if answer.ended:
                left.popleft()
            if not left:
                return True
        death = self._workforce.end(worker, seconds)
        with self._workforce.lock:
            if death.reason and not self._workforce.closed:
                self._blame(left.popleft(), death)
            self._waiting.extendleft(reversed(left))
            self._tasks.notify_all()
            self._workforce.tell()
        return False

    def _put(self, task: Task, answer: Read, data: list[bytes]) -> None:
        """Put down what was read; of a file of many records, not more than is taken soon."""
        following = iter(data)
        items = [_whole(task, item, place, following) for item, place in answer.items]
        with self._workforce.lock:
            task.slot.put(*items, last=answer.ended)
            self._workforce.tell()
            if not _has_room(task.slot):
                self._full.add(task.slot)  # before it is looked at once more: who takes from it looks there behind it
                self._drained.wait_for(lambda: _has_room(task.slot) or self._workforce.closed)
                self._full.discard(task.slot)

    def _blame(self, task: Task, death: Death) -> None:
        """Decide what becomes of what a worker died of; the lock is held."""
        if task.unread.format in formats.LINES and not task.singly:
            self._waiting.appendleft(task._replace(singly=True))
        elif task.slot.had or task.singly:  # some records of a file were read, or others may be there
            task.slot.put(_failed(task.unread.source, death), last=True)
        elif task.before or not formats.can_be_read_plainly(task.unread):
            task.slot.put(_without_text(task.unread, task.before or death), last=True)
        else:
            self._waiting.appendleft(task._replace(before=death))


def _has_room(slot: Slot, share: float = 1.0) -> bool:
    """Tell whether less than a share of what may wait in a place does; one thing may, however large.

    Who waits holds the bytes of the file, as it may have to be read again: with its one large record that is twice.
    """
    return slot.count < 2 or (slot.count < share * MOST_READ and slot.bytes < share * MOST_BYTES_READ)


def bare(unread: Unread) -> Unread:
    """Return what a message says of something to be read."""
    return unread._replace(source=without_bytes(unread.source), kept=unread.kept and without_bytes(unread.kept))


def _whole(task: Task, item: Extracted | Refused, place: str, following: Iterator[bytes]) -> Extracted | Refused:
    """Give a page the bytes it was read from, or is kept as."""
    unread = task.unread
    if isinstance(item, Extracted) and place != "none":
        source = unread.kept if place == "kept" and unread.kept else unread.source
        item = item._replace(source=item.source._replace(data=next(following)) if place == "follow" else source)
    return _second(unread, item, task.before) if task.before else item


def _second(unread: Unread, item: Extracted | Refused, before: Death) -> Extracted | Refused:
    """Say of what was read as plain text why it was."""
    if isinstance(item, Refused) or len(item.article.body) < LEAST:
        return _without_text(unread, before)
    return item._replace(note=f"{PLAINLY}: {before.reason}")


def _failed(source: Source, death: Death) -> Refused:
    return Refused(source.origin, "failed", death.reason or "", source.file)


def _without_text(unread: Unread, death: Death) -> Extracted | Refused:
    """Tell of a page that cannot be read: its bytes are kept, unless it may be our fault."""
    source = unread.kept or unread.source
    if death.crashed:
        return _failed(source, death)
    return without_text(source, unread.kept_as or unread.format, encoding_of(unread), death.reason or "")
