"""Many pages by many processes: a crawl beside trafilatura, what isolation costs, an unchanged folder, memory.

What counts is the processor's time, as the machine is shared: where all cores are busy, pages a second follow from it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from smaarchive.errors import IncompleteIngest
from tests.bench.clock import ENVIRONMENT, seconds_of_children
from tests.bench.pages import crawl, pages
from tests.bench.report import Line

SMA = str(Path(sys.executable).with_name("sma"))
ROUNDS = 3
CRAWLED = 5_000  # issue 4
CRAWL_AT_LEAST = 0.75  # of the pages a second of trafilatura, one process a core: issue 4
ISOLATED = 1_000
ISOLATION_AT_MOST = 1.1  # issue 6
UNCHANGED = 10_000
UNCHANGED_AT_LEAST = 50  # times as fast as at first: issue 4
SMALL_FILES = 50_000
PARENT_AT_MOST = 200  # MB: issue 4

# trafilatura on the pages of a WARC, fast and with metadata; every other page, so that two of it share the work
THEIRS = """
import sys, trafilatura
from warcio.archiveiterator import ArchiveIterator
with open(sys.argv[1], "rb") as file:
    for number, record in enumerate(ArchiveIterator(file)):
        if number % 2 == int(sys.argv[2]):
            trafilatura.bare_extraction(record.content_stream().read(), fast=True, with_metadata=True)
"""
# the same reading and storing as `ingest`, all of it in one process
TOGETHER = """
import sys
from pathlib import Path
from tempfile import TemporaryFile
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.page import Extracted
from smaarchive.discover import discover
from smaarchive.extract import extract
from smaarchive import formats
items = (Extracted(page.source, extract(page)) for found in discover(sys.argv[1:2]) for page in formats.read(found))
with open_writing(Path(sys.argv[2])) as archive:
    for outcome in store_all(archive, items): pass
"""


class Took(NamedTuple):
    """What processes took: seconds on the wall, of processor time, and the largest memory of the first, in MB."""

    wall: float
    cpu: float
    memory: int


def measure(folder: Path) -> Iterator[Line]:
    """Yield the figures, with files made in `folder`."""
    yield from _crawl(folder)
    yield _isolation(folder)
    yield _unchanged(folder)
    yield _small_files(folder)


def run(*commands: list[str]) -> Took:
    """Run commands at once, to their ends."""
    before, start = seconds_of_children(), time.perf_counter()
    with TemporaryFile() as said:  # a pipe that nobody reads meanwhile would fill up, and all would wait
        running = [subprocess.Popen(command, env=ENVIRONMENT, stderr=said) for command in commands]
        memory = _largest(running[0])
        if not {process.wait() for process in running} <= {0, IncompleteIngest.exit_code}:
            said.seek(0)
            sys.exit(said.read().decode("utf-8", "replace"))
    return Took(time.perf_counter() - start, seconds_of_children() - before, memory)


def _largest(process: "subprocess.Popen[bytes]") -> int:
    """Watch a process until it ends, and return the largest memory it had, in MB."""
    largest = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        except OSError:
            break
        found = [int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")]
        largest = max([largest, *found])
        time.sleep(0.05)
    return largest


def _crawl(folder: Path) -> Iterator[Line]:
    path = folder / "crawl.warc.gz"
    path.write_bytes(crawl(CRAWLED))
    ours, theirs = _middle(
        lambda number: run([SMA, "ingest", "-q", "--db", str(folder / f"crawl-{number}.db"), str(path)]),
        lambda _: run(*([sys.executable, "-c", THEIRS, str(path), str(part)] for part in range(2))),
    )
    figure = f"{CRAWLED / ours.wall:,.0f} pages/s, {ours.wall:.1f} s by {theirs.wall:.1f} s on the wall"
    what = f"ingest of a WARC of {CRAWLED:,} pages beside two of trafilatura, processor time"
    yield Line(what, figure, theirs.cpu / ours.cpu, at_least=CRAWL_AT_LEAST)
    yield Line("  memory of sma itself, of 200 MB", f"{ours.memory} MB", ours.memory / PARENT_AT_MOST, at_most=1.0)
    busy = ours.cpu / ours.wall
    yield Line("  cores kept busy by it", f"{busy:.2f} of {os.cpu_count()}")


def _isolation(folder: Path) -> Line:
    inside = str(_html_files(folder / "isolated", ISOLATED, seed=4))
    apart, together = _middle(
        lambda number: run([SMA, "ingest", "-q", "--jobs", "1", "--db", str(folder / f"apart-{number}.db"), inside]),
        lambda number: run([sys.executable, "-c", TOGETHER, inside, str(folder / f"together-{number}.db")]),
    )
    figure = f"{apart.cpu:.1f} s beside {together.cpu:.1f} s of CPU, {apart.wall:.1f} s by {together.wall:.1f} s"
    what = f"ingest of {ISOLATED:,} HTML files read in a worker beside the same in one process"
    return Line(what, figure, apart.cpu / together.cpu, at_most=ISOLATION_AT_MOST)


def _middle(one: Callable[[int], Took], other: Callable[[int], Took]) -> tuple[Took, Took]:
    """Run two things in turns, given the number of the round, and return the round whose ratio is in the middle."""
    rounds = [(one(number), other(number)) for number in range(ROUNDS)]
    return sorted(rounds, key=lambda pair: pair[0].cpu / pair[1].cpu)[ROUNDS // 2]


def _html_files(folder: Path, count: int, seed: int) -> Path:
    """Fill a new folder with HTML pages."""
    folder.mkdir()
    for number, (_, page) in enumerate(pages(count, seed=seed)):
        (folder / f"{number}.html").write_bytes(page)
    return folder


def _unchanged(folder: Path) -> Line:
    inside = _html_files(folder / "unchanged", UNCHANGED, seed=5)
    command = [SMA, "ingest", "-q", "--db", str(folder / "unchanged.db"), str(inside)]
    first, again = run(command), run(command)
    figure = f"{first.cpu:.1f} s, then {again.cpu:.2f} s of CPU ({first.wall:.1f} s, {again.wall:.2f} s)"
    what = f"ingest of {UNCHANGED:,} HTML files, and again unchanged"
    return Line(what, figure, first.cpu / again.cpu, at_least=UNCHANGED_AT_LEAST)


def _small_files(folder: Path) -> Line:
    inside = folder / "small"
    inside.mkdir()
    for number in range(SMALL_FILES):
        (inside / f"{number}.txt").write_text(f"Note {number}\n", "utf-8")
    took = run([SMA, "ingest", "-q", "--db", str(folder / "small.db"), str(inside)])
    what = f"ingest of {SMALL_FILES:,} small text files: memory of sma itself, of 200 MB"
    figure = f"{took.memory} MB, {SMALL_FILES / took.wall:,.0f} files/s"
    return Line(what, figure, took.memory / PARENT_AT_MOST, at_most=1.0)
