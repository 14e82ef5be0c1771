"""Being told to end, by a system that shuts down (SIGTERM) or a terminal that is closed (SIGHUP), is as Ctrl-C is."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
UNANSWERED = (signal.SIG_DFL, signal.default_int_handler)


@contextmanager
def as_ctrl_c() -> Iterator[None]:
    """Let the signals rise as `KeyboardInterrupt`, with the exit code of who is ended so; an ignored one stays so."""
    heard: list[int] = []

    def rise(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    before = {number: handler for number in SIGNALS if (handler := signal.getsignal(number)) in UNANSWERED}
    for number in before:
        signal.signal(number, rise)
    try:
        yield
    except KeyboardInterrupt as end:  # or one of a library's own, which was told of ours
        if heard:
            raise KeyboardInterrupt(128 + heard[0]) from end
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
