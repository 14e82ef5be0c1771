"""Timing in turns: what is compared is measured in the same minutes, as the machine's speed drifts."""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

# with this set, a checkout is compiled anew in every process, and what is installed beside it is not
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def medians(jobs: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float]) -> dict[str, float]:
    """Run every job once a round, in turn, and give the median seconds of each."""
    took: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = clock()
            job()
            took[name].append(clock() - start)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def process_medians(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Give the median CPU seconds (user and system) of whole processes, their output read through a pipe.

    On a shared machine the clock on the wall tells more of the neighbours than of the process.
    """
    jobs = {name: _running(command) for name, command in commands.items()}
    return medians(jobs, rounds, seconds_of_children)


def output_of(command: Sequence[str]) -> bytes:
    """Run a process to its end and give what it wrote to the pipe; what it said ends the measurement if it failed."""
    run = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)
    if run.returncode:
        sys.exit(f"{' '.join(command)}\nfailed with {run.returncode}: {run.stderr.decode('utf-8', 'replace')}")
    return run.stdout


def seconds_of_children() -> float:
    """Give the CPU seconds of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _running(command: Sequence[str]) -> Callable[[], object]:
    return lambda: output_of(command)
