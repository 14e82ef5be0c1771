"""strace: faults at the N-th call of a kind, and a log of what was written and synced."""

import os
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "link")  # by which what is in a file changes
WITHOUT = "SMA_FAULTS_WITHOUT"  # names what this machine does not permit: ptrace, mount, netns


def need(what: str, command: Sequence[str]) -> None:
    """Fail where the machine does not let a harness work, unless that was said beforehand: nothing passes unseen."""
    if what in os.environ.get(WITHOUT, "").split():
        pytest.skip(f"{WITHOUT} says that there is no {what} here: these faults were NOT tried")
    try:
        tried = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.fail(f"{command[0]} is not installed: without it these faults cannot be tried (or set {WITHOUT}={what})")
    if tried.returncode:
        pytest.fail(f"{what} is not permitted here, so that these faults cannot be tried ({tried.stderr.strip()}): "
                    f"run where it is, or set {WITHOUT}={what}")  # fmt: skip


def need_ptrace() -> None:
    """Fail where no process may be traced."""
    need("ptrace", ["strace", "-o", os.devnull, "true"])


@contextmanager
def tracing(pid: int, options: Sequence[str], log: Path | str = os.devnull) -> Iterator[None]:
    """Trace a process that waits, and its children, until it has ended."""
    command = ["strace", "-f", "-p", str(pid), "-o", str(log), *options]
    strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert strace.stderr is not None
    told = strace.stderr.readline()
    if "attached" not in told:
        strace.kill()
        os.kill(pid, signal.SIGKILL)
        pytest.fail(f"strace: {told}")
    yield
    strace.communicate()


def counted(log: Path) -> Counter[str]:
    """Count the calls of a log by name."""
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE))
