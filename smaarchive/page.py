"""The records from a file to the article read from it: as those of `article`, immutable, tuples within.

    Source -> Page (Reading, Block) -> Extracted -> Outcome

A search has none of them, and does not pay for their definition.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from .article import Article, Found

if TYPE_CHECKING:
    from io import BufferedReader

made = tuple.__new__  # makes a named tuple of the tuple of all its values, in a third of the time of its own call

PLAINLY = "read as plain text"  # what the note of a page says that could be read no better

# What becomes of an entry, in the order of a ledger; `lost` is a page whose article was, until it is taken in again.
State = Literal["stored", "unchanged", "duplicate", "no-text", "skipped", "failed", "lost"]
STATES: tuple[State, ...] = get_args(State)


class Source(NamedTuple):
    """The bytes of one file, of a page in a container, or of standard input."""

    origin: str  # absolute path, `-`, URL, or `crawl.warc.gz#12`
    data: bytes
    mtime_ns: int | None = None
    file: str | None = None  # the origin of the file it is a record of; None for what is a file of its own
    name: str = ""  # what a container calls it: a hint of its format, as the suffix of a file is, and never a path


class Large(NamedTuple):
    """A file, or a stream in a container, too large to be held: open at its start, to be read in pieces."""

    origin: str
    file: "BufferedReader[Any]"
    size: int = 0  # bytes; 0 where it is not known
    mtime_ns: int | None = None


class Unread(NamedTuple):
    """Something to be read: a file, or a member of a container; one that is all of its file keeps the file's bytes."""

    source: Source
    format: str
    kept: Source | None = None
    kept_as: str = ""  # the format of what is kept


class Container(NamedTuple):
    """A container that was read to its end: all of its records went before. Unchanged, it need not be opened again."""

    origin: str
    size: int  # bytes
    mtime_ns: int


class Refused(NamedTuple):
    """An entry that gives no page: `skipped` (not ours to read) or `failed` (could not be read), and why."""

    origin: str
    state: Literal["skipped", "failed"]
    reason: str
    file: str | None = None  # as of a source


class Block(NamedTuple):
    """One paragraph-like piece of a page; a plain-text page has one for every line that is not blank."""

    text: str
    line: int  # 1-based line of the page; 0 where the format has none
    kind: str = "line"  # heading, paragraph, item, caption; `line` where the format does not say
    hints: tuple[str, ...] = ()  # tags and classes around it; empty for plain text
    indent: int = 0  # columns of white space before the text, bullet included
    bullet: bool = False  # the line stood behind a bullet, which the text leaves out


class Reading(NamedTuple):
    """One way to read a page; HTML may have several, and `extract` judges between them."""

    name: str
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """A page as its format tells it, before anything is decided.

    `declared` is what the page says of itself (JSON-LD, OpenGraph, `<time>` ...), best source first;
    a field may be declared several times. `ready` marks a record that is an article already
    (JSON lines): its declared fields and its blocks are taken as they stand. `main_text` asks an extractor of running
    text for one more reading: of HTML trafilatura, which takes a third of the time where it is asked: only in doubt.
    """

    source: Source
    format: str
    encoding: str
    readings: tuple[Reading, ...]
    declared: tuple[Found, ...] = ()
    url: str | None = None
    ready: bool = False
    main_text: Callable[[], tuple[Block, ...]] = tuple

    def declared_as(self, field: str) -> Iterator[Found]:
        """Yield what is declared of a field."""
        return (found for found in self.declared if found.field == field)


class Label(NamedTuple):
    """What one line of a page was taken for, and the rule that decided."""

    line: int
    text: str
    label: str  # headline, date, byline, caption, dateline, section, outlet, body, furniture
    rule: str


class Packed(NamedTuple):
    """What an archive keeps of a page, made ready for it by who read the page."""

    sha256: str  # of its bytes
    size: int  # of them
    data: bytes | None  # compressed; None where they are too many to be held twice
    values: tuple[str | int | bytes | None, ...]  # the columns of the article, but for its id and when it was added
    sketch: tuple[str, ...]  # of its text


class Extracted(NamedTuple):
    """A page, the bytes it came from, and the article read from it; what each line was taken for, where asked.

    `note` is what somebody should know of how an article was read; why there is none stands in the article itself.
    Once packed, a source is without its bytes, unless they are too many.
    """

    source: Source
    article: Article
    labels: tuple[Label, ...] = ()
    note: str | None = None
    packed: Packed | None = None

    @property
    def size(self) -> int:
        """How many bytes the page has, or had before it was packed."""
        return self.packed.size if self.packed else len(self.source.data)

    @property
    def reason(self) -> str | None:
        """What the ledger says of the page."""
        return self.article.reason or self.note


def size_of(item: object) -> int:
    """Give the bytes of a page; what is none has none."""
    return item.size if isinstance(item, Extracted) else 0


class Outcome(NamedTuple):
    """What became of one entry."""

    source: str
    state: State
    reason: str | None = None
    id: int | None = None
    version: int | None = None
