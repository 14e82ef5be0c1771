"""The pipeline: paths in, articles out. A page that cannot be read is a value in the stream, not an exception."""

from collections.abc import Iterable, Iterator

from . import formats
from .article import Extracted, Refused
from .discover import discover
from .errors import MissingExtra
from .extract import extract


def read_articles(paths: Iterable[str], format: str | None = None) -> Iterator[Extracted | Refused]:
    """Yield the article of every page under `paths`, in the order in which they are met."""
    for source in discover(paths):
        if isinstance(source, Refused):
            yield source
            continue
        try:
            for page in formats.read(source, format):
                yield page if isinstance(page, Refused) else Extracted(page.source, extract(page))
        except MissingExtra as error:
            yield Refused(source.origin, "failed", str(error))
