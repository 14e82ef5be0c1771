"""A table of articles for a terminal: id, day, outlet, headline, and under the headline what matched."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..article import Hit, Stored
from .terminal import marked, rendered, shown


def of_hits(hits: Iterable[Hit], *, width: int, colour: bool) -> str:
    """Return the table of a search."""
    return _table([(hit.stored, _found(hit)) for hit in hits], width, colour)


def of_stored(articles: Iterable[Stored], *, width: int, colour: bool) -> str:
    """Return the table of a listing."""
    return _table([(stored, _headline(stored)) for stored in articles], width, colour)


def of_rows(names: Sequence[str], rows: Iterable[Sequence[str | None]], *, width: int, colour: bool) -> str:
    """Return a table of plain texts, the last column being the one that folds."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names[:-1]:
        table.add_column(name, no_wrap=True)
    table.add_column(names[-1], ratio=1, overflow="fold")
    for row in rows:
        table.add_row(*map(shown, row))
    return rendered([table], width=width, colour=colour)


def _table(rows: list[tuple[Stored, RenderableType]], width: int, colour: bool) -> str:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("id", justify="right", style="cyan", no_wrap=True)
    table.add_column("date", no_wrap=True)
    table.add_column("outlet", style="green", max_width=max(10, width // 5), overflow="fold")
    table.add_column("headline", ratio=1, overflow="fold")
    for stored, headline in rows:
        article = stored.article
        table.add_row(str(stored.id), shown(article.date), shown(article.outlet or article.agency), headline)
    return rendered([table], width=width, colour=colour)


def _headline(stored: Stored) -> Text:
    return shown(stored.article.headline or "(no headline)", "bold")


def _found(hit: Hit) -> Group:
    snippet = Padding(marked(hit.snippet, hit.highlights, mark="bold yellow"), (0, 0, 0, 2))
    return Group(_headline(hit.stored), *([snippet] if hit.snippet else []))
