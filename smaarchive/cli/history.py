"""What `sma show` prints beside an article: its versions, what changed between two, the bytes it was read from."""

import sys
from collections.abc import Iterable

from ..archive.connection import Archive
from ..archive.history import Version, original, versions
from ..errors import NothingFound, Usage
from ..outputs import diff, explain
from ..outputs.record import of_found, of_version
from .screen import Screen, write, write_bytes


def print_versions(archive: Archive, id: int, to: Screen) -> None:
    """List every text an article has had, the first one first; as JSON each with all its fields."""
    found = versions(archive, id)
    if to.is_table:
        from ..outputs import table

        rows = [(str(each.number), each.replaced, each.article.date, each.article.headline) for each in found]
        write([table.of_rows(("version", "replaced", "date", "headline"), rows, width=to.width, colour=to.colour)])
    else:
        names = ("version", "replaced", "headline", "date", "byline", "outlet", "words", "source")
        to.print_records(map(of_version, found), names)


def print_diff(archive: Archive, id: int, number: int, to: Screen) -> None:
    """Print what the version behind `number` changed; `number` 0 is the last one that was replaced."""
    if to.shape in ("csv", "tsv"):
        raise Usage(f"--diff has no place in --{to.shape}: it is printed with --json, --nl or --table")
    found = versions(archive, id)
    if len(found) > 1:
        _print_change(*_pair(found, number), to)
        return
    if not to.is_table:
        to.print_object({"from": None, "to": None, "replaced": None, "diff": [], "fields": {}})
    to.note(f"article {id} never changed")


def _pair(found: list[Version], number: int) -> tuple[Version, Version]:
    number = number or len(found) - 1
    if number >= len(found):
        raise NothingFound(f"version {number} was not replaced: --diff takes 1 to {len(found) - 1} here")
    return found[number - 1], found[number]


def _print_change(old: Version, new: Version, to: Screen) -> None:
    names = (f"version {old.number}", f"version {new.number}")
    lines = list(diff.unified(old.article, new.article, names))
    changed = diff.fields(old.article, new.article)
    if to.is_table:
        write([*_laid_out(lines, to), *diff.fields_as_text(changed)])
    else:
        told = {"from": old.number, "to": new.number, "replaced": old.replaced}
        to.print_object({**told, "diff": lines, "fields": {name: list(pair) for name, pair in changed.items()}})
    if not lines:
        same = "headline and body are" if changed else "everything shown is"
        to.note(f"{same} the same in {names[0]} and {names[1]}")


def _laid_out(lines: list[str], to: Screen) -> Iterable[str]:
    """Lay a diff out where a terminal shows it; elsewhere it is one that other programs read."""
    if to.asked and not to.colour:
        return diff.as_text(lines)
    from ..outputs import diff_screen

    return [diff_screen.of_lines(lines, width=to.width, colour=to.colour)]


def print_raw(archive: Archive, id: int, to: Screen) -> None:
    """Write the bytes of an article's source, the latest current one; say on stderr which it is."""
    if sys.stdout.isatty():
        raise Usage(f"the bytes of a page may steer a terminal: send them elsewhere (sma show {id} --raw > FILE)")
    found = original(archive, id)
    write_bytes(found.data)
    to.note(f"{found.path}: {len(found.data)} bytes")


def print_evidence(archive: Archive, id: int, to: Screen) -> None:
    """Print of every field which rule gave it, from which lines, and how sure it is; for reading unless asked."""
    article = versions(archive, id)[-1].article
    if to.asked and not to.is_table:
        to.print_records(map(of_found, article.evidence), ("field", "value", "confidence", "lines", "rule"))
    elif to.is_table:
        from ..outputs import explain_screen

        write([explain_screen.of_fields(article, width=to.width, colour=to.colour)])
    else:
        write(explain.fields_as_text(article))
