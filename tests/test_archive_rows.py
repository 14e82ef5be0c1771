"""A record that goes into the archive comes out again; what SQLite cannot hold does not get in."""

import os
from itertools import starmap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.read import get
from smaarchive.archive.sealed import hash_of, sealed
from smaarchive.archive.store import store
from smaarchive.article import Found
from smaarchive.errors import Damaged

from .pages import KOREAN, TALKS, page

EVIDENCE = (
    Found("headline", "Talks go on", "first line", (1,), 0.9),
    Found("byline", "Kim Seung-yeon", "by"),
    Found("captions", ("One.", "Two."), "caption", (4, 5)),
    Found("published", "2020-01-17", "crawl clock", (1,), 0.1),  # not the value that was taken
    Found("body", TALKS, "paragraphs", (3,)),
)


def test_every_field_comes_back(tmp_path: Path) -> None:
    item = page(
        "/a/b.txt", TALKS, headline="Talks go on", published="2020-01-18T17:32+09:00", updated="2020-01-19",
        byline="Kim Seung-yeon", authors=("Kim Seung-yeon",), outlet="Yonhap", agency="Yonhap", section="Politics",
        dateline="SEOUL, Jan. 18", language="en", url="https://example.org/1", captions=("One.", "Two."),
        evidence=EVIDENCE,
    )  # fmt: skip
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, item)
    with open_reading(tmp_path / "a.db") as archive:
        (stored,) = get(archive, [1])
    assert stored.article == item.article
    assert stored.sources == ("/a/b.txt",)


@pytest.mark.parametrize(
    ("rules", "written"),
    [
        (("declared", "declared", "declared"), '[["*", "declared"]]'),
        (("key headline", "key byline", "key outlet"), '[["*", "key *"]]'),
        (("key headline", "key byline", "key site"), '[["*", "key *"], ["outlet", "key site"]]'),
        (("title", "key byline", "key byline"), '[["*", "title"], ["byline", "key byline"], ["outlet", "key byline"]]'),
        (("key *", "key *", "key *"), '[["headline", "key *"], ["byline", "key *"], ["outlet", "key *"]]'),
    ],
)
def test_a_rule_of_most_fields_is_written_once(rules: tuple[str, str, str], written: str, tmp_path: Path) -> None:
    found = zip(("headline", "byline", "outlet"), ("Talks go on", "Kim", "Yonhap"), rules, strict=True)
    item = page(
        "/a", TALKS, headline="Talks go on", byline="Kim", outlet="Yonhap", evidence=tuple(starmap(Found, found))
    )
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, item)
        assert archive.rows("SELECT evidence FROM articles")[0][0] == written
        assert get(archive, [1])[0].article == item.article


@pytest.mark.parametrize("name", [b"/a/caf\xe9.txt", b"/a/new\nline", "/a/방위비.txt".encode(), b"/a/x' OR 1=1 --"])
def test_any_path_comes_back(tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(name)
    with open_writing(tmp_path / "a.db") as archive:
        assert store(archive, page(path, TALKS)).state == "stored"
        assert store(archive, page(path, TALKS)).state == "unchanged"
        (stored,) = get(archive, [1])
    assert (stored.article.source, stored.sources) == (path, (path,))


def test_korean_is_readable_in_json_columns(tmp_path: Path) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/a", KOREAN, authors=("김승연",), captions=("협상 대표",)))
        row = archive.rows("SELECT authors, captions, typeof(path) AS t FROM articles JOIN sources USING (id)")[0]
    assert tuple(row) == ('["김승연"]', '["협상 대표"]', "text")


@pytest.mark.parametrize("captions", ["{bad", "[" * 100_000, "1", b"\xff"])
def test_a_row_that_holds_no_article_is_damaged(tmp_path: Path, captions: str | bytes) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/a", TALKS))
        archive.connection.execute("UPDATE articles SET captions = ?", (captions,))
        with pytest.raises(Damaged):
            get(archive, [1])


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a\0b", "ab"), ("a\ud800b", "a\ufffdb"), ("\\u0000", "\\u0000"), ("\U0001f600", "\U0001f600"), (None, None)],
)
def test_what_sqlite_cannot_hold(given: str | None, kept: str | None) -> None:
    assert sealed((1, given))[:2] == (1, kept)


@given(st.lists(st.none() | st.integers() | st.text(alphabet=st.characters()) | st.binary(), max_size=5))
def test_sealed_holds_any_values(values: list[str | int | bytes | None]) -> None:
    *kept, row_hash = sealed(tuple(values))
    assert row_hash == hash_of(tuple(kept))
    for value in kept:
        assert not isinstance(value, str) or "\0" not in value.encode().decode()


@pytest.mark.parametrize(
    ("one", "other"), [((1,), ("1",)), ((None,), ("",)), (("a", "b"), ("a,b",)), ((b"a",), ("61",))]
)
def test_other_values_have_another_hash(one: tuple[str | int | None], other: tuple[str | int | None]) -> None:
    assert hash_of(one) != hash_of(other)
