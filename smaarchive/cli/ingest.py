"""`sma ingest`: take saved pages into the archive."""

import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from .. import ingest
from ..archive import codes
from ..archive.connection import Archive, open_reading, open_writing
from ..archive.packing import pack
from ..archive.store import known, store_all
from ..discover import STDIN
from ..errors import SmaError, Usage
from ..fetch import is_url
from ..interruption import ALL, noted
from ..outputs.record import of_outcome
from ..page import PLAINLY, Outcome, State
from ..watch import changes
from .entry import told
from .how_read import How, reading_options
from .ledger import CHANGED, TROUBLE, by_state, code_of
from .options import GivenPath, gathered, screen_options
from .progress import watched
from .screen import Screen, abandon_stdout, warn
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma ingest ~/clippings page.html
  sma ingest ~/clippings --nl | jq -r 'select(.state == "no-text").source'
  sma ingest ~/Downloads --watch        take in what appears there
  sma ingest https://example.org/story https://example.org/feed.xml"""

SETTLED: tuple[State, ...] = ("unchanged", "skipped")
Changed = set[str] | None  # where a pass looks; `None` is everywhere


class Manner(NamedTuple):
    """How pages are taken in: only for show, once or again at each change, saying so much."""

    dry_run: bool
    watch: bool
    verbose: bool


@click.command("ingest", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=GivenPath(), required=True, metavar="PATH...")
@gathered(
    "manner",
    Manner,
    click.option("--dry-run", is_flag=True, help="Say what would become of every entry; store nothing."),
    click.option("--watch", is_flag=True, help="Go on with what appears in the folders, until Ctrl-C."),
    click.option("-v", "--verbose", is_flag=True, help="Name every entry on stderr, not only those in trouble."),
)  # fmt: skip
@reading_options
@screen_options("json", "nl")
@written_option
def ingest_command(paths: tuple[str, ...], manner: Manner, how: How, to: Screen, archive: Written) -> int:
    """Read the pages under the PATHs (files, folders, URLs, - for standard input) and store their articles.

    Links, hidden files, pictures and the X_files folders of saved pages are skipped. The same article twice is stored
    once. A URL is fetched, and of a feed's URL the articles that it announces; nothing else is. The ledger, one object
    an entry, is printed with --json or --nl.
    """
    counts: Counter[str] = Counter()
    passes = _passes(paths, manner, archive.path, to)
    try:
        with noted(*ALL):
            outcomes = _news(lambda changed: _pass(paths, changed, manner, how, to, archive), passes, to, manner)
            _print(_tallied(outcomes, counts, manner.verbose, to), to)
    except SmaError as error:
        if counts:
            error.add_note(f"before it {_summary(counts)}")
        raise
    except KeyboardInterrupt:
        with suppress(OSError):  # of a terminal that was closed
            so_far = _summary(counts) if counts else "nothing was taken in yet"
            warn(f"interrupted: {so_far}; the same command goes on from here")
        raise
    to.note(_summary(counts) + ("; dry run, nothing is stored" if manner.dry_run else ""))
    return code_of(counts)


def _passes(paths: tuple[str, ...], manner: Manner, archive: str, to: Screen) -> Iterator[Changed]:
    """Tell where to look for pages: once everywhere; with --watch once more for each change, where it was."""
    if not manner.watch:
        return iter([None])
    folders = _folders(paths)
    if manner.dry_run or not folders:
        raise Usage("--watch takes in what appears in a folder: name one, and leave out --dry-run.")
    return chain(iter([None]), changes(folders, Path(archive), to.note))


def _folders(paths: tuple[str, ...]) -> list[str]:
    """Return those of the paths that are on the disk, as `discover` names them: what changes there is told so."""
    return [os.path.abspath(path) for path in paths if path != STDIN and not is_url(path)]  # noqa: PTH100  (as there)


def _pass(
    paths: tuple[str, ...], changed: Changed, manner: Manner, how: How, to: Screen, archive: Written
) -> Generator[Outcome, None, None]:
    """Take in what is under the paths now, or of that only what changed."""
    with _copied(Path(archive.path)) if manner.dry_run else archive.made(to) as opened:
        # what was read as another format is to be read again
        before = None if how.format else partial(known, opened)
        if changed is None:
            items = ingest.read_new(paths, before, *how, pack=pack)
        else:
            items = ingest.read_changed(changed, _folders(paths), before, how.format, how.jobs, pack=pack)
        # closed before the archive is, also where the ledger cannot be printed
        with closing(items), closing(store_all(opened, watched(items, to.quiet, paths))) as outcomes:
            yield from outcomes


def _news(
    take_in: Callable[[Changed], Generator[Outcome, None, None]], passes: Iterable[Changed], to: Screen, manner: Manner
) -> Iterator[Outcome]:
    """Yield what became of every entry at the first pass, and at each later one of those that are new."""
    told: set[Outcome] = set()
    for number, changed in enumerate(passes):
        with closing(take_in(changed)) as outcomes:
            for outcome in outcomes:
                if not number or (outcome.state not in SETTLED and outcome not in told):
                    if number and not (manner.verbose or outcome.state in TROUBLE):  # those are named anyway
                        to.note(f"{outcome.state}: {outcome.source}")
                    yield outcome
                if outcome.state in TROUBLE:
                    told.add(outcome)


@contextmanager
def _copied(path: Path) -> Iterator[Archive]:
    """Open a copy that is thrown away: what a dry run tells is what would have happened."""
    with TemporaryDirectory(prefix="sma-") as folder, open_writing(Path(folder, "archive.db")) as copy:
        if path.exists():
            with open_reading(path) as opened, codes.told(copy.path):
                opened.connection.backup(copy.connection)
        yield copy


def _tallied(outcomes: Iterable[Outcome], counts: Counter[str], verbose: bool, to: Screen) -> Iterator[Outcome]:
    """Count the outcomes by state, and name on stderr those that somebody should look at."""
    for outcome in outcomes:
        counts[outcome.state] += 1
        counts[CHANGED] += outcome.state == "stored" and (outcome.version or 1) > 1
        counts[PLAINLY] += outcome.state not in TROUBLE + SETTLED and (outcome.reason or "").startswith(PLAINLY)
        if outcome.state == "failed":
            warn(told(outcome.state, outcome.source, outcome.reason))
        elif verbose or outcome.state in TROUBLE:
            to.note(told(outcome.state, outcome.source, outcome.reason))
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
    total = counts.total() - counts[CHANGED] - counts[PLAINLY]
    worse = f"; {counts[PLAINLY]} {PLAINLY} (-v tells why)" if counts[PLAINLY] else ""
    return f"{total} {'entry' if total == 1 else 'entries'}: {by_state(counts) or 'nothing to take in'}{worse}"
