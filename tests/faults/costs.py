"""What safety costs: how fast `check` reads, and how much of an ingest is waiting for the disk."""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Extracted
from tests.pages import KOREAN, LEAVE, TALKS, page

from . import clippings
from .ingests import ingest

ARTICLES = 4000  # some 30 MB of file
PAGES = 1500  # of an ingest; what making the archive costs is the same for fewer
ROUNDS = 3
ONE_BATCH = 2000  # what the shipped program stores in one commit at most


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


def share_of_syncs() -> float:
    """Give which share of the time of an ingest the syncs take, against one that syncs nothing in the same minutes."""
    took: dict[str, list[float]] = {"": [], "sync off": []}
    with tempfile.TemporaryDirectory(prefix="sma-faults-") as folder:
        pages = clippings.write(Path(folder, "pages"), range(PAGES))
        for turn in range(ROUNDS):
            for planted, times in took.items():
                begun = time.monotonic()
                assert ingest(Path(folder, f"{turn}{planted}.db"), [pages], planted, ONE_BATCH).code == 0
                times.append(time.monotonic() - begun)
    return 1 - statistics.median(took["sync off"]) / statistics.median(took[""])
