"""`sma edit`: lay a correction over what was extracted."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import click

from ..archive.connection import open_reading
from ..archive.corrections import Correction, Edited, changes_of, edit, read_value
from ..errors import Usage
from ..lexicon import outlet_by_name
from ..outputs import Record
from .ids import numbers
from .options import screen_options
from .screen import Screen
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma edit 3 date=2020-05-06 headline="Seoul offers 13 percent"
  sma edit 3 4 outlet=yonhap
  sma edit 3 byline=                 the page has no byline
  sma search is:edited"""


@click.command("edit", epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="ID... FIELD=VALUE...")
@click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
@screen_options("json", "nl")
@written_option
def edit_command(words: tuple[str, ...], dry_run: bool, to: Screen, archive: Written) -> None:
    """Correct FIELDs of the articles with these IDs; an empty VALUE says that the page has none.

    FIELD is headline, date (or published), updated, byline, authors (parted by ;), outlet, agency, section, dateline,
    language or url. A correction is marked as a person's and outlives changes of the file and new extractions.
    """
    ids = list(numbers(word for word in words if "=" not in word))
    values = dict(_values([word for word in words if "=" in word]))
    if not ids or not values:
        raise Usage("an edit needs ids and what to correct: sma edit 3 date=2020-05-06")
    with open_reading(archive.path) if dry_run else archive.opened(to) as opened:
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        edited = changes_of(opened, ids, values) if dry_run else edit(opened, ids, values, now)
    if to.asked:
        to.print_records(map(_record, edited))
    for each in edited:
        to.note(_said(each) + ("; dry run, nothing is changed" if dry_run else ""))


def _values(words: Sequence[str]) -> Iterator[tuple[str, Correction]]:
    """Yield the fields and their values; an outlet that the lexicon knows gets its canonical name."""
    for word in words:
        name, _, text = word.partition("=")
        field, value = read_value(name, text)
        known = outlet_by_name(value) if field in ("outlet", "agency") and isinstance(value, str) else None
        yield field, known.name if known else value


def _record(edited: Edited) -> Record:
    return {"id": edited.id, "changed": [field for field, _, _ in edited.changes]}


def _said(edited: Edited) -> str:
    if not edited.changes:
        return f"article {edited.id}: nothing changed, what it says now is kept"
    said = [f"{field} was {_shown(old)}, is {_shown(new)}" for field, old, new in edited.changes]
    return f"article {edited.id}: {'; '.join(said)}"


def _shown(value: Correction) -> str:
    return "nothing" if not value else repr(value) if isinstance(value, str) else "; ".join(value)
