"""Two ingests and three readers at once, for a minute: no error of a lock, no half batch seen, no reader waits long."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from smaarchive.archive.connection import open_reading
from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.article import Paging
from smaarchive.errors import SmaError

from . import clippings
from .ingests import BATCH, ingest

WRITERS, READERS = 2, 3
PAGES = 24  # of one ingest


@dataclass(frozen=True, slots=True)
class Done:
    """What one process did: how often, its longest wait in seconds, and what went wrong."""

    times: int
    longest: float
    faults: tuple[str, ...]


def crowd(seconds: float, planted: str = "") -> tuple[list[Done], list[Done]]:
    """Let writers and readers loose on one archive; give what each did."""
    # on a real disk: how long a commit takes is what readers wait for
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        archive = Path(folder, "a.db")
        assert ingest(archive, [clippings.write(Path(folder, "first"), range(BATCH))]).code == 0
        with ProcessPoolExecutor(WRITERS + READERS, get_context("spawn")) as pool:
            writers = [pool.submit(_writes, archive, number, seconds, planted) for number in range(1, WRITERS + 1)]
            readers = [pool.submit(_reads, archive, seconds) for _ in range(READERS)]
            return [each.result() for each in writers], [each.result() for each in readers]


def two_ingests(pages: int) -> list[str]:
    """Run two ingests at once, as they are shipped, of so many pages each that are all but copies; say what failed."""
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as name:
        folders = [clippings.write(Path(name, str(each)), range(each * pages, (each + 1) * pages)) for each in range(2)]
        command = [sys.executable, "-m", "smaarchive", "ingest", "-q", "--db", f"{name}/a.db"]
        running = [subprocess.Popen([*command, folder], stderr=subprocess.PIPE) for folder in folders]
        told = [process.communicate()[1].decode() for process in running]
        return [said for process, said in zip(running, told, strict=True) if process.returncode]


def _writes(archive: Path, number: int, seconds: float, planted: str) -> Done:
    def write(turn: int) -> list[str]:
        first = number * 100_000 + turn * PAGES
        pages = clippings.write(archive.with_name(f"pages{number}-{turn}"), range(first, first + PAGES))
        ended = ingest(archive, [pages], planted)
        stored = sum(each["state"] == "stored" for each in ended.acknowledged)
        return [] if (ended.code, stored) == (0, PAGES) else [f"exit {ended.code}: {ended.said}"]

    return _again_and_again(write, seconds)


def _reads(archive: Path, seconds: float) -> Done:
    def read(turn: int) -> list[str]:
        try:
            with open_reading(archive) as opened:
                total = search(opened, Query("troops"), Paging(5)).total
        except SmaError as error:
            return [str(error)]
        return [f"half a batch: {total} hits"] if total % BATCH else []

    return _again_and_again(read, seconds)


def _again_and_again(act: Callable[[int], list[str]], seconds: float) -> Done:
    end, times, longest, faults = time.monotonic() + seconds, 0, 0.0, list[str]()
    while time.monotonic() < end:
        begun = time.monotonic()
        faults += act(times)
        longest = max(longest, time.monotonic() - begun)
        times += 1
    return Done(times, longest, tuple(faults))
