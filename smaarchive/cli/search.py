"""`sma search`: find articles."""

from typing import Any

import click

from ..archive.connection import Archive, open_reading
from ..archive.query import Query
from ..archive.search import independent, search
from ..article import Answer, Filters, Paging
from ..errors import Usage
from ..frozen import Frozen
from ..outputs.plain import plain
from .answer import Extent, Printed, filled
from .eager import help_option
from .options import COUNT, exit_status_option, filter_options, gathered, paging_options, screen_options
from .query_line import QueryCommand
from .screen import Screen, how_many, said_around, undated, write
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma search unpaid leave                     all of the words
  sma search '"unpaid leave"' OR furlough     a phrase, or a word
  sma search esper -mattis --since 2020-04    without a word, from a day on
  sma search headline:esper | jq -r '.[].headline'
  sma search furlough --context 0             the paragraphs it stands in
  sma search "unpaid leave" --save leave      then: sma new leave

\b
Words, "phrases", prefix*, OR, NOT or -word, and headline: body: by: outlet:
before any of them; all of it: sma help query. After -- nothing is an option."""


def _facets(context: click.Context, option: click.Parameter, typed: str) -> list[Any]:
    from .names import facets  # only a shell that completes asks

    return facets(context, option, typed)


class Reading(Frozen):
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
    click.option("--context", type=COUNT, metavar="N", help="The matching paragraphs, and N around each."),
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
@written_option
@help_option
def search_command(
    words: tuple[str, ...],
    reading: Reading,
    filters: Filters,
    paging: Paging,
    extent: Extent,
    to: Screen,
    exit_status: bool,
    archive: Written,
) -> int:
    """Find the articles that hold all words of the QUERY, best first."""
    query = Query(" ".join(words), reading.any_word, filters, reading.literal)
    extent.require(to)
    _require(reading, extent, to)
    with open_reading(archive.path) as opened:
        if reading.explain:
            from ..archive.explain import explain

            write(f"{plain(line)}\n" for line in explain(opened, query, paging.sort).split("\n"))
            return 0
        copies: dict[int, int] = {}
        if reading.independent:
            answer, copies = independent(opened, query, paging)
        else:
            counting = bool(extent.envelope or extent.facets or not to.quiet)
            answer = search(opened, query, paging, counting=counting)
        printed = filled(Printed(extent, {}, copies, {}), opened, query, answer)
        hint = _hint(opened, query, answer) if not answer.total else ""
    if reading.save is not None:  # before anything is printed, which may be read to its end or not
        from .saved import keep

        keep(archive, reading.save, query, to)
    with said_around(to, lambda: say(answer, paging, to, hint)):
        printed.print(answer, to)
    return 1 if exit_status and not answer.hits else 0


def _require(reading: Reading, extent: Extent, to: Screen) -> None:
    """Raise `Usage` for what cannot be asked for together."""
    if reading.explain and to.asked and not to.is_table:
        raise Usage(f"--explain is for reading and has no --{to.shape}: leave one of them out")
    if reading.explain and reading.save is not None:
        raise Usage("--explain answers nothing: leave it out to --save a search")
    if reading.independent and reading.save is not None:
        raise Usage("a saved search tells of articles: leave out --independent to --save it")
    if reading.independent and extent.facets:
        raise Usage("--facet counts articles, not stories: leave out --independent")


def _hint(archive: Archive, query: Query, answer: Answer) -> str:
    """Say what would find something, where nothing was found."""
    from .nothing import why  # only a search without an answer looks further

    if hint := why(archive, query):
        return hint
    if answer.suggestion:
        return f"; did you mean {answer.suggestion}? ({answer.suggested} found)"
    some = "1 has" if answer.partly == 1 else f"{answer.partly} have"
    words = f"the words of {answer.respelled}" if answer.respelled else "the words"
    return f"; {some} some of {words}: sma search --any" if answer.partly else ""


def say(answer: Answer, paging: Paging, to: Screen, hint: str) -> None:
    """Say what stdout does not: how many more there are, and which a date left out."""
    if not answer.hits:
        to.note(f"nothing found{hint}" if not answer.total else f"no more: {answer.total} found")
    elif len(answer.hits) < answer.total:
        to.note(how_many(len(answer.hits), answer.total, paging.offset))
    if answer.undated:
        to.note(undated(answer.undated))
