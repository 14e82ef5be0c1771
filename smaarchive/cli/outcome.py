"""How a command ends: its exit code, and one line on stderr where something is wrong."""

import os
import sys
from collections.abc import Callable

import click

from ..errors import SmaError
from ..outputs.plain import plain
from .screen import abandon_stdout

INTERRUPTED = 130


def exit_code(command: Callable[[], object]) -> int:
    """Run a command to its end and return its exit code; a closed pipe is quiet."""
    try:
        returned = command()
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()
        return 0
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        return _complain(_usage(error), error.exit_code if isinstance(error, click.UsageError) else SmaError.exit_code)
    except SmaError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:
        abandon_stdout()
        return _complain(_system(error), SmaError.exit_code)
    return returned if isinstance(returned, int) else 0


def _complain(message: str, code: int) -> int:
    """Say in one line what is wrong; where the last output cannot be written either, the code alone says it."""
    if message:
        try:
            sys.stdout.flush()
            sys.stderr.write(f"sma: error: {plain(' '.join(message.split()))}\n")
        except OSError:
            abandon_stdout()
    return code


def _usage(error: click.ClickException) -> str:
    """Say what is wrong with the command line, and where its help is."""
    message = error.format_message()
    context = getattr(error, "ctx", None)
    return f"{message} Try '{context.command_path} --help'." if context else message


def _system(error: OSError) -> str:
    return ": ".join(filter(None, [error.strerror or str(error), os.fsdecode(error.filename or b"")]))
