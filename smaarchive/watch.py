"""Folders in; a signal out each time that something under them changed and has come to rest."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import MissingExtra

RESTING = 1000  # ms without another change, after which a file that is being written is taken to be whole


def changes(folders: Iterable[str], but: Path) -> Iterator[None]:
    """Wait for bursts of changes, those of the archive `but` and its journal aside, and yield once for each.

    The first signal comes as soon as the folders are watched: what changed before it is to be looked for.
    Raise `MissingExtra` without the library.
    """
    try:
        import watchfiles
    except ImportError as error:
        raise MissingExtra("--watch needs watchfiles: pip install 'smaarchive[watch]'") from error
    own = str(but.absolute())
    return _signals(
        watchfiles.watch(
            *folders,
            watch_filter=lambda _change, path: not path.startswith(own),
            step=RESTING,
            rust_timeout=RESTING,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
    )


def _signals(bursts: Iterable[set[Any]]) -> Iterator[None]:
    """Yield for the first burst, which may be empty, and for each that is not."""
    for number, burst in enumerate(bursts):
        if burst or not number:
            yield
