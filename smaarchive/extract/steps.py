"""Steps: what is counted on a page, in intervals that each have one character for a name."""

from bisect import bisect
from collections.abc import Sequence

NAMES = "0123456789abcdef"


def bucket(limits: Sequence[float], value: float) -> str:
    """Name the interval a value falls in by one character."""
    return NAMES[bisect(limits, value)]


class Intervals(dict[int, str]):
    """The names of the intervals that counts fall in, each worked out once."""

    def __init__(self, *limits: int) -> None:
        super().__init__()
        self.limits = limits

    def __missing__(self, count: int) -> str:
        name = bucket(self.limits, count)
        if count < 1000:
            self[count] = name
        return name


CHARS = Intervals(8, 16, 28, 44, 64, 90, 130, 190, 280, 420, 700)
WORDS = Intervals(1, 2, 3, 5, 8, 12, 18, 28, 45)
AWAY = Intervals(1, 2, 3, 5, 9, 20, 60)
NEAR = Intervals(2, 3, 5, 9, 20)
NEARER = Intervals(2, 3, 5, 9)
COMMON = Intervals(2, 4, 8, 16)
