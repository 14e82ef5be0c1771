"""The least that an ingest of ready articles can cost: the same columns, pragmas and kept bytes, and nothing decided.

`python -m tests.bench.raw_loop ARCHIVE FILE.jsonl ...` writes JSON lines with the keys of `tests.bench.corpus` into a
new archive. No text is cleaned, no row is hashed, no copy is looked for: where a column wants a hash, the one of the
bytes stands, so that the file is as large.
"""

import hashlib
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from smaarchive.archive.batches import BATCH_ITEMS, merge
from smaarchive.archive.connection import open_writing
from smaarchive.archive.deflate import LEVEL
from smaarchive.archive.rows import ARTICLE_COLUMNS, SEARCH_COLUMNS, SOURCE_COLUMNS
from smaarchive.archive.schema import INDEXED

ADDED = "2026-01-01T00:00:00Z"
EVIDENCE = json.dumps([[name, "declared"] for name in ("headline", "published", "byline", "outlet", "url")])


def _insert(table: str, columns: Iterable[str]) -> str:
    names = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


ARTICLE = _insert("articles", ("id", *ARTICLE_COLUMNS, *SEARCH_COLUMNS, "row_hash"))
INDEX = _insert("articles_fts", ("rowid", *INDEXED))
SOURCE = _insert("sources", ("id", *SOURCE_COLUMNS, "row_hash", "data"))
Row = tuple[Any, ...]


def main() -> None:
    path, *files = map(Path, sys.argv[1:])
    rows = _rows(files)
    with open_writing(path) as archive:
        connection = archive.connection
        while batch := list(islice(rows, BATCH_ITEMS)):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(ARTICLE, (article for article, _, _ in batch))
            connection.executemany(INDEX, (indexed for _, indexed, _ in batch))
            connection.executemany(SOURCE, (source for _, _, source in batch))
            connection.execute("COMMIT")
        merge(archive)


def _rows(files: Iterable[Path]) -> Iterator[tuple[Row, Row, Row]]:
    """Yield the rows of `articles`, the index and `sources` for every line."""
    number = 0
    for file in files:
        for line, text in enumerate(file.read_text("utf-8").splitlines(), 1):
            number += 1
            yield _rows_of(number, f"{file}#{line}", text)


def _rows_of(id: int, path: str, line: str) -> tuple[Row, Row, Row]:
    data = line.encode()
    hashed = hashlib.sha256(data).hexdigest()
    told = json.loads(line)
    headline, byline, body = told["headline"], told["byline"], told["body"]
    day = told.get("date") or told["published"]
    article = (
        id, headline, day, day, None, byline, "[]", told["outlet"], None, told.get("section"), None, None, told["url"],
        body.count(" ") + 1, hashed, path, "jsonl", "utf-8", ADDED, "[]", body, EVIDENCE, "", "", hashed,
    )  # fmt: skip
    source = (
        id, id, path, hashed, len(data), id, "jsonl", "utf-8", "stored", None, ADDED, None, hashed,
        zlib.compress(data, LEVEL),
    )  # fmt: skip
    return article, (id, headline, byline, "[]", body, "", ""), source


if __name__ == "__main__":
    main()
