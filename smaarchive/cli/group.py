"""The commands and what each does in a line; the group imports a command only when it is called."""

from importlib import import_module

import click

from ..interruption import noted
from .eager import help_option, version_option

# name -> one line of help; the command is the function of that name in smaarchive/cli/NAME.py
COMMANDS = {
    "ingest": "Take saved pages into the archive.",
    "search": "Find articles.",
    "count": "Count the articles that a search finds.",
    "timeline": "Count them by month and outlet.",
    "saved": "List the searches that were saved.",
    "new": "Show what is new in a saved search.",
    "similar": "Find articles like one.",
    "story": "Show who ran a story, and what each cut or changed.",
    "show": "Read articles.",
    "list": "List articles, newest first.",
    "sources": "List the files that were taken in, and those without an article.",
    "edit": "Correct what was extracted, for good.",
    "reextract": "Read the kept pages again.",
    "rm": "Remove articles.",
    "extract": "Print what ingest would store; store nothing.",
    "check": "Find damage in the archive.",
    "salvage": "Copy what is whole of a damaged archive.",
    "backup": "Copy the archive, also while an ingest runs.",
    "reindex": "Make the indexes anew.",
    "doctor": "Print versions, paths, settings and what is unusual.",
    "help": "Explain the query language, or a command.",
    "completion": "Print the completion script of a shell.",
}

# what other programs call them
OTHER_NAMES = {
    "add": "ingest", "import": "ingest", "load": "ingest", "find": "search", "grep": "search", "query": "search",
    "read": "show", "view": "show", "cat": "show", "open": "show", "get": "show", "ls": "list", "all": "list",
    "delete": "rm", "remove": "rm", "del": "rm", "correct": "edit", "verify": "check", "fsck": "check",
    "repair": "check --repair", "export": "list --limit 0 --csv", "version": "--version",
}  # fmt: skip

EPILOG = """\b
Examples:
  sma ingest ~/clippings
  sma search "unpaid leave" -korea
  sma search esper --since 2020-04 | jq -r '.[].headline'

The archive is --db, else $SMA_DB, else $XDG_DATA_HOME/sma/archive.db.
Into a pipe, what is listed or shown is JSON. Completion: sma completion --help."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and line of help alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        with noted():
            command: click.Command = getattr(import_module(f"smaarchive.cli.{cmd_name}"), f"{cmd_name}_command")
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        typed = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            name = next((arg for arg in typed if arg in COMMANDS), "")
            command, option = self.get_command(ctx, name), error.option_name
            if not any(option in known.opts for known in (command.params if command else ())):
                raise
            raise click.UsageError(f"{option} stands behind the command: sma {name} {option} ...", ctx) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches

        near = OTHER_NAMES.get(name) or next(iter(get_close_matches(name, COMMANDS, 1)), None)
        meant = f": did you mean sma {near}?" if near else "."
        raise click.UsageError(f"No such command {name!r}{meant}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@version_option
@help_option
def sma() -> None:
    """A local archive of defense cost-sharing news: saved pages in, searchable articles out."""
