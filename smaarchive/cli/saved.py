"""`sma saved`: the saved searches."""

import shlex
from datetime import UTC, datetime

import click

from ..archive.connection import Archive, open_reading
from ..archive.query import Query
from ..archive.saved import Saved, count_new, forget, named, save, saved
from ..errors import Usage
from ..outputs import Record
from .names import saved_names
from .options import screen_options
from .screen import Screen, read_long
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma search "unpaid leave" OR furlough --save leave
  sma saved
  sma saved --json | jq -r '.[] | select(.new > 0) | .name'
  sma saved --remove leave"""

COLUMNS = ("name", "query", "any", "literal", "since", "until", "outlet", "by", "saved", "new")


@click.command("saved", epilog=EPILOG)
@click.option("--remove", metavar="NAME", shell_complete=saved_names, help="Forget this search.")
@click.option("--dry-run", is_flag=True, help="Say what --remove would forget; forget nothing.")
@screen_options("json", "table", "nl", "csv", "tsv")
@written_option
def saved_command(remove: str | None, dry_run: bool, to: Screen, archive: Written) -> None:
    """List the saved searches, each with how many articles are new in it."""
    if remove is not None:
        with open_reading(archive.path) as opened:
            named(opened, remove)
        if not dry_run:
            with archive.opened(to) as opened:
                forget(opened, remove)
        to.note(f"{remove!r} {'would be' if dry_run else 'is'} forgotten")
        return
    if dry_run:
        raise Usage("--dry-run says what --remove NAME would forget: name a search")
    with open_reading(archive.path) as opened:
        found = [(each, _new(opened, each, to)) for each in saved(opened)]
    if not found:
        to.note("no search is saved: sma search QUERY --save NAME")
    if not to.is_table:
        to.print_records((_record(each, new) for each, new in found), COLUMNS)
        return
    from ..outputs import table

    rows = [(each.name, "-" if new is None else str(new), each.created[:10], _typed(each.query)) for each, new in found]
    if rows:
        read_long(table.of_rows(("name", "new", "saved", "query"), rows, width=to.width, colour=to.colour))


def keep(archive: Written, name: str, query: Query, to: Screen) -> None:
    """Save a search that was answered."""
    with archive.opened(to) as opened:
        save(opened, name, query, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    to.note(f"saved: sma new {name} shows what is stored from now on")


def _new(archive: Archive, each: Saved, to: Screen) -> int | None:
    """Count what is new in a saved search; of one that today cannot be read, say so: the others are listed."""
    try:
        return count_new(archive, each)
    except Usage as error:  # as the days of `since:30d until:2026-12-10` pass, or an sma of before took it
        to.note(f"{each.name} cannot be read any more ({error}): sma saved --remove {each.name}")
        return None


def _record(each: Saved, new: int | None) -> Record:
    filters = {name: value for name, value in each.query.filters._asdict().items() if name != "ids"}
    how = {"any": each.query.any_word, "literal": each.query.literal}
    return {"name": each.name, "query": each.query.text, **how, **filters, "saved": each.created, "new": new}


def _typed(query: Query) -> str:
    """Write a query as it could be typed again."""
    words = [query.text] if query.text else []
    flags = [name for name, on in (("--any", query.any_word), ("--literal", query.literal)) if on]
    filters = [word for name, value in query.filters._asdict().items() if value for word in (f"--{name}", value)]
    return shlex.join([*words, *flags, *filters])
