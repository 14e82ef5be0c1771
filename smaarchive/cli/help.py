"""`sma help`: what no command's own help has room for."""

import click

from ..archive.language import HELP
from .group import COMMANDS, sma
from .screen import read_long, write

EPILOG = """\b
Examples:
  sma help                 the query language
  sma help query           the same
  sma help search          what sma search --help prints"""


@click.command("help", epilog=EPILOG)
@click.argument("topic", default="query", metavar="[TOPIC]")
@click.pass_context
def help_command(context: click.Context, topic: str) -> None:
    """Explain a TOPIC: the query language, or a command."""
    if topic == "query":
        read_long(HELP)
        return
    command = sma.get_command(context, topic) if topic in COMMANDS else None
    if command is None:
        raise click.UsageError(f"No help on {topic!r}: there is some on query, and on every command.", context.parent)
    with click.Context(command, context.parent, topic) as within:
        write([command.get_help(within), "\n"])
