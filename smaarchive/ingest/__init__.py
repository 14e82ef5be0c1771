"""The pipeline: paths in, articles out. A page that cannot be read is a value in the stream, not an exception.

    discover, fetch -> order -> (crew -> readers, unpacker -> workforce -> process | worker) -> order -> the archive

Small plain text is read here; everything else, and much plain text, in worker processes, each of which can be killed
alone. `order` brings what they read into the order in which it was discovered. Where nothing comes for a moment,
a `None` does, so that who stores can look at the clock.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

from .. import formats
from ..discover import STDIN, Discovered, Known, appeared, discover
from ..fetch import fetch, fetcher, is_url
from ..page import Container, Extracted, Outcome, Refused, Source
from .order import InOrder
from .slots import Entry
from .wanted import Pack, Wanted

if TYPE_CHECKING:
    from ..fetch.request import Fetcher

Item = Extracted | Refused | Outcome | Container


def read_articles(
    paths: Iterable[str],
    format: str | None = None,
    jobs: int | None = None,
    allow_private: bool = False,
    *,
    explaining: bool = False,
) -> Generator[Extracted | Refused, None, None]:
    """Yield the article of every page under `paths`, in the order in which they are met."""
    found = _found(paths, None, allow_private)
    with closing(InOrder(jobs, Wanted(explaining))) as order:
        for item in _read(order, found, format):
            if isinstance(item, Extracted | Refused):
                yield item


def read_new(
    paths: Iterable[str],
    known: Known | None,
    format: str | None = None,
    jobs: int | None = None,
    allow_private: bool = False,
    *,
    pack: Pack | None = None,
) -> Generator[Item | None, None, None]:
    """Yield what is new under `paths`, and what is known of the rest; a container once more behind its pages.

    A file that `known` tells something of is not opened. `jobs` is how many processes read, all cores unless given;
    in them `pack`, a function of a module, makes each page ready for who stores it.
    Raises `Usage` for an unknown format, `MissingExtra` for a URL where nothing is installed to fetch it.
    """
    yield from _new(_found(paths, known, allow_private), format, jobs, pack)


def read_changed(
    paths: Iterable[str],
    folders: Iterable[str],
    known: Known | None,
    format: str | None = None,
    jobs: int | None = None,
    *,
    pack: Pack | None = None,
) -> Generator[Item | None, None, None]:
    """Yield what is new at paths where something changed inside the folders, as `read_new` does of the folders."""
    yield from _new([appeared(paths, folders, known)], format, jobs, pack)


def _new(
    found: Iterable[Iterable[Discovered]], format: str | None, jobs: int | None, pack: Pack | None
) -> Generator[Item | None, None, None]:
    """Yield what is read of what was found; a container once more behind its pages."""
    with closing(InOrder(jobs, Wanted(pack=pack))) as order:
        for item in _read(order, found, format):
            if not isinstance(item, Entry):
                yield item
            elif container := _container(item):
                yield container


def reread(
    sources: Iterable[tuple[Source, str]], jobs: int | None = None, *, explaining: bool = False
) -> Generator[list[Extracted | Refused], None, None]:
    """Yield for every source, to be read as the format beside it, all that is read of it."""
    with closing(InOrder(jobs, Wanted(explaining))) as order:
        found: list[Extracted | Refused] = []
        for item in order.read(sources):
            if isinstance(item, Extracted | Refused):
                found.append(item)
            elif isinstance(item, Entry):
                yield found
                found = []


def _read(
    order: InOrder, found: Iterable[Iterable[Discovered]], format: str | None
) -> Iterator[Extracted | Refused | Outcome | Entry | None]:
    """Read what was found, part by part; between two parts there is a moment of nothing."""
    formats.require(format)

    def as_format(entry: Discovered) -> tuple[Discovered, str | None]:
        return entry, format

    for part in found:
        yield from order.read(map(as_format, part))  # a generator would hold on to the last one
        yield None


def _found(paths: Iterable[str], known: Known | None, allow_private: bool) -> Iterator[Iterable[Discovered]]:
    """Find what is to be read; what must be waited for (standard input, a URL) once everything before it is done."""
    named = list(paths)
    by = fetcher(allow_private) if any(map(is_url, named)) else None
    return _parts(named, known, by)


def _parts(paths: Iterable[str], known: Known | None, by: "Fetcher | None") -> Iterator[Iterable[Discovered]]:
    for waits, group in groupby(paths, lambda path: path == STDIN or is_url(path)):
        together = list(group)
        if not waits:
            yield discover(together, known) if known else discover(together)
            continue
        for path in together:
            if by and is_url(path):
                yield from ([page] for page in fetch(path, by))
            else:
                yield discover([path])


def _container(entry: Entry) -> Container | None:
    """Tell of a container that was read without a failure that it was."""
    return entry.file if entry.holds_others and not entry.failed else None
