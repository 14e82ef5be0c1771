"""Measure and print a table, row by row: `python -m tests.bench` (`make bench`), from the top of the checkout.

It takes some 10 minutes where two cores have nothing else to do. `SIZE` is how many articles are made (10,000 unless
told; the limits in milliseconds are of 1,000,000). `ARCHIVE` names an archive of the bench's or of the shared
generator's articles to search instead, which spares the ingest.
The comparison with trafilatura needs the pages of the shared bench, `$SHARED/bench/dev` (`../shared` unless told).
"""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench import extraction, ingest, parallel, peer, processes, queries
from tests.bench.report import HEADING, Line, machine, row

PAGES = Path(os.environ.get("SHARED", "../shared")) / "bench" / "dev"
SIZE = int(os.environ.get("SIZE") or 10_000)
GIVEN = os.environ.get("ARCHIVE")


def main() -> None:
    print(machine(), HEADING, sep="\n")
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="sma-bench-") as folder:
        for line in _measured(Path(folder)):
            print(row(line), flush=True)
    if not PAGES.is_dir():
        print(f"No pages at {PAGES}: extraction was not measured beside trafilatura.")
    print(f"All of it took {(time.perf_counter() - begun) / 60:.0f} minutes.")


def _measured(folder: Path) -> Iterator[Line]:
    if GIVEN:
        archive = Path(GIVEN)
        yield from ingest.sizes(archive)
    else:
        archive = folder / "archive.db"
        yield from ingest.measure(archive, ingest.write_pieces(folder / "articles", SIZE), SIZE)
    yield from queries.measure(archive)
    yield from peer.measure(archive, folder)
    yield from processes.measure(archive, folder)
    if GIVEN:
        return
    yield from parallel.measure(folder)
    if PAGES.is_dir():
        yield from extraction.measure(PAGES)


main()
