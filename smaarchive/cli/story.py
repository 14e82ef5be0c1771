"""`sma story`: who ran a story, who had it first, and what each copy cut or changed."""

import click

from ..archive.connection import open_reading
from ..archive.stories import Copy, join_new, story_of
from ..errors import Usage
from ..outputs import Record
from ..outputs.columns import ARTICLES
from ..outputs.record import of_stored, without_body
from .ids import number
from .options import screen_options
from .screen import Screen, read_long
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma story 3
  sma story 3 --json | jq -c '.[] | [.outlet, .cut, .extra]'
  sma story --all        look for copies in an archive of an older sma
  sma search "unpaid leave" --independent"""

FOUND = ("origin", "shared", "cut", "extra")


@click.command("story", epilog=EPILOG)
@click.argument("id", type=number, required=False)
@click.option("--all", "every", is_flag=True, help="Look for the copies of every article not looked at yet.")
@screen_options("json", "table", "nl", "csv", "tsv", "ids")
@written_option
def story_command(id: int | None, every: bool, to: Screen, archive: Written) -> None:
    """Show the articles that tell the story of article ID, the origin first: an agency's own page, else the earliest.

    Copies are articles that share two fifths of the shorter one's text, whatever their headlines. Cut counts the
    paragraphs of the origin that a copy has not, extra those that the origin has not.
    """
    if (id is None) != every:
        raise Usage("story needs an id, or --all: sma story 3")
    if id is None:
        with archive.opened(to) as opened:
            to.note(f"{join_new(opened)} articles compared")
        return
    with open_reading(archive.path) as opened:
        copies = story_of(opened, id)
    _print(copies, to)
    if len(copies) == 1:
        to.note(f"nobody else in this archive ran the story of article {id}")


def _print(copies: tuple[Copy, ...], to: Screen) -> None:
    if not to.is_table:
        to.print_records((_record(copy, number == 0) for number, copy in enumerate(copies)), (*ARTICLES, *FOUND))
        return
    from ..outputs import table

    rows = [_row(copy, number == 0) for number, copy in enumerate(copies)]
    names = ("id", "date", "outlet", "shared", "changes", "headline")
    read_long(table.of_rows(names, rows, width=to.width, colour=to.colour))


def _record(copy: Copy, origin: bool) -> Record:
    found = (origin, copy.shared, copy.cut, copy.added)
    return {**without_body(of_stored(copy.stored)), **dict(zip(FOUND, found, strict=True))}


def _row(copy: Copy, origin: bool) -> tuple[str | None, ...]:
    article = copy.stored.article
    shared = "origin" if origin else f"{copy.shared:.2f}"
    return str(copy.stored.id), article.date, article.outlet, shared, f"-{copy.cut} +{copy.added}", article.headline
