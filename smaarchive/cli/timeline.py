"""`sma timeline`: when the articles that a search finds were published."""

from collections import Counter
from pathlib import Path

import click

from ..archive.around import STEPS, timeline
from ..archive.connection import open_reading
from ..archive.query import Query
from ..article import Filters
from .options import archive_option, filter_options, screen_options
from .query_line import QueryCommand
from .screen import Screen, write

EPILOG = """\b
Examples:
  sma timeline "unpaid leave"
  sma timeline trump --step week --since 2020-03
  sma timeline SMA --json | jq '.[] | select(.outlet == "The Korea Times")'"""

WIDEST = 40  # characters of the longest bar


@click.command("timeline", cls=QueryCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY...")
@click.option("--step", type=click.Choice(list(STEPS)), default="month", show_default=True, help="The span of a row.")
@filter_options
@screen_options("json", "table", "nl")
@archive_option
def timeline_command(words: tuple[str, ...], step: str, filters: Filters, to: Screen, archive: Path) -> None:
    """Count the articles that the QUERY finds by time, and in JSON by outlet as well."""
    with open_reading(archive) as opened:
        rows = timeline(opened, Query(" ".join(words), False, filters), step)
    if to.is_table:
        counts: Counter[str] = Counter()
        for start, _, count in rows:
            counts[start or "undated"] += count
        most = max(counts.values(), default=1)
        write(f"{start:10}  {count:6}  {'█' * max(1, count * WIDEST // most)}\n" for start, count in counts.items())
    else:
        to.print_records({"start": start, "outlet": outlet, "count": count} for start, outlet, count in rows)
