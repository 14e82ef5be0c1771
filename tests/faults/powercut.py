"""Power cuts: an ingest is recorded call by call; then the disk is built as it may be after a cut at any moment.

What was synced is there. Of what was not, each write may be there or not, whole or in some of its sectors; a name that
was made, or deleted, without its folder being synced may not be, or still be. Taken for granted: a sync is a sync.
"""

import json
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from . import clippings
from .ingests import Ingest
from .strace import tracing
from .verdict import faults_of

TRACED = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,link"
SECTOR = 512  # bytes; what a disk writes whole (sqlite.org/atomiccommit.html)
MODES = ("nothing unsynced", "half of it", "all up to a moment", "sectors of it")
# 71 pwrite64(4</tmp/a.db>, "\x53\x51"..., 16384, 0) = 16384      (all text in hex)
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
TEXT = re.compile(r'"((?:\\x..)*)"')
OPENED = re.compile(r"^(\d+)<((?:\\x..|[^>])*)>")

T = TypeVar("T")


class Write(NamedTuple):
    """Bytes at a place in a file; with none, the file is cut or lengthened to end there."""

    at: int
    data: bytes | None


class Call(NamedTuple):
    """One call: write, sync, make, delete, link or acknowledge; of which file; and what."""

    name: str
    path: str = ""
    other: str = ""
    write: Write = Write(0, None)
    said: bytes = b""


def record(folder: Path, pages: int, planted: str = "") -> tuple[list[Call], Path]:
    """Ingest pages into a new archive and give what was done on the disk, and the archive."""
    archive, log = folder / "archive" / "a.db", folder / "log"
    archive.parent.mkdir()
    started = Ingest(archive, [clippings.write(folder / "pages", range(pages))], planted)
    with tracing(started.pid, ["-y", "-xx", "-s", str(1 << 24), f"-etrace={TRACED}"], log):
        started.go()
        assert started.end().code == 0
    return [call for call in _calls(log) if call.said or Path(call.path).is_relative_to(archive.parent)], archive


def _calls(log: Path) -> Iterator[Call]:
    with log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            found = LINE.match(line)
            if found and (call := _call(found[1], found[2])):
                yield call


def _call(name: str, given: str) -> Call | None:
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in TEXT.findall(given)]
    opened = OPENED.match(given)
    path = _unescaped(opened[2]) if opened else ""
    if name == "pwrite64":
        return Call("write", path, write=Write(int(given.rpartition(",")[2]), texts[0]))
    if name == "write" and opened and opened[1] == "1":
        return Call("acknowledge", said=texts[0])
    if name in ("fsync", "fdatasync"):
        return Call("sync", path)
    if name == "ftruncate":
        return Call("write", path, write=Write(int(given.rpartition(",")[2]), None))
    if name == "unlink":
        return Call("delete", texts[0].decode())
    if name == "link":
        return Call("link", texts[0].decode(), texts[1].decode())
    if name == "openat" and "O_CREAT" in given:
        return Call("make", texts[0].decode())
    return None


def _unescaped(text: str) -> str:
    return re.sub(r"\\x(..)", lambda match: chr(int(match[1], 16)), text)


@dataclass(eq=False)
class File:
    """A file: what of it is on the disk for sure, and what was written since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Write] = field(default_factory=list)


@dataclass
class Disk:
    """A folder: the names as the program sees them, those on the disk for sure, and what changed since."""

    names: dict[str, File] = field(default_factory=dict)
    safe: dict[str, File] = field(default_factory=dict)
    since: list[tuple[str, File | None]] = field(default_factory=list)
    acknowledged: list[dict[str, Any]] = field(default_factory=list)

    def take(self, call: Call) -> None:
        """Let a call happen."""
        if call.name == "acknowledge":
            self.acknowledged += map(json.loads, call.said.splitlines())
        elif call.name == "make":
            if call.path not in self.names:
                self._name(call.path, File())
        elif call.name == "link":
            self._name(call.other, self.names[call.path])
        elif call.name == "delete":
            if self.names.pop(call.path, None):
                self.since.append((call.path, None))
        elif call.name == "write":
            self.names[call.path].since.append(call.write)
        elif call.path in self.names:
            file = self.names[call.path]
            for write in file.since:
                _apply(file.safe, write)
            file.since.clear()
        else:  # the folder is synced
            self.safe, self.since = dict(self.names), []

    def after_a_cut(self, mode: str, chance: random.Random) -> dict[str, bytes]:
        """Give the files as they may be found: their names and bytes."""
        names = dict(self.safe)
        for path, file in _kept(self.since, mode, chance):
            if file is None:
                names.pop(path, None)
            else:
                names[path] = file
        return {path: _found(file, mode, chance) for path, file in names.items()}

    def _name(self, path: str, file: File) -> None:
        self.names[path] = file
        self.since.append((path, file))


def _kept(changes: list[T], mode: str, chance: random.Random) -> list[T]:
    if mode == "nothing unsynced":
        return []
    if mode == "all up to a moment":
        return changes[: chance.randrange(len(changes) + 1)]
    return [change for change in changes if chance.random() < 0.5]


def _found(file: File, mode: str, chance: random.Random) -> bytes:
    data = bytearray(file.safe)
    for write in file.since if mode == "sectors of it" else _kept(file.since, mode, chance):
        if mode != "sectors of it" or write.data is None:
            _apply(data, write)
            continue
        for start in range(0, len(write.data), SECTOR):
            if chance.random() < 0.5:
                _apply(data, Write(write.at + start, write.data[start : start + SECTOR]))
    return bytes(data)


def _apply(data: bytearray, write: Write) -> None:
    end = write.at + len(write.data or b"")
    if len(data) < end:
        data.extend(bytes(end - len(data)))
    if write.data is None:
        del data[write.at :]
    else:
        data[write.at : end] = write.data


def replay(calls: list[Call], archive: Path, every: int = 1, seed: int = 1) -> Iterator[tuple[str, list[str]]]:
    """Cut the power after each call (or one in so many), in every mode; yield what was wrong then."""
    chance = random.Random(seed)
    disk = Disk()
    with tempfile.TemporaryDirectory(prefix="sma-faults-", dir=archive.parent.parent) as folder:
        for number, call in enumerate(calls):
            disk.take(call)
            if number % every:
                continue
            for mode in MODES:
                files = disk.after_a_cut(mode, chance)
                for path, data in files.items():
                    Path(folder, Path(path).name).write_bytes(data)
                faults = faults_of(Path(folder, archive.name), disk.acknowledged)
                yield f"call {number} ({call.name} {Path(call.path).name}), {mode}", faults
                for each in Path(folder).iterdir():
                    each.unlink()
