"""What the words of a line tell: those of furniture ("cookies", "subscribe", "comments") or those of running text.

A word's tell is the logarithm of how much more often lines of furniture say it than lines of text do, in tenths;
tests/training/tells.py counts them on the training pages, and they are kept with the model's weights.
"""

from collections.abc import Collection, Mapping
from itertools import repeat

CALM = 3  # words that tell nothing, put to those of every line: a single word does not decide


def told_by(words: Collection[str], tells: Mapping[str, int]) -> float:
    """Return the mean tell of some words, positive for furniture."""
    return sum(map(tells.get, words, repeat(0))) / (len(words) + CALM)
