"""A mailbox (.mbox) in, message by message; its mails out."""

import re
from collections.abc import Iterator
from typing import IO

from ..discover import LARGEST
from ..page import Large, Refused, Source
from .mail import read as read  # what a mailbox holds are mails
from .packed import TOO_LARGE, Budget

LINE = 1 << 20  # bytes of a line read at once
START = re.compile(rb"From \S+ [^\n]{0,40}\d\d:\d\d")  # `From me@example.org Wed May  6 15:40:00 2020`
QUOTED = re.compile(rb"^>(>*From )", re.M)


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Refused]:
    """Yield the messages of a mailbox."""
    for number, lines in enumerate(_messages(packed.file), 1):
        origin = f"{packed.origin}#{number}"
        if sum(map(len, lines)) > LARGEST:
            yield Refused(origin, "failed", TOO_LARGE)
        else:
            yield Source(origin, QUOTED.sub(rb"\1", b"".join(lines)), packed.mtime_ns)


def _messages(file: IO[bytes]) -> Iterator[list[bytes]]:
    """Part a mailbox at lines that begin a message and stand behind a blank one; of each no more than is held."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := file.readline(LINE):
        if blank and START.match(line):
            if begun:
                yield lines
            lines, size, begun = [], 0, True
        elif size <= LARGEST:
            lines.append(line)
            size += len(line)
        blank = not line.strip()
    if begun:
        yield lines
