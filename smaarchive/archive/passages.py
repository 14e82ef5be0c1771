"""The paragraphs of an article that answer a query, whole, where a snippet would be too little."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..article import Stored
from .connection import Archive
from .marks import marked
from .query import Query
from .search import understood
from .snapshot import of_one_state
from .snippet import Span

BREAK = "\n\n"


class Passage(NamedTuple):
    """A paragraph of an article and what matched in it; `number` counts from 1, None for a caption or the headline.

    `lines` are those of its page, where they were looked for and can be told.
    """

    number: int | None
    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, ...] = ()


@of_one_state
def passages(
    archive: Archive, query: Query, articles: Iterable[Stored], around: int = 0
) -> dict[int, tuple[Passage, ...]]:
    """Give by id the paragraphs with a match, and as many before and behind each as `around` says.

    Where the body has no match, the captions or the headline stand in; a query of fields alone matches no paragraph.
    """
    match = understood(archive, query).match
    asked = {stored.id: stored.article for stored in articles}
    found = marked(archive, match, asked) if match else {}
    return {id: tuple(_chosen(*found[id], text == asked[id].body, around)) for id, (text, _) in found.items()}


def _chosen(text: str, spans: Sequence[Span], numbered: bool, around: int) -> Iterator[Passage]:
    whole = list(_paragraphs(text, spans))
    holding = [place for place, passage in enumerate(whole) if passage.highlights]
    end = 0
    for place in holding:
        start, end = max(end, place - around), min(len(whole), place + around + 1)
        for near in range(start, end):
            yield whole[near]._replace(number=near + 1 if numbered else None)


def _paragraphs(text: str, spans: Sequence[Span]) -> Iterator[Passage]:
    start = 0
    for paragraph in text.split(BREAK):
        end = start + len(paragraph)
        inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
        yield Passage(None, paragraph, inside)
        start = end + len(BREAK)
