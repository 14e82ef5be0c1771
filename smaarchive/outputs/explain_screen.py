"""The explanation of a page on a terminal: in colour, long lines folded under themselves."""

from collections.abc import Iterable

from rich.console import ConsoleRenderable
from rich.table import Table
from rich.text import Text

from ..article import Article
from ..page import Label
from .explain import STYLES, Row, field_rows, line_rows, no_article
from .terminal import rendered, shown

RULE_WIDTH = 24  # columns; a longer rule is folded, so that the text keeps its place


def of_page(article: Article, labels: Iterable[Label], *, width: int, colour: bool) -> str:
    """Return the labelled lines of a page, then its fields with confidence, lines, rule and value."""
    lines = _grid([(STYLES.get(row[1], ""), row) for row in line_rows(labels)])
    end = [] if article.body else [Text(), Text(no_article(article), "yellow")]
    parts: list[ConsoleRenderable] = [
        shown(article.source, "bold underline"),
        Text(),
        lines,
        Text(),
        _fields(article),
        *end,
    ]
    return rendered(parts, width=width, colour=colour)


def of_fields(article: Article, *, width: int, colour: bool) -> str:
    """Return the fields of an article with confidence, lines, rule and value."""
    return rendered([_fields(article)], width=width, colour=colour)


def _fields(article: Article) -> Table:
    return _grid([(STYLES.get(row[0], ""), row) for row in field_rows(article)])


def _grid(rows: list[tuple[str, Row]]) -> Table:
    """Lay out rows: the text in the style of its label, the rule beside it dim."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in rows[0][1][:-2] if rows else ():
        grid.add_column(no_wrap=True)
    grid.add_column(max_width=RULE_WIDTH, style="dim")
    grid.add_column(ratio=1)
    for style, (*cells, rule, text) in rows:
        grid.add_row(*(Text(cell, style) for cell in cells), Text(rule), Text(text, style))
    return grid
