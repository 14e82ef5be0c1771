"""Options of how pages are read; only a command that reads some loads them."""

from typing import NamedTuple

import click

from .options import gathered

OTHER_NAMES = {"json": "jsonl", "txt": "text", "md": "markdown", "htm": "html", "eml": "mail", "gz": "gzip"}


class How(NamedTuple):
    """How pages are read: as which format, by how many processes, fetched from where.

    `None` is the format that the page says, and all cores.
    """

    format: str | None = None
    jobs: int | None = None
    allow_private: bool = False


_jobs = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes read.  [default: one a core]"
)
jobs_option = gathered("how", How, _jobs)
reading_options = gathered(
    "how",
    How,
    click.option(
        "--format",
        metavar="NAME",
        callback=lambda _context, _option, name: OTHER_NAMES.get(name, name),
        help="Read as this format (html, text, json ...), whatever it says.",
    ),
    _jobs,
    click.option("--allow-private", is_flag=True, help="Fetch URLs of private addresses too."),
)
