"""What makes an HTML page be read as plain text, and how that is told."""

import os
from pathlib import Path

import pytest

from smaarchive.ingest import process
from smaarchive.page import PLAINLY
from tests.every_format import HTML
from tests.hostile_pages import GOOD
from tests.program import sma
from tests.stories import Sma
from tests.test_workers import FAULTS, everything


def test_what_was_read_worse_than_it_could_be_is_counted(
    run: Sma, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = next(iter(FAULTS))
    monkeypatch.setattr(process, "PROGRAM", process.PROGRAM.replace("from smaarchive", fault + "from smaarchive", 1))
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_bytes(HTML)
    (pages / "b.txt").write_bytes(GOOD)
    told = run("ingest", str(pages))
    assert (told.code, told.err) == (0, "sma: 2 entries: 2 stored; 1 read as plain text (-v tells why)\n")


def test_the_zone_of_the_clock_makes_no_difference(tmp_path: Path) -> None:
    folder = everything(tmp_path / "pages")
    zones = ("UTC", "XXX-24", "XXX+24", "Asia/Seoul", "America/Los_Angeles")
    told = [sma("extract", folder, "--nl", env=os.environ | {"TZ": zone}) for zone in zones]
    assert PLAINLY not in told[0].stderr and told[0].stdout.count("\n") > 50
    assert [each.stdout for each in told] == [told[0].stdout] * len(zones)
    assert [each.stderr for each in told] == [told[0].stderr] * len(zones)
