"""A pager as a process of its own."""

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterable


def page(command: str, text: str, fallback: Callable[[Iterable[str]], None]) -> None:
    """Show a text through a pager; where it cannot be started, hand the text to `fallback`."""
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
        pager.communicate(text.encode("utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
