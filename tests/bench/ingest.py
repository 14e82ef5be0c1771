"""Ingest of ready articles (JSON lines) beside a raw loop that writes the same columns, and how large the file is."""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from tests.bench.corpus import SEED, articles
from tests.bench.parallel import run
from tests.bench.report import Line

SMA = str(Path(sys.executable).with_name("sma"))
INGEST = ("ingest", "--quiet", "--db")
STORIES_AT_MOST = 1.18  # times what it takes without: 15 % of the whole; issue 4
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
    names = [os.fspath(file) for file in files]
    others = {name: archive.with_name(f"{name}.db") for name in ("raw", "apart")}
    raw = run([sys.executable, "-m", "tests.bench.raw_loop", os.fspath(others["raw"]), *names])
    ours = run([SMA, *INGEST, os.fspath(archive), *names])
    apart = run([sys.executable, "-m", "tests.bench.unsketched", *INGEST, os.fspath(others["apart"]), *names])
    for other in others.values():
        other.unlink()
    figure = f"{size / ours.wall:,.0f} beside {size / raw.wall:,.0f} articles a second"
    yield Line(f"ingest of {size:,} ready articles beside a raw loop", figure, raw.wall / ours.wall, at_least=0.6)
    figure = f"{size / ours.cpu:,.0f} beside {size / raw.cpu:,.0f} articles a second of CPU"
    yield Line("  the same by CPU of all processes", figure, raw.cpu / ours.cpu)
    figure = f"{ours.cpu:.1f} s beside {apart.cpu:.1f} s of CPU"
    yield Line("  the same without looking for stories", figure, ours.cpu / apart.cpu, at_most=STORIES_AT_MOST)
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
