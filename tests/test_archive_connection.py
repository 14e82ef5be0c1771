"""What is opened and what is refused; a refused file is left as it was."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive import schema
from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.listing import listing
from smaarchive.archive.read import get
from smaarchive.archive.store import store
from smaarchive.article import Filters
from smaarchive.errors import NoArchive, NotAnArchive, SmaError, WrongSchema

from .pages import TALKS, page


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def _newer(path: Path) -> None:
    open_writing(path).connection.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("INSERT INTO _sqlite_migrations VALUES (999, 'smaarchive', 'm999_later', '')")
        connection.commit()


REFUSED: dict[str, tuple[Callable[[Path], object], type[SmaError], str]] = {
    "text": (lambda path: path.write_text("Talks go on\n" * 100), NotAnArchive, "not an archive of sma"),
    "empty": (lambda path: path.touch(), NotAnArchive, "is empty"),
    "100 bytes": (lambda path: path.write_bytes(b"\1" * 100), NotAnArchive, "not an archive of sma"),
    "header only": (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 84), NotAnArchive, "--db"),
    "foreign": (_foreign, NotAnArchive, "another program"),
    "folder": (lambda path: path.mkdir(), NotAnArchive, "not a file"),
    "pipe": (os.mkfifo, NotAnArchive, "not a file"),
    "link": (lambda path: path.symlink_to("nothing"), NoArchive, "a link that leads nowhere"),
    "newer": (_newer, WrongSchema, f"schema 999, this sma knows up to {schema.SCHEMA}"),
}


@pytest.mark.parametrize("opened", [open_reading, open_writing])
@pytest.mark.parametrize("kind", REFUSED)
def test_refused_and_untouched(tmp_path: Path, kind: str, opened: Callable[[Path], object]) -> None:
    make, error, words = REFUSED[kind]
    path = tmp_path / "a.db"
    make(path)
    before = _fingerprint(tmp_path)
    with pytest.raises(error, match=words) as raised:
        opened(path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)
    assert _fingerprint(tmp_path) == before


def _fingerprint(folder: Path) -> dict[str, str]:
    files = {each.name: each.read_bytes() if each.is_file() else b"" for each in folder.iterdir()}
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_reading_makes_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="sma ingest"):
        open_reading(tmp_path / "none" / "a.db")
    assert list(tmp_path.iterdir()) == []


def test_a_new_archive_is_private_and_one_file(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "a.db"
    with open_writing(path) as archive:
        store(archive, page("/a", TALKS))
    assert [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent)] == [
        0o600,
        0o700,
        0o700,
    ]
    assert [each.name for each in path.parent.iterdir()] == ["a.db"]


def test_a_new_archive_says_what_it_is(tmp_path: Path) -> None:
    open_writing(tmp_path / "a.db").connection.close()
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "page_size")}
        found["user_version"] = connection.execute("PRAGMA user_version").fetchone()[0]
        found["journal_mode"] = connection.execute("PRAGMA journal_mode").fetchone()[0]
        found["check"] = connection.execute("PRAGMA integrity_check").fetchone()[0]
    assert found == {
        "application_id": int.from_bytes(b"SMAA", "big"),
        "page_size": 16384,
        "user_version": schema.SCHEMA,
        "journal_mode": "delete",
        "check": "ok",
    }


def test_writing_is_durable(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        asked = [archive.rows(f"PRAGMA {name}")[0][0] for name in ("synchronous", "journal_mode", "cache_spill")]
    assert asked == [3, "delete", 0]  # 3 is EXTRA


def test_odd_names_are_opened(tmp_path: Path) -> None:
    for name in ("a?mode=memory.db", "50%25 #1.db", "방위비.db", os.fsdecode(b"caf\xe9.db")):
        with open_writing(tmp_path / name) as archive:
            store(archive, page("/a", TALKS))
        with open_reading(tmp_path / name) as archive:
            assert len(get(archive, [1])) == 1
    assert len(list(tmp_path.iterdir())) == 4


def test_a_place_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SmaError, match="cannot be"):
        open_writing(tmp_path / "file" / "a.db")


@pytest.fixture
def world_readable() -> Iterator[Path]:
    """Give a folder that a process of another user reaches."""
    folder = Path(tempfile.mkdtemp(prefix="sma-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_read_only_media(world_readable: Path) -> None:
    path = world_readable / "a.db"
    with open_writing(path) as archive:
        store(archive, page("/a", TALKS))
    path.chmod(0o444)
    world_readable.chmod(0o555)
    assert _as_nobody(lambda: _ids(path)) == "[1]"
    assert "check its permissions" in _as_nobody(lambda: store(open_writing(path), page("/b", "Other.")))
    assert [each.name for each in world_readable.iterdir()] == ["a.db"]


def _ids(path: Path) -> list[int]:
    with open_reading(path) as archive:
        return [stored.id for stored in listing(archive, Filters())]


def _as_nobody(action: Callable[[], object]) -> str:
    """Run something in a process that no file gives way to, as every file does to root; give what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            said = str(action())
        except SmaError as error:
            said = str(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


def test_opening_a_current_archive_imports_no_sqlite_utils(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_writing(path).connection.close()
    code = f"""
import sys
from pathlib import Path
from smaarchive.archive.connection import open_writing
open_writing(Path({str(path)!r}))
print("sqlite_utils" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
