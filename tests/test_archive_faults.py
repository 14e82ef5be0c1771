"""Real processes that are killed or in each other's way."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.connection import open_reading, open_writing, transaction
from smaarchive.archive.listing import listing
from smaarchive.archive.read import get
from smaarchive.archive.store import store, store_all
from smaarchive.article import Filters, Paging
from smaarchive.errors import Locked

from .pages import TALKS, page

PAGES = 600
WRITER = f"""
import sys
from pathlib import Path
from smaarchive.archive import batches, store
from smaarchive.archive.connection import open_writing
from tests.pages import page
batches.BATCH_ITEMS = 20
first = int(sys.argv[2])
with open_writing(Path(sys.argv[1])) as archive:
    items = (page(f"/{{n}}", f"Text {{n}} of the talks. " * 40) for n in range(first, first + {PAGES}))
    for outcome in store.store_all(archive, items):
        print(outcome.id, flush=True)
"""


def _writer(path: Path, first: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, os.fspath(path), str(first)]
    root = Path(__file__).parent.parent
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_instant(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.db"
    wait = random.Random(seed)
    with _writer(path) as process:
        assert process.stdout is not None
        process.stdout.readline()  # past the start of Python
        time.sleep(wait.random() / 4)
        process.send_signal(signal.SIGKILL)
        told = [int(line) for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    with open_reading(path) as archive:  # a reader comes first, and undoes the half commit
        assert len(get(archive, told)) == len(told)
        assert len(listing(archive, Filters(), Paging(0, sort="-date"))) % 20 == 0
    _assert_whole(path)
    with _writer(path) as process:
        assert process.communicate()[1] == ""
    _assert_whole(path)
    with open_reading(path) as archive:
        found = listing(archive, Filters(), Paging(0, sort="date"))
    assert sorted(stored.article.source for stored in found) == sorted(f"/{n}" for n in range(PAGES))
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def _assert_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        counts = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM sources)"
        articles, sources = connection.execute(counts).fetchone()
    assert articles == sources


def test_killed_with_a_hot_journal(tmp_path: Path) -> None:
    """A journal that a killed writer left is undone by the next reader, though it opens read-only."""
    path = tmp_path / "a.db"
    with open_writing(path) as archive:
        store(archive, page("/a", TALKS))
    child = os.fork()
    if child == 0:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")  # spill to the file before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE articles SET headline = 'half written'")
        connection.execute("CREATE TABLE large AS SELECT randomblob(900000) AS data")
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert path.with_name("a.db-journal").exists()
    with open_reading(path) as archive:
        assert get(archive, [1])[0].article.headline == "Talks go on"


def test_two_writers_and_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with _writer(path, 0) as one, _writer(path, PAGES // 2) as other:
        while not path.exists():
            time.sleep(0.01)
        with open_reading(path) as archive:
            while one.poll() is None or other.poll() is None:
                listing(archive, Filters(), Paging(5, sort="-date"))
        assert (one.communicate()[1], other.communicate()[1]) == ("", "")
    with open_reading(path) as archive:
        assert len(listing(archive, Filters(), Paging(0, sort="-date"))) == PAGES + PAGES // 2
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_locked_says_by_whom_and_gives_up(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    holder = open_writing(path)
    locked, lock = os.pipe()
    child = os.fork()
    if child == 0:  # a lock dies with its process, so that the child holds one of its own
        with open_writing(path) as archive, transaction(archive):
            os.write(lock, b"locked")
            time.sleep(30)
        os._exit(0)
    try:
        os.close(lock)
        assert os.read(locked, 6) == b"locked"  # nothing is asked of the archive before the child has it
        with open_writing(path, wait=0.2) as archive, pytest.raises(Locked, match=f"process {child}") as raised:
            store(archive, page("/a", TALKS))
        assert raised.value.exit_code == 5
        with open_reading(path) as archive:  # a reader is not in its way
            listing(archive, Filters())
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(locked)
        holder.connection.close()
    with open_writing(path) as archive:
        assert next(store_all(archive, [page("/b", "Another text.")])).state == "stored"
