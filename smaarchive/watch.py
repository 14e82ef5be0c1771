"""Folders in; out, each time that something under them changed and has come to rest, the paths where it did."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import MissingExtra

RESTING = 1000  # ms without another change, after which a file that is being written is taken to be whole


MANY = 5000  # paths; with so many at once the system may have lost some


def changes(folders: Iterable[str], but: Path) -> Iterator[set[str] | None]:
    """Wait for bursts of changes, those of the archive `but` and its journal aside, and yield the paths of each.

    `None` is for all that is there: as soon as the folders are watched, and where too much changed to be told.
    Raise `MissingExtra` without the library.
    """
    try:
        import watchfiles
    except ImportError as error:
        raise MissingExtra("--watch needs watchfiles: pip install 'smaarchive[watch]'") from error
    own = str(but.absolute())
    return _paths(
        watchfiles.watch(
            *folders,
            watch_filter=lambda _change, path: not path.startswith(own),
            step=RESTING,
            rust_timeout=RESTING,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
    )


def _paths(bursts: Iterable[set[tuple[Any, str]]]) -> Iterator[set[str] | None]:
    """Yield for the first burst, which may be empty, and for each that is not."""
    for number, burst in enumerate(bursts):
        if not number or len(burst) > MANY:
            yield None
        elif burst:
            yield {path for _change, path in burst}
