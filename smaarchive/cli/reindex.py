"""`sma reindex`: make the indexes of the archive anew."""

import click

from ..archive.connection import open_reading
from ..archive.reindex import indexable, reindex
from .options import screen_options
from .screen import Screen
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma reindex
  sma reindex --dry-run
  sma reindex --db old.db"""


@click.command("reindex", epilog=EPILOG)
@click.option("--dry-run", is_flag=True, help="Say how many articles would be indexed; change nothing.")
@screen_options()
@written_option
def reindex_command(dry_run: bool, to: Screen, archive: Written) -> None:
    """Make the search index, and the indexes of the tables, anew from the articles."""
    with open_reading(archive.path) if dry_run else archive.opened(to) as opened:
        number = indexable(opened) if dry_run else reindex(opened)
    would_be = "would be " if dry_run else ""
    to.note(f"{number} {'article' if number == 1 else 'articles'} {would_be}indexed")
