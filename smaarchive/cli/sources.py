"""`sma sources`: the files in the archive."""

import click

from ..archive.connection import open_reading
from ..archive.sources import count_sources, sources
from ..outputs.record import of_outcome
from .entry import member, reason
from .options import COUNT, archive_option, screen_options
from .screen import Screen, how_many, read_long

EPILOG = """\b
Examples:
  sma sources --no-text                 pages without an article, and why
  sma sources --limit 0 --csv > sources.csv"""

COLUMNS = ("source", "member", "state", "reason", "id")


@click.command("sources", epilog=EPILOG)
@click.option("--no-text", is_flag=True, help="Only pages in which no article was found.")
@click.option("--limit", type=COUNT, default=20, show_default=True, help="How many; 0 is all.")
@click.option("--offset", type=COUNT, default=0, metavar="N", help="Leave out the first N.")
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@archive_option
def sources_command(no_text: bool, limit: int, offset: int, to: Screen, archive: str) -> None:
    """List the files that were taken in, in their order, and what became of each.

    What was skipped or failed is not in the archive: the next ingest tells it again.
    """
    with open_reading(archive) as opened:
        found = sources(opened, without_text=no_text, limit=limit, offset=offset)
        total = count_sources(opened, without_text=no_text)
    if to.is_table:
        from ..outputs import table

        rows = [(one.state, str(one.id or ""), reason(one.source, one.reason, written), one.source)
                for one, written in found]  # fmt: skip
        names = ("state", "id", "reason", "source")
        read_long(table.of_rows(names, rows, width=to.width, colour=to.colour) if found else "")
    else:
        to.print_records(
            ({**of_outcome(one), "member": member(one.source, written)} for one, written in found), COLUMNS
        )
    if not total:
        to.note("nothing found")
    elif len(found) < total:
        to.note(how_many(len(found), total, offset) if found else f"no more: {total} listed")
