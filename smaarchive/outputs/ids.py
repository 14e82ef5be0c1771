"""The ids alone, one a line, for `xargs` and for `show -`."""

from collections.abc import Iterable, Iterator

from . import Form, Record


def lines(records: Iterable[Record], form: Form) -> Iterator[str]:
    """Yield the id of every record that has one."""
    for record in records:
        if record["id"] is not None:
            yield f"{record['id']}\n"
