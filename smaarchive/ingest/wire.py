"""What goes between `sma` and its worker processes: a pickled message, and behind it the bytes of pages as they are.

Bytes travel beside the message so that a page of 64 MB is not copied to be sent.
"""

import copyreg
import pickle
import socket
import struct
import sys
from collections.abc import Callable, Sequence
from typing import IO, Any, NamedTuple

from ..article import Article, Found
from ..page import Extracted, Refused, Source, Unread
from .wanted import Wanted

MEMORY = 1536 << 20  # bytes of address space of a worker; RELIABILITY B8
OUTGROWN = f"needed over {MEMORY / (1 << 30):.1f} GB"
WAITING = 4  # times as long as a page may work it may take by the clock
MAKES_ROOM = 75  # exit code of a worker that a page made large: another reads on
RUSAGE_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of ru_maxrss
HEAD = struct.Struct("<Q")  # the length of the message
JOINED = 1 << 17  # bytes that are copied to be sent at once


class Reading(NamedTuple):
    """A task: read these, `seconds` each; the bytes of each are sent with it.

    `after` is for a file that a worker died of: so many of its records were told, each of the others is told at once.
    """

    unread: tuple[Unread, ...]
    seconds: float
    wanted: Wanted
    plainly: bool = False
    after: int | None = None


class Unpacking(NamedTuple):
    """A task: unpack a source, whose bytes are sent with it, or a file of this size and time."""

    source: Source
    format: str | None
    size: int
    seconds: float
    by_path: bool


class Read(NamedTuple):
    """An answer: what was read, and whether that is all; the bytes of each are those sent, those kept, or follow.

    What was packed needs none.
    """

    items: tuple[tuple[Extracted | Refused, str], ...]  # sent, kept, follow, none
    ended: bool


class Unpacked(NamedTuple):
    """An answer: what was unpacked (its bytes follow, then those to be kept), and whether that is all."""

    item: Unread | Refused | None
    ended: bool


class Confession(NamedTuple):
    """The last words of a worker that meets with what it does not know."""

    reason: str
    crashed: bool


def without_bytes(source: Source) -> Source:
    """Return what a message says of a source."""
    return source._replace(data=b"")


def _article(*values: Any) -> Article:
    return Article._make((*values[:-1], tuple(map(Found._make, values[-1]))))


def _plain(article: Article) -> tuple[Callable[..., Article], tuple[object, ...]]:
    return _article, (*article[:-1], tuple(map(tuple, article.evidence)))


# an article and its evidence as plain tuples: pickled in half of the time that a dozen named ones take
copyreg.pickle(Article, _plain)


def send(line: socket.socket, message: object, data: Sequence[bytes] = ()) -> None:
    """Write a message and the bytes that belong to it."""
    packed = pickle.dumps((message, [len(piece) for piece in data]), pickle.HIGHEST_PROTOCOL)
    pieces = [HEAD.pack(len(packed)), packed, *data]
    if sum(map(len, pieces)) <= JOINED:
        pieces = [b"".join(pieces)]
    for piece in pieces:
        line.sendall(piece)


def receive(incoming: IO[bytes]) -> tuple[object, list[bytes]] | None:
    """Read a message and the bytes that belong to it; `None` where the other end is no more."""
    try:
        head = incoming.read(HEAD.size)
        packed = incoming.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else b""
        if not packed:
            return None
        message, lengths = pickle.loads(packed)
        data = [incoming.read(length) for length in lengths]
    except (ConnectionError, EOFError, pickle.UnpicklingError):
        return None
    return (message, data) if [len(piece) for piece in data] == lengths else None
