"""One article as a page to read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..article import Article, Stored
from .explain import numbers
from .record import corrected
from .terminal import MARK, marked, rendered, shown

if TYPE_CHECKING:
    from ..archive.passages import Passage

LINE = 88  # columns; longer lines are hard to read


def of_stored(stored: Stored, *, width: int, colour: bool) -> str:
    """Return the page of an article in the archive."""
    sources = [("source", source) for source in stored.sources or (stored.article.source,)]
    notes = [("id", str(stored.id)), *sources, ("by hand", ", ".join(corrected(stored.article)))]
    return _page(stored.article, notes, width, colour)


def of_article(article: Article, *, width: int, colour: bool) -> str:
    """Return the page of an article that is not stored."""
    return _page(article, [("source", article.source)], width, colour)


def of_passages(stored: Stored, passages: "Iterable[Passage]", *, width: int, colour: bool) -> str:
    """Return the head of an article and some of its paragraphs, with their numbers and what matched in them."""
    parts: list[ConsoleRenderable] = [*_head(stored.article), Text()]
    for passage in passages:
        place = f"line {numbers(passage.lines)}  " if passage.lines else ""
        number = Text(f"{passage.number or '':>3}  {place}", "dim")
        table = Table.grid()
        table.add_row(number, marked(passage.text, passage.highlights, mark=MARK))
        parts += [table, Text()]
    return rendered(parts, width=min(width, LINE), colour=colour)


def _page(article: Article, notes: Iterable[tuple[str, str]], width: int, colour: bool) -> str:
    parts: list[ConsoleRenderable] = [
        *_head(article),
        Text(),
        *_body(article),
        *_captions(article),
        *_notes(article, notes),
    ]
    return rendered(parts, width=min(width, LINE), colour=colour)


def _head(article: Article) -> Iterator[Text]:
    yield shown(article.headline or "(no headline)", "bold")
    day = (article.published or "").replace("T", " ")
    agency = f"({article.agency})" if article.agency and article.agency != article.outlet else None
    credit = [day, article.byline, article.outlet, agency]
    yield shown(" | ".join(filter(None, credit)), "cyan")


def _body(article: Article) -> Iterator[Text]:
    if not article.body:
        yield shown(f"(no article: {article.reason or 'empty'})", "yellow")
        yield Text()
    for number, paragraph in enumerate(filter(None, article.body.split("\n\n"))):
        opening = Text.assemble(shown(article.dateline, "dim"), " -- ") if article.dateline and not number else Text()
        yield opening + Text("\n").join(shown(line) for line in paragraph.split("\n"))
        yield Text()


def _captions(article: Article) -> Iterator[Padding]:
    for caption in article.captions:
        yield Padding(Text.assemble(("photo  ", "magenta"), shown(caption, "italic")), (0, 0, 1, 2))


def _notes(article: Article, notes: Iterable[tuple[str, str]]) -> Iterator[Text]:
    known = [("section", article.section), ("updated", article.updated), ("url", article.url), *notes]
    for name, value in known:
        if value:
            yield Text.assemble((f"{name:8} ", "dim"), shown(value))
