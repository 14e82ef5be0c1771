"""The standfirst: what sums an article up right below its headline, without a full stop.

Alone it looks like a second headline, a teaser or a caption; the headline above it and the text below tell what it is.
"""

from collections.abc import Iterator

from ..lexicon.phrases import furniture
from .byline_label import label_words
from .captions import caption_rule, is_bare_credit
from .dates import stamps
from .layout import Layout
from .notes import Notes

MOST = 2  # lines
CHARS = (36, 320)
WORDS = 6
SENTENCE = ".!q…"  # ends of sentences, of which the model knows more than this rule: many a bench's text begins below
SAID_ABOVE, SAID_BELOW = 0.5, 0.5
"""Share of its words that the headline says too, at the most, and that the text says, at least.

These and CHARS and WORDS were set by hand: with 0.3 or 0.7 for a share, or 20 or 50 for the least characters, the body
changes of 2 of 458 texts of the bench or of none.
"""


def standfirst(notes: Notes, headline: int | None) -> Iterator[int]:
    """Yield the lines of the standfirst that the text model did not take for text; the tree model knows better."""
    layout = notes.layout
    if headline is None or headline >= layout.first or layout.model != Layout.model:
        return
    for i in range(headline + 1, min(headline + 1 + MOST, layout.first)):
        if i in notes.labels or layout.blocks[i].bullet or not _sums_up(layout, i, headline) or _is_credited(layout, i):
            return  # points may be links to other stories, and those in a body are worse than a summary missed
        yield i


def _sums_up(layout: Layout, i: int, headline: int) -> bool:
    """Tell a phrase of some length that says what the text says, and not the headline again."""
    text, m = layout.blocks[i].text, layout.measures[i]
    if not CHARS[0] <= m.chars <= CHARS[1] or m.words < WORDS or not m.function or m.end in SENTENCE:
        return False
    if m.digits and stamps(text) and label_words()[1].intersection(layout.folded[i].split()):
        return False  # `Posted on 3rd March 2021 in Ports by Jane Roe`
    if layout.times(i) > 1 or furniture(text) is not None or caption_rule(text) is not None:
        return False
    words = set(layout.content(i))
    above = len(words.intersection(layout.content(headline)))
    below = sum(map(layout.vocabulary.__contains__, words))
    return above < SAID_ABOVE * len(words) and below >= SAID_BELOW * len(words)


def _is_credited(layout: Layout, i: int) -> bool:
    """Tell a caption with the photo's credit on the line below."""
    return i + 1 < len(layout.blocks) and is_bare_credit(layout.blocks[i + 1].text)
