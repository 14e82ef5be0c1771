"""A pager as a process of its own."""

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterable

from ..errors import SmaError


def page(command: str, text: str, fallback: Callable[[Iterable[str]], None]) -> None:
    """Show a text through a pager; where it cannot be started, hand the text to `fallback`.

    Raise `BrokenPipeError` where it was left before it had taken the whole text, `SmaError` where it failed.
    """
    # what git sets: leave at the end of a short text, pass colours on, keep the text on the screen
    environment = {"LESS": "FRX", **os.environ}
    try:
        pager = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, env=environment)
    except (OSError, ValueError):
        fallback([text])
        return
    # Ctrl-C is the pager's while it runs
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        left = _left(pager, text.encode("utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    if pager.returncode:
        raise SmaError(f"the pager {command!r} failed ({pager.returncode}): SMA_PAGER= prints without one")
    if left is not None:
        raise left


def _left(pager: "subprocess.Popen[bytes]", data: bytes) -> BrokenPipeError | None:
    """Feed a pager and wait for its end; give the error of the pipe that it closed before it had all."""
    left = None
    if pager.stdin:
        try:
            pager.stdin.write(data)
            pager.stdin.close()
        except BrokenPipeError as error:
            left = error
    pager.wait()
    return left
