"""`sma help`: what no command's own help has room for."""

import re
import sys
import textwrap

import click

from ..archive.language import HELP
from .group import COMMANDS, sma
from .screen import choose, read_long, write

EPILOG = """\b
Examples:
  sma help                 the query language
  sma help query           the same
  sma help search          what sma search --help prints"""

EXAMPLE = re.compile(r"  (\S.*?)(?: {2,}(\S.*))?$")  # `  unpaid leave        all of the words`
BESIDE = " " * 10  # a line that begins so goes on with what is said of an example
BELOW = " " * 6


def _topics(context: click.Context, argument: click.Parameter, typed: str) -> list[str]:
    return [topic for topic in ("query", *COMMANDS) if topic.startswith(typed)]


@click.command("help", epilog=EPILOG)
@click.argument("topic", default="query", metavar="[TOPIC]", shell_complete=_topics)
@click.pass_context
def help_command(context: click.Context, topic: str) -> None:
    """Explain a TOPIC: the query language, or a command."""
    if topic == "query":
        width = choose().width
        read_long(fitted(HELP, width) if sys.stdout.isatty() else HELP)
        return
    command = sma.get_command(context, topic) if topic in COMMANDS else None
    if command is None:
        raise click.UsageError(f"No help on {topic!r}: there is some on query, and on every command.", context.parent)
    with click.Context(command, context.parent, topic) as within:
        write([command.get_help(within), "\n"])


def fitted(text: str, width: int) -> str:
    """Lay out the help on queries in fewer columns than it was written for: what an example means stands below it."""
    if width >= max(map(len, text.splitlines())):
        return text
    pieces: list[list[str]] = []  # an indentation, a text
    for line in text.splitlines():
        example = EXAMPLE.match(line)
        if line.startswith(BESIDE) or (line and not example and pieces and not pieces[-1][0] and pieces[-1][1]):
            pieces[-1][1] += f" {line.strip()}"
        elif example:
            pieces += [["  ", example[1]], *([[BELOW, example[2]]] if example[2] else [])]
        else:
            pieces.append(["", line])
    laid = (
        textwrap.fill(piece, width, initial_indent=start, subsequent_indent=start, break_on_hyphens=False)
        for start, piece in pieces
    )
    return "\n".join(laid) + "\n"
