"""What is wanted of a page beside its article, whichever process reads it."""

from collections.abc import Callable
from typing import NamedTuple

from ..page import Extracted

Pack = Callable[[Extracted], Extracted]


class Wanted(NamedTuple):
    """Whether each line is to be explained, and what makes a page ready for who asked for it.

    That goes to the worker processes by its name: it is a function of a module.
    """

    explaining: bool = False
    pack: Pack | None = None


NOTHING_MORE = Wanted()
