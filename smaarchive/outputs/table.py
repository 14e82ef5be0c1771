"""A table of articles for a terminal: id, day, outlet, headline, and under the headline what matched."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..article import Hit, Stored
from .terminal import MARK, marked, rendered, shown

if TYPE_CHECKING:
    from ..archive.passages import Passage

Passages = Mapping[int, "Sequence[Passage]"]  # by the id of the article
NO_PASSAGES: Passages = {}
NO_COPIES: Mapping[int, int] = {}


def of_hits(
    hits: Iterable[Hit],
    passages: Passages = NO_PASSAGES,
    copies: Mapping[int, int] = NO_COPIES,
    *,
    width: int,
    colour: bool,
) -> str:
    """Return the table of a search: under each headline its snippet, or the paragraphs that it has in `passages`.

    `copies` are how many tell the story of an article, where stories were asked for.
    """
    rows = [(hit.stored, _found(hit, passages.get(hit.stored.id, ()))) for hit in hits]
    return _table(rows, width, colour, copies)


def of_stored(articles: Iterable[Stored], *, width: int, colour: bool) -> str:
    """Return the table of a listing."""
    return _table([(stored, _headline(stored)) for stored in articles], width, colour)


def of_rows(names: Sequence[str], rows: Iterable[Sequence[str | None]], *, width: int, colour: bool) -> str:
    """Return a table of plain texts, of whose columns the last one folds, and outlets."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names[:-1]:
        if name == "outlet":
            table.add_column(name, max_width=_narrow(width), overflow="fold")
        else:
            table.add_column(name, no_wrap=True)
    table.add_column(names[-1], ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*map(shown, row))
    return rendered([table], width=width, colour=colour)


def _table(
    rows: Sequence[tuple[Stored, RenderableType]], width: int, colour: bool, copies: Mapping[int, int] = NO_COPIES
) -> str:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("id", justify="right", style="cyan", no_wrap=True)
    table.add_column("date", no_wrap=True)
    if copies:
        table.add_column("copies", justify="right", no_wrap=True)
    table.add_column("outlet", style="green", max_width=_narrow(width), overflow="fold")
    table.add_column("headline", ratio=1, overflow="fold")
    for stored, headline in rows:
        article = stored.article
        told = [str(copies[stored.id])] if copies else []
        outlet = shown(article.outlet) if article.outlet or not article.agency else shown(f"({article.agency})", "dim")
        table.add_row(str(stored.id), shown(article.date), *told, outlet, headline)
    return rendered([table], width=width, colour=colour)


def _narrow(width: int) -> int:
    """Give the columns that an outlet may take of a line."""
    return max(10, width // 5)


def _headline(stored: Stored) -> Text:
    return shown(stored.article.headline or "(no headline)", "bold")


def _found(hit: Hit, passages: "Sequence[Passage]") -> Group:
    below = (0, 0, len(passages) > 0, 2)
    pieces = [(each.number, each.text, each.highlights) for each in passages] or [(None, hit.snippet, hit.highlights)]
    shown = [
        Padding(Text.assemble((f"{number}  " if number else "", "dim"), marked(text, spans, mark=MARK)), below)
        for number, text, spans in pieces
        if text
    ]
    return Group(_headline(hit.stored), *shown)
