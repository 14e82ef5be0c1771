"""Lines of the kernel's table of locks -> who is said to hold a file."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smaarchive.archive import holder
from smaarchive.archive.holder import copier_of, holder_of

LOCKED = """
import fcntl, sys
file = open(sys.argv[1], "r+b")
fcntl.lockf(file, fcntl.LOCK_EX)
print(flush=True)
sys.stdin.read()
"""


def test_the_process_that_holds_a_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one that holds a file of the same number on another device, nor one that waits."""
    path, table = tmp_path / "a.db", tmp_path / "locks"
    path.write_bytes(b"")
    with subprocess.Popen(
        [sys.executable, "-c", LOCKED, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        assert holder_of(path) == process.pid
        assert copier_of(path) is None
        (line,) = [line for line in holder.LOCKS.read_text().splitlines() if f" {process.pid} " in line]
        process.communicate()
    number = f":{path.stat().st_ino} "
    device = line.partition(number)[0].rpartition(" ")[2]
    told = {
        line: process.pid,
        line.replace(device + number, f"ff:ff{number}"): None,
        line.replace(": ", ": -> ", 1): None,
    }
    monkeypatch.setattr(holder, "LOCKS", table)
    for each, holding in told.items():
        table.write_text(f"{each}\n")
        assert holder_of(path) == holding, each


def test_nobody_is_named_where_the_file_system_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a chroot, outside of which it is mounted."""
    path, table = tmp_path / "a.db", tmp_path / "mounts"
    path.write_bytes(b"")
    table.write_text("0 1 0:22 / /proc rw,relatime - proc proc rw\n")
    monkeypatch.setattr(holder, "MOUNTS", table)
    assert (holder_of(path), copier_of(path)) == (None, None)


def test_who_is_asked_for_the_holder_keeps_its_own_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with path.open("w+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        assert holder_of(path) is None
        assert any(f" {os.getpid()} " in line for line in holder.LOCKS.read_text().splitlines())
