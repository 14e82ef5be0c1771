"""The worker processes of one run, and the threads here that each have one of them work, under one lock."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from .process import Death, Worker
from .slots import Entry

T = TypeVar("T")


class Workforce:
    """At most so many workers; who has them work is told here when all is over, and tells who waits for an entry."""

    def __init__(self, most: int) -> None:
        self.lock = threading.Lock()
        self.closed = False
        self._waiters: list[threading.Condition] = []
        self._news = self.waiters()  # of the entry that is awaited
        self._awaited: Entry | None = None
        self._threads = ThreadPoolExecutor(most)
        self._employed: list[Future[None]] = []
        self._workers: set[Worker] = set()

    def waiters(self) -> threading.Condition:
        """Make a condition to wait for, which all that wait are woken from where all is over.

        There is one for each thing to wait for: who is woken in vain costs a tenth of what storing a page takes.
        """
        condition = threading.Condition(self.lock)
        self._waiters.append(condition)
        return condition

    def wait_for(self, entry: Entry, seconds: float) -> bool:
        """Wait until something of an entry can be taken, but no longer; tell whether it can. The lock is held."""
        self._awaited = entry
        came = self._news.wait_for(lambda: entry.ready or any(self._ended()), seconds)
        for thread in self._ended():
            thread.result()
        return came

    def tell(self) -> None:
        """Wake who waits for an entry, where something of it can be taken; the lock is held."""
        if self._awaited and self._awaited.ready:
            self._news.notify()

    def employ(self, following: Callable[[], T | None], do: Callable[[Worker, T], bool]) -> None:
        """Have one more worker, started at once, do whatever follows, until that is nothing.

        `do` tells whether the worker lives.
        """
        self._employed.append(self._threads.submit(self._employ, following, do))

    def end(self, worker: Worker, seconds: float) -> Death:
        """Wait for the end of a worker, and say what it died of; `seconds` was its time."""
        with self.lock:
            self._workers.discard(worker)
        return worker.end(seconds)

    def close(self) -> None:
        """End all workers at once."""
        with self.lock:
            self.closed = True
            for worker in self._workers:
                worker.kill()
            for waiters in self._waiters:
                waiters.notify_all()
        self._threads.shutdown()

    def _ended(self) -> list[Future[None]]:
        """Return the threads that met with what they do not know, as none ends by itself."""
        return [thread for thread in self._employed if thread.done()]

    def _employ(self, following: Callable[[], T | None], do: Callable[[Worker, T], bool]) -> None:
        worker: Worker | None = self._started()
        while work := following():
            worker = worker or self._started()
            if not do(worker, work):
                worker = None
            work = None  # its bytes are not to be held while there is nothing to do
        if worker:
            worker.kill()
            self.end(worker, 0)

    def _started(self) -> Worker:
        """Start a worker, which does not live long where all is over."""
        worker = Worker()
        with self.lock:
            self._workers.add(worker)
            if self.closed:
                worker.kill()
        return worker
