"""One thing to be read in, its articles out: the same in this process and in a worker."""

from collections.abc import Iterator

from .. import formats
from ..article import Extracted, Refused, Unread
from ..errors import MissingExtra


def articles(unread: Unread, *, explaining: bool = False, plainly: bool = False) -> Iterator[Extracted | Refused]:
    """Yield the articles of what was unpacked; `plainly` reads no more than its text."""
    from ..extract import explain, extract  # a quarter of a second, for who leaves all of it to the workers

    pages = formats.read_plainly(unread) if plainly else formats.read_page(unread)
    try:
        for page in pages:
            if isinstance(page, Refused):
                yield page
            elif explaining:
                yield Extracted(page.source, *explain(page))
            else:
                yield Extracted(page.source, extract(page))
    except MissingExtra as error:
        yield Refused(unread.source.origin, "failed", str(error))
