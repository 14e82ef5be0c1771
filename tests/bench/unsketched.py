"""Run `sma` so that it looks for no copies of a story: `python -m tests.bench.unsketched ingest ...`."""

import sys

from smaarchive.archive import packing
from smaarchive.page import Extracted

packing.sketch_of = lambda article: ()  # in each process that imports this, to pack pages or to have them packed


def pack(item: Extracted) -> Extracted:
    return packing.pack(item)


if __name__ == "__main__":
    from smaarchive.cli import ingest, main
    from tests.bench import unsketched

    ingest.pack = unsketched.pack  # type: ignore[attr-defined]  # by a name that a worker process can find
    sys.argv[0] = "sma"
    main()
