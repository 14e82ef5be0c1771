"""The sequence model that tells running text from furniture: a linear-chain CRF over the lines of a page.

Four states: before the article, its text, a gap in it (caption, advertisement, read-more line), after it.
Lafferty, McCallum, Pereira (2001), "Conditional Random Fields"; trained by tests/training, weights in body.crfsuite.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from smaarchive.article import Block
from smaarchive.extract.features import line_features
from smaarchive.extract.prose import Measures

TEXT = "X"


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(Path(__file__).with_name("body.crfsuite")))
    return tagger


def text_chances(blocks: Sequence[Block], measures: Sequence[Measures]) -> list[float]:
    """Say of every line how likely it is running text of the article (the marginal probability of that state)."""
    if not blocks:
        return []
    tagger = _tagger()
    tagger.set(pycrfsuite.ItemSequence(line_features(blocks, measures)))
    return [tagger.marginal(TEXT, i) for i in range(len(blocks))]
