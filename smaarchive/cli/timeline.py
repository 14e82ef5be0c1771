"""`sma timeline`: when the articles that a search finds were published."""

from pathlib import Path

import click

from ..archive.around import STEPS, number, timeline
from ..archive.connection import open_reading
from ..archive.query import Query
from ..article import Filters
from .nothing import why
from .options import archive_option, filter_options, screen_options
from .query_line import QueryCommand
from .screen import Screen, read_long, undated, write

EPILOG = """\b
Examples:
  sma timeline "unpaid leave"
  sma timeline trump --step week --since 2020-03
  sma timeline SMA --svg sma.svg
  sma timeline SMA --json | jq '.[] | select(.outlet == "The Korea Times")'"""


@click.command("timeline", cls=QueryCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY...")
@click.option("--step", type=click.Choice(list(STEPS)), default="month", show_default=True, help="The span of a row.")
@click.option("--any", "any_word", is_flag=True, help="Any of the words, not all of them.")
@click.option("--literal", is_flag=True, help="Only the spelling given.")
@click.option("--svg", metavar="FILE", help="Draw it into this file; - is standard output. (Needs the extra plot.)")
@filter_options
@screen_options("json", "table", "nl", "csv", "tsv")
@archive_option
def timeline_command(
    words: tuple[str, ...],
    step: str,
    any_word: bool,
    literal: bool,
    svg: str | None,
    filters: Filters,
    to: Screen,
    archive: str,
) -> None:
    """Count the articles that the QUERY finds by time and outlet: a week is named by its Monday."""
    text = " ".join(words)
    with open_reading(archive) as opened:
        query = Query(text, any_word, filters, literal)
        rows = timeline(opened, query, step)
        if not rows:
            to.note(f"nothing found{why(opened, query)}")
        _, without_date = number(opened, query)
    if without_date:
        to.note(undated(without_date))
    if svg is not None:
        _draw(svg, rows, step, text, to)
    elif to.is_table:
        from ..outputs.bars import of_timeline

        read_long("".join(of_timeline(rows, step, width=to.width)))
    else:
        columns = ("start", "outlet", "count")
        to.print_records((dict(zip(columns, row, strict=True)) for row in rows), columns)


def _draw(file: str, rows: list[tuple[str | None, str | None, int]], step: str, title: str, to: Screen) -> None:
    from ..outputs.plot import timeline_svg

    drawing = timeline_svg(rows, step, title)
    if file == "-":
        write([drawing])
    else:
        Path(file).write_text(drawing, "utf-8")
    not_drawn = sum(count for start, _, count in rows if start is None)
    if not_drawn:
        to.note(f"{not_drawn} undated not drawn")
