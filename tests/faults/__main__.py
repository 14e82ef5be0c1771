"""Try every fault and print the table of figures: `python -m tests.faults` (`make faults`), some ten minutes."""

import sys
import time
from collections.abc import Callable, Iterator

from . import crashes, others
from .figures import Figure, table

ALL: tuple[Callable[[], Iterator[Figure]], ...] = (
    crashes.power, crashes.killed, others.rest, others.together, others.screens, others.costs, others.network,
    crashes.crashes,
)  # fmt: skip


def main() -> int:
    """Run all harnesses, or those that are named; exit 1 where a figure was missed."""
    figures: list[Figure] = []
    began = time.monotonic()
    for harness in ALL:
        if sys.argv[1:] and harness.__name__ not in sys.argv[1:]:
            continue
        for figure in harness():
            figures.append(figure)
            print(f"{time.monotonic() - began:5.0f} s  {figure.what}: {figure.seen}", flush=True)
            print(*figure.faults, sep="\n", end="\n" if figure.faults else "")
    print(table(figures))
    return int(not all(figure.kept for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
