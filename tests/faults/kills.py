"""kill -9 at a random instant of an ingest, and again and again."""

import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from . import clippings
from .ingests import Ingest, ingest, warm
from .injection import MEMORY
from .verdict import contents, faults_of

PAGES = 40


def kills(number: int, seed: int = 1, planted: str = "") -> Iterator[list[str]]:
    """Kill an ingest so often while it runs; yield what was wrong then or after the next run."""
    warm()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="sma-faults-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        archive, pages = Path(name, "archive", "a.db"), clippings.write(Path(name, "pages"), range(PAGES))
        archive.parent.mkdir()
        before = time.monotonic()
        assert ingest(archive, [pages], planted).code == 0
        lasts, wanted = time.monotonic() - before, contents(archive)
        while number:
            shutil.rmtree(archive.parent)
            archive.parent.mkdir()
            started = Ingest(archive, [pages], planted)
            started.go()
            time.sleep(chance.random() * lasts)
            started.kill()
            ended = started.end()
            faults = faults_of(archive, ended.acknowledged)
            again = ingest(archive, [pages])
            if again.code or contents(archive) != wanted:
                faults.append(f"run again it ends otherwise: exit {again.code} {again.said[-300:]}")
            if ended.code < 0:  # else it was done before
                number -= 1
                yield faults
