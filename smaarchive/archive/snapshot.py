"""Reading one state of an archive, whatever is written meanwhile, an upgrade to another schema too."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from .codes import told
from .connection import Archive

P = ParamSpec("P")
R = TypeVar("R")


def of_one_state(answer: Callable[Concatenate[Archive, P], R]) -> Callable[Concatenate[Archive, P], R]:
    """Let a function read an archive as it is at one moment, all its statements together."""

    @wraps(answer)
    def answered(archive: Archive, /, *values: P.args, **named: P.kwargs) -> R:
        with _snapshot(archive) as still:
            return answer(still, *values, **named)

    return answered


@contextmanager
def _snapshot(archive: Archive) -> Iterator[Archive]:
    """Keep writers from committing, and give the archive with the schema that it has now."""
    connection = archive.connection
    if connection.in_transaction:
        yield archive
        return
    connection.execute("BEGIN")
    try:
        with told(archive.path):
            found = connection.execute("PRAGMA user_version").fetchone()[0]
        yield archive._replace(schema=found)
    finally:
        if connection.in_transaction:  # an error may have ended it
            connection.execute("ROLLBACK")
