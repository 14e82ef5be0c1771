"""The command line: the only place that prints or exits. A command is imported when it is called."""

import gc
import os
import sys

TYPE_CHECKING = False  # `typing` is not loaded yet when the program starts
if TYPE_CHECKING:
    from typing import IO

SELDOM = 50_000  # objects made between two looks for garbage: more than a search makes, which looking slows down
COMPLETING = "_SMA_COMPLETE"  # set by the script that `sma completion` prints
SIGNALLED = 128  # and the number of the signal is the code of who is ended by one
INTERRUPTED = 130
UNWRITTEN = 2


def command() -> None:
    """Run the command of this process, and end the process with its code."""
    _end(_code(sys.argv[1:]))


def main(arguments: list[str] | None = None) -> None:
    """Run one command within a process that goes on; raise `SystemExit` with its code."""
    sys.exit(_code(sys.argv[1:] if arguments is None else arguments))


def _code(arguments: list[str]) -> int:
    gc.set_threshold(SELDOM)
    try:
        return _run(arguments)
    except KeyboardInterrupt:  # before or behind the command, which has its own answer to it
        return INTERRUPTED


def _end(code: int) -> None:
    """End the process here: whoever had something to close has closed it, and Python would take all else apart."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream and code > SIGNALLED:
                _flush_at_once(stream)
            elif stream:
                stream.flush()
        except (BrokenPipeError, BlockingIOError):  # nobody reads it
            continue
        except OSError:  # which has been told
            code = code or UNWRITTEN
    os._exit(code)


def _flush_at_once(stream: "IO[str]") -> None:
    """Write what there is room for: whoever was interrupted waits for no reader."""
    os.set_blocking(stream.fileno(), False)
    try:
        stream.flush()
    finally:
        os.set_blocking(stream.fileno(), True)  # a terminal is the shell's too


def _run(arguments: list[str]) -> int:
    # imported here, and above only what Python has loaded: Ctrl-C at the start is no traceback either
    from ..interruption import noted

    with noted():
        from contextlib import suppress

        from .group import sma
        from .outcome import exit_code
        from .screen import prepare_streams

    prepare_streams()
    if COMPLETING in os.environ:
        with suppress(OSError):  # the shell that asked has gone
            sma.main(prog_name="sma", complete_var=COMPLETING)
        return UNWRITTEN
    return exit_code(sma, [*arguments])
