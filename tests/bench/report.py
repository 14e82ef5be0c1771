"""What a measurement reports: lines of a table, a target beside a figure where there is one."""

import importlib.metadata
import os
import platform
import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One figure; `ratio` is against the peer named in `what`, `target` says what it has to keep."""

    what: str
    figure: str
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None

    @property
    def verdict(self) -> str:
        """Tell whether the ratio keeps its target; empty where there is none."""
        if self.ratio is None or (self.at_most is None and self.at_least is None):
            return ""
        kept = self.ratio <= self.at_most if self.at_most is not None else self.ratio >= (self.at_least or 0)
        bound = f"<= {self.at_most}" if self.at_most is not None else f">= {self.at_least}"
        return f"{bound} {'kept' if kept else 'MISSED'}"


def row(line: Line) -> str:
    """Set a line in the columns of `HEADING`."""
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    return _columns(line.what, line.figure, ratio, line.verdict)


def _columns(*cells: str) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


WIDTHS = (88, 52, 6, 0)  # characters; what is longer sticks out, as a row is printed once it is measured
HEADING = _columns("what", "figure", "ratio", "target")


def machine() -> str:
    """Name the machine and the versions that the figures hang on."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("click", "lxml", "trafilatura"))
    return (
        f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}"
    )


def _processor() -> str:
    """Give the processor's name where Linux tells it."""
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        told = []
    return next((line.partition(":")[2].strip() for line in told if line.startswith("model name")), platform.machine())
