"""What is too large to be read as it comes: an article without end, a file that is unpacked where it lies."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from smaarchive import discover
from smaarchive.ingest import crew
from tests.every_format import HTML, zipped
from tests.hostile_pages import GOOD
from tests.test_workers import told


def test_what_is_too_long_for_an_article_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"headline": "Talks", "body": "Talks go on. " * 80_000}))
    (tmp_path / "b.jsonl").write_text(json.dumps({"headline": "Talks " * 200_000, "body": "Talks go on."}))
    assert [outcome[1:] for outcome in told(tmp_path)] == [("no-text", "over 1,000,000 characters")] * 2


def test_a_file_too_large_to_be_held_is_unpacked_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.html": HTML, "b.txt": GOOD}))
    expected = told(tmp_path)
    monkeypatch.setattr(discover, "LARGEST", 100)
    assert told(tmp_path) == expected == [("a.zip#1", "read", None), ("a.zip#2", "read", None)]


def test_a_large_file_that_changes_is_not_read_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discover, "LARGEST", 100)
    (tmp_path / "a.zip").write_bytes(zipped({"a.html": HTML}))
    unpack = crew.Crew.unpack

    def changed(*arguments: Any) -> None:
        os.utime(tmp_path / "a.zip", ns=(1, 1))
        unpack(*arguments)

    monkeypatch.setattr(crew.Crew, "unpack", changed)
    assert told(tmp_path) == [("a.zip", "failed", "changed while it was read")]
