"""Worker processes: what they read is stored in the order of discovery, and each may die alone of its page."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smaarchive import ingest
from smaarchive.archive import store
from smaarchive.archive.connection import open_writing
from smaarchive.archive.packing import pack
from smaarchive.archive.store import store_all
from smaarchive.extract.digest import digest_of
from smaarchive.ingest import crew, order, process, readers, slots, unpacker, worker, workforce
from smaarchive.ingest.wanted import Pack
from smaarchive.page import Extracted, Refused, Source
from tests.every_format import ARTICLE, HTML, Record, every, warc, zipped
from tests.hostile_pages import GOOD, PARAGRAPHS, html
from tests.pages import PAGE
from tests.program import sma

SLOW = html(b'<script type="application/ld+json">{"@type": "NewsArticle"}</script>' * 150_000)
SLOW_WITH_TEXT = SLOW + b"<p>" + b"<p>".join(PARAGRAPHS)
SECONDS = 1.0  # of processor time: SLOW takes 2.5, as plain text 0.3, a page 0.02


def told(*paths: Path, jobs: int = 2) -> list[tuple[str, str, str | None]]:
    """Read paths: name, state (`read` where there is an article) and reason of everything that comes."""
    found: list[tuple[str, str, str | None]] = []
    for item in ingest.read_articles(map(str, paths), jobs=jobs):
        if isinstance(item, Refused):
            found.append((Path(item.origin).name, item.state, item.reason))
        else:
            state = "read" if item.article.body else "no-text"
            found.append((Path(item.source.origin).name, state, item.reason))
    return found


# a worker that no clock ends: how much of a processor it gets is not for a test to say
UNHURRIED = "from smaarchive.ingest import worker; worker.WAITING = 9999.0; from smaarchive"


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PROGRAM", process.PROGRAM.replace("from smaarchive", UNHURRIED, 1))
    monkeypatch.setattr(readers, "SECONDS", SECONDS)
    monkeypatch.setattr(unpacker, "SECONDS", SECONDS)


def everything(folder: Path) -> Path:
    """Make a folder with the article in every format, other articles as text, as lines of JSON and in a WARC."""
    folder.mkdir()
    for name, data in every(folder.parent).items():
        (folder / name).write_bytes(data)
    for number in range(20):
        (folder / f"text-{number}.txt").write_text(PAGE.format(number=number))
    lines = (json.dumps(ARTICLE | {"body": PAGE.format(number=number)}) for number in range(100, 130))
    (folder / "many.jsonl").write_text("\n".join(lines))
    records: list[Record] = [
        ("response", f"http://example.org/{number}", "text/html", HTML.replace(b"five", b"%d" % number))
        for number in range(20)
    ]
    (folder / "many.warc.gz").write_bytes(warc(records))
    (folder / "broken.zip").write_bytes(zipped({"a.html": HTML, "b.txt": b"x"})[:-40])
    return folder


def rows(folder: Path, jobs: int, archive: Path, packing: Pack | None) -> dict[str, list[tuple[Any, ...]]]:
    """Ingest a folder; return every row of the archive but the pages of its indexes."""
    with open_writing(archive) as opened:
        items = ingest.read_new([str(folder)], None, jobs=jobs, pack=packing)
        states = [outcome[:2] for outcome in store_all(opened, items)]
        tables = [name for (name,) in opened.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        own = [name for name in tables if "_fts_" not in name and name != "_sqlite_migrations"]
        return {"told": states} | {name: list(map(tuple, opened.rows(f"SELECT * FROM {name}"))) for name in own}


def test_the_archive_does_not_depend_on_jobs_or_on_who_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "utc_now", lambda: "2020-05-06T00:00:00Z")
    monkeypatch.setattr(order, "FEW", 3)  # the other texts go to workers
    folder = everything(tmp_path / "folder")
    made = [rows(folder, jobs, tmp_path / f"{jobs}.db", pack if jobs > 1 else None) for jobs in (1, 2, 4)]
    assert len(made[0]["articles"]) > 70
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_little_room_is_enough(jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = everything(tmp_path / "folder")
    expected = told(folder)
    for module, name in (
        (order, "MOST"),
        (unpacker, "MOST_UNPACKED"),
        (readers, "MOST_READ"),
        (readers, "MOST_AT_ONCE"),
    ):
        monkeypatch.setattr(module, name, 1)
    assert told(folder, jobs=jobs) == expected


def test_records_that_wait_to_be_stored_have_room_for_so_many_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, told_at_once, record = 200_000, worker.MOST_BYTES_TOLD, 20_000
    monkeypatch.setattr(readers, "MOST_BYTES_READ", room)
    waiting: list[int] = []
    put = slots.Slot.put

    def noted(slot: slots.Slot, *items: slots.Item, last: bool) -> None:
        put(slot, *items, last=last)
        waiting.append(slot.bytes)

    monkeypatch.setattr(slots.Slot, "put", noted)
    texts = (f"{number} " + "Talks went on in the capital. " * (record // 30) for number in range(80))
    (tmp_path / "long.jsonl").write_text("\n".join(json.dumps(ARTICLE | {"body": text}) for text in texts))
    found = ingest.read_articles([str(tmp_path)], jobs=2)
    next(found)
    until = time.monotonic() + 30
    while max(waiting) <= room and time.monotonic() < until:
        time.sleep(0.05)
    assert len(list(found)) == 79
    assert max(waiting) < room + told_at_once + 2 * record
    assert max(waiting) > room  # it was full


def test_no_more_is_looked_at_ahead_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "MOST", 5)
    met: list[int] = []

    def sources() -> Iterator[tuple[Source, str]]:
        for number in range(100):
            met.append(number)
            yield Source(f"/{number}.html", HTML), "html"

    for done, _ in enumerate(ingest.reread(sources(), jobs=2)):
        assert len(met) <= done + 5
    assert len(met) == 100


def test_who_waits_for_a_worker_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    wait = crew.Crew.wait

    def noted(self: crew.Crew, *rest: Any) -> bool:
        waited.append(time.monotonic())
        return wait(self, *rest)

    monkeypatch.setattr(crew.Crew, "wait", noted)
    taken: list[slots.Slot] = []
    take = slots.Slot.take

    def counted(slot: slots.Slot) -> slots.Item | None:
        taken.append(slot)
        return take(slot)

    monkeypatch.setattr(slots.Slot, "take", counted)
    list(ingest.reread((Source(f"/{number}.html", HTML), "html") for number in range(10)))
    # asked for again only after a wait, or where it came between the question and the wait: once an item at most
    assert len(taken) <= 2 * 10 + len(waited)


@pytest.mark.usefixtures("limited")
def test_a_page_that_takes_too_long_is_read_as_text_and_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html").write_bytes(SLOW)
    (tmp_path / "c.html").write_bytes(SLOW_WITH_TEXT)
    (tmp_path / "d.html").write_bytes(HTML)
    (tmp_path / "e.txt").write_bytes(GOOD)
    assert told(tmp_path) == [
        ("a.html", "read", None),
        ("b.html", "no-text", "took over 1 s"),
        ("c.html", "read", "read as plain text: took over 1 s"),
        ("d.html", "read", None),
        ("e.txt", "read", None),
    ]


@pytest.mark.usefixtures("limited")
def test_a_slow_page_holds_up_no_other_of_its_container(tmp_path: Path) -> None:
    pages = [HTML, SLOW, HTML.replace(b"five", b"six"), SLOW_WITH_TEXT, HTML.replace(b"five", b"nine")]
    records: list[Record] = [("response", f"http://example.org/{n}", "text/html", page) for n, page in enumerate(pages)]
    (tmp_path / "a.warc").write_bytes(warc(records, packed=False))
    states = [(state, reason) for _, state, reason in told(tmp_path)]
    assert states == [
        ("read", None),
        ("no-text", "took over 1 s"),
        ("read", None),
        ("read", "read as plain text: took over 1 s"),
        ("read", None),
    ]


@pytest.mark.usefixtures("limited")
def test_the_bytes_of_a_page_that_took_too_long_are_kept(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(SLOW)
    (tmp_path / "c.html").write_bytes(SLOW_WITH_TEXT)
    with open_writing(tmp_path / "a.db") as archive:
        outcomes = [outcome[1:] for outcome in store_all(archive, ingest.read_new([str(tmp_path / "b.html")], None))]
        assert outcomes == [("no-text", "took over 1 s", None, None)]
        (kept,) = archive.rows("SELECT size, format, reason FROM sources")
        assert tuple(kept) == (len(SLOW), "html", "took over 1 s")
        (stored,) = store_all(archive, ingest.read_new([str(tmp_path / "c.html")], None))
        assert (stored.state, stored.reason) == ("stored", "read as plain text: took over 1 s")


@pytest.mark.usefixtures("limited")
def test_a_page_kept_is_read_again_in_a_worker() -> None:
    pages = {"/a": (SLOW, "html"), "/b": (HTML, "html"), "/c": (GOOD, "text"), "/d": (SLOW_WITH_TEXT, "html")}
    found = list(ingest.reread((Source(origin, data), format) for origin, (data, format) in pages.items()))
    assert [[type(item) for item in items] for items in found] == [[Extracted]] * 4
    articles = [item.article for items in found for item in items if isinstance(item, Extracted)]
    # a reason is one for no body, and every value is there
    assert [(article.reason, bool(article.body)) for article in articles] == [
        ("took over 1 s", False), (None, True), (None, True), (None, True),
    ]  # fmt: skip
    assert (articles[0].encoding, articles[0].digest) == ("utf-8", digest_of(None, ""))


class Mortal(process.Worker):
    """A worker that dies of a page called `bad`, by the signal that a fault in a library raises."""

    def ask(self, task: Any, data: Any) -> Iterator[tuple[object, list[bytes]]]:
        if any("bad" in each.source.origin for each in getattr(task, "unread", [task])):
            os.kill(self._process.pid, signal.SIGSEGV)
        return super().ask(task, data)


def test_a_crash_is_told_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workforce, "Worker", Mortal)
    for name in ("a.html", "bad.html", "bad.pdf", "c.html", "d.html"):
        (tmp_path / name).write_bytes(b"%PDF-" if name.endswith("pdf") else HTML)
    (tmp_path / "bad.zip").write_bytes(zipped({"a.html": HTML}))
    with open_writing(tmp_path / "a.db") as archive:
        outcomes = list(store_all(archive, ingest.read_new(map(str, sorted(tmp_path.iterdir())[1:]), None)))
    crashed = ("failed", "extractor crash: SIGSEGV")
    assert [(Path(each.source).name, *each[1:3]) for each in outcomes] == [
        ("a.html", "stored", None),
        ("bad.html", *crashed),
        ("bad.pdf", *crashed),
        ("bad.zip", *crashed),
        ("c.html", "duplicate", None),
        ("d.html", "duplicate", None),
    ]


# planted in the worker -> what the ledger says of an HTML page then
FAULTS = {
    "import smaarchive.formats.html as h; h.blocks_of_tree = lambda root: 1 // 0; ": "ZeroDivisionError",
    "import smaarchive.formats.html as h; h.blocks_of_tree = lambda root: [bytearray(1 << 31)]; ": "needed over 1.5 GB",
    "import os, smaarchive.formats.html as h; h.blocks_of_tree = lambda root: os.abort(); ": "crash: SIGABRT",
    "import sys, smaarchive.formats.html as h; h.blocks_of_tree = lambda root: sys.exit(0); ": "extractor crash",
    "import os, smaarchive.formats.html as h; h.blocks_of_tree = lambda root: [b'a' * (1 << 30), os.abort()]; ": (
        "needed over 1.5 GB (SIGABRT)"
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_a_worker_dies_of_is_told(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = process.PROGRAM.replace("from smaarchive", fault + "from smaarchive", 1)
    monkeypatch.setattr(process, "PROGRAM", planted)
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.txt").write_bytes(GOOD)
    (first, state, reason), second = told(tmp_path)
    assert (first, state) == ("a.html", "read")
    assert reason is not None and reason.startswith("read as plain text: ") and FAULTS[fault] in reason
    assert second == ("b.txt", "read", None)


def test_workers_find_no_module_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trafilatura.py").write_text("raise SystemExit(7)")
    (tmp_path / "pickle.py").write_text("raise SystemExit(7)")
    (tmp_path / "a.html").write_bytes(HTML)
    monkeypatch.chdir(tmp_path)
    assert told(tmp_path / "a.html") == [("a.html", "read", None)]


def test_jobs_is_a_number_of_one_or_more(tmp_path: Path) -> None:
    refused = sma("ingest", tmp_path, "--jobs", "0", "--db", tmp_path / "a.db")
    assert (refused.returncode, "--jobs" in refused.stderr) == (2, True)
