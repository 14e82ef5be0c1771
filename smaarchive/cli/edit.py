"""`sma edit`: lay a correction over what was extracted."""

from collections.abc import Iterator, Sequence

import click

from ..archive.connection import Archive, open_reading
from ..archive.corrections import Correction, Edited, changes_of, edit, field_named, read_value
from ..archive.read import get
from ..archive.store import utc_now
from ..article import Article
from ..errors import SmaError, Usage
from ..lexicon.outlets import nearest, outlet_by_name, outlets
from ..outputs import Record
from ..outputs.plain import cut
from .ids import numbers
from .names import fields
from .options import screen_options
from .screen import Screen, done_before
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma edit 3 date=2020-05-06 headline="Seoul offers 13 percent"
  sma edit 3 4 outlet=yonhap
  sma edit 3 byline=                 the page has no byline
  sma edit 3 --undo byline           what the page says, again
  sma search is:edited"""

NAMES = {"published": "date"}  # as most who correct it call it


@click.command("edit", epilog=EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="ID... FIELD=VALUE...")
@click.option(
    "--undo",
    multiple=True,
    metavar="FIELD",
    shell_complete=fields,
    help="Take a correction back: the page is read again for it.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
@screen_options("json", "nl")
@written_option
def edit_command(words: tuple[str, ...], undo: tuple[str, ...], dry_run: bool, to: Screen, archive: Written) -> None:
    """Correct FIELDs of the articles with these IDs; an empty VALUE says that the page has none.

    FIELD is headline, date (or published), updated, byline, authors (parted by ;), outlet, agency, section, dateline,
    language or url. Authors stay when the byline changes. A correction is marked as a person's and outlives
    changes of the file and new extractions.
    """
    ids = list(numbers(word for word in words if "=" not in word))
    values = dict(_values([word for word in words if "=" in word], to))
    if not ids or not (values or undo):
        raise Usage("an edit needs ids and what to correct: sma edit 3 date=2020-05-06")
    if values and undo:
        raise Usage("--undo stands without FIELD=VALUE: a field that is corrected anew needs no undoing")
    with open_reading(archive.path) if dry_run else archive.opened(to) as opened:
        edited = _undone(opened, ids, undo, dry_run) if undo else _edited(opened, ids, values, dry_run)
        staying = [] if undo or "authors" in values else list(_authors_staying(opened, edited))
    lines = [_said(each, undo) + ("; dry run, nothing is changed" if dry_run else "") for each in edited]
    if to.asked:
        with done_before(lines[0] if len(lines) == 1 else f"{len(lines)} articles corrected"):
            to.print_records(map(_record, edited))
    for said in [*lines, *staying]:
        to.note(said)


def _edited(archive: Archive, ids: list[int], values: dict[str, Correction], dry_run: bool) -> list[Edited]:
    return changes_of(archive, ids, values) if dry_run else edit(archive, ids, values, utc_now())


def _authors_staying(archive: Archive, edited: list[Edited]) -> Iterator[str]:
    """Say of bylines that were corrected which authors stay as they were, though the new byline names them not."""
    bylines = {each.id: new or "" for each in edited for field, _, new in each.changes if field == "byline"}
    for stored in get(archive, bylines):
        if any(author not in bylines[stored.id] for author in stored.article.authors):
            yield f"authors stay: {'; '.join(stored.article.authors)} (sma edit {stored.id} 'authors=A; B')"


def _undone(archive: Archive, ids: list[int], names: Sequence[str], dry_run: bool) -> list[Edited]:
    """Take corrections back. Raises `SmaError`, and changes nothing, where there is no page that can be read again."""
    from ..archive.corrections import undo, undoing  # few edits are undone
    from ..archive.history import survivor
    from ..archive.renewal import kept, pages_of
    from .reextract import reread

    fields = list(dict.fromkeys(map(field_named, names)))
    fresh: dict[int, Article] = {}
    for page in reread(kept(archive, pages_of(archive, ids)), jobs=1):
        if page.article is None or not page.article.body or page.kept.article_id is None:
            why = page.article.reason if page.article else page.reason
            raise SmaError(f"{page.kept.source.origin} cannot be read again, so the correction stays: {why}")
        fresh[page.kept.article_id] = page.article
    for id in ids:
        if survivor(archive, id) not in fresh:
            raise SmaError(f"article {id} has no kept page to read again, so the correction stays: correct it anew")
    return undoing(archive, fresh, fields) if dry_run else undo(archive, fresh, fields, utc_now())


def _values(words: Sequence[str], to: Screen) -> Iterator[tuple[str, Correction]]:
    """Yield the fields and their values; an outlet that the lexicon knows gets its canonical name."""
    for word in words:
        name, _, text = word.partition("=")
        field, value = read_value(name, text)
        if field in ("outlet", "agency") and isinstance(value, str):
            known = outlet_by_name(value)
            if known is None:
                to.note(_unlisted(value))
            value = known.name if known else value
        yield field, value


def _unlisted(name: str) -> str:
    near = ", ".join(nearest(name, (outlet.name for outlet in outlets())))
    return f"{name} is on no list of outlets" + (f"; the nearest: {near}" if near else "")


def _record(edited: Edited) -> Record:
    return {"id": edited.id, "changed": [field for field, _, _ in edited.changes]}


def _said(edited: Edited, undone: Sequence[str]) -> str:
    if not edited.changes:
        why = f"{', '.join(undone)} is what the page says" if undone else "what it says now is kept"
        return f"article {edited.id}: nothing changed, {why}"
    said = [f"{NAMES.get(field, field)} was {_shown(old)}, is {_shown(new)}" for field, old, new in edited.changes]
    return f"article {edited.id}: {'; '.join(said)}"


def _shown(value: Correction) -> str:
    return cut("nothing" if not value else repr(value) if isinstance(value, str) else "; ".join(value))
