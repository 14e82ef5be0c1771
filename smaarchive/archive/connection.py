"""Opening an archive: what a file is, is settled before anything is written to it.

Reading opens the file read-only and works on read-only media. Writing makes the file where there is none, upgrades an
older schema, and holds the write lock (`transaction`) for one batch at a time.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Self

from ..errors import Damaged, NoArchive, NotAnArchive, SmaError, WrongSchema
from ..frozen import Frozen
from ..interruption import answer
from . import header, schema
from .altered import Altered, alterations
from .codes import only_locks, primary_code, told
from .header import StrPath

READER_WAIT = 5.0  # seconds; ARCHITECTURE section 6: a search waits at most that long
WRITER_WAIT = 30.0  # seconds; RELIABILITY A10
LAST_WAIT = 5.0  # seconds after a Ctrl-C, for another writer, until what was read is given up: its files are there
SILENCE = 1.0  # seconds; a wait that lasts longer is told
GIVE_WAY = 0.03  # seconds between commits that follow each other: SQLite looks ten times a second whether it is free
# KiB; of a million articles, what ranking looks up (the length of each) and the lists of a few words fit in: with a
# quarter of it the bare ranking of a word in 0.1 % takes 7.5 ms and not 1.3, of one in 2 % 22 and not 17
_CACHE = 65536


def _unsaid(message: str) -> None:
    """Wait in silence."""


class Archive(Frozen):
    """An open archive; `wait` is how many seconds it waits for another writer, which it says through `say`."""

    path: str
    connection: sqlite3.Connection
    wait: float = WRITER_WAIT
    say: Callable[[str], None] = _unsaid
    schema: int = schema.SCHEMA

    @property
    def indexed(self) -> tuple[str, ...]:
        """Give the columns of `articles_fts`, in their order."""
        return schema.indexed(self.schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Fetch all rows of a statement, so that no lock is held while they are used."""
        with told(self.path):
            return self.connection.execute(sql, values).fetchall()


def open_reading(path: StrPath) -> Archive:
    """Open an archive read-only; raise `NoArchive`, `NotAnArchive` or `WrongSchema` where that cannot be."""
    archive, altered = _opened_reading(path)
    _refuse_altered(archive, altered)
    return archive


def open_as_it_is(path: StrPath) -> Archive:
    """Open an archive read-only, also one whose tables are not as sma made them."""
    return _opened_reading(path)[0]


def _opened_reading(path: StrPath) -> tuple[Archive, list[Altered]]:
    path = os.fspath(path)
    _look(path)
    with told(path):
        try:
            connection, found, altered = _open(path, "ro")
        except sqlite3.OperationalError as error:
            if primary_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            _open(path, "rw")[0].close()  # undoes what a killed writer left half done, as a read-only one cannot
            connection, found, altered = _open(path, "ro")
    if found not in schema.READABLE:
        connection.close()
        only = "which only a writing command can upgrade: run `sma ingest` on any folder once"
        raise WrongSchema(f"{path} has schema {found}, {only}")
    _stand_in(connection, found)
    return Archive(path, connection, schema=found), altered


def open_writing(path: StrPath, wait: float = WRITER_WAIT, say: Callable[[str], None] = _unsaid) -> Archive:
    """Open an archive for writing, making or upgrading it as need be; `wait` seconds for another writer."""
    if not os.path.exists(path):
        _create(path)
    return open_existing(path, wait, say)


def open_existing(path: StrPath, wait: float = WRITER_WAIT, say: Callable[[str], None] = _unsaid) -> Archive:
    """Open an archive for writing that must be there already: only `ingest` makes one."""
    path = os.fspath(path)
    _look(path)
    with told(path):
        connection, found, altered = _open(path, "rw", min(wait, READER_WAIT))
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * min(wait, SILENCE))}")
        archive = Archive(path, connection, wait, say)
        _refuse_altered(archive, altered)
        if found < schema.SCHEMA:
            try:
                from .upgrading import upgrade  # a search changes nothing

                upgrade(archive, found)
            except BaseException:
                connection.close()
                raise
    return archive


def open_unchanged(path: StrPath) -> Archive:
    """Open an archive for a statement that SQLite calls a write, whatever its schema; errors are sqlite3's own."""
    return Archive(os.fspath(path), _open(path, "rw")[0])


def open_damaged(path: StrPath) -> Archive:
    """Open what may be left of an archive, read-only; raise `NotAnArchive` or `WrongSchema` where it says it is none.

    Its tables are believed before its header; where neither can be read, the rows are left to say so.
    """
    _look(path)
    connection = _connect(path, "ro", READER_WAIT)
    try:
        with told(path), only_locks():
            connection.execute("PRAGMA writable_schema = ON")  # else a file that was cut short is not read at all
            _distrust(connection)
            _altered(connection, path)
            _stand_in(connection, header.schema_of_tables(connection) or _schema_of(connection, path)[0])
    except BaseException:
        connection.close()
        raise
    return Archive(os.fspath(path), connection)


def _stand_in(connection: sqlite3.Connection, found: int) -> None:
    """Give an older archive, for this connection alone, the tables it has not."""
    for step, statements in schema.STAND_INS.items():
        for statement in statements if step > found else ():
            connection.execute(statement)


@contextmanager
def transaction(archive: Archive) -> Iterator[sqlite3.Connection]:
    """Hold the write lock; commit at the end, or undo everything on any error. Raise `Locked` after the wait."""
    connection = archive.connection
    with told(archive.path):
        _when_free(archive, "BEGIN IMMEDIATE")
        try:
            yield connection
            _when_free(archive, "COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _look(path: StrPath) -> None:
    """Refuse what cannot be an archive by its kind and size alone."""
    try:
        found = os.stat(path)
    except FileNotFoundError as error:
        link = f"{path} is a link that leads nowhere: remove it" if os.path.islink(path) else ""
        raise NoArchive(link or f"there is no archive at {path}: `sma ingest` makes one") from error
    except OSError as error:
        raise SmaError(f"{path} cannot be opened: {(error.strerror or 'no access').lower()}") from error
    if not stat.S_ISREG(found.st_mode):
        raise NotAnArchive(f"{path} is not a file: choose another with --db")
    if found.st_size == 0:
        raise NotAnArchive(f"{path} is empty and not an archive of sma: remove it, or choose another file with --db")


def _open(path: StrPath, mode: str, wait: float = READER_WAIT) -> tuple[sqlite3.Connection, int, list[Altered]]:
    """Connect to an archive of ours, and say which schema it has, and what somebody altered."""
    connection = _connect(path, mode, wait)
    try:
        _distrust(connection)
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("BEGIN")  # one state: another process may upgrade it
        found, altered = _schema_of(connection, path)
        connection.execute("ROLLBACK")
        if mode == "rw":
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA cache_spill = OFF")  # a spill locks readers out long before the commit
    except BaseException:
        connection.close()
        raise
    return connection, found, altered


def _distrust(connection: sqlite3.Connection) -> None:
    """Take a file for one that somebody gave (sqlite.org/security.html)."""
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")


def _connect(path: StrPath, mode: str, wait: float) -> sqlite3.Connection:
    """Connect without creating anything."""
    name = os.fspath(path)
    for sign in "%?#":  # what has a meaning in a URI (sqlite.org/uri.html, 3.1)
        name = name.replace(sign, f"%{ord(sign):02x}")
    uri = f"file:{'//' if name.startswith('/') else ''}{name}?mode={mode}"  # the first of a path is no host
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


def _schema_of(connection: sqlite3.Connection, path: StrPath) -> tuple[int, list[Altered]]:
    """Give the schema number of an archive of ours, and what is altered; refuse other files, and a future schema."""
    is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == schema.APPLICATION_ID
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    told_by_tables = header.schema_of_tables(connection)
    if told_by_tables and (is_ours, found) != (True, told_by_tables):
        raise Damaged(f"{path} is damaged ({header.OTHERS}): run `sma check`")
    if not is_ours:
        raise NotAnArchive(f"{path} is a database of another program: choose another file with --db")
    altered = _altered(connection, path)
    if found > schema.SCHEMA:
        raise WrongSchema(f"{path} has schema {found}, this sma knows up to {schema.SCHEMA}: upgrade sma")
    return found, altered


def _altered(connection: sqlite3.Connection, path: StrPath) -> list[Altered]:
    """Name what somebody altered; refuse a view in the place of a table, which may never come to an end."""
    altered = alterations(connection)
    if any(each.kind == "view" for each in altered):
        raise NotAnArchive(f"{path} has a view in the place of a table: it is not what sma wrote")
    return altered


def _refuse_altered(archive: Archive, altered: Sequence[Altered]) -> None:
    """Close and refuse an archive to whose tables somebody added what could run as they are used."""
    if altered:
        archive.connection.close()
        first = altered[0]
        a_kind = f"{'an' if first.kind == 'index' else 'a'} {first.kind}"
        what = f"{archive.path} has {a_kind} that sma did not make so ({first.name!r})"
        raise NotAnArchive(f"{what}: `sma check` tells all, `sma salvage OLD NEW` copies the articles")


def _create(path: StrPath) -> None:
    """Make an empty archive; where another process was first, its archive will do."""
    from pathlib import Path  # a search makes no file

    from .whole_file import make_folders, whole_file

    make_folders(Path(path).parent)
    with suppress(FileExistsError), whole_file(Path(path)) as fresh, told(path):
        schema.make_empty(fresh)


def _when_free(archive: Archive, statement: str) -> None:
    """Run a statement that needs a lock, again and again until the wait is over; Ctrl-C gets through before a BEGIN.

    The wait for one who copies the archive lasts as long as the copy.
    """
    from .holder import copier_of, holder_of  # a search does not wait here

    deadline, copied = time.monotonic() + archive.wait, False
    while True:
        try:
            archive.connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY:
                raise
            copier = copier_of(archive.path)
            if time.monotonic() >= deadline and not (copier or copied):  # a copy that just ended: once more
                raise
        copied = copier is not None
        if who := copier or holder_of(archive.path):
            does = "copies or checks" if copied else "writes to"
            archive.say(f"waiting for process {who}, which {does} {archive.path}")
        if not archive.connection.in_transaction:
            answer(LAST_WAIT)
