"""The sequence model that tells the article's text in an HTML page: a linear-chain CRF over the blocks of its tree.

Its states: before the text, the text, a gap in it (caption, advertisement, related story), after it. It hears what
trafilatura and the declared body say of each block, and where in the tree the block stands. Trained by
tests/training/tree.py, weights in tree.crfsuite.
"""

from functools import cache
from pathlib import Path

import pycrfsuite

from .tree_features import tree_features
from .tree_marks import Marks

WEIGHTS = Path(__file__).with_name("tree.crfsuite")
TEXT = "X"  # the state of running text


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger


def tree_chances(marks: Marks) -> list[float]:
    """Say of every block how likely it is running text of the article."""
    return chances_of(_tagger(), tree_features(marks)) if marks.blocks else []


def chances_of(tagger: pycrfsuite.Tagger, rows: list[list[str]]) -> list[float]:
    """Ask a model about the blocks of a page."""
    tagger.set(pycrfsuite.ItemSequence(rows))
    return [tagger.marginal(TEXT, i) for i in range(len(rows))]
