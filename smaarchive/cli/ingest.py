"""`sma ingest`: take saved pages into the archive."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from .. import ingest
from ..archive.connection import WRITER_WAIT, Archive, open_reading, open_writing
from ..archive.store import known, store_all
from ..article import Outcome
from ..errors import IncompleteIngest
from ..outputs.record import of_outcome
from .options import How, archive_option, reading_options, screen_options
from .progress import watched
from .screen import Screen, abandon_stdout, warn

EPILOG = """\b
Examples:
  sma ingest ~/clippings page.html
  sma ingest ~/clippings --nl | jq -r 'select(.state == "no-text").source'
  curl -s https://example.org/story | sma ingest -"""

STATES = ("stored", "unchanged", "duplicate", "no-text", "skipped", "failed")
TROUBLE = ("no-text", "failed")


@click.command("ingest", epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--dry-run", is_flag=True, help="Say what would become of every entry; store nothing.")
@click.option(
    "--wait", type=click.FloatRange(0), default=WRITER_WAIT, show_default=True, metavar="SECONDS",
    help="How long to wait for another process that writes.",
)  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Name every entry on stderr, not only those in trouble.")
@reading_options
@screen_options("json", "nl")
@archive_option
def ingest_command(
    paths: tuple[str, ...], dry_run: bool, wait: float, verbose: bool, how: How, to: Screen, archive: Path
) -> int:
    """Read the pages under the PATHs (files, folders, - for standard input) and store their articles.

    Links, hidden files, pictures and the X_files folders of saved pages are skipped. The same article twice is stored
    once. The ledger, one object an entry, is printed with --json or --nl.
    """
    counts: Counter[str] = Counter()
    try:
        with _copied(archive) if dry_run else open_writing(archive, wait, cache(to.note)) as opened:
            # what was read as another format is to be read again
            items = ingest.read_new(paths, None if how.format else partial(known, opened), *how)
            # closed before the archive is, also where the ledger cannot be printed
            with closing(items), closing(store_all(opened, watched(items, to.quiet))) as outcomes:
                _print(_tallied(outcomes, counts, verbose), to)
    except KeyboardInterrupt:
        warn(f"interrupted: {_summary(counts)}; the same command goes on from here")
        raise
    to.note(_summary(counts) + ("; dry run, nothing is stored" if dry_run else ""))
    return IncompleteIngest.exit_code if any(counts[state] for state in TROUBLE) else 0


@contextmanager
def _copied(path: Path) -> Iterator[Archive]:
    """Open a copy that is thrown away: what a dry run tells is what would have happened."""
    with TemporaryDirectory(prefix="sma-") as folder, open_writing(Path(folder, "archive.db")) as copy:
        if path.exists():
            with open_reading(path) as opened:
                opened.connection.backup(copy.connection)
        yield copy


def _tallied(outcomes: Iterable[Outcome], counts: Counter[str], verbose: bool) -> Iterator[Outcome]:
    """Count the outcomes by state, and name on stderr those that somebody should look at."""
    for outcome in outcomes:
        counts[outcome.state] += 1
        if verbose or outcome.state in TROUBLE:
            warn(": ".join(filter(None, [outcome.state, outcome.source, outcome.reason])))
        yield outcome


def _print(outcomes: Iterator[Outcome], to: Screen) -> None:
    """Print the ledger where it was asked for; pages are stored to the end, whether or not it is read to the end."""
    if to.asked:
        try:
            to.print_records(map(of_outcome, outcomes))
        except BrokenPipeError:
            abandon_stdout()
    deque(outcomes, maxlen=0)


def _summary(counts: Counter[str]) -> str:
    parts = [f"{counts[state]} {state}" for state in STATES if counts[state]]
    total = counts.total()
    return f"{total} {'entry' if total == 1 else 'entries'}: {', '.join(parts) or 'nothing to take in'}"
