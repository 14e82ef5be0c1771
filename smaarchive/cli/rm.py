"""`sma rm`: take articles out of the archive."""

from collections.abc import Sequence

import click

from ..archive.connection import open_reading
from ..archive.removal import Removed, doomed, remove
from ..outputs.plain import cut
from .ids import numbers
from .options import screen_options
from .screen import Screen, done_before
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma rm 3 --dry-run
  sma rm 3 7
  sma search outlet:tabloid --limit 0 --ids | sma rm -"""


@click.command("rm", epilog=EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--dry-run", is_flag=True, help="Say what would be removed; remove nothing.")
@screen_options("json", "nl")
@written_option
def rm_command(ids: tuple[str, ...], dry_run: bool, to: Screen, archive: Written) -> None:
    """Remove the articles with these IDs, their older versions and the pages kept for them; all of them or none.

    An id that was removed is never given again. Files are left alone: one that is ingested again is a new article.
    """
    wanted = list(numbers(ids))
    with open_reading(archive.path) if dry_run else archive.opened(to) as opened:
        gone = doomed(opened, wanted) if dry_run else remove(opened, wanted)
    summary = _summary(gone, "would be removed" if dry_run else "removed")
    if to.asked:
        with done_before(summary):
            to.print_records(
                {"id": each.id, "headline": each.headline, "sources": list(each.sources), "versions": each.versions}
                for each in gone
            )
    to.note(summary)


def _summary(gone: Sequence[Removed], what: str) -> str:
    if len(gone) == 1:
        return f"article {gone[0].id} {what}: {cut(gone[0].headline or '(no headline)')}"
    return f"{len(gone)} articles {what}"
