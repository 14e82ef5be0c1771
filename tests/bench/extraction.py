"""Extraction beside trafilatura's: the same pages, one process, in turns.

The peer is trafilatura's fast mode with metadata on the HTML of each page. Ours reads the plain-text renditions
of the same pages and, last, the HTML itself.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import trafilatura

from smaarchive import formats
from smaarchive.extract import extract
from smaarchive.page import Page, Source
from tests.bench.clock import medians
from tests.bench.report import Line

ROUNDS = 3
AT_LEAST = {"main": 8.0, "full": 4.0, "insc": 4.0, "html": 0.9}  # of trafilatura's pages a second: issue 3


def measure(folder: Path) -> Iterator[Line]:
    """Yield pages a second of CPU time for every rendition under `folder` (`main/`, `full/`, `insc/`, `html/`)."""
    sources = {kind: _sources(folder / kind) for kind in AT_LEAST}
    jobs = {kind: lambda kind=kind: _ours(sources[kind]) for kind in AT_LEAST}
    took = medians(jobs | {"trafilatura": lambda: _theirs(sources["html"])}, ROUNDS, time.process_time)
    speeds = {kind: len(sources.get(kind, sources["html"])) / seconds for kind, seconds in took.items()}
    theirs = speeds.pop("trafilatura")
    yield Line(f"  trafilatura, fast, with metadata: {len(sources['html'])} HTML pages", f"{theirs:,.0f} pages/s")
    for kind, speed in speeds.items():
        yield Line(
            f"extract of the same pages: {kind}", f"{speed:,.0f} pages/s", speed / theirs, at_least=AT_LEAST[kind]
        )


def _sources(folder: Path) -> list[Source]:
    return [Source(str(path), path.read_bytes()) for path in sorted(folder.iterdir())]


def _ours(sources: Iterable[Source]) -> None:
    for source in sources:
        deque((extract(page) for page in formats.read(source) if isinstance(page, Page)), maxlen=0)


def _theirs(sources: Iterable[Source]) -> None:
    for source in sources:
        trafilatura.bare_extraction(source.data, fast=True, with_metadata=True)
