"""`sma search`: find articles."""

from pathlib import Path
from typing import NamedTuple

import click

from ..archive.connection import open_reading
from ..archive.query import Query
from ..archive.search import independent, search
from ..article import Answer, Filters, Hit, Paging
from ..outputs import Record
from ..outputs.plain import plain
from ..outputs.record import of_hit, without_body
from .options import (
    archive_option,
    exit_status_option,
    filter_options,
    gathered,
    paging_options,
    screen_options,
)
from .query_line import QueryCommand
from .screen import Screen, how_many, read_long, undated, write

EPILOG = """\b
Examples:
  sma search unpaid leave                     all of the words
  sma search '"unpaid leave"' OR furlough     a phrase, or a word
  sma search esper -yonhap --since 2020-04    without a word, from a day on
  sma search headline:esper | jq -r '.[].headline'

\b
Words, "phrases", prefix*, OR, NOT or -word, and headline: body: by: outlet:
before any of them; all of it: sma help query. After -- nothing is an option."""


class Extent(NamedTuple):
    """How much of each hit is printed, and what of the whole answer is printed around the hits."""

    body: bool
    envelope: bool
    facets: tuple[str, ...]


class Reading(NamedTuple):
    """How the query is read: all words or any, as they stand or in every spelling; or only told how."""

    any_word: bool
    literal: bool
    explain: bool
    independent: bool


@click.command("search", cls=QueryCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY...")
@gathered(
    "reading",
    Reading,
    click.option("--any", "any_word", is_flag=True, help="Any of the words, best first; not all of them."),
    click.option("--literal", is_flag=True, help="Only the spelling given: no other names, no other language."),
    click.option("--independent", is_flag=True, help="One article a story; `copies` says how many tell it."),
    click.option("--explain", is_flag=True, help="Print how the query is understood, and its SQL."),
)
@filter_options
@paging_options("score", "date", "-date")
@gathered(
    "extent",
    Extent,
    click.option("--body", is_flag=True, help="Add the body to each hit (JSON)."),
    click.option("--envelope", is_flag=True, help="Print {hits, total, suggestion, facets} (JSON)."),
    click.option("--facet", "facets", multiple=True, metavar="NAME", help="Count the hits by outlet, year, agency ..."),
)
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@exit_status_option
@archive_option
def search_command(
    words: tuple[str, ...],
    reading: Reading,
    filters: Filters,
    paging: Paging,
    extent: Extent,
    to: Screen,
    exit_status: bool,
    archive: Path,
) -> int:
    """Find the articles that hold all words of the QUERY, best first."""
    query = Query(" ".join(words), reading.any_word, filters, reading.literal)
    with open_reading(archive) as opened:
        if reading.explain:
            from ..archive.explain import explain

            write([explain(opened, query, paging.sort) + "\n"])
            return 0
        copies: dict[int, int] = {}
        if reading.independent:
            answer, copies = independent(opened, query, paging)
        else:
            answer = search(opened, query, paging)
        facets = {}
        if extent.facets:
            from ..archive.around import facet

            facets = {name: facet(opened, query, name) for name in extent.facets}
    _say(answer, paging, to)
    _print(answer, _Printed(extent, facets, copies), to)
    return 1 if exit_status and not answer.hits else 0


class _Printed(NamedTuple):
    """What is printed of each hit and around the hits; `copies` is empty unless stories were asked for."""

    extent: Extent
    facets: dict[str, list[tuple[str | None, int]]]
    copies: dict[int, int]

    def record(self, hit: Hit) -> Record:
        """Return the object of a hit."""
        made = of_hit(hit) | ({"copies": self.copies[hit.stored.id]} if self.copies else {})
        return made if self.extent.body else without_body(made)


def _print(answer: Answer, printed: _Printed, to: Screen) -> None:
    facets = printed.facets
    if printed.extent.envelope or (facets and to.shape == "json"):
        to.print_object(
            {
                "hits": list(map(printed.record, answer.hits)),
                "total": answer.total,
                "suggestion": answer.suggestion,
                "facets": {
                    name: [{"value": value, "count": count} for value, count in counted]
                    for name, counted in facets.items()
                },
            }
        )
    elif to.is_table:
        from ..outputs import table

        read_long(table.of_hits(answer.hits, width=to.width, colour=to.colour) if answer.hits else "")
        for name, counted in facets.items():
            write([f"\n{name}\n", *(f"{count:7}  {plain(value or '(none)')}\n" for value, count in counted)])
    else:
        from ..outputs.columns import HITS

        to.print_records(map(printed.record, answer.hits), (*HITS, "copies") if printed.copies else HITS)


def _say(answer: Answer, paging: Paging, to: Screen) -> None:
    """Say what stdout does not: how many more there are, and which a date left out."""
    if not answer.hits:
        hint = f"; did you mean {answer.suggestion}? ({answer.suggested} found)" if answer.suggestion else ""
        if answer.partly and not answer.suggestion:
            hint = f"; {answer.partly} have some of the words: sma search --any"
        to.note(f"nothing found{hint}" if not answer.total else f"no more: {answer.total} found")
    elif len(answer.hits) < answer.total:
        to.note(how_many(len(answer.hits), answer.total, paging.offset))
    if answer.undated:
        to.note(undated(answer.undated))
