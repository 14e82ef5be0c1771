"""`sma search`: find articles."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..archive.connection import Archive, open_reading
from ..archive.query import Query
from ..archive.search import independent, search
from ..article import Answer, Filters, Hit, Paging
from ..errors import Usage
from ..outputs import Record
from ..outputs.plain import plain
from ..outputs.record import of_hit, of_passage, without_body
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

if TYPE_CHECKING:
    from ..archive.passages import Passage

EPILOG = """\b
Examples:
  sma search unpaid leave                     all of the words
  sma search '"unpaid leave"' OR furlough     a phrase, or a word
  sma search esper -yonhap --since 2020-04    without a word, from a day on
  sma search headline:esper | jq -r '.[].headline'
  sma search furlough --context 0             the paragraphs it stands in
  sma search "unpaid leave" --save leave      then: sma new leave

\b
Words, "phrases", prefix*, OR, NOT or -word, and headline: body: by: outlet:
before any of them; all of it: sma help query. After -- nothing is an option."""


def _facets(context: click.Context, option: click.Parameter, typed: str) -> list[Any]:
    from .names import facets  # only a shell that completes asks

    return facets(context, option, typed)


class Extent(NamedTuple):
    """How much of each hit is printed, and what of the whole answer is printed around the hits."""

    body: bool
    envelope: bool
    facets: tuple[str, ...]
    context: int | None


WITHOUT_BODY = Extent(body=False, envelope=False, facets=(), context=None)


class Reading(NamedTuple):
    """How the query is read: all words or any, as they stand or in every spelling; kept as `save`, or only told how."""

    any_word: bool
    literal: bool
    independent: bool
    save: str | None
    explain: bool


@click.command("search", cls=QueryCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY...")
@gathered(
    "reading",
    Reading,
    click.option("--any", "any_word", is_flag=True, help="Any of the words, best first; not all of them."),
    click.option("--literal", is_flag=True, help="Only the spelling given: no other names, no other language."),
    click.option("--independent", is_flag=True, help="One article a story; `copies` says how many tell it."),
    click.option("--save", metavar="NAME", help="Keep this search; `sma new NAME` shows what is new in it."),
    click.option("--explain", is_flag=True, help="Print how the query is understood, and its SQL."),
)
@filter_options
@paging_options("score", "date", "-date")
@gathered(
    "extent",
    Extent,
    click.option("--body", is_flag=True, help="Add the body to each hit (JSON)."),
    click.option("--context", type=click.IntRange(0), metavar="N", help="The matching paragraphs, and N around each."),
    click.option("--envelope", is_flag=True, help="Print {hits, total, suggestion, facets} (JSON)."),
    click.option(
        "--facet",
        "facets",
        multiple=True,
        metavar="NAME",
        shell_complete=_facets,
        help="Count the hits by outlet, year, agency ...",
    ),
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
            if reading.save is not None:
                raise Usage("--explain answers nothing: leave it out to --save a search")
            from ..archive.explain import explain

            write([explain(opened, query, paging.sort) + "\n"])
            return 0
        copies: dict[int, int] = {}
        if reading.independent:
            answer, copies = independent(opened, query, paging)
        else:
            answer = search(opened, query, paging)
        printed = _filled(Printed(extent, {}, copies, {}), opened, query, answer)
        hint = _hint(opened, query, answer) if not answer.total else ""
    say(answer, paging, to, hint)
    printed.print(answer, to)
    if reading.save is not None:
        from .saved import keep

        keep(archive, reading.save, query, to)
    return 1 if exit_status and not answer.hits else 0


class Printed(NamedTuple):
    """What is printed of each hit and around the hits; `copies` is empty unless stories were asked for."""

    extent: Extent
    facets: dict[str, list[tuple[str | None, int]]]
    copies: dict[int, int]
    passages: dict[int, "tuple[Passage, ...]"]

    def record(self, hit: Hit) -> Record:
        """Return the object of a hit."""
        made = of_hit(hit) | ({"copies": self.copies[hit.stored.id]} if self.copies else {})
        if self.extent.context is not None:
            made["paragraphs"] = list(map(of_passage, self.passages.get(hit.stored.id, ())))
        return made if self.extent.body else without_body(made)

    def print(self, answer: Answer, to: Screen) -> None:
        """Print an answer in the shape asked for."""
        if self.extent.envelope or (self.facets and to.shape == "json"):
            to.print_object(self._envelope(answer))
        elif to.is_table:
            self._print_table(answer, to)
        else:
            from ..outputs.columns import HITS

            to.print_records(map(self.record, answer.hits), (*HITS, "copies") if self.copies else HITS)

    def _envelope(self, answer: Answer) -> dict[str, object]:
        facets = {
            name: [{"value": value, "count": count} for value, count in counted]
            for name, counted in self.facets.items()
        }
        hits = list(map(self.record, answer.hits))
        return {"hits": hits, "total": answer.total, "suggestion": answer.suggestion, "facets": facets}

    def _print_table(self, answer: Answer, to: Screen) -> None:
        from ..outputs import table

        shown = table.of_hits(answer.hits, width=to.width, colour=to.colour, passages=self.passages)
        read_long(shown if answer.hits else "")
        for name, counted in self.facets.items():
            write([f"\n{name}\n", *(f"{count:7}  {plain(value or '(none)')}\n" for value, count in counted)])


def _filled(printed: Printed, archive: Archive, query: Query, answer: Answer) -> Printed:
    """Add what else was asked for of an answer."""
    extent = printed.extent
    if extent.facets:
        from ..archive.around import facet

        printed = printed._replace(facets={name: facet(archive, query, name) for name in extent.facets})
    if extent.context is not None:
        from ..archive.passages import passages

        found = passages(archive, query, [hit.stored for hit in answer.hits], extent.context)
        printed = printed._replace(passages=found)
    return printed


def _hint(archive: Archive, query: Query, answer: Answer) -> str:
    """Say what would find something, where nothing was found."""
    from .nothing import why  # only a search without an answer looks further

    if hint := why(archive, query):
        return hint
    if answer.suggestion:
        return f"; did you mean {answer.suggestion}? ({answer.suggested} found)"
    some = "1 has" if answer.partly == 1 else f"{answer.partly} have"
    return f"; {some} some of the words: sma search --any" if answer.partly else ""


def say(answer: Answer, paging: Paging, to: Screen, hint: str) -> None:
    """Say what stdout does not: how many more there are, and which a date left out."""
    if not answer.hits:
        to.note(f"nothing found{hint}" if not answer.total else f"no more: {answer.total} found")
    elif len(answer.hits) < answer.total:
        to.note(how_many(len(answer.hits), answer.total, paging.offset))
    if answer.undated:
        to.note(undated(answer.undated))
