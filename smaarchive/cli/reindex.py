"""`sma reindex`: make the indexes of the archive anew."""

from pathlib import Path

import click

from ..archive.connection import open_existing
from ..archive.reindex import reindex
from .options import archive_option, screen_options
from .screen import Screen

EPILOG = """\b
Examples:
  sma reindex
  sma reindex --db old.db"""


@click.command("reindex", epilog=EPILOG)
@screen_options()
@archive_option
def reindex_command(to: Screen, archive: Path) -> None:
    """Make the search index, and the indexes of the tables, anew from the articles."""
    with open_existing(archive) as opened:
        number = reindex(opened)
    to.note(f"{number} {'article' if number == 1 else 'articles'} indexed")
