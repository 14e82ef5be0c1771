"""`sma completion`: print the completion script of a shell."""

import click
from click.shell_completion import get_completion_class

from ..errors import Usage
from . import COMPLETING
from .screen import write

EPILOG = """\b
Examples:
  eval "$(sma completion bash)"     in ~/.bashrc
  eval "$(sma completion zsh)"      in ~/.zshrc
  sma completion fish > ~/.config/fish/completions/sma.fish"""


@click.command("completion", epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, outlets and saved names in SHELL."""
    made = get_completion_class(shell)
    if made is None:
        raise Usage(f"no completion for {shell}: bash, zsh and fish have one")
    write([made(context.find_root().command, {}, "sma", COMPLETING).source()])
