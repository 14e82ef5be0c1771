"""`sma show`: read articles."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from ..archive.connection import open_reading
from ..archive.read import get
from ..article import Stored
from ..errors import NothingFound, Usage
from ..outputs.record import of_stored
from .options import archive_option, screen_options
from .screen import Screen, read_long

EPILOG = """\b
Examples:
  sma show 3
  sma show 3 | jq -r .body
  sma search esper --ids | sma show - --nl"""

LARGEST_ID = (1 << 63) - 1  # SQLite's


@click.command("show", epilog=EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@screen_options("json", "table", "nl", "csv", "tsv")
@archive_option
def show_command(ids: tuple[str, ...], to: Screen, archive: Path) -> None:
    """Print articles by their IDs; `-` reads ids from standard input."""
    wanted = list(_numbers(ids))
    with open_reading(archive) as opened:
        answers = [(number, get(opened, [number])) for number in wanted]
    found = [stored for _, articles in answers for stored in articles]
    _print(found, single=len(ids) == 1 and ids[0] != "-", to=to)
    missing = [str(number) for number, articles in answers if not articles]
    if missing:
        raise NothingFound(f"no article {', '.join(missing)} in {archive}: `sma list` shows what there is")


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


def _numbers(ids: Iterable[str]) -> Iterator[int]:
    """Yield the ids as numbers, those of standard input where `-` stands. Raises `Usage` for what is none."""
    for word in ids:
        yield from _numbers(sys.stdin.read().split()) if word == "-" else [_number(word)]


def _number(word: str) -> int:
    if word.isascii() and word.isdecimal() and int(word[:20]) <= LARGEST_ID:
        return int(word[:20])
    raise Usage(f"{word!r} is not an id: give a number that `sma list` shows")
