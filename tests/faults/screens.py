"""What reaches a terminal of an archive, of files and of arguments that are made to take it over: no control byte."""

import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store_all
from smaarchive.article import Article, Stored
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.cli.screen import prepare_streams
from smaarchive.outputs import Form, columns, csv, diff, diff_screen, explain_screen, json, page, table
from smaarchive.outputs.plain import UNSAFE, plain
from smaarchive.outputs.record import of_article
from smaarchive.page import Extracted, Label, Source
from tests.terminal import shown_by

from .ingests import warm

SGR = re.compile(r"\x1b\[[0-9;]*m")  # colours, which are ours
# what rich moves the cursor with while a progress bar is drawn
BAR = re.compile(r"\x1b\[(?:\?25[lh]|[0-9]*[AK])")
EVIL = (
    "pwned \x1b]0;title\x07\x1b[2J\x1b[31m\x1b]8;;http://evil\x1b\\ \x9b31m \r\n\u202egnp \u2028 \x7f \x08 "
    "[/nope] [link=x]"
)
NAME = "pwned \x1b]0;x\x07\x1b[2J\n\u202e\x9b.txt"
PAGE = f"""{EVIL.splitlines()[0]}

By Bo\x1bb Har\x07ris

SEOUL, April 3 -- Negotiators {EVIL} of the two allies met for talks on sharing the cost of troops.

Thousands of workers were told that unpaid leave would begin on the first of April, \x1b[5m officials said.
"""
LINES = """
ingest FILES
ingest FILES --verbose
ingest FILES --nl
extract FILES --table
extract FILES
extract FILE --explain
list
list --table
list --json
list --csv
list --tsv
list --nl
search pwned
search pwned --json
search EVIL
search date:EVIL
search pwned --outlet EVIL
count pwned
count EVIL
timeline pwned
timeline pwned --json
similar 1
story 1
story 1 --json
show 1
show 1 --json
show 1 --explain
show 1 --diff
show 1 --versions
show EVIL
edit 1 headline=EVIL
edit 1 EVIL=x
edit EVIL
saved
new EVIL
search pwned --save EVIL
reextract 1
reextract EVIL
rm EVIL
sources
sources --table
sources --json
sources --no-text
check
check --json
check --db EVIL
salvage EVIL new.db
backup EVIL
reindex
reindex --db EVIL
doctor
doctor --json
doctor --db EVIL
help EVIL
completion EVIL
EVIL
--EVIL
rm 1
""".strip().split("\n")


def leaks(folder: Path, lines: Sequence[str] = LINES, planted: bool = False) -> Iterator[tuple[str, str]]:
    """Run commands in a terminal; yield what steered it, and the command."""
    warm()
    files = folder / "pwned \x1b[31m\n"
    files.mkdir()
    (files / NAME).write_text(PAGE, "utf-8")
    Path(os.fsdecode(os.fsencode(files) + b"/pwned \xff\x1b.txt")).write_text(PAGE.replace("April", "May"), "utf-8")
    (files / "none \x1b.txt").write_text("\x1b[2J")
    archive = _archive(folder / "a.db")
    given = {"FILES": str(files), "FILE": str(files / NAME), "EVIL": EVIL}
    for line in lines:
        words = [re.sub("FILES?|EVIL", lambda match: given[match[0]], word) for word in line.split()]
        if "--db" not in words and words[0] not in ("extract", "salvage", "help", "completion", EVIL, f"--{EVIL}"):
            words += ["--db", str(archive)]
        shown = on_a_terminal(words, planted)
        left = BAR.sub("", SGR.sub("", shown)).replace("\r", "").replace("\n", "").replace("\t", "")
        yield "".join(re.findall(UNSAFE, left)), line


def on_a_terminal(words: list[str], planted: bool) -> str:
    """Run a command in a terminal of its own; `planted` lets text pass as it is."""
    code, shown = shown_by(lambda: os._exit(_run(words, planted)), columns=100)
    if code not in range(6) or b"Traceback" in shown:
        raise AssertionError(f"{words}: exit {code}: {shown[-2000:]!r}")
    return shown.decode("utf-8", "surrogateescape")


def _run(words: list[str], planted: bool) -> int:
    os.environ["TERM"] = "xterm"
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", closefd=False) for number, mode in enumerate("rww")
    )
    prepare_streams()
    if planted:
        patch("smaarchive.outputs.plain.UNSAFE", "(?!)").start()
    code = exit_code(sma, words)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _archive(path: Path) -> Path:
    """Make an archive whose every field is evil, in two versions."""
    names = dict.fromkeys(("headline", "byline", "outlet", "agency", "section", "dateline", "url", "language"), EVIL)
    with open_writing(path) as opened:
        for text in ("", " and more"):
            article = Article(
                f"/{EVIL}\udcff", "text", EVIL, body=EVIL + text, captions=(EVIL,), digest=f"d{text}", **names  # type: ignore[arg-type]  # all of them text
            )  # fmt: skip
            list(store_all(opened, [Extracted(Source(article.source, b"pwned" + text.encode()), article)]))
    return path


ALPHABET = "\x1b\x9b\x07\r\x08\0\x7f[]0;m/redlink=\\\u202e\u2066\u2028\u2029\u061c\ud800\udcff\n\t 방é\U0001f600"


def strings(chance: random.Random) -> Iterator[str]:
    """Make up strings, most of them of what steers a terminal."""
    while True:
        number = chance.randrange(24)
        yield "".join(
            chance.choice(ALPHABET) if chance.random() < 0.7 else chr(chance.randrange(0x110000)) for _ in range(number)
        )


FIELDS = 13  # strings of one article


def leaks_of_outputs(number: int, seed: int = 1) -> Iterator[str]:
    """Print so many strings through every output; yield what was left that steers a terminal."""
    made_up = strings(random.Random(seed))
    for _ in range(-(-number // FIELDS)):
        source, encoding, headline, published, updated, byline = (next(made_up) for _ in range(6))
        outlet, agency, section, dateline, url, body = (next(made_up) for _ in range(6))
        article = Article(source, "text", encoding, headline, published, updated, byline)
        article = article._replace(outlet=outlet, agency=agency, section=section, dateline=dateline, url=url, body=body)
        article = article._replace(captions=(next(made_up),), authors=(body,), reason=headline)
        for text in _printed(article):
            left = re.findall(UNSAFE, SGR.sub("", text).replace("\n", "").replace("\t", ""))
            yield "".join(left)


def _printed(article: Article) -> Iterator[str]:
    stored = Stored(1, "2020-01-01T00:00:00Z", article, (article.source,))
    record = of_article(article)
    yield from json.array([record], Form())
    yield json.text(record, indent=2)
    yield from csv.commas([record], Form(columns.ARTICLES))
    yield from csv.tabs([record], Form(columns.ARTICLES, raw_csv=True))
    yield table.of_stored([stored], width=80, colour=True)
    yield page.of_stored(stored, width=80, colour=True)
    changed = list(diff.unified(article, article._replace(body=f"{article.body} x"), ("1", "2")))
    yield from diff.as_text(changed)
    yield diff_screen.of_lines(changed, width=80, colour=True)
    yield explain_screen.of_page(
        article, [Label(1, article.body, "body", article.headline or "")], width=80, colour=True
    )
    yield plain(article.body)
