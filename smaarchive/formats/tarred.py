"""A tar file in; its members out, one after the other. Names are looked at and never used as paths."""

import io
import tarfile
from collections.abc import Iterator
from typing import IO

from ..discover import LARGEST
from ..page import Large, Refused, Source
from .packed import TOO_MUCH, Budget, Metered, read_capped, why_not_a_page

DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError)
BLOCK = 512  # bytes; a whole tar ends with two of zeros
MOST_VAIN = 8  # reads that gave nothing; tarfile looks twice or so whether there is more


class Watched:
    """A stream of which the last bytes are remembered: tarfile takes a tar that is cut short for a whole one.

    Who reads on behind its end, as tarfile does for as long as a header claims, is met with `EOFError`.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._vain = 0
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.last = piece[-BLOCK:] or self.last
        self._vain = 0 if piece else self._vain + 1
        if self._vain > MOST_VAIN:
            raise EOFError
        return piece


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Large | Refused]:
    """Yield the regular files of a tar."""
    number = 0
    watched = Watched(packed.file)
    try:
        with tarfile.open(fileobj=watched, mode="r|") as tar:  # type: ignore[call-overload]  # reading is all it needs
            for number, member in enumerate(tar, 1):
                if not member.isdir():
                    yield _member(tar, member, f"{packed.origin}#{number}", packed.mtime_ns)
                tar.members = []  # it would keep all of them
                budget.members -= 1
                if budget.members < 0:
                    yield Refused(packed.origin, "failed", TOO_MUCH)
                    return
    except EOFError:
        yield Refused(packed.origin, "failed", f"cut short in member {number}")
    except DAMAGE:
        yield Refused(packed.origin, "failed", f"damaged after member {number}")
    else:
        if any(watched.last):
            yield Refused(packed.origin, "failed", f"cut short after member {number}")


def names(file: IO[bytes], most: int) -> Iterator[str]:
    """Yield the names of the members, as they are numbered, that begin in the first `most` bytes.

    Raises what `DAMAGE` says.
    """
    with tarfile.open(fileobj=file, mode="r|") as tar:
        for member in tar:
            yield member.name
            tar.members = []  # type: ignore[attr-defined]  # it would keep all of them
            if tar.offset > most:  # behind the end it would read on for as long as a header claims
                return


def _member(
    tar: tarfile.TarFile, member: tarfile.TarInfo, origin: str, mtime_ns: int | None
) -> Source | Large | Refused:
    reason = why_not_a_page(member.name) or (None if member.isreg() else "not a regular file")
    file = None if reason else tar.extractfile(member)
    if file is None:
        return Refused(origin, "skipped", reason or "not a regular file")
    if member.size > LARGEST:
        # in a tar that is streamed a member cannot tell whether it can be sought in
        inner = io.BufferedReader(Metered(file, Budget.of(member.size), DAMAGE))
        return Large(origin, inner, member.size, mtime_ns)
    # what the tar came out of has counted these bytes
    data = read_capped(file, Budget(LARGEST))
    if isinstance(data, str):
        return Refused(origin, "failed", data)
    return Source(origin, data, mtime_ns, name=member.name)
