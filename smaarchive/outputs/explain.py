"""A page with line numbers: what each line was taken for, by which rule, and what came of it."""

from collections.abc import Iterable, Iterator

from ..article import Article, Found
from ..page import Label
from .plain import plain

STYLES = {
    "headline": "bold green",
    "date": "cyan",
    "published": "cyan",
    "updated": "cyan",
    "byline": "yellow",
    "authors": "yellow",
    "caption": "magenta",
    "captions": "magenta",
    "dateline": "blue",
    "section": "blue",
    "outlet": "green",
    "agency": "green",
    "furniture": "dim",
}

Row = tuple[str, ...]  # number and label first, the long text last


def as_text(article: Article, labels: Iterable[Label]) -> Iterator[str]:
    """Yield the labelled lines of a page, then its fields, as lines that are never wrapped."""
    yield f"== {plain(article.source)}\n"
    yield from _aligned(line_rows(labels))
    yield "\n"
    yield from fields_as_text(article)
    if not article.body:
        yield f"\n{no_article(article)}\n"


def fields_as_text(article: Article) -> Iterator[str]:
    """Yield the lines of `field_rows`, never wrapped."""
    yield from _aligned(field_rows(article))


def line_rows(labels: Iterable[Label]) -> list[Row]:
    """Return line number, label, rule and text of every line."""
    known = list(labels)
    width = max((len(_number(label)) for label in known), default=0)
    return [(_number(label).rjust(width), plain(label.label), plain(label.rule), plain(label.text)) for label in known]


def _number(label: Label) -> str:
    return str(label.line or "")  # a format may have no lines


def field_rows(article: Article) -> list[Row]:
    """Return field, confidence, lines, rule and value of every field that was found."""
    return [
        (plain(found.field), f"{found.confidence:.2f}", numbers(found.lines), plain(found.rule), plain(_value(found)))
        for found in article.evidence
    ]


def no_article(article: Article) -> str:
    """Say why the page holds no article."""
    return f"no article: {plain(article.reason or 'empty')}"


def numbers(lines: Iterable[int]) -> str:
    """Write line numbers short: `3`, `3-7`, `3, 9`."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _aligned(rows: list[Row]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, last in rows:
        yield "  ".join([*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), last]).rstrip() + "\n"


def _value(found: Found) -> str:
    return found.value if isinstance(found.value, str) else "; ".join(found.value)
