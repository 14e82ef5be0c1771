"""The figures of archives at rest, a full disk, a crowd, terminals, costs, and of the suite without a network."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .costs import check_speed, share_of_syncs
from .crowd import crowd, two_ingests
from .figures import MOST_NAMED, Figure
from .flips import Damage, change_text, cut, flip_bit, harms, zero_page
from .full_disk import ROOT, fill
from .screens import leaks, leaks_of_outputs

FLIPS, OTHER_DAMAGE = 400, 40
SECONDS = 60
ALIKE = 3000  # pages; joining those that tell one story takes commit after commit
STRINGS = 100_000
LONGEST_WAIT = 5.0  # seconds; ARCHITECTURE section 6
CHECK_SPEED = 60.0  # MB/s
SYNC_SHARE = 0.2
INGESTED = (10, 150, 1500)  # pages
# the suite in a network namespace whose loopback is up
CUT_OFF = ("unshare", "-n") if os.geteuid() == 0 else ("unshare", "-Urn")
LOOPBACK = (
    "import fcntl, os, socket, struct, sys\n"
    "fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh', b'lo', 1))\n"  # SIOCSIFFLAGS, IFF_UP
    "os.execv(sys.executable, [sys.executable, '-m', 'pytest', '-n', 'auto'])"
)


def rest() -> Iterator[Figure]:
    """Damage archives at rest, and fill a disk."""
    for damaging, number in (
        (flip_bit, FLIPS),
        (change_text, OTHER_DAMAGE),
        (zero_page, OTHER_DAMAGE),
        (cut, OTHER_DAMAGE),
    ):
        yield _damaged(damaging, number)
    missed = sum(bool(harm) for _, harm in harms(change_text, OTHER_DAMAGE, planted=True))
    yield Figure(
        "the same, SQLite's own check alone (planted)", f"{missed} of {OTHER_DAMAGE} missed", ">= 1", missed > 0
    )
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        disk = Path(folder, "disk")
        disk.mkdir()
        stored, faults = fill(disk)
    yield Figure(
        "a full disk", f"{stored} acknowledged, {len(faults)} bad", "0 bad", not faults and stored > 0, (*faults,)
    )


def _damaged(damaging: Damage, number: int) -> Figure:
    seen = list(harms(damaging, number))
    bad = tuple(harm for _, harm in seen if harm)
    found = sum(was_seen for was_seen, _ in seen)
    what = f"damage at rest, {damaging.__name__.replace('_', ' ')}"
    return Figure(what, f"{number}: {found} seen, {len(bad)} harmful and unseen", "0 unseen", not bad, bad[:MOST_NAMED])


def together() -> Iterator[Figure]:
    """Let writers and readers loose on one archive."""
    writers, readers = crowd(SECONDS)
    faults = tuple(fault for done in (*writers, *readers) for fault in done.faults)
    runs = f"{sum(done.times for done in writers)} ingests, {sum(done.times for done in readers)} searches"
    yield Figure(
        f"2 writers, 3 readers, {SECONDS} s", f"{runs}, {len(faults)} errors", "0 errors", not faults, faults[:5]
    )
    longest = max(done.longest for done in readers)
    yield Figure("longest wait of a reader", f"{longest:.2f} s", "<= 5 s", longest <= LONGEST_WAIT)
    told = two_ingests(ALIKE)
    yield Figure(f"2 ingests of {ALIKE:,} near copies each", f"{len(told)} errors", "0 errors", not told, (*told,))
    seen = sum(len(done.faults) for done in crowd(SECONDS / 10, "deferred begin")[0])
    yield Figure("the same, lock taken late (planted)", f"{seen} errors", ">= 1", seen > 0)


def screens() -> Iterator[Figure]:
    """Show what is made to take over a terminal."""
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        shown = list(leaks(Path(folder)))
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        planted = sum(bool(leaked) for leaked, _ in leaks(Path(folder), planted=True))
    bad = tuple(line for leaked, line in shown if leaked)
    yield Figure(
        "control bytes on a terminal, every command", f"{len(shown)} runs, {len(bad)} with one", "0", not bad, bad
    )
    yield Figure("the same, sanitiser bypassed (planted)", f"{planted} runs with one", ">= 1", planted > 0)
    leaked = sum(map(len, leaks_of_outputs(STRINGS)))
    yield Figure(f"the same, {STRINGS} strings, every output", str(leaked), "0", not leaked)


def costs() -> Iterator[Figure]:
    """Measure what safety costs."""
    speed = check_speed()
    yield Figure("check", f"{speed:.0f} MB of file a CPU second", ">= 60", speed >= CHECK_SPEED)
    for number in INGESTED:
        share = share_of_syncs(number)
        what = f"waiting for the disk, of an ingest of {number:,} pages"
        yield Figure(what, f"{share:.0%}", "<= 20 %", share <= SYNC_SHARE)


def network() -> Iterator[Figure]:
    """Run the whole suite where there is no network but loopback."""
    run = subprocess.run(
        [*CUT_OFF, sys.executable, "-c", LOOPBACK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    last = run.stdout.strip().splitlines()[-1:] or run.stderr.strip().splitlines()[-1:]
    yield Figure(
        "the suite without a network", "green" if not run.returncode else str(last), "green", not run.returncode
    )
