"""`sma salvage`: what is whole of a damaged archive, into a new one."""

from pathlib import Path

import click

from ..archive.salvage import Salvaged, salvage
from ..errors import Damaged
from ..outputs.plain import plain
from .options import GivenPath, screen_options
from .screen import Screen, write

EPILOG = """\b
Examples:
  sma salvage archive.db saved.db
  sma salvage archive.db saved.db --json | jq '.lost'"""


@click.command("salvage", epilog=EPILOG)
@click.argument("old", type=GivenPath(path_type=Path))
@click.argument("new", type=GivenPath(path_type=Path))
@screen_options("json", "table")
def salvage_command(old: Path, new: Path, to: Screen) -> int:
    """Copy from the archive OLD every row that matches its checksum to a new archive NEW; OLD is only read.

    Ids stay as they are. A page whose article was lost keeps its bytes, and is taken in by the next ingest of its file.
    The exit code is 0 where every row came over, 4 where some are lost.
    """
    salvaged = salvage(old, new)
    if to.is_table:
        write(f"{number:>9} {table} kept\n" for table, number in salvaged.kept)
        write(f"{each.table} {each.id} lost: {plain(each.why)}\n" for each in salvaged.lost)
    else:
        lost = [{"table": each.table, "id": each.id, "why": each.why} for each in salvaged.lost]
        to.print_object({"kept": dict(salvaged.kept), "lost": lost})
    to.note(_summary(salvaged))
    return Damaged.exit_code if salvaged.lost else 0


def _summary(salvaged: Salvaged) -> str:
    kept = sum(number for _, number in salvaged.kept)
    least = "" if all(each.alone for each in salvaged.lost) else "at least "
    return f"{kept} rows kept, {least}{len(salvaged.lost)} lost"
