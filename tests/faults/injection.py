"""The sweep: an ingest is killed, or its disk fails, at every call by which an archive changes on the disk.

After each: all that was acknowledged is there, the archive is whole, and running it again ends as if nothing had been.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smaarchive.archive.check import check
from smaarchive.archive.schema import SCHEMA

from . import clippings
from .ingests import Ended, Ingest, ingest
from .strace import CALLS, counted, tracing
from .verdict import contents, faults_of, faults_of_end

KINDS = {
    "kill": "signal=SIGKILL:when={}",
    "disk full from here on": "error=ENOSPC:when={}+",
    "I/O errors from here on": "error=EIO:when={}+",
    "one I/O error": "error=EIO:when={}",
}
MEMORY = Path("/dev/shm")  # a sync costs nothing there, and all of this is about which call comes when
FIXTURES = Path(__file__).parent.parent / "cases" / "archives"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is ingested into what: `old` a fixture of an earlier schema, `kept` pages that are there already."""

    name: str
    pages: int
    kept: int = 0
    old: str = ""

    def lay_out(self, folder: Path) -> tuple[Path, Path]:
        """Make the archive as it is before, and the folder of pages."""
        archive, pages = folder / "archive" / "a.db", folder / "pages"
        archive.parent.mkdir()
        if self.old:
            shutil.copy(FIXTURES / self.old, archive)
        if self.kept:
            assert ingest(archive, [clippings.write(pages, range(self.kept))]).code == 0
            clippings.write(
                pages, range(self.kept // 2), later="\nA correction was made to this text later that day.\n"
            )
        clippings.write(pages, range(self.kept, self.kept + self.pages))
        return archive, pages


FRESH = Scene("a new archive", pages=8)
SCENES = (
    FRESH,
    Scene("an archive that is there", pages=4, kept=8),
    *(Scene(f"an archive of schema {n}", pages=4, old=f"schema{n}.db") for n in range(1, SCHEMA)),
)


@dataclass(frozen=True, slots=True)
class Point:
    """One fault: its kind, the call it came at, and what was wrong afterwards."""

    kind: str
    call: str
    number: int
    faults: tuple[str, ...]


class Sweep:
    """All faults of a scene; every one begins with the same archive at the same place."""

    def __init__(self, scene: Scene, planted: str = "") -> None:
        self.scene, self.planted = scene, planted
        self._folder = tempfile.TemporaryDirectory(prefix="sma-faults-", dir=MEMORY if MEMORY.is_dir() else None)
        folder = Path(self._folder.name)
        self.archive, self.pages = scene.lay_out(folder)
        self._before = folder / "before"
        shutil.copytree(self.archive.parent, self._before)
        self._sources = self._held()
        self.calls = self._calls(folder / "log")
        self.wanted, self._last = contents(self.archive), self._held()

    def close(self) -> None:
        """Delete its files."""
        self._folder.cleanup()

    def points(self, kinds: tuple[str, ...] = tuple(KINDS), every: int = 1) -> Iterator[tuple[str, str, int]]:
        """Yield every reachable point, or one in so many: kind, call, number."""
        reachable = [(kind, call, n) for kind in kinds for call in CALLS for n in range(1, self.calls[call] + 1)]
        yield from reachable[every // 2 :: every]

    def strike(self, kind: str, call: str, number: int) -> Point:
        """Let one fault happen, and say what is wrong afterwards."""
        self._reset()
        ended = self._traced([f"-etrace={call}", f"-einject={call}:{KINDS[kind].format(number)}"])
        faults = faults_of(self.archive, ended.acknowledged, self._sources, self._last)
        if kind != "kill":
            faults += faults_of_end(ended)
            if call != "unlink":  # what cannot be deleted is left, and `sma doctor` names it
                faults += [f"left behind: {each.name}" for each in self.archive.parent.glob(".*")]
        again = ingest(self.archive, [self.pages])
        if again.code or contents(self.archive) != self.wanted:
            faults.append(f"run again it ends otherwise: exit {again.code} {again.said[-300:]}")
        faults += [
            f"{each.name}: damaged" for each in self.archive.parent.glob("a.db.schema-*") if check(each).problems
        ]
        return Point(kind, call, number, tuple(faults))

    def _calls(self, log: Path) -> Counter[str]:
        """Run it once without a fault, and count."""
        assert self._traced([f"-etrace={','.join(CALLS)}"], log).code == 0
        return counted(log)

    def _traced(self, options: list[str], log: Path | None = None) -> Ended:
        started = Ingest(self.archive, [self.pages], self.planted)
        with tracing(started.pid, options, log or "/dev/null"):
            started.go()
            return started.end()

    def _reset(self) -> None:
        shutil.rmtree(self.archive.parent)
        shutil.copytree(self._before, self.archive.parent)

    def _held(self) -> int:
        if not self.archive.exists():
            return 0
        return dict(check(self.archive).counts)["sources"]
