"""`sma show`: read articles."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from ..archive.connection import open_reading
from ..archive.read import get
from ..article import Stored
from ..errors import NothingFound, Usage
from ..outputs.record import of_stored
from .ids import numbers
from .options import archive_option, gathered, screen_options
from .screen import Screen, read_long

EPILOG = """\b
Examples:
  sma show 3
  sma show 3 | jq -r .body
  sma show 3 --diff
  sma show 3 --raw > page.html
  sma search esper --ids | sma show - --nl"""


class View(NamedTuple):
    """What is shown in the place of the article."""

    versions: bool
    diff: int | None  # the version replaced; 0 is the last one
    raw: bool
    explain: bool

    @property
    def is_asked(self) -> bool:
        """Tell whether it is not the article itself."""
        return self.versions or self.raw or self.explain or self.diff is not None


@click.command("show", epilog=EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@gathered(
    "view",
    View,
    click.option("--versions", is_flag=True, help="List the texts it has had."),
    click.option(
        "--diff", type=click.IntRange(0), is_flag=False, flag_value=0, metavar="[N]",
        help="Print what version N+1 changed; the present one without N.",
    ),
    click.option("--raw", is_flag=True, help="Write the bytes of the page it was read from."),
    click.option("--explain", is_flag=True, help="Print the rule that gave each field, or that a person did."),
)  # fmt: skip
@screen_options("json", "table", "nl", "csv", "tsv")
@archive_option
def show_command(ids: tuple[str, ...], view: View, to: Screen, archive: Path) -> None:
    """Print articles by their IDs; `-` reads ids from standard input.

    --versions, --diff, --raw and --explain take one ID. Of several sources, --raw gives the latest current one.
    """
    wanted = list(numbers(ids))
    if view.is_asked:
        _print_view(view, wanted, to, archive)
        return
    with open_reading(archive) as opened:
        answers = [(number, get(opened, [number])) for number in wanted]
    found = [stored for _, articles in answers for stored in articles]
    _print(found, single=len(ids) == 1 and ids[0] != "-", to=to)
    missing = [str(number) for number, articles in answers if not articles]
    if missing:
        raise NothingFound(f"no article {', '.join(missing)} in {archive}: `sma list` shows what there is")


def _print_view(view: View, wanted: Sequence[int], to: Screen, archive: Path) -> None:
    from . import history  # its imports cost more than all of `sma show 3`

    if len(wanted) != 1 or view.versions + view.raw + view.explain + (view.diff is not None) != 1:
        raise Usage("--versions, --diff, --raw and --explain stand alone and take one id")
    with open_reading(archive) as opened:
        if view.raw:
            history.print_raw(opened, wanted[0], to)
        elif view.diff is not None:
            history.print_diff(opened, wanted[0], view.diff, to)
        elif view.explain:
            history.print_evidence(opened, wanted[0])
        else:
            history.print_versions(opened, wanted[0], to)


def _print(found: Sequence[Stored], single: bool, to: Screen) -> None:
    if to.is_table:
        from ..outputs import page

        rule = "\n" + "-" * min(to.width, page.LINE) + "\n\n"
        read_long(rule.join(page.of_stored(stored, width=to.width, colour=to.colour) for stored in found))
    elif single and to.shape == "json":
        for stored in found:
            to.print_object(of_stored(stored))
    else:
        to.print_records(map(of_stored, found))
