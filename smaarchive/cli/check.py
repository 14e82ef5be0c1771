"""`sma check`: is every byte of the archive as it was written?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..archive.check import Problem, Report, check
from ..archive.reindex import reindex
from ..errors import Damaged, NotAnArchive, SmaError
from ..outputs.plain import plain
from .options import screen_options
from .screen import Screen, write
from .writing import Written, written_option

EPILOG = """\b
Examples:
  sma check
  sma check --repair
  sma check --json | jq -r '.problems[].where'"""


@click.command("check", epilog=EPILOG)
@click.option("--repair", is_flag=True, help="Make the indexes anew where something is wrong, and check again.")
@screen_options("json", "table")
@written_option
def check_command(repair: bool, to: Screen, archive: Written) -> int:
    """Compare the archive with its checksums: articles, index, kept bytes. Exit 4 where something is wrong.

    What is wrong with the indexes, --repair puts right. For the rest, sma salvage copies what is whole.
    """
    found = report = check(Path(archive.path))
    if repair and found.problems and not any(map(_is_beyond_repair, found.problems)):
        _repair(archive, to)
        report = check(Path(archive.path))
    if to.is_table:
        write(_lines(report))
    else:
        problems = [{"where": problem.where, "what": problem.what} for problem in report.problems]
        to.print_object({"counts": dict(report.counts), "problems": problems})
    wrong = {problem.where for problem in report.problems}
    mended = [problem for problem in found.problems if problem.where not in wrong]
    if mended:
        to.note(_mended(mended))
    to.note(_verdict(report, repair))
    return Damaged.exit_code if report.problems else 0


def _repair(damaged: Written, to: Screen) -> None:
    """Make the indexes anew; a file too damaged or altered for that stays as it is, which the next check says."""
    try:
        with damaged.opened(to) as archive:
            reindex(archive)
    except SmaError as error:
        if not isinstance(error, NotAnArchive | Damaged):
            raise


def _is_beyond_repair(problem: Problem) -> bool:
    """Tell of a table that is gone: nothing is made anew of what is left."""
    return problem.where == "schema" and problem.what.startswith("table ")


def _lines(report: Report) -> Iterator[str]:
    for table, number in report.counts:
        yield f"{number:>9} {table} whole\n"
    for problem in report.problems:
        yield f"{problem.where}: {plain(problem.what)}\n"


def _mended(problems: Sequence[Problem]) -> str:
    """Say what was wrong until the indexes were made anew."""
    places = dict.fromkeys(problem.where.split()[0] for problem in problems)
    return f"{_told(problems)} found and mended: {', '.join(places)} made anew"


def _told(problems: Sequence[Problem]) -> str:
    return "1 problem" if len(problems) == 1 else f"{len(problems)} problems"


def _verdict(report: Report, repaired: bool) -> str:
    """Say how much is wrong and what helps; nothing is made anew in tables that are not as sma made them."""
    if not report.problems:
        return "no damage found"
    beyond = repaired or any(problem.where == "schema" for problem in report.problems)
    repair = "" if beyond else "`sma check --repair` makes indexes anew, "
    return f"{_told(report.problems)} found: {repair}`sma salvage OLD NEW` copies what is whole"
