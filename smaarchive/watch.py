"""Folders in; out, each time that something under them changed and has come to rest, the paths where it did."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from .errors import MissingExtra, SmaError
from .interruption import answer

RESTING = 1000  # ms without another change, after which a file that is being written is taken to be whole
MANY = 5000  # paths; with so many at once the system may have lost some

Burst = set[tuple[Any, str]]
Places = dict[str, tuple[int, int]]  # a folder that is there -> its device and inode


def changes(folders: Iterable[str], but: Path, say: Callable[[str], None]) -> Iterator[set[str] | None]:
    """Wait for bursts of changes, those of the archive `but` and its journal aside, and yield the paths of each.

    `None` is for all that is there: as soon as the folders are watched, and where too much changed to be told. Of a
    folder that is gone `say` is told, and it is watched again once it is there. Raise `MissingExtra` without the
    library, `SmaError` where a folder is not there at the start.
    """
    try:
        import watchfiles  # noqa: F401  # only whether it is there
    except ImportError as error:
        raise MissingExtra("--watch needs watchfiles", "watch") from error
    return _paths(_bursts(list(folders), str(but.absolute()), say))


def _paths(bursts: Iterable[set[str]]) -> Iterator[set[str] | None]:
    """Yield for the first burst, which may be empty, and for each that is not."""
    for number, burst in enumerate(bursts):
        if not number or len(burst) > MANY:
            yield None
        elif burst:
            yield burst


def _bursts(folders: list[str], own: str, say: Callable[[str], None]) -> Iterator[set[str]]:
    """Yield the paths of the changes, and those of folders that came back, as soon as they are watched again."""
    here, back = _places(folders), set[str]()
    for folder in folders:
        if folder not in here:
            raise SmaError(f"{folder} is not there: --watch needs what it can watch")
    while True:
        for burst in _watched(list(here), own):
            answer()
            yield {path for _, path in burst} | back
            now, back = _places(folders), set[str]()
            # a folder made again may have the inode of the one removed
            removed = {path for change, path in burst if change.name == "deleted"}
            if now != here or removed.intersection(here):
                break
        for folder in here.keys() - now.keys():
            say(f"{folder} is gone: it is watched again once it is there")
        back = {folder for folder in now if now[folder] != here.get(folder) or folder in removed}
        here = now


def _watched(places: list[str], own: str) -> Iterator[Burst]:
    """Yield what changes, and about every second an empty burst where nothing does; one more where a place is gone."""
    from watchfiles import watch

    if not places:
        time.sleep(RESTING / 1000)
        yield set()
        return
    try:
        yield from watch(
            *places,
            watch_filter=lambda _change, path: not path.startswith(own),
            step=RESTING,
            rust_timeout=RESTING,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
    except FileNotFoundError:
        yield set()


def _places(folders: Iterable[str]) -> Places:
    """Say which folders are there, and which ones they are."""
    found: Places = {}
    for folder in folders:
        try:
            status = Path(folder).stat()
        except OSError:
            continue
        found[folder] = status.st_dev, status.st_ino
    return found
