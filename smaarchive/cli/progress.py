"""A progress bar on stderr, where stderr is a terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ..article import Container, Extracted, Outcome, Refused
from ..outputs.plain import plain

NAME = 40  # columns for the name of the page being read


Item = Extracted | Refused | Outcome | Container
T = TypeVar("T")


def watched(items: Iterable[Item | None], quiet: bool) -> Iterator[Item | None]:
    """Pass the items of an ingest on and show how they come."""
    return shown(items, quiet, _origin)


def shown(items: Iterable[T], quiet: bool, name: Callable[[T], str], total: int | None = None) -> Iterator[T]:
    """Pass items on and show how many there were (of how many), how long it took, and the last one's name."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed}" + (f" of {total}" if total else " entries"), markup=False),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    # stdout is data and stays as it is; what is said on stderr meanwhile is printed above the bar
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        for item in items:
            bar.update(task, advance=1, description=plain(name(item)[-NAME:]))
            yield item


def _origin(item: Item | None) -> str:
    if item is None:
        return ""
    if isinstance(item, Extracted):
        return item.source.origin
    return item.source if isinstance(item, Outcome) else item.origin
