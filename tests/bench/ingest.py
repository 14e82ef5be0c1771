"""Ingest of ready articles (JSON lines) beside a raw loop that writes the same columns, and how large the file is."""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from tests.bench.clock import process_medians
from tests.bench.corpus import SEED, articles
from tests.bench.report import Line

SMA = str(Path(sys.executable).with_name("sma"))
STORIES_AT_MOST = 1.18  # times what it takes without: 15 % of the whole; issue 4
# the same ingest, but that copies of a story are not looked for
APART = """
import sys
from smaarchive.archive import writes
from smaarchive.cli import main
writes.enroll = lambda connection, id, body: None
sys.argv[0] = "sma"
main()
"""
PIECE = 20_000  # articles a file: 50 MB, as `sma` takes no larger one


def write_pieces(folder: Path, size: int) -> list[Path]:
    """Write the corpus as files of JSON lines."""
    folder.mkdir()
    made = articles(size, SEED)
    files: list[Path] = []
    while piece := list(islice(made, PIECE)):
        files.append(folder / f"{len(files):03}.jsonl")
        with files[-1].open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in piece)
    return files


def measure(archive: Path, files: Sequence[Path], size: int) -> Iterator[Line]:
    """Fill the archive, and a raw one beside it; yield how the two compare, and the size of the first."""
    raw = archive.with_name("raw.db")
    names = [os.fspath(file) for file in files]
    apart = archive.with_name("apart.db")
    commands = {
        "raw": [sys.executable, "-m", "tests.bench.raw_loop", os.fspath(raw), *names],
        "sma": [SMA, "ingest", "--quiet", "--db", os.fspath(archive), *names],
        "apart": [sys.executable, "-c", APART, "ingest", "--quiet", "--db", os.fspath(apart), *names],
    }
    took = process_medians(commands, 1)
    raw.unlink()
    apart.unlink()
    figure = f"{size / took['sma']:,.0f} beside {size / took['raw']:,.0f} articles a second of CPU"
    yield Line(f"ingest of {size:,} ready articles beside a raw loop", figure, took["raw"] / took["sma"], at_least=0.6)
    figure = f"{took['sma']:.1f} s beside {took['apart']:.1f} s of CPU"
    yield Line("  the same without looking for stories", figure, took["sma"] / took["apart"], at_most=STORIES_AT_MOST)
    yield from sizes(archive)


def sizes(archive: Path) -> Iterator[Line]:
    """Yield the file's size, in bytes of text (headline, byline and body in UTF-8)."""
    text = "sum(length(CAST(headline || coalesce(byline, '') || body AS BLOB)))"
    with closing(sqlite3.connect(archive)) as connection:
        written: int = connection.execute(f"SELECT {text} FROM articles").fetchone()[0]
        kept: int = connection.execute("SELECT sum(length(data)) FROM sources").fetchone()[0]
    whole = archive.stat().st_size
    figure = f"{whole / 1e6:,.0f} MB, {written / 1e6:,.0f} MB of text"
    yield Line("the file in sizes of its text", figure, whole / written, at_most=2.9)
    figure = f"{(whole - kept) / 1e6:,.0f} MB"
    yield Line("  without the bytes of the originals", figure, (whole - kept) / written, at_most=2.2)
