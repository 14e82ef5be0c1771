"""What tells a page that holds an article from one that holds none: how sure its text is, how much of it there is,
whether it stands together, and whether it speaks of what the headline says."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ..lexicon.phrases import furniture
from .layout import Layout
from .model import tells
from .notes import Notes
from .steps import bucket

_SIZE = (80, 160, 320, 640, 1280, 2560)  # characters
_CHANCE = (0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99)
_SHARE = (0.02, 0.2, 0.4, 0.6, 0.8)
_COMMON = (0.05, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6)
_TELLS = (-3, -2, -1.2, -0.6, 0, 0.6, 1.2, 2, 3)
_LINES = (1, 2, 3, 5, 9, 17)
_AWAY = (-8, -1, 1, 3, 6, 12, 25)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\bago\b")
_CUT = ("...", "…", "[…]", "[...]")


def signs(notes: Notes) -> list[str]:
    """Return the features of a page whose lines were told apart and whose fields were read."""
    layout = notes.layout
    if not layout.kept:
        return ["none"]
    found = [*_size(layout), *_shape(layout), *_fields(notes)]
    size = found[0]
    return ["any", *found, *[f"{size} {one}" for one in found[1:]]]


def _size(layout: Layout) -> Iterator[str]:
    """Say how much was kept, and how sure the model is of it."""
    kept = layout.kept
    chars = [layout.measures[i].chars for i in kept]
    sure = sum(layout.chances[i] * size for i, size in zip(kept, chars, strict=True)) / sum(chars)
    yield "size " + bucket(_SIZE, sum(chars))
    yield "best " + bucket(_CHANCE, max(layout.chances))
    yield "sure " + bucket(_CHANCE, sure)
    yield "sentences " + bucket(_LINES, sum(layout.measures[i].score > 0 for i in kept))
    prose = sum(m.chars for m in layout.measures if m.score > 0)
    yield "of the prose " + bucket(_SHARE, sum(chars) / max(prose, sum(chars)))
    yield "lines " + bucket((13, 40, 100, 250), len(layout.blocks))


def _shape(layout: Layout) -> Iterator[str]:
    """Say how what was kept looks: together or scattered, sentences or titles, with dates or cut off."""
    kept = layout.kept
    texts = [layout.blocks[i].text for i in kept]
    number = len(kept)
    yield "prose " + bucket(_SHARE, sum(layout.measures[i].score > 0 for i in kept) / number)
    yield "together " + bucket(_SHARE, number / (kept[-1] + 1 - kept[0]))
    yield "dated " + bucket(_SHARE, sum(_CLOCK.search(text) is not None for text in texts) / number)
    yield "cut " + bucket(_SHARE, sum(text.endswith(_CUT) for text in texts) / number)
    yield "furniture " + bucket(_SHARE, sum(furniture(text) is not None for text in texts) / number)
    yield "coherent " + bucket(_COMMON, _coherence(layout))
    yield "tells " + bucket(_TELLS, sum(tells(texts)) / number)
    longest = max(layout.measures[i].chars for i in kept)
    yield "longest " + bucket((60, 120, 200, 400), longest)


def _fields(notes: Notes) -> Iterator[str]:
    """Say which fields were found, how near the text, and whether the headline speaks of the same."""
    for field in ("byline", "published", "dateline"):
        yield f"{field} " + ("found" if any(one.field == field for one in notes.found) else "none")
    headline = next((i for i, (label, _) in notes.labels.items() if label == "headline"), None)
    if headline is None:
        yield "headline none"
        return
    yield "headline " + str(bisect(_AWAY, notes.layout.first - headline))
    words = set(notes.layout.content(headline))
    common = len(words & notes.layout.vocabulary) / len(words) if words else 0.0
    yield "said again " + bucket(_SHARE, common)


def _coherence(layout: Layout) -> float:
    """Return the share of the words of what was kept that several of its sentences say: those of an article do."""
    lines = [set(layout.content(i)) for i in layout.kept if layout.measures[i].score > 0]
    times = Counter(chain.from_iterable(lines))
    return sum(sum(times[word] > 1 for word in words) for words in lines) / (sum(map(len, lines)) or 1)
