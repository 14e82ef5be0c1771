"""Names that a shell completes: the outlets of the archive, the saved searches, the facets, the fields."""

import re

import click
from click.shell_completion import CompletionItem

from ..errors import SmaError
from .options import archive_path


def saved_names(context: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the saved searches whose names begin as typed."""
    from ..archive.connection import open_reading
    from ..archive.saved import saved

    try:
        with open_reading(archive_path(_db_of(context))) as opened:
            names = [each.name for each in saved(opened)]
    except SmaError:  # a prompt is no place for errors
        return []
    return [CompletionItem(name) for name in names if name.startswith(typed)]


def outlets(context: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the outlets of the archive in which a word begins as typed, in a form no shell parts: the-korea-herald."""
    from ..archive.connection import open_reading
    from ..archive.read import known

    try:
        with open_reading(archive_path(_db_of(context))) as opened:
            names = ["-".join(re.findall(r"\w+", name.casefold())) for name in known(opened, "outlet")]
    except SmaError:
        return []
    begun = typed.casefold()
    return [CompletionItem(name) for name in names if name.startswith(begun) or f"-{begun}" in name]


def fields(context: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give what can be corrected, and taken back."""
    from ..archive.corrections import CORRECTABLE

    return [CompletionItem(name) for name in ("date", *CORRECTABLE) if name.startswith(typed)]


def facets(context: click.Context, option: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give what hits can be counted by."""
    from ..archive.around import FACETS

    return [CompletionItem(name) for name in FACETS if name.startswith(typed)]


def _db_of(context: click.Context) -> str | None:
    given = context.params.get("db")
    return str(given) if given else None
