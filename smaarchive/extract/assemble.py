"""Put an article together: what the page declares, checked, what its lines show, the reason where there is none."""

from collections.abc import Sequence

from ..article import FIELDS, Article, Found
from ..page import Block, Label, Page
from .digest import digest_and_words
from .last_resort import last_resort
from .layout import Layout
from .no_article import reason_for
from .notes import Notes
from .plain import read_fields
from .ready import declared_as_ready
from .splitting import split_long

_OF_ANY_PAGE = ("outlet", "language", "url")  # what a page without an article still has


def extract(page: Page) -> Article:
    """Read the article of a page; its body is `""`, and its reason says why, where the page holds none."""
    return _read(page)[0]


def explain(page: Page) -> tuple[Article, tuple[Label, ...]]:
    """Read the article of a page, and say of every line what it was taken for and by which rule."""
    article, notes = _read(page)
    if notes is None:
        return article, tuple(Label(block.line, block.text, "body", "declared") for block in page.readings[0].blocks)
    return article, _labels(notes)


def _read(page: Page) -> tuple[Article, Notes | None]:
    """Read the article of a page, with what was noted of its lines; a ready record has none."""
    if page.ready:
        return _declared(page), None
    layout, declared = _laid_out(page)
    notes, paragraphs = read_fields(layout, declared)
    reason = reason_for(notes, paragraphs, any(f.field == "captions" for f in notes.found))
    printed = notes.value("byline") is not None  # asked for only where none is declared, or the site itself
    found = [*(one for one in declared if not (printed and one.field == "byline")), *notes.found]
    if reason is None:
        return _article(page, [*last_resort(page, found, paragraphs), *found], paragraphs, None), notes
    if reason != "caption only":
        found = [one for one in found if one.field in _OF_ANY_PAGE]
    return _article(page, found, [], reason), notes


def _laid_out(page: Page) -> tuple[Layout, tuple[Found, ...]]:
    """Lay out the reading of a page to go by; beside it what the page declares."""
    if len(page.readings) == 1 and not page.declared:
        return _by_lines(page.readings[0].blocks), ()
    from .declared import declared_fields

    if len(page.readings) == 1:  # a PDF, a mail of text: nothing to choose among
        return _by_lines(page.readings[0].blocks), declared_fields(page)
    from .judge import lay_out_tree, longest

    layout = lay_out_tree(page)
    if layout is not None and any(layout.body):
        return layout, declared_fields(page, layout.language)
    return _by_lines(longest(page)), declared_fields(page)


def _by_lines(blocks: Sequence[Block]) -> Layout:
    """Lay out what has no tree; an HTML page, which mostly has one, does not load the other model."""
    from .laying_out import lay_out

    return lay_out(split_long(blocks))


def _declared(page: Page) -> Article:
    """Take a ready record as it stands."""
    blocks = page.readings[0].blocks if page.readings else ()
    found = sorted(declared_as_ready(page), key=lambda one: FIELDS.index(one.field))
    return _article(page, found, [block.text for block in blocks], None)


def _article(page: Page, found: Sequence[Found], paragraphs: Sequence[str], reason: str | None) -> Article:
    """Build the record from the first value found for each field."""
    first: dict[str, Found] = {}
    for one in found:
        first.setdefault(one.field, one)
    body = "\n\n".join(paragraphs)
    headline = _text(first, "headline")
    digest, words = digest_and_words(headline, body)
    return Article(
        source=page.source.origin,
        format=page.format,
        encoding=page.encoding,
        headline=headline,
        published=_text(first, "published"),
        updated=_text(first, "updated"),
        byline=_text(first, "byline"),
        authors=_list(first, "authors"),
        outlet=_text(first, "outlet"),
        agency=_text(first, "agency"),
        section=_text(first, "section"),
        dateline=_text(first, "dateline"),
        language=_text(first, "language"),
        url=_text(first, "url") or page.url or _fetched_from(page.source.origin),
        captions=_list(first, "captions"),
        body=body,
        words=words,
        digest=digest,
        reason=reason,
        evidence=tuple(first.values()),
    )


def _fetched_from(origin: str) -> str | None:
    """Return where a page was fetched from; an entry of a feed (`https://...#12`) is not at the address of the feed."""
    return origin if origin.startswith(("http://", "https://")) and "#" not in origin else None


def _text(found: dict[str, Found], name: str) -> str | None:
    """Return the value of a field of one text."""
    value = found[name].value if name in found else None
    return ", ".join(value) if isinstance(value, tuple) else value


def _list(found: dict[str, Found], name: str) -> tuple[str, ...]:
    """Return the values of a field of many."""
    value = found[name].value if name in found else ()
    return (value,) if isinstance(value, str) else value


def _labels(notes: Notes) -> tuple[Label, ...]:
    """Label every line."""
    layout = notes.layout
    labels = (notes.labels.get(i, ("furniture", layout.rule(i))) for i in range(len(layout.blocks)))
    return tuple(Label(block.line, block.text, *label) for block, label in zip(layout.blocks, labels, strict=True))
