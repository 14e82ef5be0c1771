"""Whole processes: search, help and text ingest, the first two beside a bare Python process that does the same work."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.bench.clock import output_of, process_medians
from tests.bench.corpus import write_corpus
from tests.bench.report import Line

SMA = str(Path(sys.executable).with_name("sma"))
SEEDS = Path(__file__).parents[2] / "data" / "seeds"
ARTICLES = 10_000
COPIES = 50
ROUNDS = 15
QUERY = "unpaid leave"
SEARCH_AT_MOST = 1.3  # of the bare process: issue 2
HELP_AT_MOST = 1.2  # of the bare imports: PERFORMANCE, goal 1


def measure(folder: Path) -> Iterator[Line]:
    """Fill an archive in `folder` and yield the figures of every command measured here."""
    archive = folder / "archive.db"
    pages = folder / "articles.jsonl"
    write_corpus(pages, ARTICLES)
    took = _ingest(archive, pages)[0]
    yield Line(f"ingest of {ARTICLES:,} ready articles (JSON lines)", f"{ARTICLES / took:,.0f} articles/s")
    yield from _search(archive, folder)
    yield _help()
    yield _text_ingest(folder)


def _ingest(archive: Path, pages: Path) -> tuple[float, Counter[str]]:
    """Ingest in a process of its own: the seconds it took, and how many entries came to which state."""
    start = time.perf_counter()
    ledger = output_of([SMA, "ingest", "--db", str(archive), "--nl", str(pages)])
    took = time.perf_counter() - start
    return took, Counter(json.loads(line)["state"] for line in ledger.splitlines())


def _search(archive: Path, folder: Path) -> Iterator[Line]:
    command = ["search", "--db", str(archive), QUERY]
    record = folder / "asked.json"
    output_of([sys.executable, "-m", "tests.bench.recorder", str(record), *command])
    bare = bare_process(json.loads(record.read_text("utf-8")))
    took = process_medians({"sma": [SMA, *command], "bare": [sys.executable, "-c", bare]}, ROUNDS)
    what = f"search {QUERY!r} in {ARTICLES:,} articles, piped"
    yield Line("  bare process: click, sqlite3, the same SQL", f"{took['bare'] * 1000:.0f} ms of CPU")
    yield Line(what, f"{took['sma'] * 1000:.0f} ms of CPU", took["sma"] / took["bare"], at_most=SEARCH_AT_MOST)


def bare_process(asked: list[tuple[str | None, list[object]]]) -> str:
    """Write the program that imports click and sqlite3 and asks the same of SQLite, all rows fetched."""
    lines = ["import click, sqlite3"]
    for sql, values in asked:
        if sql is None:
            database, named = values
            lines.append(f"c = sqlite3.connect({database!r}, **{named!r})")
        else:
            lines.append(f"c.execute({sql!r}, {values!r}).fetchall()")
    return "\n".join(lines)


def _help() -> Line:
    bare = [sys.executable, "-c", "import click, sqlite3"]
    took = process_medians({"sma": [SMA, "--help"], "bare": bare}, ROUNDS)
    figure = f"{took['sma'] * 1000:.0f} ms beside {took['bare'] * 1000:.0f} ms of CPU"
    return Line("--help beside `import click, sqlite3`", figure, took["sma"] / took["bare"], at_most=HELP_AT_MOST)


def _text_ingest(folder: Path) -> Line:
    """Ingest the plain-text sample pages many times over, each copy an article of its own."""
    pages = folder / "pages"
    pages.mkdir()
    for path in sorted(SEEDS.glob("*.txt")):
        for copy in range(COPIES):
            (pages / f"{path.stem}-{copy}.txt").write_bytes(_told_apart(path.read_bytes(), copy))
    took, states = _ingest(folder / "texts.db", pages)
    counts = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return Line(f"ingest of plain text ({counts})", f"{states.total() / took:,.0f} pages/s")


def _told_apart(page: bytes, copy: int) -> bytes:
    """Put the number of the copy at the end of the longest line, which is body, so that no two are one article."""
    lines = page.split(b"\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    lines[longest] = lines[longest].rstrip() + b" This is copy %d." % copy
    return b"\n".join(lines)
