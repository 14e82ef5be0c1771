"""The records that pass between the stages: immutable, tuples within; `None` is "not found", never `""`.

    Source -> Page (Reading, Block) -> Article (Found) -> Stored -> Hit

They are named tuples because every search pays for the definition of its records: together 1 ms, and 7.6 ms as frozen
slotted dataclasses, which is a tenth of the whole process. No record is compared with one of another kind, or unpacked.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from io import BufferedReader

FIELDS = (
    "headline", "published", "updated", "byline", "authors", "outlet", "agency",
    "section", "dateline", "language", "url", "captions",
)  # fmt: skip
LARGEST_ID = (1 << 63) - 1  # SQLite's
PLAINLY = "read as plain text"  # what the note of a page says that could be read no better
CORRECTED = "corrected by hand"  # the rule of a value that a person gave


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
    state: str
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


class Found(NamedTuple):
    """A value of a field, the rule that gave it, the lines it stood on (1-based), and how sure the rule is (0 to 1)."""

    field: str
    value: str | tuple[str, ...]
    rule: str
    lines: tuple[int, ...] = ()
    confidence: float = 1.0


class Page(NamedTuple):
    """A page as its format tells it, before anything is decided.

    `declared` is what the page says of itself (JSON-LD, OpenGraph, `<time>` ...), best source first;
    a field may be declared several times. `ready` marks a record that is an article already
    (JSON lines): its declared fields and its blocks are taken as they stand.
    """

    source: Source
    format: str
    encoding: str
    readings: tuple[Reading, ...]
    declared: tuple[Found, ...] = ()
    url: str | None = None
    ready: bool = False


class Article(NamedTuple):
    """An extracted article (ARCHITECTURE section 4), and beside its values the evidence for them.

    `published` and `updated` are `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or the same with an offset (`+09:00`).
    `body` is paragraphs parted by a blank line, `""` where the page holds no article; `reason` then says why.
    """

    source: str
    format: str
    encoding: str
    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    agency: str | None = None
    section: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    captions: tuple[str, ...] = ()
    body: str = ""
    words: int = 0
    digest: str = ""
    reason: str | None = None
    evidence: tuple[Found, ...] = ()

    @property
    def date(self) -> str | None:
        """The publication day, `YYYY-MM-DD`."""
        return self.published[:10] if self.published else None

    @property
    def corrected(self) -> tuple[str, ...]:
        """The fields that a person corrected."""
        return tuple(found.field for found in self.evidence if found.rule == CORRECTED)


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
    """What became of one entry: stored, unchanged, duplicate, no-text, skipped or failed."""

    source: str
    state: str
    reason: str | None = None
    id: int | None = None
    version: int | None = None


class Stored(NamedTuple):
    """An article in the archive."""

    id: int
    added: str  # UTC, `YYYY-MM-DDTHH:MM:SSZ`
    article: Article
    sources: tuple[str, ...] = ()


class Filters(NamedTuple):
    """What narrows a listing or a search, as the fields of a query: `ids` is `3,5` or `3..9`."""

    outlet: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    ids: str | None = None


class Paging(NamedTuple):
    """Which part of an answer is shown, and in which order (`score`, `date`, `-date`); `limit` 0 is all."""

    limit: int = 20
    offset: int = 0
    sort: str = "score"


class Hit(NamedTuple):
    """An answer to a search: higher scores are better; highlights are `[start, end)` characters of the snippet."""

    stored: Stored
    score: float
    snippet: str
    highlights: tuple[tuple[int, int], ...] = ()


class Answer(NamedTuple):
    """What a search found: the hits shown, best first, how many there are, and how many undated ones a date left out.

    Where they were not counted, `total` is how many were looked at.

    Where nothing was found: the query in the nearest spelling that finds something and how much, and how many articles
    have some of its words, or of those of `respelled`, the query in a spelling of which nothing has all words either.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    undated: int = 0
    suggestion: str | None = None
    suggested: int = 0
    partly: int = 0
    respelled: str | None = None
