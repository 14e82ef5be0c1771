"""What the readers of containers share: a bound on how much a file may unpack to, and gzip read as a stream.

The bound is a multiple of the size of the outermost file and holds for all that is packed in it, at every depth: a
bomb in a bomb is no larger than a bomb.
"""

import io
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from ..discover import COMPANION_ENDINGS, LARGEST, SKIPPED_SUFFIXES

RATIO = 200  # HTML packs to a tenth, lists of numbers to a fiftieth; deflate reaches 1,032
LEAST = 128 << 20  # bytes; small files of one letter repeated are no attack
MOST = 64 << 30  # bytes, however large the file; this and the next are the limits that RELIABILITY B15 asks for
MEMBERS = 1_000_000
DEEPEST = 4  # layers: a page in a zip in a tar in a gzip

TOO_MUCH = f"unpacks to more than {RATIO} times its size"
TOO_LARGE = f"over {LARGEST >> 20} MB"
PIECE = 1 << 16  # bytes


@dataclass(slots=True)
class Budget:
    """How many bytes and members may still come out of a file; it is spent as they do."""

    bytes: int
    members: int = MEMBERS

    @classmethod
    def of(cls, size: int) -> "Budget":
        """Give a file of `size` bytes what is reasonable."""
        return cls(min(max(LEAST, RATIO * size), MOST))


def read_capped(file: IO[bytes], budget: Budget) -> bytes | str:
    """Read a member to its end; the reason, where it is larger than what is held or than the budget."""
    pieces, total = [], 0
    while piece := file.read(1 << 20):
        pieces.append(piece)
        total += len(piece)
        budget.bytes -= len(piece)
        if total > LARGEST:
            return TOO_LARGE
        if budget.bytes < 0:
            return TOO_MUCH
    return b"".join(pieces)


def why_not_a_page(name: str) -> str | None:
    """Say why a member is not looked at, from its name alone; the name is never used for more."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(part.startswith(".") and part not in (".", "..") for part in parts) or "__MACOSX" in parts:
        return "hidden"
    if any(part.endswith(COMPANION_ENDINGS) for part in parts[:-1]):
        return "files of a saved page"
    return SKIPPED_SUFFIXES.get(PurePosixPath(parts[-1]).suffix.lower()) if parts else "no name"


class Metered(io.RawIOBase):
    """A stream that ends where the budget does. Damage ends it too: all before it is given out, `problem` says so.

    What a reader of containers raises of damage is `damage`.
    """

    def __init__(self, file: IO[bytes], budget: Budget, damage: tuple[type[Exception], ...]) -> None:
        self.problem: str | None = None
        self._file = file
        self._budget = budget
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed: any WriteableBuffer
        if self.problem:
            return 0
        try:
            piece = self._file.read(min(len(buffer), max(0, self._budget.bytes)))
        except self._damage:
            self.problem = "damaged"
            return 0
        self._budget.bytes -= len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


class Gunzip(io.RawIOBase):
    """What gzip holds, as a stream. Damage ends it: all that came before is given out, `problem` says what it was."""

    def __init__(self, file: IO[bytes], budget: Budget) -> None:
        self.problem: str | None = None
        self._file = file
        self._budget = budget
        self._input = b""
        self._inflater = zlib.decompressobj(wbits=31)  # 31: a gzip header and trailer
        self._begun = self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed: any WriteableBuffer
        piece = b""
        while not piece and not self._ended:
            piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, most: int) -> bytes:
        """Give out some bytes; none where more input is needed, or there is no more."""
        self._input = self._input or self._file.read(PIECE)
        at_end = not self._input
        if at_end and not self._begun:
            return self._end(None)
        try:
            piece = self._inflater.decompress(self._input, most)
        except zlib.error:
            return self._end("damaged gzip data")
        self._begun, self._input = True, self._inflater.unconsumed_tail
        if self._inflater.eof:  # another member may follow; tape drives leave zeros
            self._input = self._inflater.unused_data.lstrip(b"\0")
            self._inflater, self._begun = zlib.decompressobj(wbits=31), False
        self._budget.bytes -= len(piece)
        if self._budget.bytes < 0:
            return self._end(TOO_MUCH)
        return self._end("cut short") if at_end and self._begun and not piece else piece

    def _end(self, problem: str | None) -> bytes:
        self._ended, self.problem = True, problem
        return b""
