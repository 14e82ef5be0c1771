"""`sma doctor`: versions, paths, settings, sizes, and what is unusual about them."""

import locale
import os
import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from .. import __version__
from ..archive.survey import Survey, sqlite_version, survey
from ..errors import NoArchive, SmaError
from ..lexicon.own_words import read
from ..lexicon.words import own_file
from ..outputs.plain import plain
from .options import archive_option, screen_options
from .screen import Screen, write

EPILOG = """\b
Examples:
  sma doctor
  sma doctor --json | jq .unusual"""

SETTINGS = (
    "SMA_DB", "SMA_PAGER", "PAGER", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "NO_COLOR", "TERM", "COLUMNS", "PYTHONUTF8",
)  # fmt: skip
NOT_FOR_USERS = ("all", "dev")
REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*(?:;.*\bextra == ["'](\w+)["'])?""")

Section = dict[str, str | int]


@click.command("doctor", epilog=EPILOG)
@screen_options("json", "table")
@archive_option
def doctor_command(to: Screen, archive: str) -> None:
    """Print what a report of a fault should say: versions, paths, settings, sizes, and what is unusual about them."""
    versions, missing = _versions()
    report: dict[str, Section] = {"versions": versions, "settings": _settings()}
    unusual = [*missing, *_own_words(report["settings"])]
    try:
        found = survey(Path(archive))
    except NoArchive:
        report["archive"] = {"path": archive, "state": "none yet: sma ingest makes one"}
    except SmaError as error:
        report["archive"] = {"path": archive, "state": "cannot be read"}
        unusual.append(str(error))
    else:
        report |= _of_archive(Path(archive), found)
        unusual += found.unusual
    if to.is_table:
        write(_lines(report, unusual))
    else:
        to.print_object({**report, "unusual": unusual})


def _versions() -> tuple[Section, list[str]]:
    """Find the versions of everything in use, and say which extras are missing."""
    versions: Section = {"sma": __version__, "python": platform.python_version(), "sqlite": sqlite_version()}
    versions["system"] = platform.platform()
    missing: dict[str, list[str]] = {}
    for name, extra in _requirements():
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            versions[name] = "not installed"
            missing.setdefault(extra, []).append(name)
    return versions, [_install(extra, names) for extra, names in missing.items()]


def _requirements() -> Iterator[tuple[str, str]]:
    """Yield the libraries this program is made with, each with the extra that asks for it ("" for none)."""
    try:
        asked = metadata.requires("smaarchive") or []
    except metadata.PackageNotFoundError:  # run from a folder, not installed
        return
    for line in asked:
        found = REQUIREMENT.match(line)
        if found and found[2] not in NOT_FOR_USERS and found[1] != "smaarchive":
            yield found[1], found[2] or ""


def _install(extra: str, names: list[str]) -> str:
    told = ", ".join(names)
    if not extra:
        return f"{told} is not installed, and sma needs it: pip install smaarchive"
    return f"{told} is not installed, as {extra} needs: pip install 'smaarchive[{extra}]'"


def _settings() -> Section:
    """Give what the environment says, and what was made of it."""
    told: Section = {name: os.environ[name] for name in SETTINGS if name in os.environ}
    told["encoding"] = f"{sys.stdout.encoding}, files {sys.getfilesystemencoding()}"
    told["locale"] = ".".join(filter(None, locale.getlocale())) or "C"
    return told


def _own_words(settings: Section) -> Iterator[str]:
    """Tell of the user's own words of the field, and say what is wrong with them."""
    path = Path(own_file())
    try:
        own = read(path) if path.exists() else None
    except (SmaError, OSError) as error:
        yield str(error)
        return
    settings["own words"] = f"{path}: {len(own.groups)} groups" if own else f"none ({path})"
    yield from own.wrong if own else ()


def _of_archive(path: Path, found: Survey) -> dict[str, Section]:
    file: Section = {"path": str(path.absolute()), "mode": f"{found.mode:04o}", "size": found.size}
    file |= {f"beside: {name}": size for name, size in found.beside}
    return {"archive": file, "pragmas": dict(found.pragmas), "rows": dict(found.counts)}


def _lines(report: dict[str, Section], unusual: list[str]) -> Iterator[str]:
    for title, section in report.items():
        width = max(map(len, section), default=0)
        yield f"{title}\n"
        for name, value in section.items():
            yield f"  {plain(name):{width}}  {plain(str(value))}\n"
        yield "\n"
    yield f"{len(unusual)} unusual\n" if unusual else "nothing unusual\n"
    yield from (f"  {plain(each)}\n" for each in unusual)
