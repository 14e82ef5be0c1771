"""Places in the order of discovery: what was read is put there by one thread and taken from there by another."""

from collections import deque
from collections.abc import Iterator

from ..page import Container, Extracted, Large, Outcome, Refused, Source, size_of

Item = Extracted | Refused | Outcome


class Slot:
    """The place of one thing that is read: what was read of it and is not yet taken."""

    __slots__ = ("_here", "_items", "_open", "_put", "_taken", "had", "size", "unpacked")

    def __init__(self, size: int = 0, *, unpacked: bool = False) -> None:
        self.size = size  # bytes
        self.unpacked = unpacked
        self.had = 0  # so many were put down
        self._put = self._taken = 0  # bytes of them; each is counted by one thread
        self._items: deque[Item] = deque()
        self._open = True
        self._here: Iterator[Extracted | Refused] | None = None

    @classmethod
    def of(cls, item: Item) -> "Slot":
        """Make the place of one thing that is told already."""
        slot = cls()
        slot.put(item, last=True)
        return slot

    @classmethod
    def to_be_read_here(cls, items: Iterator[Extracted | Refused]) -> "Slot":
        """Make the place of something that is read when its turn comes."""
        slot = cls()
        slot._here = items
        return slot

    def put(self, *items: Item, last: bool) -> None:
        """Put something down."""
        self.had += len(items)
        self._put += sum(map(size_of, items))
        self._items.extend(items)
        if last:
            self._open = False

    def take(self) -> Item | None:
        """Take the next thing; `None` where there is none, or none yet."""
        if self._here is not None:
            read = next(self._here, None)
            if read is None:
                self._here, self._open = None, False
            return read
        if not self._items:
            return None
        item = self._items.popleft()
        self._taken += size_of(item)
        return item

    @property
    def count(self) -> int:
        """How much was read and not taken."""
        return len(self._items)

    @property
    def bytes(self) -> int:
        """How many bytes of pages were read and not taken."""
        return self._put - self._taken

    @property
    def ended(self) -> bool:
        """Tell whether there is nothing to be taken any more."""
        return not self._open and not self._items  # in this order: what is put last is put before it is closed

    @property
    def ready(self) -> bool:
        """Tell whether something can be taken, or nothing any more."""
        return not self._open or bool(self._items) or self._here is not None


class Entry:
    """The place of one file: those of what it holds, in their order. Its bytes are with who reads it."""

    __slots__ = ("_origin", "_slots", "failed", "file", "holds_others", "open", "size")

    def __init__(self, source: Source | Large | None, *slots: Slot) -> None:
        self._origin = source and source.origin
        self.size = len(source.data) if isinstance(source, Source) else 0  # bytes held
        self.file: Container | None = None  # for the case that it turns out to be one; what is no file on a disk cannot
        if source and source.mtime_ns is not None:
            size = source.size if isinstance(source, Large) else self.size
            self.file = Container(source.origin, size, source.mtime_ns)
        self.open = not slots  # more may come, as it is unpacked
        self.holds_others = self.failed = False
        self._slots = deque(slots)

    def add(self, slot: Slot) -> None:
        """Add the place of something it holds."""
        self._slots.append(slot)

    @property
    def first(self) -> Slot | None:
        """The place from which is taken next."""
        return self._slots[0] if self._slots else None

    def drop_first(self) -> None:
        """Leave a place from which everything was taken."""
        self._slots.popleft()

    def note(self, item: Item) -> None:
        """Note what is taken: whether it is another thing than the file itself, and whether it is a failure."""
        origin = item.source.origin if isinstance(item, Extracted) else None
        if isinstance(item, Refused):
            origin = item.origin
            self.failed |= item.state == "failed"
        self.holds_others |= self._origin is not None and origin != self._origin

    @property
    def ready(self) -> bool:
        """Tell whether something can be taken, or nothing any more."""
        return self._slots[0].ready if self._slots else not self.open
