"""The order of discovery, kept whoever reads: entries in, what was read of each out, entry by entry.

So many entries are looked at ahead as keep the readers busy, and no more are in memory at any time.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import formats
from ..discover import Discovered
from ..interruption import answer
from ..page import Extracted, Large, Outcome, Refused, Unread
from .reading import read_here
from .slots import Entry, Item, Slot
from .wanted import NOTHING_MORE, Wanted

if TYPE_CHECKING:
    from .crew import Crew

MOST, MOST_BYTES = 512, 16 << 20  # entries, and bytes of them, that are looked at ahead
LARGE = 8 << 20  # bytes of a page that is not to be in memory beside the next
MOMENT = 0.2  # seconds without anything, after which that is told

# Plain text up to this size is read in this process: no such page takes over 1.5 s. After so many pages, workers are
# worth their start (0.3 s each) for text too; a page takes a millisecond.
SMALL = 1 << 17  # bytes
FEW = 400


class InOrder:
    """Reads entries with at most `jobs` worker processes, all cores unless given; they are started once needed."""

    def __init__(self, jobs: int | None, wanted: Wanted = NOTHING_MORE) -> None:
        self._jobs = jobs or cores()
        self._wanted = wanted
        self._crew: Crew | None = None
        self._read_here = 0

    def close(self) -> None:
        """End the workers."""
        if self._crew:
            self._crew.close()

    def read(self, found: Iterable[tuple[Discovered, str | None]]) -> Iterator[Item | Entry | None]:
        """Yield what is read of each entry (as that format), then the entry; `None` for a moment of nothing.

        Ctrl-C, where it is noted, rises before the next of them.
        """
        ahead = iter(found)
        more = True
        entries: deque[Entry] = deque()
        held = 0  # bytes
        while more or entries:
            while more and len(entries) < MOST and held < MOST_BYTES:
                if entry := self._begun_next(ahead):
                    entries.append(entry)
                    held += entry.size
                else:
                    more = False
            if entries:
                yield from self._items(entries[0])
                held -= entries[0].size
                yield entries.popleft()

    def _items(self, entry: Entry) -> Iterator[Item | None]:
        """Yield what is read of an entry, as it comes, to its end."""
        while True:
            answer()
            closed = not entry.open  # before it is looked at: what is added last is added before
            slot = entry.first
            if slot is None and closed:
                return
            item = slot.take() if slot else None
            if item is not None:
                entry.note(item)
                yield item
                if isinstance(item, Extracted) and len(item.source.data) > LARGE:
                    item = None
                    yield None  # all who passed it on let go of it
            elif self._crew and not entry.ready and not self._crew.wait(entry, MOMENT):
                yield None
            if ended := bool(slot and slot.ended):
                entry.drop_first()
            if slot and self._crew:  # now that what was taken is stored, where it is large
                self._crew.taken(slot, ended=ended)

    def _begun_next(self, ahead: Iterator[tuple[Discovered, str | None]]) -> Entry | None:
        """Give the next entry its place; nothing here holds on to its bytes."""
        answer()
        following = next(ahead, None)
        return self._begun(*following) if following else None

    def _begun(self, found: Discovered, format: str | None) -> Entry:
        """Give an entry its place, and have it read."""
        if isinstance(found, Refused | Outcome):
            return Entry(None, Slot.of(found))
        name = formats.named(found, format)
        if isinstance(name, Refused):
            return Entry(found, Slot.of(name))
        if isinstance(found, Large) or name in formats.CONTAINERS:
            entry = Entry(found)
            self._crew_there().unpack(found, format, entry)
            return entry
        unread = Unread(found, name)
        if self._is_read_here(unread):
            self._read_here += 1
            return Entry(found, Slot.to_be_read_here(read_here(unread, self._wanted)))
        slot = Slot()
        self._crew_there().read(unread, slot)
        return Entry(found, slot)

    def _is_read_here(self, unread: Unread) -> bool:
        """Tell what is no danger and not worth a worker: small plain text."""
        small = unread.format in formats.PLAIN and len(unread.source.data) <= SMALL
        return small and (self._jobs == 1 or self._read_here < FEW)

    def _crew_there(self) -> "Crew":
        if self._crew is None:
            from .crew import Crew  # threads, sockets, processes: 20 ms that a few texts need not pay

            self._crew = Crew(self._jobs, self._wanted)
        return self._crew


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
