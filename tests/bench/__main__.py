"""Measure and print a table: `python -m tests.bench` (`make bench`), from the top of the checkout.

The comparison with trafilatura needs the pages of the shared bench, `$SHARED/bench/dev` (`../shared` unless told).
"""

import os
import tempfile
from pathlib import Path

from tests.bench import extraction, processes
from tests.bench.report import machine, table

PAGES = Path(os.environ.get("SHARED", "../shared")) / "bench" / "dev"


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory(prefix="sma-bench-") as folder:
        lines = list(processes.measure(Path(folder)))
    if PAGES.is_dir():
        lines += extraction.measure(PAGES)
    print(table(lines))
    if not PAGES.is_dir():
        print(f"No pages at {PAGES}: extraction was not measured beside trafilatura.")


main()
