"""Whole processes, their output read through a pipe: search, help and text ingest, beside what does the same work.

All of them run as `pip install .` has them: what an editable install imports before anything else (`pathlib`, `re` ...)
would be counted with the bare process, and `sma` would have it for nothing.
"""

import json
import os
import shutil
import sqlite3
import sys
import sysconfig
import time
import venv
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.bench.clock import output_of, process_medians
from tests.bench.report import Line

SMA = str(Path(sys.executable).with_name("sma"))
SQLITE_UTILS = str(Path(sys.executable).with_name("sqlite-utils"))
ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "data" / "seeds"
COPIES = 50
ROUNDS = 15
QUERY = "unpaid leave"
MOST_FILES = 100_000  # articles that are written as files, for `rg` to look through
HELP_AT_MOST = 1.2  # of the bare imports: PERFORMANCE, goal 1

RANKED = """WITH best AS MATERIALIZED (SELECT rowid AS id, bm25(articles_fts, 1, 2, 1, 0.5, 1, 1) AS score
    FROM articles_fts WHERE articles_fts MATCH 'unpaid leave' ORDER BY 2 LIMIT 20)
    SELECT a.id, a.headline, a.date, a.outlet, snippet(articles_fts, 0, '', '', '…', 30) FROM best
    CROSS JOIN articles_fts ON articles_fts.rowid = best.id CROSS JOIN articles a ON a.id = best.id
    WHERE articles_fts MATCH 'unpaid leave' ORDER BY score"""


def measure(archive: Path, folder: Path) -> Iterator[Line]:
    """Yield the figures of the commands; `folder` is for what they write."""
    python = plain_python(folder / "plain")
    yield from _search(python, archive, folder)
    yield _help(python)
    yield _text_ingest(folder)


def plain_python(folder: Path) -> str:
    """Make an environment that finds all packages by their folders, and give its interpreter."""
    venv.create(folder, symlinks=True)
    site = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(site, "found.pth").write_text(f"{ROOT}\n{sysconfig.get_path('purelib')}\n", "utf-8")
    return str(folder / "bin" / "python")


def _search(python: str, archive: Path, folder: Path) -> Iterator[Line]:
    """Measure a search beside a bare process, `sqlite-utils` and `rg`."""
    command = ["search", "--db", str(archive), QUERY]
    record = folder / "asked.json"
    printed = folder / "printed.json"
    printed.write_bytes(output_of([sys.executable, "-m", "tests.bench.recorder", str(record), *command]))
    asked = json.loads(record.read_text("utf-8"))
    commands = {
        "sma": [python, SMA, *command],
        "bare": [python, "-c", bare_process(asked)],
        "command": [python, "-c", bare_command(asked, printed), *command[1:]],
        "sqlite-utils": [python, SQLITE_UTILS, str(archive), RANKED],
    }
    if rg := _grep(archive, folder):
        commands["rg"] = rg
    took = process_medians(commands, ROUNDS)
    yield Line(f"search {QUERY}, piped: the whole process", f"{took['sma'] * 1000:.0f} ms of CPU")
    figure = f"{took['bare'] * 1000:.0f} ms"
    yield Line("  beside click, sqlite3 and the same SQL", figure, took["sma"] / took["bare"], at_most=1.15)
    figure = f"{took['command'] * 1000:.0f} ms"
    yield Line("  beside a click command that prints the same", figure, took["sma"] / took["command"])
    for peer, at_least in (("sqlite-utils", 2.0), ("rg", 5.0)):
        if peer in took:
            figure = f"{took[peer] * 1000:.0f} ms"
            yield Line(f"  times faster than {peer}", figure, took[peer] / took["sma"], at_least=at_least)


def _grep(archive: Path, folder: Path) -> list[str]:
    """Write the articles as files and give the command that looks through them; none where there are too many."""
    rg = shutil.which("rg")
    with closing(sqlite3.connect(archive)) as connection:
        if not rg or connection.execute("SELECT max(id) FROM articles").fetchone()[0] > MOST_FILES:
            return []
        for id, headline, body in connection.execute("SELECT id, headline, body FROM articles"):
            path = folder / "files" / f"{id // 1000:03}" / f"{id}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{headline}\n\n{body}\n", "utf-8")
    return [rg, "-il", QUERY, os.fspath(folder / "files")]


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


def bare_command(asked: list[tuple[str | None, list[object]]], printed: Path) -> str:
    """Write the same as a click command with two parameters, which prints JSON that was made before."""
    return f"""import json
{bare_process([])}
@click.command()
@click.argument("query")
@click.option("--db")
def search(query, db):
    {"; ".join(bare_process(asked).splitlines()[1:])}
    with open({os.fspath(printed)!r}, encoding="utf-8") as file:
        click.echo(json.dumps(json.load(file), ensure_ascii=False))
search()"""


def _help(python: str) -> Line:
    bare = [python, "-c", "import click, sqlite3"]
    took = process_medians({"sma": [python, SMA, "--help"], "bare": bare}, ROUNDS)
    figure = f"{took['sma'] * 1000:.0f} ms beside {took['bare'] * 1000:.0f} ms of CPU"
    return Line("--help beside `import click, sqlite3`", figure, took["sma"] / took["bare"], at_most=HELP_AT_MOST)


def _text_ingest(folder: Path) -> Line:
    """Ingest the plain-text sample pages many times over, each copy an article of its own."""
    pages = folder / "pages"
    pages.mkdir()
    for path in sorted(SEEDS.glob("*.txt")):
        for copy in range(COPIES):
            (pages / f"{path.stem}-{copy}.txt").write_bytes(_told_apart(path.read_bytes(), copy))
    start = time.perf_counter()
    ledger = output_of([SMA, "ingest", "--db", str(folder / "texts.db"), "--nl", str(pages)])
    took = time.perf_counter() - start
    states = Counter(json.loads(line)["state"] for line in ledger.splitlines())
    counts = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return Line(f"ingest of plain text ({counts})", f"{states.total() / took:,.0f} pages/s")


def _told_apart(page: bytes, copy: int) -> bytes:
    """Put the number of the copy at the end of the longest line, which is body, so that no two are one article."""
    lines = page.split(b"\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    lines[longest] = lines[longest].rstrip() + b" This is copy %d." % copy
    return b"\n".join(lines)
