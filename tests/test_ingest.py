"""Files that were read before are not opened again; what changed, and what failed, is."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from smaarchive import ingest
from smaarchive.archive.check import check
from smaarchive.archive.connection import Archive, open_writing
from smaarchive.archive.store import known, store_all
from smaarchive.discover import Known
from smaarchive.ingest import reading
from smaarchive.page import Container, Extracted, Outcome, Page, Refused
from tests.every_format import HTML, TEXT, Record, warc, zipped

OTHER = HTML.replace(b"five months", b"six months")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_writing(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with a text, a page, a zip of two pages and a WARC of one."""
    made = tmp_path / "folder"
    made.mkdir()
    record: Record = ("response", "http://example.org/1", "text/html", HTML.replace(b"five months", b"nine months"))
    (made / "a.txt").write_text(TEXT)
    (made / "b.html").write_bytes(HTML)
    (made / "c.zip").write_bytes(zipped({"c.html": OTHER, "d.html": HTML, "e.png": b"\x89PNG"}))
    (made / "d.warc.gz").write_bytes(warc([record]))
    return made


def new(path: Path, known: Known | None) -> Iterator[ingest.Item]:
    """Read what is new; that nothing came for a moment is left out."""
    return (item for item in ingest.read_new([str(path)], known) if item is not None)


def run(archive: Archive, folder: Path) -> list[tuple[str, str, int | None]]:
    """Ingest the folder; name, state and id of every outcome."""
    outcomes = store_all(archive, new(folder, partial(known, archive)))
    return [(os.path.relpath(outcome.source, folder), outcome.state, outcome.id) for outcome in outcomes]


FIRST = [
    ("a.txt", "stored", 1),
    ("b.html", "duplicate", 1),
    ("c.zip#1", "stored", 2),
    ("c.zip#2", "duplicate", 1),
    ("c.zip#3", "skipped", None),
    ("d.warc.gz#3", "stored", 3),
]
AGAIN = [
    ("a.txt", "unchanged", 1),
    ("b.html", "unchanged", 1),
    ("c.zip", "unchanged", None),
    ("d.warc.gz", "unchanged", None),
]


def test_what_is_unchanged_is_not_opened(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(archive, folder) == FIRST
    opened: list[str] = []
    real = os.open

    def open_told(path: str, *rest: int) -> int:
        opened.append(path)
        return real(path, *rest)

    monkeypatch.setattr(os, "open", open_told)
    assert run(archive, folder) == AGAIN
    assert opened == []


def test_a_container_that_changed_is_read_again_and_its_records_are_known(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    (folder / "c.zip").write_bytes(zipped({"c.html": OTHER, "d.html": HTML, "e.html": b"<p>short"}))
    assert run(archive, folder)[2:5] == [
        ("c.zip#1", "unchanged", 2),
        ("c.zip#2", "unchanged", 1),
        ("c.zip#3", "no-text", None),
    ]
    assert run(archive, folder) == AGAIN


def test_a_file_of_the_same_size_and_another_time_is_read(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    os.utime(folder / "d.warc.gz", ns=(1, 1))
    assert run(archive, folder)[-1] == ("d.warc.gz#3", "unchanged", 3)
    assert run(archive, folder) == AGAIN


def test_a_container_with_a_fault_is_read_until_it_is_whole(archive: Archive, folder: Path) -> None:
    data = (folder / "c.zip").read_bytes()
    (folder / "c.zip").write_bytes(data[:-30])
    for _ in range(2):
        assert [state for name, state, _ in run(archive, folder) if name.startswith("c.zip")].count("failed") == 1
    (folder / "c.zip").write_bytes(data)
    run(archive, folder)
    assert run(archive, folder) == AGAIN


def test_an_interrupted_container_is_read_again(archive: Archive, folder: Path) -> None:
    items = new(folder / "c.zip", partial(known, archive))
    list(store_all(archive, [next(items)]))
    assert run(archive, folder)[2:5] == [
        ("c.zip#1", "unchanged", 1),
        ("c.zip#2", "duplicate", 2),
        ("c.zip#3", "skipped", None),
    ]


def test_a_file_that_becomes_a_container_and_back(archive: Archive, folder: Path) -> None:
    page, packed = HTML, zipped({"c.html": OTHER})
    for data in (page, packed, page, packed):
        (folder / "b.html").write_bytes(data)
        run(archive, folder)
        assert run(archive, folder) == [*AGAIN[:1], ("b.html", "unchanged", 1 if data is page else None), *AGAIN[2:]]


def test_the_noted_containers_are_no_damage(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    assert check(Path(archive.path)).problems == ()


def test_the_stream(folder: Path) -> None:
    items = [*new(folder / "c.zip", None), *new(folder / "nothing", None)]
    assert [type(item) for item in items] == [Extracted, Extracted, Refused, Container, Refused]
    told = Outcome(str(folder), "unchanged")
    assert list(new(folder / "a.txt", lambda path, size, mtime_ns: told)) == [told]
    assert not any(isinstance(item, Container) for item in ingest.read_articles([str(folder)]))


def test_a_fault_in_reading_small_text_here_costs_that_page_alone(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(page: Page, *, explaining: bool) -> Extracted:
        if page.source.origin.endswith("bad.txt"):
            raise LookupError("no such label")
        return extracted(page, explaining=explaining)

    extracted = reading._extracted
    monkeypatch.setattr(reading, "_extracted", faulty)
    paths = {name: tmp_path / f"{name}.txt" for name in ("four", "bad", "six")}
    for name, path in paths.items():
        path.write_text(TEXT.replace("five months", f"{name} months"))
    outcomes = list(store_all(archive, ingest.read_new(map(str, paths.values()), None)))
    assert [outcome.state for outcome in outcomes] == ["stored", "failed", "stored"]
    assert (outcomes[1].reason or "").startswith("extractor crash: LookupError: no such label (test_ingest.py:")
