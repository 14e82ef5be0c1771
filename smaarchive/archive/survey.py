"""What an archive is, whatever it says: its file, its settings, how much it holds, and what is unusual about them."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import schema
from .connection import Archive, open_reading
from .rows import HASHED

PRAGMAS = (
    "user_version", "page_size", "page_count", "freelist_count", "journal_mode", "synchronous", "auto_vacuum",
    "encoding", "cache_size", "secure_delete",
)  # fmt: skip
USUAL = {"page_size": schema.PAGE_SIZE, "journal_mode": "delete", "encoding": "UTF-8"}
WAL_SAFE = (3, 51, 3)  # sqlite.org/wal.html, "The WAL-Reset Bug": before, two writers can lose a commit
PRIVATE = 0o600
MOSTLY_FREE = 0.25  # share of the file that a copy would not have


class Survey(NamedTuple):
    """The file's mode and size, the values of its pragmas, rows of each table, files beside it, and what is unusual."""

    mode: int
    size: int  # bytes
    pragmas: tuple[tuple[str, str | int], ...]
    counts: tuple[tuple[str, int], ...]
    beside: tuple[tuple[str, int], ...]  # name, bytes: journals, copies made before an upgrade, unfinished copies
    unusual: tuple[str, ...]


def survey(path: Path) -> Survey:
    """Look at an archive, read-only. Raise as `open_reading` does where there is none."""
    with open_reading(path) as archive:
        pragmas = {name: archive.rows(f"PRAGMA {name}")[0][0] for name in PRAGMAS}
        counts = {table: archive.rows(f"SELECT count(*) FROM {table}")[0][0] for table in _tables(archive)}
        file = path.stat()
        mode = stat.S_IMODE(file.st_mode)
        beside = tuple((each.name, each.stat().st_size) for each in _beside(path))
        unusual = [*_of_file(path, mode, beside), *_of_settings(pragmas), *_of_index(archive)]
    return Survey(mode, file.st_size, tuple(pragmas.items()), tuple(counts.items()), beside, tuple(unusual))


def sqlite_version() -> str:
    """Give the version of the SQLite library in use."""
    return sqlite3.sqlite_version


def unusual_library(journal_mode: str | int) -> Iterator[str]:
    """Say what is wrong with the SQLite library for a file in this mode."""
    if journal_mode == "wal" and sqlite3.sqlite_version_info < WAL_SAFE:
        yield f"SQLite {sqlite3.sqlite_version} can lose commits of a file in WAL mode: 3.51.3 is the first that cannot"


def _tables(archive: Archive) -> list[str]:
    """Name the tables that hold rows of ours; the index has as many as `articles`."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    return [row["name"] for row in archive.rows(sql) if row["name"] in HASHED]


def _beside(path: Path) -> list[Path]:
    """Find the files whose names begin with that of the archive, and copies a kill left unfinished."""
    return sorted(each for each in path.parent.iterdir() if _belongs(each.name, path.name) and each.is_file())


def _belongs(name: str, archive: str) -> bool:
    return name.startswith((f"{archive}-", f"{archive}.schema-", f".{archive}."))


def _of_file(path: Path, mode: int, beside: tuple[tuple[str, int], ...]) -> Iterator[str]:
    if mode != PRIVATE:
        yield f"the file's mode is {mode:04o}, not 0600: others may read what you keep (chmod 600 {path})"
    for name, _ in beside:
        if name.startswith("."):
            yield f"{name} is a copy that was never finished: remove it, unless sma is at work now"
        elif name.endswith("-journal"):
            yield f"{name}: a writer is at work, or was killed; the next command that writes puts it right"


def _of_settings(pragmas: dict[str, str | int]) -> Iterator[str]:
    found = pragmas["user_version"]
    if found != schema.SCHEMA:
        yield f"schema {found}, this sma writes {schema.SCHEMA}: the next command that writes upgrades it"
    for name, usual in USUAL.items():
        if pragmas[name] != usual:
            yield f"{name} is {pragmas[name]}, not {usual}"
    yield from unusual_library(pragmas["journal_mode"])
    pages, free = int(pragmas["page_count"]), int(pragmas["freelist_count"])
    if free > MOSTLY_FREE * pages:
        yield f"{free} of {pages} pages are free: a copy (sma backup) is that much smaller"


def _of_index(archive: Archive) -> Iterator[str]:
    articles = archive.rows("SELECT count(*) FROM articles")[0][0]
    indexed = archive.rows("SELECT count(*) FROM articles_fts_docsize")[0][0]
    if articles != indexed:
        yield f"the index has {indexed} articles of {articles}: sma check --repair"
