"""A progress bar on stderr, where stderr is a terminal."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Thread
from typing import TypeVar

from ..article import Container, Extracted, Outcome, Refused
from ..discover import count
from ..outputs.plain import plain

NAME = 30  # columns for the name of the page being read
RECORD = re.compile(r"#\d.*")  # of a container: crawl.warc.gz#12

Item = Extracted | Refused | Outcome | Container
T = TypeVar("T")


def watched(items: Iterable[Item | None], quiet: bool, paths: Sequence[str]) -> Iterator[Item | None]:
    """Pass the items of an ingest of these paths on and show how they come."""
    return shown(items, quiet, _origin, lambda: count(paths))


def shown(items: Iterable[T], quiet: bool, name: Callable[[T], str], total: Callable[[], int]) -> Iterator[T]:
    """Pass items on and show how many there were, how many a second, how long it takes, and the last one's name.

    What is left is told by files, as what is in a container is not known before: records of one count as one.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[said]}", markup=False),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    number, file, start = 0, "", time.monotonic()
    # stdout is data and stays as it is; what is said on stderr meanwhile is printed above the bar
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=None, said="")
        Thread(target=lambda: bar.update(task, total=total()), daemon=True).start()
        for item in items:
            if origin := name(item):
                number += 1
                before, file = file, RECORD.sub("", origin)
                said = f"{number} entries, {number / (time.monotonic() - start):.0f} a second"
                bar.update(task, advance=file != before, said=said, description=plain(origin[-NAME:]))
            yield item


def _origin(item: Item | None) -> str:
    if item is None:
        return ""
    if isinstance(item, Extracted):
        return item.source.origin
    return item.source if isinstance(item, Outcome) else item.origin
