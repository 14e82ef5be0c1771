"""How a command ends: its exit code, and one line on stderr where something is wrong."""

import os
import sys

import click

from ..errors import MalformedQuery, SmaError
from ..outputs.plain import plain
from . import INTERRUPTED
from .screen import abandon_stdout

LED = 36  # characters of a query before and behind the place that is pointed at


def exit_code(command: click.Command, arguments: list[str]) -> int:
    """Run a command line to its end and return its exit code; a pipe that was closed is quiet, and no fault.

    click's own `main` is not used: it takes a closed pipe for a fault.
    """
    try:
        with command.make_context("sma", arguments) as context:
            returned = command.invoke(context)
        sys.stdout.flush()
        return returned if isinstance(returned, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:
        abandon_stdout()
        return 0
    except click.Abort:
        return INTERRUPTED
    except KeyboardInterrupt as end:
        code = end.args[0] if end.args else INTERRUPTED
        return code if isinstance(code, int) else INTERRUPTED  # a codec that is interrupted says so in words
    except click.exceptions.NoArgsIsHelpError as error:
        return _said(f"{error.format_message()}\n", error.exit_code)
    except click.ClickException as error:
        return _complain(_usage(error), SmaError.exit_code)
    except SmaError as error:
        said = "; ".join([str(error), *getattr(error, "__notes__", ())])
        return _complain(said, error.exit_code, _pointed(error) if isinstance(error, MalformedQuery) else "")
    except OSError as error:
        return _complain(_system(error), SmaError.exit_code)


def _complain(message: str, code: int, place: str = "") -> int:
    """Say in one line what is wrong; `place` are further lines, for a terminal."""
    line = f"sma: error: {plain(' '.join(message.split()))}\n"
    return _said(line + (place if sys.stderr.isatty() else ""), code)


def _said(text: str, code: int) -> int:
    """Say how the command ended; where that cannot be written either, the code alone says it."""
    try:
        sys.stderr.write(text)
        sys.stdout.flush()
    except OSError:
        abandon_stdout()
    return code


def _pointed(error: MalformedQuery) -> str:
    """Write the query, cut where it is long, and under it a pointer at the value that cannot be read."""
    if error.column is None:
        return ""
    from ..outputs.plain import columns_of

    before = plain(error.query[max(0, error.column - LED) : error.column])
    shown = before + plain(error.query[error.column : error.column + LED])
    return f"  {shown}\n  {' ' * columns_of(before)}^\n"


def _usage(error: click.ClickException) -> str:
    """Say what is wrong with the command line, and where its help is."""
    message = error.format_message()
    if isinstance(error, click.NoSuchOption) and error.possibilities:  # the nearest stands first
        message = f"{error.message} Did you mean {error.possibilities[0]!r}?"
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} Try '{context.command_path} --help'." if context else message


def _system(error: OSError) -> str:
    return ": ".join(filter(None, [os.fsdecode(error.filename or b""), error.strerror or str(error)]))
