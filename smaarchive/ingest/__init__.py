"""The pipeline: paths in, articles out. A page that cannot be read is a value in the stream, not an exception.

    discover -> order -> (crew -> process | worker) -> order -> what the archive stores

Small plain text is read here; everything else, and much plain text, in worker processes (`crew`), each of which can be
killed alone. `order` brings what they read into the order in which it was discovered. Where nothing comes for a moment,
a `None` does, so that who stores can look at the clock.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing

from .. import formats
from ..article import Container, Extracted, Large, Outcome, Refused, Source
from ..discover import STDIN, Known, discover
from .order import InOrder
from .slots import Entry

Item = Extracted | Refused | Outcome | Container


def read_articles(
    paths: Iterable[str], format: str | None = None, jobs: int | None = None, *, explaining: bool = False
) -> Generator[Extracted | Refused, None, None]:
    """Yield the article of every page under `paths`, in the order in which they are met."""
    with closing(InOrder(jobs, explaining)) as order:
        for item in _read(order, paths, None, format):
            if isinstance(item, Extracted | Refused):
                yield item


def read_new(
    paths: Iterable[str], known: Known | None, format: str | None = None, jobs: int | None = None
) -> Generator[Item | None, None, None]:
    """Yield what is new under `paths`, and what is known of the rest; a container once more behind its pages.

    A file that `known` tells something of is not opened. `jobs` is how many processes read, all cores unless given.
    """
    with closing(InOrder(jobs)) as order:
        for item in _read(order, paths, known, format):
            if not isinstance(item, Entry):
                yield item
            elif container := _container(item):
                yield container


def reread(
    sources: Iterable[tuple[Source, str]], jobs: int | None = None
) -> Generator[list[Extracted | Refused], None, None]:
    """Yield for every source, to be read as the format beside it, all that is read of it."""
    with closing(InOrder(jobs)) as order:
        found: list[Extracted | Refused] = []
        for item in order.read(sources):
            if isinstance(item, Extracted | Refused):
                found.append(item)
            elif isinstance(item, Entry):
                yield found
                found = []


def _read(
    order: InOrder, paths: Iterable[str], known: Known | None, format: str | None
) -> Iterator[Extracted | Refused | Outcome | Entry | None]:
    """Read all paths; standard input is waited for once everything before it is done."""
    formats.require(format)
    for group in _apart_from_stdin(paths):
        entries = discover(group, known) if known else discover(group)
        yield from order.read((entry, format) for entry in entries)


def _apart_from_stdin(paths: Iterable[str]) -> Iterator[list[str]]:
    group: list[str] = []
    for path in paths:
        if path == STDIN:
            yield group
            yield [STDIN]
            group = []
        else:
            group.append(path)
    yield group


def _container(entry: Entry) -> Container | None:
    """Tell of a container that was read without a failure that it was."""
    source = entry.source
    if source is None or source.mtime_ns is None or not entry.holds_others or entry.failed:
        return None
    size = source.size if isinstance(source, Large) else len(source.data)
    return Container(source.origin, size, source.mtime_ns)
