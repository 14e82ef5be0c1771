"""Pages made to hang, to fill memory or to crash: one line each, the next page stored. `make hostile` has all."""

from pathlib import Path

import pytest

from tests.hostile_pages import PAGES, ordeal

QUICK = (
    "json-ld-unclosed.html", "attributes-100000.html", "unclosed-b-100000.html", "depth-1000000.html",
    "lists-in-lists.html", "less-thans.html", "laughs.xhtml", "nested-multipart-5000.mht", "subject-of-4-mb.eml",
    "points-back.pdf", "random-60-mb.jsonl", "bomb.html.gz", "overlaps.zip", "length-of-9-eb.warc", "laughs.rss",
    "depth-1000000.json",
)  # fmt: skip
STATES = ("stored", "duplicate", "no-text", "skipped", "failed")


@pytest.mark.parametrize("name", QUICK)
def test_a_hostile_page_harms_nothing(name: str, tmp_path: Path) -> None:
    told = ordeal(name, tmp_path)
    assert told.code in (0, 3)
    assert "Traceback" not in told.said
    assert all(entry["state"] in STATES for entry in told.ledger)
    assert len(told.ledger) >= 2 and told.good == "stored"
    assert not told.excessive


def test_all_of_them_are_of_kinds_that_are_told_apart() -> None:
    assert set(QUICK) < set(PAGES)
    assert len(PAGES) >= 33
