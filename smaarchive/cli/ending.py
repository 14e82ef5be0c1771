"""Being told to end, by a system that shuts down (SIGTERM) or a terminal that is closed (SIGHUP), is as Ctrl-C is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def as_ctrl_c() -> Iterator[None]:
    """Let the signals rise as `KeyboardInterrupt`, with the exit code of who is ended so; an ignored one stays so."""
    heard: list[int] = []

    def rise(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    listened = [number for number in SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in listened:
        signal.signal(number, rise)
    try:
        yield
    except KeyboardInterrupt as end:  # or one of a library's own, which was told of ours
        if heard:
            raise KeyboardInterrupt(128 + heard[0]) from end
        raise
    finally:
        for number in listened:
            signal.signal(number, signal.SIG_DFL)
