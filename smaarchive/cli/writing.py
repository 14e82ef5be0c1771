"""The archive of a command that writes: who else writes to it is waited for, which is said, but not for ever."""

import math
from functools import cache

import click

from ..archive.connection import WRITER_WAIT, Archive, open_existing, open_writing
from ..frozen import Frozen
from .options import archive_path, db_option, gathered
from .screen import Screen


class Written(Frozen):
    """Where the archive is, and how many seconds another process that writes to it is waited for."""

    path: str
    wait: float = WRITER_WAIT

    def opened(self, to: Screen) -> Archive:
        """Open the archive, which must be there."""
        return open_existing(self.path, self.wait, cache(to.note))

    def made(self, to: Screen) -> Archive:
        """Open the archive; where there is none, make it."""
        return open_writing(self.path, self.wait, cache(to.note))


def _written(db: str | None, wait: float) -> Written:
    if math.isnan(wait):
        raise click.BadParameter("nan is no number of seconds", param_hint="--wait")
    return Written(archive_path(db), wait)


# the command is handed `archive`, a `Written`
written_option = gathered(
    "archive",
    _written,
    click.option(
        "--wait", type=click.FloatRange(0), default=WRITER_WAIT, show_default=True, metavar="SECONDS",
        help="How long to wait for another process that writes.",
    ),
    db_option,
)  # fmt: skip
