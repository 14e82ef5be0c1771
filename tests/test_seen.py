"""What is seen while a new archive is filled spares looks for copies, and no copy is missed for it."""

import sqlite3
from pathlib import Path

import pytest

from smaarchive.archive import stories
from smaarchive.archive.connection import open_writing
from smaarchive.archive.seen import Seen
from smaarchive.archive.store import store_all
from smaarchive.page import Extracted

from .bench.corpus import articles
from .pages import page

TEXTS = [each["body"] for each in articles(30, seed=6)]
COPIES = [f"{text}\n\nIt was printed once more." for text in TEXTS[:5]]


def pages(texts: list[str], start: int = 0) -> list[Extracted]:
    return [page(f"/{number}", text, headline=f"Number {number}") for number, text in enumerate(texts, start)]


def test_words_of_a_new_archive_are_known(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        seen = Seen(archive.connection)
        assert seen.repeated(archive.connection, ["a1", "b2", "a1"]) == {"a1"}
        assert seen.repeated(archive.connection, ["b2", "c3"]) == {"b2"}


def test_an_archive_that_holds_articles_may_hold_any_word(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        list(store_all(archive, pages(TEXTS[:1])))
        assert Seen(archive.connection).repeated(archive.connection, ["a1"]) is None


def test_what_another_process_stored_may_have_any_word(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive, open_writing(tmp_path / "a.db") as other:
        seen = Seen(archive.connection)
        assert seen.repeated(archive.connection, ["a1"]) == set()
        list(store_all(other, pages(TEXTS[:1])))
        assert seen.repeated(archive.connection, ["a1"]) is None
        assert seen.repeated(archive.connection, ["a1"]) is None


def test_only_articles_with_a_known_word_are_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[int] = []
    join = stories._join

    def noted(connection: sqlite3.Connection, id: int, words: list[str]) -> None:
        looked_up.append(id)
        join(connection, id, words)

    monkeypatch.setattr(stories, "_join", noted)
    monkeypatch.setattr(stories, "COMMIT_SECONDS", 60)  # on a busy machine too
    with open_writing(tmp_path / "a.db") as archive:
        list(store_all(archive, pages(TEXTS + COPIES)))
        found = {tuple(row) for row in archive.rows("SELECT id, story FROM stories")}
    copies = range(len(TEXTS) + 1, len(TEXTS) + len(COPIES) + 1)
    assert found == {(id, number) for number, id in enumerate(copies, 1)} | {(number, number) for number in range(1, 6)}
    assert set(copies) <= set(looked_up) and len(looked_up) < len(TEXTS)
