"""`sma reextract`: run today's extraction over the kept pages."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress

import click

from .. import ingest
from ..archive.connection import Archive, open_reading
from ..archive.renewal import Kept, Reread, all_pages, kept, pages_of, renew
from ..errors import Damaged, DamagedPage, Usage
from ..interruption import ALL, noted
from ..outputs.record import of_outcome
from ..page import Extracted, Outcome, Refused, Source
from .how_read import How, jobs_option
from .ids import numbers
from .ledger import TROUBLE, by_state, code_of
from .options import screen_options
from .progress import shown
from .screen import Screen, done_before, warn
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma reextract 3 --dry-run
  sma reextract --all
  sma search -has:date --limit 0 --ids | sma reextract -"""

_DAMAGED = "its bytes are not as they were kept: run `sma check`"


@click.command("reextract", epilog=EPILOG)
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--all", "every", is_flag=True, help="Every article, and the pages that had none.")
@click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
@jobs_option
@screen_options("json", "nl")
@written_option
def reextract_command(ids: tuple[str, ...], every: bool, dry_run: bool, how: How, to: Screen, archive: Written) -> int:
    """Read the kept pages of the articles with these IDs again; the files are not needed.

    Ids stay. Where something changed, what was becomes a version (sma show ID --diff); corrections by hand stay. A page
    whose bytes are damaged is told, and the rest is read; the exit code is 4 then. The ledger, one object a page, is
    printed with --json or --nl.
    """
    if bool(ids) == every:
        raise Usage("reextract needs ids, or --all: sma reextract 3")
    wanted = list(numbers(ids))
    outcomes: list[Outcome] = []

    def tell(outcome: Outcome) -> None:
        outcomes.append(outcome)
        _tell(outcome, dry_run, to)

    try:
        with noted(*ALL), open_reading(archive.path) if dry_run else archive.opened(to) as opened:
            pages = all_pages(opened) if every else pages_of(opened, wanted)
            found = reread(_whole(opened, pages, tell), how.jobs)
            items = shown(found, to.quiet, _names, lambda: len(pages))
            for outcome in renew(opened, items, dry_run):
                tell(outcome)
    except KeyboardInterrupt:
        with suppress(OSError):  # of a terminal that was closed
            warn(f"interrupted: {_summary(outcomes)}")
        raise
    summary = _summary(outcomes) + ("; dry run, nothing is changed" if dry_run else "")
    if to.asked:
        with done_before(summary):
            to.print_records(map(of_outcome, outcomes))
    to.note(summary)
    damaged = any(outcome.reason == _DAMAGED for outcome in outcomes)
    return Damaged.exit_code if damaged else code_of(_counted(outcomes))


def _whole(archive: Archive, pages: Iterable[int], tell: Callable[[Outcome], None]) -> Iterator[Kept]:
    """Fetch kept pages; of one that is not as it was that is told, and those behind it are read."""
    for id in pages:
        try:
            yield from kept(archive, [id])
        except DamagedPage as error:
            tell(Outcome(error.path or f"page {id}", "failed", _DAMAGED))


def reread(pages: Iterable[Kept], jobs: int | None) -> Iterator[Reread]:
    """Read kept pages again; of what a page is read as, the first article counts."""
    ahead: deque[Kept] = deque()

    def sources() -> Iterator[tuple[Source, str]]:
        for page in pages:
            ahead.append(page)
            yield page.source, page.format

    with closing(ingest.reread(sources(), jobs)) as found:
        for items in found:
            page = ahead.popleft()
            article = next((item.article for item in items if isinstance(item, Extracted)), None)
            why = next((item.reason for item in items if isinstance(item, Refused)), f"no longer read as {page.format}")
            yield Reread(page, article and article._replace(source=page.source.origin), None if article else why)


def _names(page: Reread) -> tuple[str, str]:
    """Name a page for who waits; each counts, whatever file it is a record of."""
    return page.kept.source.origin, page.kept.source.origin


def _tell(outcome: Outcome, dry_run: bool, to: Screen) -> None:
    """Name on stderr what somebody should look at: what is in trouble, and in a dry run what would change."""
    if outcome.state in TROUBLE or (dry_run and outcome.state == "stored"):
        what = f"article {outcome.id}" if outcome.id else None
        say = warn if outcome.state == "failed" else to.note
        say(": ".join(filter(None, [outcome.state, what, outcome.source, outcome.reason])))


def _counted(outcomes: Iterable[Outcome]) -> Counter[str]:
    return Counter(outcome.state for outcome in outcomes)


def _summary(outcomes: Iterable[Outcome]) -> str:
    counts = _counted(outcomes)
    total = counts.total()
    return f"{total} {'page' if total == 1 else 'pages'} read again: {by_state(counts) or 'nothing to read'}"
