"""Pages that point at a file or a host -> nothing but the pages is opened, nobody is called, and no clock decides."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from smaarchive.archive.connection import open_reading

from .strace import need_ptrace

SMA = (sys.executable, "-m", "smaarchive")
SEEDS = Path(__file__).parents[2] / "data" / "seeds"
SECRET = "canary4711"
BODY = "<p>Negotiators of the two allies met for talks on sharing the cost of troops. &x; Nobody gave way.</p>" * 3
FILES = {
    "entity.html": '<!DOCTYPE html [<!ENTITY x SYSTEM "{canary}">]><html><body><h1>Talks</h1>{body}</body></html>',
    "entity.xhtml": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{canary}">]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>Talks</h1>{body}</body></html>',
    "include.html": '<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><xi:include href="{canary}" parse="text"/>'
    '<link rel="import" href="{canary}"><iframe src="{canary}"></iframe><img src="http://192.0.2.1/x">{body}</body></html>',
    "feed.xml": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{canary}">]><rss version="2.0"><channel>'
    "<title>Feed</title><link>http://192.0.2.1/</link><item><title>Talks &x;</title>"
    "<link>http://192.0.2.1/1</link><description>{body}</description></item></channel></rss>",
    "dtd.xml": '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://192.0.2.1/rss.dtd"><rss version="2.0"><channel>'
    "<title>Feed</title><item><title>Talks</title><description>{body}</description></item></channel></rss>",
    "lol.xml": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    "<rss version='2.0'><channel><title>Feed &x;</title><item><title>Talks</title></item></channel></rss>",
}


def test_no_file_but_the_pages_is_opened_and_nobody_is_called(tmp_path: Path) -> None:
    need_ptrace()
    canary, pages, log = tmp_path / f"{SECRET}.txt", tmp_path / "pages", tmp_path / "log"
    canary.write_text(f"{SECRET} is a secret\n" * 20)
    pages.mkdir()
    for name, text in FILES.items():
        (pages / name).write_text(text.format(canary=canary.as_uri(), body=BODY))
    run = subprocess.run(
        ["strace", "-fqq", "-o", log, "-etrace=open,openat,connect,sendto",
         *SMA, "ingest", pages, "--nl", "--db", tmp_path / "a.db"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [json.loads(line) for line in run.stdout.splitlines()]
    assert {Path(each["source"].partition("#")[0]).name for each in told} == set(FILES)
    assert sum(each["state"] in ("stored", "duplicate") for each in told) >= 3
    calls = log.read_text("utf-8", "replace")
    assert str(pages / "entity.html") in calls  # the log tells what is opened
    assert str(canary) not in calls
    assert "AF_INET" not in calls
    with open_reading(tmp_path / "a.db") as archive:
        rows = archive.rows("SELECT headline, body, captions, byline, url, evidence FROM articles")
    assert rows and not any(SECRET in str(value) for row in rows for value in row)


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/Los_Angeles"])
def test_the_zone_of_the_machine_decides_no_date(zone: str) -> None:
    files = sorted(map(str, SEEDS.glob("*-2020-*")))
    assert _extracted(files, zone) == _extracted(files, "UTC")


# a process whose clock is wrong, and which reads all pages by itself
WRONG_CLOCK = """
import datetime, sys, time
clock = float(sys.argv[1])
class Wrong(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(clock, tz)
    @classmethod
    def today(cls): return cls.fromtimestamp(clock)
    @classmethod
    def utcnow(cls): return cls.fromtimestamp(clock)
class WrongDay(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(clock)
datetime.datetime, datetime.date, time.time = Wrong, WrongDay, lambda: clock
from smaarchive import formats
from smaarchive.page import Source
from smaarchive.extract import extract
for path in sys.argv[2:]:
    for page in formats.read(Source(path, open(path, "rb").read())):
        print(extract(page))
"""


def test_the_clock_of_the_machine_decides_no_date() -> None:
    files = [str(path) for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".html")]
    told = [
        subprocess.run(
            [sys.executable, "-c", WRONG_CLOCK, str(seconds), *files], capture_output=True, text=True, check=True
        ).stdout
        for seconds in (915_148_800, 1_606_000_000, 2_208_988_800)  # 1999, 2020, 2040
    ]
    assert told[0].count("published='") > 20
    assert told[0] == told[1] == told[2]


def _extracted(files: list[str], zone: str) -> str:
    run = subprocess.run(
        [*SMA, "extract", *files], capture_output=True, text=True, check=True, env=os.environ | {"TZ": zone}
    )
    return run.stdout
