"""Ctrl-C, and what is as it is: noted when it is heard, and answered where nothing is half done.

A handler that raises does so between any two steps of Python: in the callback of a weak reference, as importlib has
them, where the exception is lost; in `__set_name__`, where it becomes another; in a Condition, whose lock is never
given back. So it is only noted, and `answer` lets it rise. SIGTERM (a system that shuts down) and SIGHUP (a terminal
that is closed) are as SIGINT is.
"""

import math
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

ALL = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
INSISTS = 1.0  # seconds; sooner is no second thought: of a terminal that is closed, kernel and shell both tell
_UNANSWERED = (signal.SIG_DFL, signal.default_int_handler)


class _Heard:
    """What the main thread, which alone is told, has heard: a signal (0 is none), when, and whether it rose."""

    number = 0
    since = 0.0
    risen = False
    waiting = False  # in what may be broken off


_heard = _Heard()


@contextmanager
def noted(*numbers: signal.Signals) -> Iterator[None]:
    """Only note these signals (SIGINT unless given); they rise in `answer`, at the end at the latest.

    What rises is a `KeyboardInterrupt` with the exit code of who is ended so. A signal that is ignored stays so, and so
    does one that somebody else answers.
    """
    before = {each: handler for each in numbers or ALL[:1] if (handler := signal.getsignal(each)) in _UNANSWERED}
    if not before or threading.current_thread() is not threading.main_thread():
        yield
        return
    for number in before:
        signal.signal(number, _note)
    try:
        yield
        answer()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        _heard.number, _heard.risen = 0, False


def answer(patience: float = math.inf) -> None:
    """Let rise what was heard: here nothing is half done. Once; and again where that was `patience` seconds ago."""
    if not _heard.number or threading.current_thread() is not threading.main_thread():
        return
    if not _heard.risen or time.monotonic() - _heard.since >= patience:
        _rise()


@contextmanager
def at_once() -> Iterator[None]:
    """Do what may be broken off anywhere, as waiting for the outside may: what is heard rises in the middle of it."""
    before = _heard.waiting
    try:
        _heard.waiting = True
        answer()
        yield
    finally:
        _heard.waiting = before


def _note(number: int, _frame: FrameType | None) -> None:
    """Note a signal; a second one rises at once, wherever that is: somebody insists."""
    if not _heard.number:
        _heard.number, _heard.since = number, time.monotonic()
        if _heard.waiting:
            _rise()
    elif time.monotonic() - _heard.since >= INSISTS:
        _rise()


def _rise() -> None:
    _heard.risen = True
    raise KeyboardInterrupt(128 + _heard.number)
