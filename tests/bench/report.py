"""What a measurement reports: lines of a table, a target beside a figure where there is one."""

import importlib.metadata
import os
import platform
import sqlite3
from collections.abc import Iterable
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


def table(lines: Iterable[Line]) -> str:
    """Set the lines in columns."""
    rows = [("what", "figure", "ratio", "target")]
    rows += [
        (line.what, line.figure, "" if line.ratio is None else f"{line.ratio:.2f}", line.verdict) for line in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


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
