"""Paths, folders and standard input in; the bytes of each file (`Source`) or why there are none (`Refused`) out.

A file too large to be held comes out open (`Large`), for as long as it is not asked for the next. A file that is known,
by its size and its modification time, is not opened, and what is known of it comes out (`Outcome`).

A folder is walked in the order of its names. Links inside it are not followed, hidden files, pictures, styles, scripts
and the `X_files/` folder of a saved page are skipped, special files are never opened for good. What a person names
on the command line is taken as named, links included. Every entry met gives exactly one value.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import overload

from .interruption import at_once
from .page import Large, Outcome, Refused, Source

Known = Callable[[str, int, int], Outcome | None]  # of a path, a size in bytes, a modification time in ns
Discovered = Source | Large | Refused | Outcome

LARGEST = 64 << 20  # bytes; RELIABILITY B7
# ns; Linux tells the time of a write in steps of up to 10 ms: two within a step, one behind our back, look alike
FRESH = 100_000_000
STDIN = "-"

SKIPPED_SUFFIXES = {
    suffix: what
    for what, suffixes in {
        "picture": ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .avif .heic",
        "style sheet": ".css .less .scss .map",
        "script": ".js .mjs .cjs .ts .wasm",
        "font": ".woff .woff2 .ttf .otf .eot",
        "audio or video": ".mp3 .mp4 .m4a .m4v .webm .ogg .wav .mov .avi .mkv .flac .aac",
    }.items()
    for suffix in suffixes.split()
}
# what browsers call the folder beside a page saved "complete": Page_files, Seite-Dateien, Page.files
COMPANION_ENDINGS = ("_files", "-Dateien", "-filer", "_fichiers", "_archivos", "_file", ".files")

NO_FOLLOW = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
FOLLOW = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


@overload
def discover(paths: Iterable[str], known: None = None) -> Iterator[Source | Large | Refused]: ...


@overload
def discover(paths: Iterable[str], known: Known) -> Iterator[Discovered]: ...


def discover(paths: Iterable[str], known: Known | None = None) -> Iterator[Discovered]:
    """Yield the pages' bytes under `paths` in order; `-` is standard input."""
    for path in paths:
        if path == STDIN:
            yield read_stdin()
            continue
        if "://" in path and not Path(path).exists():
            yield Refused(path, "failed", "only http and https are fetched")
            continue
        origin = os.path.abspath(path)  # noqa: PTH100  (`resolve` follows links: the name a person gave would be lost)
        yield from _walk(origin, known) if Path(origin).is_dir() else _file(origin, FOLLOW, known)


def appeared(paths: Iterable[str], folders: Iterable[str], known: Known | None = None) -> Iterator[Discovered]:
    """Yield what lies at paths inside folders as a walk would meet it; what is skipped or gone gives nothing."""
    roots = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100  (as above)
    walked = None
    for path in sorted(set(paths), key=os.fsencode):
        if walked and path.startswith(walked + os.sep):
            continue
        root = next((root for root in roots if path == root or path.startswith(root.rstrip(os.sep) + os.sep)), None)
        if root is None or not _is_met(Path(path), Path(root)):
            continue
        if Path(path).is_dir():
            walked = path
            yield from _walk(path, known)
        else:
            yield from _file(path, FOLLOW if path == root else NO_FOLLOW, known)


def _is_met(path: Path, root: Path) -> bool:
    """Tell whether a walk of a folder comes to a path."""
    if not path.exists():
        return False
    steps = [path, *path.parents]
    return not any(_skip_reason(step, _stems_beside(step)) for step in steps[: steps.index(root)])


def _stems_beside(path: Path) -> set[str]:
    """Return the stems of the files beside a folder that may hold the files of a saved page."""
    if not path.name.endswith(COMPANION_ENDINGS):
        return set()
    return {other.stem for other in path.parent.iterdir() if not other.is_dir()}


def read_stdin() -> Source | Refused:
    """Read standard input up to the size that is taken."""
    with at_once():
        data = sys.stdin.buffer.read(LARGEST + 1)
    return Source(STDIN, data) if len(data) <= LARGEST else _too_large(STDIN)


def count(paths: Iterable[str]) -> int:
    """Count what will be discovered under `paths`, from the names alone."""
    total = 0
    folders = []
    for path in paths:
        if Path(path).is_dir():
            folders.append(path)
        else:
            total += 1
    while folders:
        for entry in _entries(folders.pop()):
            if isinstance(entry, Refused) or not entry[1]:
                total += 1
            else:
                folders.append(entry[0])
    return total


def _walk(folder: str, known: Known | None) -> Iterator[Discovered]:
    """Yield what lies under `folder`, names in byte order; in memory are the names of the folders above and no more."""
    pending: list[Refused | tuple[str, bool]] = [(folder, True)]
    while pending:
        entry = pending.pop()
        if isinstance(entry, Refused):
            yield entry
        elif entry[1]:
            pending.extend(reversed(_entries(entry[0])))
        else:
            yield from _file(entry[0], NO_FOLLOW, known)


def _entries(folder: str) -> list[Refused | tuple[str, bool]]:
    """List a folder: for each name the path and whether it is a folder, or why it is not looked at."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        return [Refused(folder, "failed", _why(error))]
    stems = {Path(entry.name).stem for entry in entries if not entry.is_dir(follow_symlinks=False)}
    reasons = ((entry, _skip_reason(entry, stems)) for entry in entries)
    return [
        Refused(entry.path, "skipped", reason) if reason else (entry.path, entry.is_dir(follow_symlinks=False))
        for entry, reason in reasons
    ]


def _skip_reason(entry: os.DirEntry[str] | Path, stems: set[str]) -> str | None:
    """Say why an entry of a folder is not looked at, from its name and kind alone."""
    if entry.is_symlink():
        return "link"
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_dir():
        return "files of a saved page" if _is_companion(entry.name, stems) else None
    return SKIPPED_SUFFIXES.get(Path(entry.name).suffix.lower())


def _is_companion(name: str, stems: set[str]) -> bool:
    """Tell whether a folder holds the pictures and styles of a page saved beside it."""
    return any(name.endswith(ending) and name.removesuffix(ending) in stems for ending in COMPANION_ENDINGS)


def _file(path: str, flags: int, known: Known | None) -> Iterator[Discovered]:
    """Yield one file: what is known of it, its bytes, or the file itself where it is too large to be held."""
    try:
        status = Path(path).stat(follow_symlinks=flags == FOLLOW)
    except OSError as error:
        yield Refused(path, "failed", _why(error))
        return
    outcome = known(path, status.st_size, status.st_mtime_ns) if known else None
    if outcome:
        yield outcome
    elif status.st_size > LARGEST and stat.S_ISREG(status.st_mode):
        yield from _opened(path, flags)
    else:
        yield read_file(path, flags)


def _opened(path: str, flags: int) -> Iterator[Large | Refused]:
    """Yield a file open at its start; it is closed when the next thing is asked for."""
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        yield Refused(path, "failed", _why(error))
        return
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            yield Large(path, file, status.st_size, status.st_mtime_ns)
        else:
            yield _not_regular(path)


def read_file(path: str, flags: int = NO_FOLLOW) -> Source | Refused:
    """Read one regular file whole; a file that changes meanwhile is read once more, then refused."""
    try:
        for _attempt in range(2):
            outcome = _read_once(path, flags)
            if outcome is not None:
                return outcome
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket, or a FIFO nobody writes to
            return _not_regular(path)
        return Refused(path, "failed", _why(error))
    return Refused(path, "failed", "changed while it was read")


def _read_once(path: str, flags: int) -> Source | Refused | None:
    """Read one file; `None` where it changed under our hands."""
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            return _not_regular(path)
        if before.st_size > LARGEST:
            return _too_large(path)
        with at_once():  # a disk may be far away
            data = _read_capped(file.fileno(), before.st_size)
        after = os.fstat(descriptor)
    if len(data) > LARGEST:
        return _too_large(path)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) == (len(data), after.st_mtime_ns)
    return Source(path, data, before.st_mtime_ns) if same and not _is_fresh(after.st_mtime_ns) else None


def _is_fresh(mtime_ns: int) -> bool:
    """Tell whether a file was written a moment ago, and let that moment pass: no later write bears the same time."""
    age = time.time_ns() - mtime_ns
    if not 0 <= age < FRESH:
        return False
    time.sleep((FRESH - age) / 1e9)
    return True


def _read_capped(descriptor: int, size: int) -> bytes:
    """Read to the end of a file of about `size` bytes, at most one byte over the cap."""
    first = os.read(descriptor, size + 1)
    if len(first) == size:
        return first
    pieces, total = [first], len(first)
    while total <= LARGEST and (piece := os.read(descriptor, min(1 << 20, LARGEST + 1 - total))):
        pieces.append(piece)
        total += len(piece)
    return b"".join(pieces)


def _not_regular(path: str) -> Refused:
    return Refused(path, "skipped", "not a regular file")


def _too_large(origin: str) -> Refused:
    return Refused(origin, "failed", f"over {LARGEST >> 20} MB")


def _why(error: OSError) -> str:
    """Say in the field's words why the system refused a file."""
    known = {
        errno.ENOENT: "no such file",
        errno.EACCES: "permission denied",
        errno.EPERM: "permission denied",
        errno.ELOOP: "a link that leads nowhere",
    }
    return known.get(error.errno or 0) or (error.strerror or "cannot be read").lower()
