"""Being told to end, by a system that shuts down (SIGTERM) or a terminal that is closed (SIGHUP), is as Ctrl-C is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def as_ctrl_c() -> Iterator[None]:
    """Let the signals rise as `KeyboardInterrupt`, with the exit code of who is ended so; an ignored one stays so."""
    heard = [number for number in SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _rise)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _rise(number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt(128 + number)
