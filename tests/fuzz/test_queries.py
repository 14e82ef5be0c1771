"""Whatever is typed has an answer or one sentence, and answers agree with each other."""

from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smaarchive.archive.query import Query
from smaarchive.archive.search import search
from smaarchive.article import Paging

from .answered import answered, archive
from .queries import NOISE, VALUES, WORDS, query

PARTS = 20  # so that several processes share the work
EXAMPLES = 500
PIECES = st.sampled_from([*NOISE, *WORDS, *VALUES, "  ", "--", "OR", "AND", "NOT", "NEAR", "NEAR/3", "neg*", "by:"])
TYPED = st.text(max_size=80) | st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)


@given(text=TYPED, any_word=st.booleans(), literal=st.booleans())
@example(text="ﾞﾞﾞ", any_word=False, literal=False)  # found: marks without a letter
@settings(max_examples=EXAMPLES)
def test_typed_characters_are_answered(text: str, any_word: bool, literal: bool) -> None:
    answered(text, Query("", any_word, literal=literal), Paging(5))


def ids(text: str) -> set[int]:
    return {hit.stored.id for hit in search(archive(), Query(text), Paging(0)).hits}


@pytest.mark.parametrize("part", range(PARTS))
def test_answers_agree(part: int) -> None:
    """What answers a query does not answer its exclusion; OR is the union of both, AND what both have."""
    rand = Random(f"agree {part}")
    every = ids("id:1..")
    for _ in range(EXAMPLES // 50):
        one, other = f"({query(rand, 2)})", f"outlet:{rand.choice(('herald', 'yonhap', 'times'))}"
        found = ids(one)
        assert ids(f"-{one}") == every - found, one
        assert ids(f"NOT NOT {one}") == found, one
        assert ids(f"{one} OR {other}") == found | ids(other), one
        assert ids(f"{one} {other}") == found & ids(other), one
        second = f"({query(rand, 1)})"
        assert ids(f"{one} OR {second}") == found | ids(second), (one, second)
