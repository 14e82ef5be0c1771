"""The pipeline: paths in, articles out. A page that cannot be read is a value in the stream, not an exception."""

from collections.abc import Iterable, Iterator

from . import formats
from .article import Container, Extracted, Large, Outcome, Refused, Source
from .discover import Known, discover
from .errors import MissingExtra
from .extract import extract


def read_articles(paths: Iterable[str], format: str | None = None) -> Iterator[Extracted | Refused]:
    """Yield the article of every page under `paths`, in the order in which they are met."""
    for item in read_new(paths, None, format):
        if isinstance(item, Extracted | Refused):
            yield item


def read_new(
    paths: Iterable[str], known: Known | None, format: str | None = None
) -> Iterator[Extracted | Refused | Outcome | Container]:
    """Yield what is new under `paths`, and what is known of the rest; a container once more behind its pages.

    A file that `known` tells something of is not opened.
    """
    for entry in discover(paths, known):
        if isinstance(entry, Refused | Outcome):
            yield entry
        else:
            yield from _read(entry, format)


def _read(source: Source | Large, format: str | None) -> Iterator[Extracted | Refused | Container]:
    """Yield the articles of a file; behind those of a container that was read without a failure, the container."""
    contains, whole = False, True
    try:
        for page in formats.read(source, format):
            item = page if isinstance(page, Refused) else Extracted(page.source, extract(page))
            contains |= (item.origin if isinstance(item, Refused) else item.source.origin) != source.origin
            whole &= not (isinstance(item, Refused) and item.state == "failed")
            yield item
    except MissingExtra as error:
        yield Refused(source.origin, "failed", str(error))
        return
    if contains and whole and source.mtime_ns is not None:
        size = source.size if isinstance(source, Large) else len(source.data)
        yield Container(source.origin, size, source.mtime_ns)
