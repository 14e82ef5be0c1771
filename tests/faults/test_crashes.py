"""A share of what `make faults` does: kills, disks that fail, power cuts; and the same with a fault planted."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from .injection import FRESH, KINDS, MEMORY, SCENES, Scene, Sweep
from .kills import kills
from .powercut import record, replay
from .strace import need_ptrace

EVERY = {"kill": 24, "disk full from here on": 72, "I/O errors from here on": 72, "one I/O error": 72}


@pytest.fixture(autouse=True, scope="module")
def ptrace() -> None:
    need_ptrace()


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="sma-faults-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_nothing_acknowledged_is_lost(scene: Scene, kind: str) -> None:
    with closing(Sweep(scene)) as sweep:
        struck = [sweep.strike(*point) for point in sweep.points((kind,), EVERY[kind])]
    assert struck
    assert [point for point in struck if point.faults] == []


@pytest.mark.parametrize(("planted", "seen"), [("acknowledged early", "lost: "), ("split batch", "half a batch: ")])
def test_the_sweep_sees_a_planted_fault(planted: str, seen: str) -> None:
    with closing(Sweep(FRESH, planted)) as sweep:
        struck = (sweep.strike(*point) for point in sweep.points(("kill",), 3))  # as far as the first that is seen
        assert any(fault.startswith(seen) for point in struck for fault in point.faults)


def test_a_power_cut_loses_nothing_acknowledged(folder: Path) -> None:
    calls, archive = record(folder, pages=8)
    cuts = list(replay(calls, archive, every=5))
    assert len(cuts) > 100
    assert [cut for cut in cuts if cut[1]] == []


def test_a_power_cut_without_syncs_does(folder: Path) -> None:
    calls, archive = record(folder, pages=8, planted="sync off")
    assert any("lost: " in fault for _, faults in replay(calls, archive) for fault in faults)


def test_killed_at_random() -> None:
    assert [faults for faults in kills(6) if faults] == []


def test_killed_at_random_the_first_batch_that_was_told_too_early_is_seen() -> None:
    # as far as the first that is seen: the 4th, 8th, 8th, 16th, 61st and 130th in six runs; 200 missed it once
    ended = kills(1000, planted="acknowledged early")
    assert any(fault.startswith("lost: ") for faults in ended for fault in faults)
