"""`sma list`: list articles."""

import click

from ..archive.connection import Archive, open_reading
from ..archive.listing import count, listing
from ..archive.query import Query
from ..article import Filters, Paging, Stored
from ..outputs.record import of_stored
from .eager import help_option
from .options import archive_option, exit_status_option, filter_options, paging_options, screen_options
from .screen import Screen, how_many, read_long, said_around, undated

EPILOG = """\b
Examples:
  sma list
  sma list --outlet "korea herald" --since 2020-01 --until 2020-06
  sma list --limit 0 --csv > articles.csv"""


def _hint(archive: Archive, filters: Filters) -> str:
    from .nothing import why  # only a list without an article looks further

    return why(archive, Query("", filters=filters)) if filters.given else ""


@click.command("list", epilog=EPILOG)
@filter_options
@paging_options("-date", "date")
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@exit_status_option
@archive_option
@help_option
def list_command(filters: Filters, paging: Paging, to: Screen, exit_status: bool, archive: str) -> int:
    """List the articles of the archive, newest first, undated ones last."""
    with open_reading(archive) as opened:
        found = listing(opened, filters, paging)
        total, without_date = count(opened, filters)
        hint = "" if total else _hint(opened, filters)
    with said_around(to, lambda: _say(len(found), total, without_date, paging, hint, to)):
        _print(found, to)
    return 1 if exit_status and not found else 0


def _print(found: list[Stored], to: Screen) -> None:
    if to.is_table:
        from ..outputs import table

        read_long(table.of_stored(found, width=to.width, colour=to.colour) if found else "")
    else:
        to.print_records(map(of_stored, found))


def _say(listed: int, total: int, without_date: int, paging: Paging, hint: str, to: Screen) -> None:
    """Say what stdout does not: how many more there are, and which a date left out."""
    if not total:
        to.note(f"nothing found{hint}")
    elif listed < total:
        to.note(how_many(listed, total, paging.offset) if listed else f"no more: {total} listed")
    if without_date:
        to.note(undated(without_date))
