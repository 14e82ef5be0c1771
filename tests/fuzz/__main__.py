"""Try inputs made up at random until the time is up: `python -m tests.fuzz MINUTES [FIRST]`, from input FIRST on.

Every core tries each target in turn. An input has its target and its number: `python -m tests.fuzz files 4711` tries
one again. One that takes over `LONGEST` seconds of the processor, or crashes a library, ends its process: a fault too.
"""

import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from random import Random

from . import LONGEST
from .targets import TARGETS

# of each in one round: a file takes ten times as long as a query
TIMES = {"files": 3, "pages": 2, "commands": 1}
USUAL = 4
MOST_TOLD = 3000  # characters of a fault


def inputs(part: int, parts: int, first: int) -> Iterator[tuple[str, int]]:
    """Yield this process's share of all inputs, for ever."""
    for target in TARGETS:
        yield target, 0  # what is made once is made by the first
    for turn in range(first + part, sys.maxsize, parts):
        for target in TARGETS:
            times = TIMES.get(target, USUAL)
            yield from ((target, number) for number in range(turn * times, (turn + 1) * times))


def try_all(out: Connection, share: tuple[int, int, int]) -> None:
    """Try inputs until this process is ended; tell of each when it begins, and what came of it."""
    for count, (target, number) in enumerate(inputs(*share)):
        out.send((target, number, None))
        signal.setitimer(signal.ITIMER_PROF, LONGEST if count >= len(TARGETS) else 0)
        try:
            kind, fault = TARGETS[target](Random(f"{target} {number}")), ""
        except Exception as error:  # noqa: BLE001  # every kind is what is looked for
            kind, fault = "a fault", "".join(traceback.format_exception(error))[-MOST_TOLD:]
        signal.setitimer(signal.ITIMER_PROF, 0)
        out.send((target, number, (kind, fault)))


class Trial:
    """One process that tries its share, and what it told."""

    def __init__(self, part: int, parts: int, first: int) -> None:
        self.share = (part, parts, first)
        self.told, theirs = Pipe(duplex=False)
        self.process = Process(target=try_all, args=(theirs, self.share), daemon=True)
        self.process.start()
        theirs.close()
        self.at = ("", 0)
        self.ended = False

    def next(self) -> "Trial":
        """Begin anew behind the input that ended this one."""
        part, parts, first = self.share
        turn = self.at[1] // TIMES.get(self.at[0], USUAL)
        return Trial(part, parts, max(first, turn - part) + parts)


def main(minutes: float, first: int) -> int:
    """Try for so long; print how many of each kind were tried, and each fault once. Exit 1 where there was one."""
    deadline, parts = time.monotonic() + 60 * minutes, len(os.sched_getaffinity(0))
    trials = [Trial(part, parts, first) for part in range(parts)]
    tried: Counter[tuple[str, str]] = Counter()
    faults: dict[str, str] = {}
    while (left := deadline - time.monotonic()) > 0:
        for ready in wait([trial.told for trial in trials], left):
            place = next(n for n, trial in enumerate(trials) if trial.told is ready)
            fault = listen(trials[place], tried)
            if trials[place].ended:
                trials[place] = trials[place].next()
            if fault and fault.splitlines()[-1] not in faults:
                faults[fault.splitlines()[-1]] = fault
                print(fault, flush=True)
    for trial in trials:
        trial.process.kill()
    print_counts(tried, len(faults))
    return bool(faults)


def listen(trial: Trial, tried: Counter[tuple[str, str]]) -> str:
    """Hear what a process tells next; give the fault that it found."""
    try:
        target, number, outcome = trial.told.recv()
    except EOFError:
        trial.process.join()
        trial.ended, code = True, trial.process.exitcode or 0
        how = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return f"{' '.join(map(str, trial.at))}: ended its process, {how}"
    trial.at = (target, number)
    if outcome is None:
        return ""
    kind, fault = outcome
    tried[target, kind] += 1
    return fault and f"{target} {number}:\n{fault}".rstrip()


def print_counts(tried: Counter[tuple[str, str]], faults: int) -> None:
    """Print how many inputs there were, by target and kind."""
    for target in TARGETS:
        kinds = Counter({kind: count for (each, kind), count in tried.items() if each == target})
        print(
            f"{kinds.total():8,}  {target}: {', '.join(f'{count:,} {kind}' for kind, count in kinds.most_common(20))}"
        )
    print(f"{tried.total():8,}  in all; {faults} faults")


if __name__ == "__main__":
    name, number = (*sys.argv[1:], "0")[:2]
    if name in TARGETS:
        print(TARGETS[name](Random(f"{name} {number}")))
    else:
        sys.exit(main(float(name), int(number)))
