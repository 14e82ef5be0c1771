"""`sma similar`: articles that read like one."""

import click

from ..archive.around import similar
from ..archive.connection import open_reading
from ..outputs.record import of_hit, without_body
from .ids import number
from .options import COUNT, archive_option, screen_options
from .screen import Screen, read_long

EPILOG = """\b
Examples:
  sma similar 3
  sma similar 3 --ids | sma show - --nl"""


@click.command("similar", epilog=EPILOG)
@click.argument("id", type=number)
@click.option("--limit", type=COUNT, default=10, show_default=True, help="How many; 0 for all.")
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@archive_option
def similar_command(id: int, limit: int, to: Screen, archive: str) -> None:
    """Find the articles that share most of the telling words of article ID, best first."""
    with open_reading(archive) as opened:
        answer = similar(opened, id, limit)
    if to.is_table:
        from ..outputs import table

        read_long(table.of_hits(answer.hits, width=to.width, colour=to.colour) if answer.hits else "")
    else:
        from ..outputs.columns import HITS

        to.print_records((without_body(hit) for hit in map(of_hit, answer.hits)), HITS)
    if not answer.hits:
        to.note("nothing like it")
