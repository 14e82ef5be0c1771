"""`sma new`: what came into the archive for a saved search."""

import os

import click

from ..archive.connection import Archive, open_reading, transaction
from ..archive.saved import mark, named, news
from ..article import Answer, Paging
from ..errors import SmaError
from .answer import WITHOUT_BODY, Printed
from .names import saved_names
from .options import exit_status_option, screen_options
from .screen import Screen
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma new leave                       what is new, and it is new no more
  sma new leave --peek                what is new, and it stays new
  sma new leave --ids | sma show -
  0 7 * * *  sma new leave --table -q   in a crontab: no mail without news"""


@click.command("new", epilog=EPILOG)
@click.argument("name", shell_complete=saved_names)
@click.option("--peek", is_flag=True, help="Only look: the same is new the next time.")
@click.option(
    "--sort", type=click.Choice(["-date", "date", "score"]), default="-date", show_default=True, help="In which order."
)
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@exit_status_option
@written_option
def new_command(name: str, peek: bool, sort: str, to: Screen, exit_status: bool, archive: Written) -> int:
    """Print all articles stored since the saved search NAME was last asked (or saved), newest first.

    A page that changed is not new. What was not printed to its end is new again.
    """
    with open_reading(archive.path) as opened:
        answer, last = news(opened, named(opened, name), Paging(limit=0, sort=sort))
    if not answer.hits:
        to.note("nothing new")
    if peek or not answer.hits:
        _print(answer, to)
        return 1 if exit_status and not answer.hits else 0
    with _opened(archive, name, to) as opened:
        with transaction(opened):  # that it can be written at all is known before anything is printed
            pass
        _print(answer, to)
        mark(opened, name, last)
    return 0


def _opened(archive: Written, name: str, to: Screen) -> Archive:
    if not os.access(archive.path, os.W_OK):
        raise SmaError(f"{archive.path} cannot be written, so what is new stays new: sma new {name} --peek only looks")
    return archive.opened(to)


def _print(answer: Answer, to: Screen) -> None:
    Printed(WITHOUT_BODY, {}, {}, {}).print(answer, to)
