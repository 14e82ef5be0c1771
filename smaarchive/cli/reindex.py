"""`sma reindex`: make the indexes of the archive anew."""

import click

from ..archive.reindex import reindex
from .options import screen_options
from .screen import Screen
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma reindex
  sma reindex --db old.db"""


@click.command("reindex", epilog=EPILOG)
@screen_options()
@written_option
def reindex_command(to: Screen, archive: Written) -> None:
    """Make the search index, and the indexes of the tables, anew from the articles."""
    with archive.opened(to) as opened:
        number = reindex(opened)
    to.note(f"{number} {'article' if number == 1 else 'articles'} indexed")
