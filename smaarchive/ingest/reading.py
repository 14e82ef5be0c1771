"""One thing to be read in, its articles out: the same in this process and in a worker."""

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from .. import formats
from ..article import FIELDS, Article
from ..decode import decode
from ..errors import MissingExtra, SmaError
from ..page import Extracted, Page, Refused, Source, Unread
from .wanted import NOTHING_MORE, Wanted

LONGEST = 1_000_000  # characters of an article and its fields, more than of a long book: 25 times as much is in memory
START = 1 << 16  # bytes that tell the encoding of what cannot be read
CRASHED = "extractor crash"


def articles(unread: Unread, wanted: Wanted = NOTHING_MORE, *, plainly: bool = False) -> Iterator[Extracted | Refused]:
    """Yield the articles of what was unpacked; `plainly` reads no more than its text."""
    pages = formats.read_plainly(unread) if plainly else formats.read_page(unread)
    try:
        for page in pages:
            if isinstance(page, Refused):
                yield page
            else:
                item = _extracted(page, explaining=wanted.explaining)
                # bytes that are kept in the place of those read are not with a worker
                yield wanted.pack(item) if wanted.pack and item.source != unread.kept else item
    except MissingExtra as error:
        yield Refused(unread.source.origin, "failed", str(error), unread.source.file)


def read_here(unread: Unread, wanted: Wanted) -> Iterator[Extracted | Refused]:
    """Yield the articles of what is read in this process, where a fault of ours costs its page and no other.

    It is told as the last word of a worker is.
    """
    try:
        yield from articles(unread, wanted)
    except SmaError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the pages before and behind it are read
        yield Refused(unread.source.origin, "failed", crash_of(error), unread.source.file)


def crash_of(error: BaseException) -> str:
    """Say in a line what our code met with and did not know, and where."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"{CRASHED}: {type(error).__name__}: {str(error)[:200]}{place}"


def _extracted(page: Page, *, explaining: bool) -> Extracted:
    from ..extract import explain, extract  # a quarter of a second, for who leaves all of it to the workers

    article, labels = explain(page) if explaining else (extract(page), ())
    if _characters(article) > LONGEST:
        return without_text(page.source, article.format, article.encoding, f"over {LONGEST:,} characters")
    return Extracted(page.source, article, labels)


def without_text(source: Source, format: str, encoding: str, reason: str) -> Extracted:
    """Make what is told of a page whose article cannot be had."""
    from ..extract.digest import digest_of

    return Extracted(source, Article(source.origin, format, encoding, digest=digest_of(None, ""), reason=reason))


def encoding_of(unread: Unread) -> str:
    """Tell the encoding of a page that cannot be read from its first bytes; `binary` where it is no text."""
    if unread.format in formats.PLAIN or formats.can_be_read_plainly(unread):
        return decode(unread.source.data[:START])[1]
    return "binary"


def _characters(article: Article) -> int:
    values = filter(None, _TEXTS(article))
    return sum([len(value) if isinstance(value, str) else sum(map(len, value)) for value in values])


_TEXTS = attrgetter(*FIELDS, "body")
