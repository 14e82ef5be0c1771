"""The figures of all crash points, power cuts and random kills."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from .figures import MOST_NAMED, Figure
from .injection import FRESH, KINDS, MEMORY, SCENES, Point, Scene, Sweep
from .kills import kills
from .powercut import record, replay

PROCESSES = os.cpu_count() or 1
PAGES = 12  # of an ingest whose power is cut: some 400 calls; whole batches
KILLS = 300
EARLY = "acknowledged early"


def crashes() -> Iterator[Figure]:
    """Try every crash point of every scene."""
    total = bad = 0
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for scene in SCENES:
            for kind in KINDS:
                parts = [pool.submit(_struck, scene, "", (kind,), part) for part in range(PROCESSES)]
                points = [point for part in parts for point in part.result()]
                total, bad = total + len(points), bad + sum(bool(point.faults) for point in points)
                yield _lost(f"{scene.name}: {kind}", points)
    yield Figure("crash points in all", f"{total}, {bad} bad", ">= 300, 0 bad", total >= 300 and not bad)
    for planted, seen in ((EARLY, "lost: "), ("split batch", "half a batch: ")):
        found = [point for part in range(PROCESSES) for point in _struck(FRESH, planted, ("kill",), part)]
        yield _planted(f"crash points, {planted}", [fault for point in found for fault in point.faults], seen)


def power() -> Iterator[Figure]:
    """Cut the power in every call."""
    yield _cut("")
    yield _cut("sync off")


def killed() -> Iterator[Figure]:
    """Kill at random."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        ended = [each for run in pool.map(_killed, range(PROCESSES)) for each in run]
    bad = tuple(str(faults) for faults in ended if faults)
    seen = f"{len(ended)}, {len(bad)} bad"
    enough = len(ended) >= KILLS and not bad
    yield Figure("random kill -9, run again", seen, ">= 300, 0 bad", enough, bad[:MOST_NAMED])
    early = (fault for faults in kills(KILLS, planted=EARLY) for fault in faults if fault.startswith("lost: "))
    yield _planted(f"random kill -9, {EARLY}", list(islice(early, 1)), "lost: ")


def _struck(scene: Scene, planted: str, kinds: tuple[str, ...], part: int) -> list[Point]:
    """Try every so many-th point of a scene, from `part` on."""
    with closing(Sweep(scene, planted)) as sweep:
        return [sweep.strike(*point) for point in list(sweep.points(kinds))[part::PROCESSES]]


def _lost(what: str, points: list[Point]) -> Figure:
    bad = [point for point in points if point.faults]
    named = tuple(map(str, bad[:MOST_NAMED]))
    return Figure(what, f"{len(points)}, {len(bad)} bad", "every one, 0 bad", not bad, named)


def _planted(what: str, faults: list[str], wanted: str) -> Figure:
    found = sum(fault.startswith(wanted) for fault in faults)
    return Figure(f"{what} (planted)", f"seen {found} times", ">= 1", found > 0)


def _cut(planted: str) -> Figure:
    with tempfile.TemporaryDirectory(prefix="sma-faults-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        cuts = replay(*record(Path(folder), PAGES, planted))
        if planted:
            faults = (fault for _, found in cuts for fault in found if fault.startswith("lost: "))
            return _planted(f"power cuts, {planted}", list(islice(faults, 1)), "lost: ")
        tried = list(cuts)
    bad = tuple(f"{what}: {faults}" for what, faults in tried if faults)
    seen = f"{len(tried)}, {len(bad)} bad"
    return Figure("power cuts", seen, ">= 1000, 0 bad", len(tried) >= 1000 and not bad, bad[:MOST_NAMED])


def _killed(seed: int) -> list[list[str]]:
    return list(kills(-(-KILLS // PROCESSES), seed))
