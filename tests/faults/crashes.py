"""The figures of all crash points, power cuts and random kills."""

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from .figures import Figure
from .injection import FRESH, KINDS, MEMORY, SCENES, Point, Scene, Sweep
from .kills import kills
from .powercut import record, replay

PROCESSES = os.cpu_count() or 1
PAGES = 24  # of an ingest whose power is cut
KILLS = 300
MOST_NAMED = 5  # faults a figure prints


def figures() -> Iterator[Figure]:
    """Try every crash point, cut the power in every call, and kill at random."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        parts = [(scene, "", tuple(KINDS), part) for scene in SCENES for part in range(PROCESSES)]
        points = [point for struck in pool.map(_struck, *zip(*parts, strict=True)) for point in struck]
        for kind in KINDS:
            yield _lost(f"crash points, {kind}", [point for point in points if point.kind == kind])
        total, bad = len(points), sum(bool(point.faults) for point in points)
        yield Figure("crash points in all", f"{total}, {bad} bad", ">= 300, 0 bad", total >= 300 and not bad)
        for planted, seen in (("acknowledged early", "lost: "), ("split batch", "half a batch: ")):
            found = [point for part in range(PROCESSES) for point in _struck(FRESH, planted, ("kill",), part)]
            yield _planted(f"crash points, {planted}", [fault for point in found for fault in point.faults], seen)
        yield _cut("")
        yield _cut("sync off")
        killed = [each for run in pool.map(_killed, range(PROCESSES)) for each in run]
        bad = sum(bool(faults) for _, faults in killed)
        seen = f"{len(killed)} ({sum(struck for struck, _ in killed)} while it ran), {bad} bad"
        yield Figure("random kill -9, run again", seen, ">= 300, 0 bad", len(killed) >= KILLS and not bad)


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
        calls, archive = record(Path(folder), PAGES, planted)
        cuts = list(replay(calls, archive))
    bad = [f"{what}: {faults}" for what, faults in cuts if faults]
    if planted:
        return _planted(f"power cuts, {planted}", [fault for _, faults in cuts for fault in faults], "lost: ")
    seen = f"{len(cuts)}, {len(bad)} bad"
    return Figure("power cuts", seen, ">= 1000, 0 bad", len(cuts) >= 1000 and not bad, tuple(bad[:MOST_NAMED]))


def _killed(seed: int) -> list[tuple[bool, list[str]]]:
    return list(kills(-(-KILLS // PROCESSES), seed))
