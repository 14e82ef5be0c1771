"""Options that mean the same in every command; each family reaches its command as one record."""

import functools
import inspect
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from ..article import Filters, Paging
from ..errors import Usage
from ..outputs import SHAPES
from . import screen

MOST = 10**12  # of what can be asked for with a number

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]


class GivenPath(click.Path):
    """The type of an argument that is a path; the empty one of an unset shell variable is not the folder we are in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the path is empty ('.' is the folder you are in).", param, ctx)
        return super().convert(value, param, ctx)


class _Count(click.IntRange):
    """The type of a number that SQLite is asked for, with another one added to it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if number > MOST:
            self.fail(f"{MOST} is the most.", param, ctx)
        return number


COUNT = _Count(0)


def gathered(name: str, record: Callable[..., object], *options: Decorator) -> Decorator:
    """Add options to a command and hand it their values as one argument, made by `record`."""
    fields = inspect.get_annotations(record)  # sooner than its signature

    def decorate(command: Command) -> Command:
        def packed(**values: object) -> object:
            taken = {field: values.pop(field) for field in fields if field in values}
            return command(**{name: record(**taken)}, **values)

        added: Command = functools.wraps(command)(packed)
        for option in reversed(options):
            added = option(added)
        return added

    return decorate


def archive_path(db: str | None) -> str:
    """Return the path of the archive: the one given, else the one in the user's data folder."""
    if db == "":  # of an unset shell variable: not the user's own archive by accident
        raise Usage("--db needs a path")
    if db:
        return db
    data = os.environ.get("XDG_DATA_HOME", "")
    if data.startswith("/"):  # the XDG specification: a relative path is to be ignored
        return os.path.join(data, "sma", "archive.db")
    if sys.platform not in ("darwin", "win32"):
        return os.path.expanduser("~/.local/share/sma/archive.db")
    import platformdirs

    return os.path.join(platformdirs.user_data_dir("sma", appauthor=False), "archive.db")


db_option = click.option("--db", envvar="SMA_DB", metavar="PATH", help="The archive file.  [env: SMA_DB]")
archive_option = gathered("archive", archive_path, db_option)


def filter_options(command: Command) -> Command:
    """Add `--since --until --outlet --by`; the command is handed `filters`."""
    return gathered(
        "filters",
        Filters,
        click.option(
            "--since", metavar="DAY", help="From this day on: 2020, 2020-04, 2020-04-07, or 90d: so long ago."
        ),
        click.option("--until", metavar="DAY", help="Up to this day and with it."),
        click.option(
            "--outlet", metavar="WORDS", shell_complete=_outlets, help="Only this outlet: words of its name or alias."
        ),
        click.option("--by", metavar="WORDS", help="Only this byline."),
    )(command)


def paging_options(*orders: str) -> Decorator:
    """Add `--limit --offset --sort`, the first order being the default; the command is handed `paging`."""
    return gathered(
        "paging",
        Paging,
        click.option("--limit", type=COUNT, default=20, show_default=True, help="How many; 0 is all."),
        click.option("--offset", type=COUNT, default=0, metavar="N", help="Leave out the first N."),
        click.option("--sort", type=click.Choice(orders), default=orders[0], show_default=True, help="In which order."),
    )


def screen_options(*shapes: str) -> Decorator:
    """Add the options of how to print, with these shapes; the command is handed `to`, a `Screen`."""
    lines = {"table": "For reading, even into a pipe.", **{name: line for name, (_, _, line) in SHAPES.items()}}
    shape = [click.option(f"--{name}", f"as_{name}", is_flag=True, help=lines[name]) for name in shapes]
    raw = click.option("--raw-csv", is_flag=True, help="Leave cells that a spreadsheet would take for a formula.")
    return gathered(
        "to",
        screen.choose,
        _one_of(shapes),
        *shape,
        *([raw] if "csv" in shapes else []),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors."),
    )


def _one_of(shapes: Sequence[str]) -> Decorator:
    """Hand a command as `shape` the one of these shapes that was asked for."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def chosen(**values: object) -> object:
            asked = [name for name in shapes if values.pop(f"as_{name}")]
            if len(asked) > 1:
                raise Usage(f"{' and '.join(f'--{name}' for name in asked)}: an answer is printed in one form")
            return command(shape=asked[0] if asked else None, **values)

        return chosen

    return decorate


def _outlets(context: click.Context, option: click.Parameter, typed: str) -> list[Any]:
    from .names import outlets  # only a shell that completes asks

    return outlets(context, option, typed)


exit_status_option = click.option("-e", "--exit-status", is_flag=True, help="Exit 1 where nothing was found.")
