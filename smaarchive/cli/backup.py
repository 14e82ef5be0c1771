"""`sma backup`: copy the archive."""

from pathlib import Path

import click

from ..archive.backup import backup
from ..archive.connection import open_reading
from .options import GivenPath, archive_option, screen_options
from .screen import Screen

EPILOG = """\b
Examples:
  sma backup "/media/stick/sma-$(date +%F).db"
  sma backup ~/archive-copy.db"""


@click.command("backup", epilog=EPILOG)
@click.argument("file", type=GivenPath(path_type=Path))
@screen_options()
@archive_option
def backup_command(file: Path, to: Screen, archive: str) -> None:
    """Copy the archive to FILE and check the copy; an ingest that runs meanwhile waits for it.

    FILE must not exist. It is an archive like the first: sma search --db FILE.
    """
    with open_reading(archive) as opened:
        report = backup(opened, file)
    count = dict(report.counts)["articles"]
    to.note(f"{count} {'article' if count == 1 else 'articles'} copied and checked: {file}")
