"""`sma help`: what no command's own help has room for."""

import click

from ..archive.language import HELP
from .screen import read_long

EPILOG = """\b
Examples:
  sma help                 the query language
  sma help query           the same
  sma search --help"""


@click.command("help", epilog=EPILOG)
@click.argument("topic", type=click.Choice(["query"]), default="query")
def help_command(topic: str) -> None:
    """Explain a TOPIC: the query language."""
    read_long(HELP)
