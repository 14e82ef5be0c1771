"""What safety costs: how fast `check` reads, and how much of an ingest is waiting for the disk."""

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.page import Extracted
from tests.bench.clock import ENVIRONMENT, seconds_of_children
from tests.bench.pages import pages
from tests.pages import KOREAN, LEAVE, TALKS, page

ARTICLES = 4000  # some 30 MB of file


def check_speed() -> float:
    """Give how many MB of file `check` reads in a second of CPU time."""
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        path = Path(folder, "a.db")
        with open_writing(path) as archive:
            for _ in store_all(archive, _articles()):
                pass
        begun = time.process_time()
        assert check(path).problems == ()
        return path.stat().st_size / 1e6 / (time.process_time() - begun)


def _articles() -> Iterator[Extracted]:
    chance = random.Random(1)
    words = [f"{word}{number}" for word in f"{TALKS} {LEAVE}".split() for number in range(90)]
    for number in range(ARTICLES):
        text = "\n\n".join(" ".join(chance.choices(words, k=70)) for _ in range(6))
        # as a saved page: its text, and as much again of furniture that is not
        furniture = bytes(chance.choices(b"<div class=abcdefghijklmnop></div> ", k=6000))
        yield page(f"/{number}", f"{number}. {text} {KOREAN}", text.encode() + furniture)


def share_of_syncs(number: int) -> float:
    """Give which share of a first ingest of so many pages, its start included, is waiting for the disk.

    Against the time of the processor: on a shared machine the clock on the wall tells of the neighbours.
    """
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as name:
        folder = Path(name)
        folder.joinpath("pages").mkdir()
        for each, (_, data) in enumerate(pages(number)):
            folder.joinpath("pages", f"{each}.html").write_bytes(data)
        sma = [sys.executable, "-m", "smaarchive", "ingest", "-q", "--jobs", "1", f"{folder}/pages", "--db"]
        before = seconds_of_children()
        subprocess.run([*sma, f"{folder}/a.db"], env=ENVIRONMENT, check=True)
        used = seconds_of_children() - before
        traced = ["strace", "-f", "-T", "-etrace=fsync,fdatasync", "-o", f"{folder}/log"]
        subprocess.run([*traced, *sma, f"{folder}/b.db"], env=ENVIRONMENT, check=True)
        waited = sum(map(float, re.findall(r"<([0-9.]+)>$", (folder / "log").read_text(), re.MULTILINE)))
    return waited / (waited + used)
