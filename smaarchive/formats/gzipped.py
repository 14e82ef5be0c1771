"""A gzip file in; what is packed in it out: a page, or a container as a stream."""

import io
from collections.abc import Iterator

from ..page import Large, Refused, Source
from .packed import Budget, Gunzip, read_capped
from .sniff import SNIFFED, can_be_streamed


def unpack(packed: Large, budget: Budget) -> Iterator[Source | Large | Refused]:
    """Yield what a gzip file holds, under the file's own name."""
    stream = Gunzip(packed.file, budget)
    inner = io.BufferedReader(stream, SNIFFED)
    if can_be_streamed(inner.peek(SNIFFED), packed.origin):
        yield Large(packed.origin, inner, 0, packed.mtime_ns)
    else:
        data = read_capped(inner, Budget(budget.bytes))
        if isinstance(data, str):
            yield Refused(packed.origin, "failed", data)
        elif not stream.problem:
            yield Source(packed.origin, data, packed.mtime_ns, name=packed.origin.removesuffix(".gz"))
    if stream.problem:
        yield Refused(packed.origin, "failed", stream.problem)
