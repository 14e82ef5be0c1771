"""The sequence model that tells running text from furniture: a linear-chain CRF over the items of a page.

Its states: before the article and last before it, the first line of its text and the others, a gap in it (caption,
advertisement, read-more line), first after it and after it. Lafferty, McCallum, Pereira (2001), "Conditional Random
Fields"; trained by tests/training/body.py, weights in body.crfsuite.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite

from smaarchive.article import Block
from smaarchive.extract.features import item_features
from smaarchive.extract.items import Span
from smaarchive.extract.prose import Measures

WEIGHTS = Path(__file__).with_name("body.crfsuite")
TEXT = ("x", "X")  # the states of running text: its first item, and the others


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger


def text_chances(blocks: Sequence[Block], measures: Sequence[Measures]) -> list[float]:
    """Say of every line how likely it is running text of the article (the marginal probability of those states)."""
    return chances_of(_tagger(), *item_features(blocks, measures)) if blocks else []


def chances_of(tagger: pycrfsuite.Tagger, spans: Sequence[Span], rows: Sequence[Sequence[str]]) -> list[float]:
    """Ask a model about the items of a page; every line of an item gets its chance."""
    tagger.set(pycrfsuite.ItemSequence(rows))
    chances: list[float] = []
    for i, (start, end) in enumerate(spans):
        chances += [tagger.marginal(TEXT[0], i) + tagger.marginal(TEXT[1], i)] * (end - start)
    return chances
