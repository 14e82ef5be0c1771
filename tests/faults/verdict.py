"""What an archive must be after any fault: whole, with all that was acknowledged, and no half batch."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading
from smaarchive.archive.rows import ARTICLE_COLUMNS, SOURCE_COLUMNS
from smaarchive.errors import SmaError

from .ingests import BATCH, Ended

WHEN = ("added", "replaced")  # differ from run to run


def faults_of(archive: Path, acknowledged: Iterable[dict[str, Any]], before: int = 0, last: int = 0) -> list[str]:
    """Say what is wrong with an archive that held `before` sources and may end with a batch that makes `last`."""
    told = [each for each in acknowledged if each["state"] == "stored"]
    if not archive.exists():
        return ["the archive is gone"] if told or before else []
    try:
        with open_reading(archive):  # undoes what was left half done, as any next command does
            pass
        problems = [f"{problem.where}: {problem.what}" for problem in check(archive).problems]
    except SmaError as error:
        return [str(error)]
    if problems:
        return problems
    with closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)) as connection:
        held = set(connection.execute("SELECT path, article_id FROM sources WHERE replaced IS NULL"))
        number = connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    problems += [f"lost: {each['source']}" for each in told if (each["source"], each["id"]) not in held]
    if (number - before) % BATCH and number != last:
        problems.append(f"half a batch: {number} sources")
    return problems


def faults_of_end(ended: Ended) -> list[str]:
    """Say what is wrong with how an ingest ended that met an error of the disk: one line of it, never a traceback."""
    lines = ended.said.splitlines()
    errors = [line for line in lines if line.startswith("sma: error: ")]
    if "Traceback" in ended.said or not all(line.startswith("sma: ") for line in lines):
        return [f"said: {ended.said[-300:]}"]
    if ended.code not in (0, 2, 4) or (ended.code and len(errors) != 1):
        return [f"exit {ended.code}: {ended.said}"]
    return []


def contents(archive: Path) -> tuple[object, ...]:
    """Read all that a run decides, and nothing of when it ran."""
    articles = ", ".join(name for name in ARTICLE_COLUMNS if name not in WHEN)
    sources = ", ".join(name for name in SOURCE_COLUMNS if name not in WHEN)
    asked = (
        f"SELECT id, {articles} FROM articles ORDER BY id",
        f"SELECT id, {sources}, replaced IS NULL, data FROM sources ORDER BY id",
        f"SELECT id, article_id, version, {articles} FROM versions ORDER BY id",
        "SELECT id, story, joined FROM stories ORDER BY id",
        "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'talks OR strike'",
    )
    with closing(sqlite3.connect(archive)) as connection:
        return tuple(tuple(connection.execute(each).fetchall()) for each in asked)
