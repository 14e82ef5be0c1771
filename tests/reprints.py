"""Reprints as outlets make them of a wire report: retitled, the tail trimmed, the first paragraph changed, restyled."""

import random
from collections.abc import Callable

LEAD = 40  # words; made-up articles of one paragraph have hundreds
Text = tuple[str, list[str]]  # headline, paragraphs


def retitled(text: Text, rand: random.Random) -> Text:
    return f"What to know: {' '.join(reversed(text[0].split()))}", text[1]


def trimmed(text: Text, rand: random.Random) -> Text:
    """Keep the first half to nine tenths of the paragraphs."""
    return text[0], text[1][: max(1, round(len(text[1]) * rand.uniform(0.5, 0.9)))]


def led_otherwise(text: Text, rand: random.Random) -> Text:
    """Tell the first paragraph in another order, of one that is longer than any lead its first words."""
    words = text[1][0].split()
    lead = rand.sample(words[:LEAD], len(words[:LEAD]))
    return text[0], [" ".join([*lead, *words[LEAD:]]), *text[1][1:]]


def restyled(text: Text, rand: random.Random) -> Text:
    """Quote and dash as another house does."""
    styles = str.maketrans({'"': "“", "'": "’", "-": "–", "“": '"', "”": '"', "’": "'"})
    return text[0], [paragraph.translate(styles) for paragraph in text[1]]


WAYS: tuple[Callable[[Text, random.Random], Text], ...] = (retitled, trimmed, led_otherwise, restyled)


def reprint(text: Text, rand: random.Random) -> Text:
    """Change a text in one to four of the ways."""
    for way in rand.sample(WAYS, rand.randint(1, len(WAYS))):
        text = way(text, rand)
    return text
