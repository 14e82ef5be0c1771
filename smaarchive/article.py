"""The records of an article, and of what is asked of an archive: immutable, tuples within; `None` is "not found", never
`""`. Those that are read up to an article stand in `page`.

    Source -> Page -> Article (Found) -> Stored -> Hit

They are no dataclasses because every search pays for the definition of its records (`frozen`); of an article and its
evidence so many are made, and sent from process to process, that they are named tuples. No record is compared with one
of another kind, or unpacked.
"""

from typing import NamedTuple

from .frozen import Frozen

FIELDS = (
    "headline", "published", "updated", "byline", "authors", "outlet", "agency",
    "section", "dateline", "language", "url", "captions",
)  # fmt: skip
LARGEST_ID = (1 << 63) - 1  # SQLite's
CORRECTED = "corrected by hand"  # the rule of a value that a person gave


class Found(NamedTuple):
    """A value of a field, the rule that gave it, the lines it stood on (1-based), and how sure the rule is (0 to 1)."""

    field: str
    value: str | tuple[str, ...]
    rule: str
    lines: tuple[int, ...] = ()
    confidence: float = 1.0


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


class Stored(Frozen):
    """An article in the archive."""

    id: int
    added: str  # UTC, `YYYY-MM-DDTHH:MM:SSZ`
    article: Article
    sources: tuple[str, ...] = ()


class Filters(Frozen):
    """What narrows a listing or a search, as the fields of a query: `ids` is `3,5` or `3..9`."""

    outlet: str | None = None
    by: str | None = None
    since: str | None = None
    until: str | None = None
    ids: str | None = None

    @property
    def given(self) -> bool:
        """Whether there is one."""
        return any(self._asdict().values())


class Paging(Frozen):
    """Which part of an answer is shown, and in which order (`score`, `date`, `-date`); `limit` 0 is all."""

    limit: int = 20
    offset: int = 0
    sort: str = "score"


class Hit(Frozen):
    """An answer to a search: higher scores are better; highlights are `[start, end)` characters of the snippet."""

    stored: Stored
    score: float
    snippet: str
    highlights: tuple[tuple[int, int], ...] = ()


class Answer(Frozen):
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
