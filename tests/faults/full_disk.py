"""A disk that is really full: a small file system in memory, in a mount namespace of its own.

Run as `python -m tests.faults.full_disk FOLDER` inside the namespace, where the file system is mounted at FOLDER.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import clippings
from .ingests import ingest
from .verdict import contents, faults_of, faults_of_end

SIZE = "1m"  # of the file system: an archive of some hundred of the pages
PAGES = 300
# an unprivileged user has a namespace in which he is root
NAMESPACE = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-Urm")
MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 1 && exec "$0" -m tests.faults.full_disk "$1"'
ROOT = Path(__file__).resolve().parents[2]


def fill(folder: Path) -> tuple[int, list[str]]:
    """Ingest more than a small disk holds; give how many pages were acknowledged, and what was wrong."""
    command = [*NAMESPACE, "sh", "-c", MOUNT, sys.executable, SIZE, str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if run.returncode:
        return 0, [run.stderr]
    acknowledged, faults = json.loads(run.stdout)
    return acknowledged, faults


def try_mounting() -> list[str]:
    """Give a command that fails where nothing may be mounted."""
    return [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]


def _inside(folder: Path) -> tuple[int, list[str]]:
    archive = folder / "archive" / "a.db"
    archive.parent.mkdir()
    pages = clippings.write(folder.parent / "pages", range(PAGES))
    ended = ingest(archive, [pages])
    faults = [*faults_of(archive, ended.acknowledged), *faults_of_end(ended)]
    stored = f"{len(ended.acknowledged)} stored\n"
    if ended.code != 2 or "full" not in ended.said or not ended.said.endswith(stored):
        faults.append(f"exit {ended.code}: {ended.said}")
    faults += [f"left behind: {each.name}" for each in archive.parent.iterdir() if each.name != "a.db"]
    again = ingest(archive, [pages])  # the disk is as full as it was
    faults += [*faults_of(archive, again.acknowledged), *faults_of_end(again)]
    faults += _with_room(archive, pages)
    return len(ended.acknowledged), faults


def _with_room(archive: Path, pages: Path) -> list[str]:
    """Give the disk the room it wants: the same command finishes, and all is as it would have been."""
    subprocess.run(["mount", "-o", "remount,size=64m", str(archive.parent.parent)], check=True)
    again, whole = ingest(archive, [pages]), archive.with_name("whole.db")
    ingest(whole, [pages])
    return [] if again.code == 0 and contents(archive) == contents(whole) else [f"with room: {again.said}"]


if __name__ == "__main__":
    print(json.dumps(_inside(Path(sys.argv[1]))))
