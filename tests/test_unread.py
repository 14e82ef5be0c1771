"""What of a query is beyond a limit is told: a query in, sentences out, on stderr and in --explain."""

from pathlib import Path

import pytest

from smaarchive.archive.unread import left_out

from .program import sma

WORDS = " ".join(f"w{number}" for number in range(48))
NESTED = f"a {'-(b OR ' * 16}c{')' * 16}"


@pytest.mark.parametrize(
    "query",
    [
        "unpaid leave",
        WORDS,
        f'"{WORDS}"',
        f"{WORDS} ... ...",
        NESTED,
        "(a) " * 17,
        "ab* cd* ef* gh*",
        "* a",
        "x" * 2000,
    ],
)
def test_what_is_within_the_limits_is_read(query: str) -> None:
    assert left_out(query) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (f"{WORDS} more", "the query is read as far as its first 48 words"),
        (f'"{WORDS} more"', "the query is read as far as its first 48 words"),
        ("x" * 2001, "the query is read as far as its first 2,000 characters"),
        ("lang:ko " * 193, "the query is read as far as its first 192 words, brackets and signs"),
        (f"(a {NESTED})", "brackets and exclusions within more than 16 brackets are not read"),
        ("a* b* abc*", "a*, b*: read without the star, as a prefix has two letters and a query 4 prefixes"),
        ("ab* ab* ab* ab* ab* ab*", "ab*: read without the star, as a prefix has two letters and a query 4 prefixes"),
        ("ab* cd* ef* gh* ij*", "ij*: read without the star, as a prefix has two letters and a query 4 prefixes"),
    ],
)
def test_what_is_beyond_a_limit_is_told(query: str, said: str) -> None:
    assert left_out(query) == [said]


def test_it_is_told_beside_the_answer(archive: Path) -> None:
    for command in ("search", "count", "timeline"):
        told = sma(command, "--db", archive, f"furlough {WORDS}")
        assert "sma: the query is read as far as its first 48 words\n" in told.stderr
        assert "first 48 words" not in sma(command, "--db", archive, "-q", f"furlough {WORDS}").stderr
    explained = sma("search", "--db", archive, "--explain", "a* furlough").stdout
    assert "\nnot read    a*: read without the star" in explained


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unread") / "a.db"
    sma("ingest", "--db", path, Path(__file__).parent.parent / "data" / "seeds")
    return path
