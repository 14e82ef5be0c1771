"""What becomes of an item: what was there, what comes -> state, id, version; and what holds after any sequence."""

import errno
import hashlib
import io
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smaarchive.archive import batches, writes
from smaarchive.archive.connection import Archive, open_reading, open_writing, transaction
from smaarchive.archive.listing import listing
from smaarchive.archive.packing import HELD
from smaarchive.archive.read import get
from smaarchive.archive.rows import HASHED
from smaarchive.archive.sealed import hash_of
from smaarchive.archive.store import known, store, store_all
from smaarchive.article import Filters, Paging
from smaarchive.errors import Locked, SmaError
from smaarchive.page import Extracted, Outcome, Packed, Refused

from .pages import KOREAN, LEAVE, TALKS, page

Item = Extracted | Refused


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_writing(tmp_path / "a.db") as opened:
        yield opened


# what is stored first; what comes then; its (state, id, version)
SEQUENCES: dict[str, tuple[list[Item], Item, tuple[str, int | None, int | None]]] = {
    "first": ([], page("/a", TALKS), ("stored", 1, 1)),
    "same again": ([page("/a", TALKS)], page("/a", TALKS), ("unchanged", 1, None)),
    "same, touched": ([page("/a", TALKS)], page("/a", TALKS, mtime_ns=2), ("unchanged", 1, None)),
    "elsewhere": ([page("/a", TALKS)], page("/b", TALKS), ("duplicate", 1, 1)),
    "elsewhere, shouted": ([page("/a", TALKS)], page("/b", TALKS.upper()), ("duplicate", 1, 1)),
    "elsewhere, again": ([page("/a", TALKS), page("/b", TALKS)], page("/b", TALKS), ("unchanged", 1, None)),
    "no text": ([], page("/a", "", b"menu", reason="index"), ("no-text", None, None)),
    "no text again": ([page("/a", "", b"menu")], page("/a", "", b"menu", reason="index"), ("unchanged", None, None)),
    "text at last": ([page("/a", "", b"menu")], page("/a", TALKS), ("stored", 1, 1)),
    "changed": ([page("/a", TALKS)], page("/a", LEAVE), ("stored", 1, 2)),
    "changed twice": ([page("/a", TALKS), page("/a", LEAVE)], page("/a", KOREAN), ("stored", 1, 3)),
    "changed back": ([page("/a", TALKS), page("/a", LEAVE)], page("/a", TALKS), ("stored", 1, 3)),
    "other furniture": ([page("/a", TALKS)], page("/a", TALKS, b"<p>"), ("unchanged", 1, None)),
    "other date": ([page("/a", TALKS)], page("/a", TALKS, b"<p>", published="2020-01-01"), ("stored", 1, 2)),
    "text lost": ([page("/a", TALKS)], page("/a", "", b"menu", reason="index"), ("no-text", 1, None)),
    "text back": ([page("/a", TALKS), page("/a", "", b"menu")], page("/a", TALKS), ("unchanged", 1, None)),
    "one of two changed": ([page("/a", TALKS), page("/b", TALKS)], page("/b", LEAVE), ("stored", 2, 1)),
    "becomes an older one": ([page("/a", TALKS), page("/b", LEAVE)], page("/b", TALKS), ("stored", 1, 2)),
    "becomes a newer one": ([page("/a", TALKS), page("/b", LEAVE)], page("/a", LEAVE), ("stored", 1, 2)),
    "a name like a record's": ([page("/clip #12", TALKS)], page("/clip #12", LEAVE), ("stored", 1, 2)),
    "a record moved": (
        [page("/a.jsonl#1", TALKS, file="/a.jsonl")],
        page("/a.jsonl#1", LEAVE, file="/a.jsonl"),
        ("stored", 2, 1),
    ),
    "a record changed": (
        [page("/a.jsonl#1", TALKS, file="/a.jsonl", url="https://example.org/1")],
        page("/a.jsonl#1", LEAVE, file="/a.jsonl", url="https://example.org/1"),
        ("stored", 1, 2),
    ),
    "stdin twice": ([page("-", TALKS)], page("-", TALKS), ("unchanged", 1, None)),
    "stdin, another": ([page("-", TALKS)], page("-", LEAVE), ("stored", 2, 1)),
    "stdin, the first again": ([page("-", TALKS), page("-", LEAVE)], page("-", TALKS), ("unchanged", 1, None)),
    "refused": ([], Refused("/a", "skipped", "link"), ("skipped", None, None)),
}


@pytest.mark.parametrize("name", SEQUENCES)
def test_state(archive: Archive, name: str) -> None:
    before, item, (state, id, version) = SEQUENCES[name]
    list(store_all(archive, before))
    outcome = store(archive, item)
    assert (outcome.state, outcome.id, outcome.version) == (state, id, version)
    _assert_sound(archive)


@pytest.mark.parametrize(
    "item", [page("/a", TALKS), page("/b", "", b"menu"), page("-", LEAVE), page("/c.zip#3", KOREAN)]
)
def test_the_second_run_writes_no_byte(tmp_path: Path, item: Extracted) -> None:
    path = tmp_path / "a.db"
    with open_writing(path) as archive:
        list(store_all(archive, [item]))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with open_writing(path) as archive:
        assert [outcome.state for outcome in store_all(archive, [item])] == ["unchanged"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_a_refusal_is_passed_on(archive: Archive) -> None:
    assert store(archive, Refused("/a", "failed", "permission denied")) == Outcome("/a", "failed", "permission denied")


def test_the_reason_of_no_text_is_told_again(archive: Archive) -> None:
    outcomes = [store(archive, page("/a", "", b"menu", reason="index")) for _ in range(2)]
    assert [outcome.reason for outcome in outcomes] == ["index", "index"]


def test_the_original_bytes_are_kept(archive: Archive) -> None:
    data = bytes(range(256)) * 9
    for item in (page("/a", TALKS, data), page("/b", "", b"menu"), page("/a", LEAVE, b"")):
        store(archive, item)
    kept = [zlib.decompress(row["data"]) for row in archive.rows("SELECT data FROM sources ORDER BY id")]
    assert kept == [data, b"menu", b""]


class Full(io.BytesIO):
    """A file on a disk without room."""

    def __init__(self, made: list["Full"]) -> None:
        super().__init__()
        made.append(self)

    def write(self, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_the_bytes_of_a_large_page_are_kept_where_there_is_room_to_pack_them(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Full] = []
    data = b"".join(number.to_bytes(4, "little") for number in range(HELD // 4 + 1))
    store(archive, page("/a", TALKS, data))
    (row,) = archive.rows("SELECT id, data, row_hash FROM sources")
    assert zlib.decompress(row["data"]) == data

    monkeypatch.setattr(writes, "TemporaryFile", lambda: Full(made))
    with pytest.raises(SmaError, match="cannot be packed: no space left on device: free some room or set TMPDIR"):
        store(archive, page("/b", LEAVE, data))
    assert [file.closed for file in made] == [True]
    monkeypatch.setattr(writes, "TemporaryFile", tempfile.TemporaryFile)
    monkeypatch.setattr(tempfile, "tempdir", os.devnull)
    with pytest.raises(SmaError, match="cannot be packed: not a directory: "):
        store(archive, page("/b", LEAVE, data))
    assert len(archive.rows("SELECT id FROM sources")) == 1


def test_a_changed_page_is_found_by_its_new_words_only(archive: Archive) -> None:
    store(archive, page("/a", TALKS))
    store(archive, page("/a", LEAVE))
    assert (_found(archive, "sixth"), _found(archive, "unpaid")) == ([], [1])
    (old,) = archive.rows("SELECT version, body FROM versions")
    assert tuple(old) == (1, TALKS)


def test_an_id_that_became_another_goes_on_answering(archive: Archive) -> None:
    for item in (page("/a", TALKS), page("/b", LEAVE), page("/c", KOREAN)):
        store(archive, item)
    store(archive, page("/c", LEAVE))  # 3 becomes 2
    store(archive, page("/b", LEAVE, b"other furniture"))
    (stored,) = get(archive, [3])
    assert (stored.id, stored.article.body, set(stored.sources)) == (2, LEAVE, {"/b", "/c"})
    assert [each.id for each in listing(archive, Filters())] == [2, 1]


def test_an_id_is_never_given_twice(archive: Archive) -> None:
    for item in (page("/a", TALKS), page("/b", LEAVE), page("/b", TALKS)):
        store(archive, item)
    assert store(archive, page("/c", KOREAN)).id == 3


@pytest.mark.parametrize(
    ("path", "size", "mtime_ns", "answer"),
    [
        ("/a", len(LEAVE), 2, True),
        ("/a", len(LEAVE), 3, False),
        ("/a", len(LEAVE) + 1, 2, False),
        ("/a", len(TALKS), 1, False),  # what lay there before
        ("/b", 4, 1, True),  # a page without an article is known too
        ("/c", len(LEAVE), 2, False),
    ],
)
def test_known(archive: Archive, path: str, size: int, mtime_ns: int, answer: bool) -> None:
    for item in (page("/a", TALKS), page("/a", LEAVE, mtime_ns=2), page("/b", "", b"menu")):
        store(archive, item)
    assert (known(archive, path, size, mtime_ns) is not None) is answer


def test_an_outcome_is_told_after_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "BATCH_ITEMS", 3)
    with open_writing(tmp_path / "a.db") as archive, open_reading(tmp_path / "a.db") as reader:
        for outcome in store_all(archive, (page(f"/{n}", f"Text {n}.") for n in range(8))):
            assert outcome.id and get(reader, [outcome.id])


def test_ctrl_c_stores_what_was_read(archive: Archive) -> None:
    def items() -> Iterator[Item]:
        yield page("/a", TALKS)
        raise KeyboardInterrupt

    outcomes = []
    with pytest.raises(KeyboardInterrupt):
        for outcome in store_all(archive, items()):
            outcomes.append(outcome.state)
    assert outcomes == ["stored"]
    assert len(listing(archive, Filters())) == 1


def test_who_may_not_write_waits_once(archive: Archive) -> None:
    begun: list[str] = []
    impatient = archive._replace(wait=0)
    archive.connection.set_trace_callback(lambda sql: begun.append(sql) if sql.startswith("BEGIN") else None)
    with open_writing(archive.path) as other, transaction(other), pytest.raises(Locked):
        list(store_all(impatient, [page("/a", TALKS)]))
    assert begun == ["BEGIN IMMEDIATE"]


def test_an_error_in_a_batch_undoes_the_batch(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    store(archive, page("/a", TALKS))
    insert = writes.insert_source

    def fail_on_b(connection: sqlite3.Connection, item: Extracted, packed: Packed, origin: writes.Origin) -> None:
        if item.source.origin == "/b":
            raise ValueError("planted")
        insert(connection, item, packed, origin)

    monkeypatch.setattr(writes, "insert_source", fail_on_b)
    with pytest.raises(ValueError, match="planted"):
        list(store_all(archive, [page("/c", KOREAN), page("/b", LEAVE)]))
    assert [each.id for each in listing(archive, Filters())] == [1]
    _assert_sound(archive)


PATHS = st.sampled_from(
    [*((path, None) for path in ("/a", "/b", "/c", "-")), *((f"/d.jsonl#{n}", "/d.jsonl") for n in (1, 2))]
)
BODIES = st.sampled_from([TALKS, LEAVE, KOREAN, TALKS.upper(), "", "Another text."])
ITEMS = st.builds(
    lambda path, body, day, wrap: page(
        *(path[0], body, wrap + body.encode()), file=path[1], published=day, reason="" if body else "index"
    ),
    PATHS,
    BODIES,
    st.sampled_from([None, "2020-01-17", "2020-05-06"]),
    st.sampled_from([b"", b"<p>"]),
)


@settings(max_examples=40)
@given(st.lists(ITEMS, max_size=12))
def test_any_sequence_leaves_a_sound_archive(tmp_path_factory: pytest.TempPathFactory, items: list[Extracted]) -> None:
    with open_writing(tmp_path_factory.mktemp("any") / "a.db") as archive:
        told = {outcome.id for outcome in store_all(archive, items) if outcome.id}
        latest = {item.source.origin: item for item in items}
        _assert_sound(archive)
        assert len(get(archive, told)) == len(told)  # every id that was ever told answers
        bodies = {stored.article.digest: stored for stored in listing(archive, Filters(), Paging(0, sort="-date"))}
        for path, item in latest.items():
            if item.article.body:  # what lies at a path now is in the archive, and says so
                assert path in bodies[item.article.digest].sources


def _found(archive: Archive, word: str) -> list[int]:
    return [row[0] for row in archive.rows("SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", (word,))]


def _assert_sound(archive: Archive) -> None:
    """Hold the archive to what must always be so: the index, every hash, and whose is what."""
    archive.rows("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    assert archive.rows("PRAGMA integrity_check")[0][0] == "ok"
    assert archive.rows("PRAGMA foreign_key_check") == []
    for table, columns in HASHED.items():
        for *values, row_hash in archive.rows(f"SELECT {', '.join(columns)}, row_hash FROM {table}"):
            assert hash_of(tuple(values)) == row_hash, table
    current = "SELECT path FROM sources WHERE replaced IS NULL AND path <> '-' GROUP BY path HAVING count(*) > 1"
    assert archive.rows(current) == []


FAULTS: list[Callable[[sqlite3.Connection], object]] = [
    lambda connection: connection.execute("UPDATE articles SET headline = 'Another'"),
    lambda connection: connection.execute("UPDATE sources SET path = '/z'"),
    lambda connection: connection.execute("DELETE FROM articles"),
]


@pytest.mark.parametrize("plant", FAULTS)
def test_the_check_above_bites(archive: Archive, plant: Callable[[sqlite3.Connection], object]) -> None:
    store(archive, page("/a", TALKS))
    plant(archive.connection)
    with pytest.raises(Exception):  # noqa: B017 -- an assertion or an error of SQLite
        _assert_sound(archive)
