"""`sma extract`: print what `ingest` would store."""

from collections.abc import Iterable, Iterator
from contextlib import closing

import click

from .. import ingest
from ..article import Article
from ..errors import SmaError, Usage
from ..interruption import ALL, noted
from ..outputs.record import of_article
from ..page import Extracted, Refused
from .entry import told
from .how_read import How, reading_options
from .options import GivenPath, screen_options
from .screen import Screen, warn, write

EPILOG = """\b
Examples:
  sma extract page.txt
  sma extract --nl ~/clippings | jq -r .headline
  sma extract page.html --explain     every line, and the rule that decided"""


@click.command("extract", epilog=EPILOG)
@click.argument("paths", nargs=-1, type=GivenPath(), required=True, metavar="PATH...")
@click.option("--explain", is_flag=True, help="Print the page: what each line was taken for, and why.")
@reading_options
@screen_options("json", "table", "nl", "csv", "tsv")
def extract_command(paths: tuple[str, ...], explain: bool, how: How, to: Screen) -> int:
    """Print the article of every page under the PATHs; `-` is standard input. Nothing is stored."""
    if explain and to.asked and not to.is_table:
        raise Usage(
            f"--explain is for reading and has no --{to.shape}: sma show ID --explain --json has the fields' rules"
        )
    failed: list[Refused] = []
    with noted(*ALL), closing(ingest.read_articles(paths, *how, explaining=explain)) as items:
        pages = _pages(items, to, failed)
        if explain:
            write(_explained(pages, to))
        else:
            _print((page.article for page in pages), to)
    return SmaError.exit_code if failed else 0


def _pages(items: Iterable[Extracted | Refused], to: Screen, failed: list[Refused]) -> Iterator[Extracted]:
    for item in items:
        if isinstance(item, Refused):
            _tell(item, to, failed)
        else:
            if item.note:
                to.note(f"{item.source.origin}: {item.note}")
            yield item


def _print(articles: Iterable[Article], to: Screen) -> None:
    if to.is_table:
        from ..outputs import page

        write(page.of_article(article, width=to.width, colour=to.colour) + "\n" for article in articles)
    else:
        to.print_records(map(of_article, articles))


def _explained(pages: Iterable[Extracted], to: Screen) -> Iterator[str]:
    """Yield the explanation of every page, laid out where a terminal shows it, a line a line elsewhere."""
    from ..outputs.explain import as_text

    for page in pages:
        if to.is_table:
            from ..outputs import explain_screen

            yield explain_screen.of_page(page.article, page.labels, width=to.width, colour=to.colour) + "\n"
        else:
            yield from as_text(page.article, page.labels)


def _tell(refused: Refused, to: Screen, failed: list[Refused]) -> None:
    """Say on stderr that an entry gave no page; of what was skipped, only to one who listens."""
    if refused.state == "failed":
        failed.append(refused)
        warn(told(refused.state, refused.origin, refused.reason))
    else:
        to.note(told(refused.state, refused.origin, refused.reason))
