"""Whatever is typed has an answer or one sentence, and answers agree with each other."""

import contextlib
import io
import re
from collections.abc import Callable, Iterator
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smaarchive.archive.connection import Archive
from smaarchive.archive.explain import explain
from smaarchive.archive.passages import passages
from smaarchive.archive.query import MOST_LISTED, Query
from smaarchive.archive.search import search
from smaarchive.article import Answer, Paging
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code
from smaarchive.errors import MalformedQuery, Usage
from tests.test_search import PAGES, archive_of

from . import EXAMPLES
from .queries import NOISE, VALUES, WORDS, damaged, noise, query

TOO_MANY = f"more than {MOST_LISTED} brackets hold both words and fields"
PARTS = 20  # so that several processes share the work
MAKERS: dict[str, Callable[[Random], str]] = {
    "noise": noise,
    "grammar": query,
    "damaged": lambda rand: damaged(rand, query(rand)),
}
PIECES = st.sampled_from([*NOISE, *WORDS, *VALUES, "  ", "--", "OR", "AND", "NOT", "NEAR", "NEAR/3", "neg*", "by:"])
TYPED = st.text(max_size=80) | st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with archive_of(tmp_path_factory.mktemp("fuzz") / "archive.db", PAGES) as opened:
        yield opened


def answered(archive: Archive, text: str, how: Query, paging: Paging) -> Answer | None:
    """Search; None where one sentence says why there is no answer."""
    try:
        answer = search(archive, how._replace(text=text), paging)
    except MalformedQuery as error:
        assert error.column is not None and 0 <= error.column <= len(text)
        assert "\n" not in str(error).replace(repr(text), "")
        return None
    except Usage as error:
        assert str(error).startswith(("nothing to search for", TOO_MANY))
        return None
    assert len(answer.hits) <= answer.total
    for hit in answer.hits:
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.highlights)
    return answer


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("maker", MAKERS)
def test_made_up_queries_are_answered(archive: Archive, maker: str, part: int) -> None:
    rand = Random(f"{maker} {part}")
    for _ in range(EXAMPLES // PARTS):
        text = MAKERS[maker](rand)
        how = Query("", any_word=rand.random() < 0.2, literal=rand.random() < 0.2)
        paging = Paging(rand.choice((0, 1, 20)), rand.choice((0, 0, 3)), rand.choice(("score", "date", "-date")))
        answer = answered(archive, text, how, paging)
        assert answer or maker != "grammar" or text.count(":") > MOST_LISTED, text
        if answer and rand.random() < 0.1:
            assert f"hits        {answer.total}" in explain(archive, how._replace(text=text), paging.sort)
            passages(archive, how._replace(text=text), [hit.stored for hit in answer.hits])


@given(text=TYPED, any_word=st.booleans(), literal=st.booleans())
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typed_characters_are_answered(archive: Archive, text: str, any_word: bool, literal: bool) -> None:
    answered(archive, text, Query("", any_word, literal=literal), Paging(5))


def test_the_program_ends_with_an_answer_or_one_line(archive: Archive) -> None:
    rand = Random("program")
    for _ in range(max(20, EXAMPLES // 20)):
        text = MAKERS[rand.choice(("noise", "damaged"))](rand)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = exit_code(sma, ["search", "--db", str(archive.path), "--", text])
        assert code in (0, 2)
        assert len(re.findall(r"^sma: error: .*\n", err.getvalue())) == (code == 2)
        assert (out.getvalue() == "") == (code == 2)


def answerable(archive: Archive, rand: Random, depth: int) -> str:
    """Make a query in brackets that is not more than can be asked at once, nor its exclusion and union."""
    while True:
        text = f"({query(rand, depth)})"
        with contextlib.suppress(Usage):
            ids(archive, f"{text} OR ({text} outlet:x) OR -{text}")
            return text


def ids(archive: Archive, text: str) -> set[int]:
    return {hit.stored.id for hit in search(archive, Query(text), Paging(0)).hits}


@pytest.mark.parametrize("part", range(PARTS))
def test_answers_agree(archive: Archive, part: int) -> None:
    """What answers a query does not answer its exclusion; OR is the union of both, AND what both have."""
    rand = Random(f"agree {part}")
    every = ids(archive, "id:1..")
    for _ in range(max(10, EXAMPLES // 50)):
        one, other = answerable(archive, rand, 2), f"outlet:{rand.choice(('herald', 'yonhap', 'times'))}"
        found = ids(archive, one)
        assert ids(archive, f"-{one}") == every - found, one
        assert ids(archive, f"NOT NOT {one}") == found, one
        assert ids(archive, f"{one} OR {other}") == found | ids(archive, other), one
        assert ids(archive, f"{one} {other}") == found & ids(archive, other), one
        second = answerable(archive, rand, 1)
        with contextlib.suppress(Usage):
            assert ids(archive, f"{one} OR {second}") == found | ids(archive, second), (one, second)
