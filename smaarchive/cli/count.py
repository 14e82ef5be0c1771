"""`sma count`: how many articles a search finds."""

import click

from ..archive.around import number
from ..archive.connection import open_reading
from ..archive.query import Query
from ..article import Filters
from .options import archive_option, filter_options, screen_options
from .query_line import QueryCommand
from .screen import Screen, undated, write

EPILOG = """\b
Examples:
  sma count "unpaid leave"
  sma count furlough --since 2020-04 --until 2020-06"""


@click.command("count", cls=QueryCommand, epilog=EPILOG)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="QUERY...")
@click.option("--any", "any_word", is_flag=True, help="Any of the words, not all of them.")
@click.option("--literal", is_flag=True, help="Only the spelling given.")
@filter_options
@screen_options("json")
@archive_option
def count_command(
    words: tuple[str, ...], any_word: bool, literal: bool, filters: Filters, to: Screen, archive: str
) -> None:
    """Print how many articles the QUERY finds: a number, which is JSON too."""
    with open_reading(archive) as opened:
        found, without_date = number(opened, Query(" ".join(words), any_word, filters, literal))
    if without_date:
        to.note(undated(without_date))
    write([f"{found}\n"])
