"""Who reads what is met in one run: any number of readers, and one more worker that unpacks containers for them.

What is unpacked goes the same way as any page.
"""

from ..page import Large, Source, Unread
from .readers import Readers
from .slots import Entry, Slot
from .unpacker import Unpacker
from .wanted import Wanted
from .workforce import Workforce


class Crew:
    """At most `jobs` readers, and who unpacks for them."""

    def __init__(self, jobs: int, wanted: Wanted) -> None:
        self._workforce = Workforce(jobs + 1)
        self._readers = Readers(self._workforce, jobs, wanted)
        self._unpacker = Unpacker(self._workforce, self._readers)

    def read(self, unread: Unread, slot: Slot) -> None:
        """Have something read into its place."""
        self._readers.read(unread, slot)

    def unpack(self, source: Source | Large, format: str | None, entry: Entry) -> None:
        """Have a container unpacked, and read what is in it, into its place."""
        self._unpacker.unpack(source, format, entry)
        self._readers.expect()

    def wait(self, entry: Entry, seconds: float) -> bool:
        """Wait until there is something to be had of an entry, but no longer than that; tell whether there is."""
        with self._workforce.lock:
            if not self._workforce.wait_for(entry, seconds):
                self._readers.hasten()
        return entry.ready

    def taken(self, slot: Slot, *, ended: bool) -> None:
        """Note that something of a place was taken, or all, and there may be room for more."""
        self._readers.taken(slot)
        if slot.unpacked and ended:
            self._unpacker.taken(slot)

    def close(self) -> None:
        """End all workers at once."""
        self._workforce.close()
