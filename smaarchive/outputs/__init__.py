"""Records in, text out: one output a file.

`plain` makes untrusted text safe to look at; `record` is the JSON object of an article. The outputs for programs stand
in `SHAPES` and never touch rich; `table`, `page` and `explain_screen` are for a terminal.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TypeAlias

from ..frozen import Frozen

Value: TypeAlias = "str | int | float | list[str] | list[int] | list[list[int]] | list[Record] | None"
Record = dict[str, Value]  # the JSON object of an article (ARCHITECTURE section 4), or a line of the ledger


class Form(Frozen):
    """What an output needs to know beside the records: which columns, and what the reader of it can take."""

    columns: tuple[str, ...] = ()
    ascii_only: bool = False
    raw_csv: bool = False


# the option that asks for it -> module beside this file, its function, and the line of help
SHAPES = {
    "json": ("json", "array", "JSON; what a pipe gets."),
    "nl": ("json", "lines", "One JSON object a line."),
    "csv": ("csv", "commas", "Comma-separated rows."),
    "tsv": ("csv", "tabs", "Tab-separated rows."),
    "ids": ("ids", "lines", "One id a line."),
}


def written(shape: str, records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield the records in a shape, each as soon as it is there."""
    module, function, _ = SHAPES[shape]
    write: Callable[[Iterable[Record], Form], Iterator[str]] = getattr(import_module(f".{module}", __name__), function)
    yield from write(records, form)
