"""`--help` and `--version` as click has them, but for their translation: looking for one takes 2 ms."""

from collections.abc import Callable
from typing import Any

import click

from .. import __version__


def _telling(*names: str, help: str, text: Callable[[click.Context], str]) -> Callable[..., Any]:
    """Make an option that prints a text, and that is all."""

    def told(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            click.echo(text(context), color=context.color)
            context.exit()

    return click.option(*names, is_flag=True, is_eager=True, expose_value=False, callback=told, help=help)


help_option = _telling("-h", "--help", help="Show this message and exit.", text=click.Context.get_help)
version_option = _telling("--version", help="Show the version and exit.", text=lambda _: f"sma, version {__version__}")
