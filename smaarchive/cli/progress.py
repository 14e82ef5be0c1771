"""A progress bar on stderr, where stderr is a terminal."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from ..discover import count
from ..outputs.plain import plain
from ..page import Container, Extracted, Outcome, Refused

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

NAME = 30  # columns for the name of the page being read
BAR = 20  # columns
SHORTEST = 6  # columns of a bar or a name that still say something
BARE = 59  # columns of the line without these two, with five digits of entries and three of those a second

Item = Extracted | Refused | Outcome | Container
T = TypeVar("T")


def watched(items: Iterable[Item | None], quiet: bool, paths: Sequence[str]) -> Iterator[Item | None]:
    """Pass the items of an ingest of these paths on and show how they come."""
    return shown(items, quiet, _names, lambda: count(paths))


def shown(
    items: Iterable[T], quiet: bool, names: Callable[[T], tuple[str, str]], total: Callable[[], int]
) -> Iterator[T]:
    """Pass items on and show how many there were, how many a second, how long it takes, and the last one's name.

    `names` gives an item's own name and that of its file: what is left is told by files, as what is in a container is
    not known before. An item without a name is not shown.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    room = console.width - BARE
    bar_width = min(BAR, room - 1)
    name_width = min(NAME, room - bar_width - 2)
    number, file, start = 0, "", time.monotonic()
    # stdout is data and stays as it is; what is said on stderr meanwhile is printed above the bar
    with Progress(*_columns(bar_width), console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=None, said="looking")
        Thread(target=lambda: bar.update(task, total=total()), daemon=True).start()
        for item in items:
            origin, its_file = names(item)
            if origin:
                number += 1
                before, file = file, its_file
                entries = "1 entry" if number == 1 else f"{number} entries"
                said = f"{entries}, {number / (time.monotonic() - start):.0f} a second"
                shown_name = plain(origin[-name_width:]) if name_width >= SHORTEST else ""
                bar.update(task, advance=file != before, said=said, description=shown_name)
            yield item


def _columns(bar_width: int) -> "list[ProgressColumn]":
    """Give what stands in the line: how many, the bar where there is room for it, the time gone and left, the name."""
    from rich.progress import BarColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    class Left(TimeRemainingColumn):
        """How long it will take, once that can be told."""

        def render(self, task: Task) -> Text:
            known = task.time_remaining is not None
            return Text.assemble("gone, ", super().render(task), " left") if known else Text("gone")

    return [
        SpinnerColumn(),
        TextColumn("{task.fields[said]}", markup=False),
        *([BarColumn(bar_width=bar_width)] if bar_width >= SHORTEST else []),
        TimeElapsedColumn(),
        Left(),
        TextColumn("{task.description}", markup=False),
    ]


def _names(item: Item | None) -> tuple[str, str]:
    if item is None:
        return "", ""
    if isinstance(item, Outcome):
        return item.source, item.source
    if isinstance(item, Container):
        return "", ""  # its pages were counted
    place = item.source if isinstance(item, Extracted) else item
    return place.origin, place.file or place.origin
