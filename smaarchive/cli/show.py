"""`sma show`: read articles."""

from collections.abc import Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import click

from ..archive.connection import Archive, open_reading
from ..archive.read import answering
from ..article import Stored
from ..errors import NoArticle, NothingFound, Usage
from ..outputs import Record
from ..outputs.record import of_passage, of_stored
from .eager import help_option
from .ids import numbers
from .options import archive_option, gathered, screen_options
from .screen import Screen, read_long

if TYPE_CHECKING:
    from ..archive.passages import Passage

EPILOG = """\b
Examples:
  sma show 3
  sma show 3 | jq -r .body
  sma show 3 --diff
  sma show 3 --find '"unpaid leave" OR wages'
  sma show 3 --raw > page.html
  sma search esper --ids | sma show - --nl"""


class View(NamedTuple):
    """What is shown in the place of the article."""

    versions: bool
    diff: int | None  # the version replaced; 0 is the last one
    raw: bool
    explain: bool
    find: str | None

    @property
    def is_asked(self) -> bool:
        """Tell whether it is not the article itself."""
        return self.versions or self.raw or self.explain or self.diff is not None


class _Found(NamedTuple):
    stored: Stored
    passages: "tuple[Passage, ...]"


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
    click.option("--find", metavar="QUERY", help="Print the paragraphs with one of these words, and their lines."),
)  # fmt: skip
@screen_options("json", "table", "nl", "csv", "tsv")
@archive_option
@help_option
def show_command(ids: tuple[str, ...], view: View, to: Screen, archive: str) -> None:
    """Print articles by their IDs; `-` reads ids from standard input.

    --versions, --diff, --raw and --explain take one ID. Of several sources, --raw gives the latest current one.
    """
    wanted = list(numbers(ids))
    if view.is_asked and view.find is not None:
        raise Usage("--find stands without --versions, --diff, --raw and --explain")
    if view.is_asked:
        _print_view(view, wanted, to, archive)
        return
    with open_reading(archive) as opened:
        answers = answering(opened, wanted)
        found = [_Found(answers[number], ()) for number in wanted if number in answers]
        if view.find is not None:
            found = _holding(opened, view.find, found)
    _print(found, len(ids) == 1 and ids[0] != "-", view.find is not None, to)
    missing = [number for number in wanted if number not in answers]
    if missing:
        raise NoArticle(missing, archive)


def _print_view(view: View, wanted: Sequence[int], to: Screen, archive: str) -> None:
    from . import history  # its imports cost more than all of `sma show 3`

    if len(wanted) != 1 or view.versions + view.raw + view.explain + (view.diff is not None) != 1:
        raise Usage("--versions, --diff, --raw and --explain stand alone and take one id")
    with open_reading(archive) as opened:
        if view.raw:
            history.print_raw(opened, wanted[0], to)
        elif view.diff is not None:
            history.print_diff(opened, wanted[0], view.diff, to)
        elif view.explain:
            history.print_evidence(opened, wanted[0], to)
        else:
            history.print_versions(opened, wanted[0], to)


def _holding(archive: Archive, text: str, found: list[_Found]) -> list[_Found]:
    """Keep the articles with a paragraph that holds one of the words, and those paragraphs."""
    from ..archive.passages import passages
    from ..archive.query import Query
    from .whereabouts import lines_of_bodies  # its imports are those of an ingest

    held = passages(archive, Query(text, any_word=True), [each.stored for each in found])
    holding = [each._replace(passages=held[each.stored.id]) for each in found if each.stored.id in held]
    if found and not holding:
        ids = ", ".join(str(each.stored.id) for each in found)
        raise NothingFound(f"article {ids} holds nothing of {text!r}: sma search finds the articles that do")
    return list(map(_placed, holding, repeat(lines_of_bodies(archive, [each.stored for each in holding]))))


def _placed(found: _Found, lines: dict[int, list[tuple[int, ...]]]) -> _Found:
    """Note of paragraphs which lines of the page they stand on."""
    known = lines.get(found.stored.id, [])
    numbered = (passage.number or 0 for passage in found.passages)
    return found._replace(
        passages=tuple(
            passage._replace(lines=known[number - 1]) if 0 < number <= len(known) else passage
            for passage, number in zip(found.passages, numbered, strict=True)
        )
    )


def _print(found: Sequence[_Found], single: bool, in_part: bool, to: Screen) -> None:
    if to.is_table:
        _print_pages(found, in_part, to)
        return
    records = (_record(each, in_part) for each in found)
    if single and to.shape == "json":
        for record in records:
            to.print_object(record)
    else:
        to.print_records(records)


def _print_pages(found: Sequence[_Found], in_part: bool, to: Screen) -> None:
    from ..outputs import page

    rule = "\n" + "-" * min(to.width, page.LINE) + "\n\n"
    if in_part:
        pages = [page.of_passages(*each, width=to.width, colour=to.colour) for each in found]
    else:
        pages = [page.of_stored(each.stored, width=to.width, colour=to.colour) for each in found]
    read_long(rule.join(pages))


def _record(each: _Found, in_part: bool) -> Record:
    record = of_stored(each.stored)
    return (
        record | {"paragraphs": [{**of_passage(one), "lines": list(one.lines)} for one in each.passages]}
        if in_part
        else record
    )
