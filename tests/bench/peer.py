"""The same queries of tantivy, an engine in Rust, on the same articles, where it is installed (the extra `dev`)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

from tests.bench.clock import medians
from tests.bench.queries import QUERIES, ROUNDS
from tests.bench.report import Line

HEAP = 200_000_000  # bytes that the writer may hold
MOST = 200_000  # articles; more would take longer to index than all the rest of the bench


def measure(archive: Path, folder: Path) -> Iterator[Line]:
    """Yield milliseconds of tantivy for the ranked top 10 of every query, ids alone; or why there are none."""
    try:
        import tantivy
    except ImportError:
        yield Line("tantivy", "not measured: not installed")
        return
    with closing(sqlite3.connect(archive)) as connection:
        if connection.execute("SELECT max(id) FROM articles").fetchone()[0] > MOST:
            yield Line("tantivy", f"not measured: over {MOST:,} articles")
            return
        index = _filled(tantivy, connection, folder / "tantivy")
    searcher = index.searcher()
    for query in QUERIES:
        typed = query if query.startswith('"') or " OR " in query else query.replace(" ", " AND ")
        took = medians({query: partial(searcher.search, index.parse_query(typed, ["text"]), 10)}, ROUNDS, process_time)
        yield Line(f"  tantivy {version('tantivy')}, ids alone: {query}", f"{took[query] * 1000:.2f} ms")


def _filled(tantivy: Any, connection: sqlite3.Connection, folder: Path) -> Any:
    """Index headline and body of every article, stemmed, with positions."""
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(HEAP, 1)
    for id, text in connection.execute("SELECT id, headline || '\n' || body FROM articles"):
        writer.add_document(tantivy.Document(id=id, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index
