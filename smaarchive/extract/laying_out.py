"""Lay a page out: measure its lines and tell the article's text from the rest."""

from collections.abc import Sequence

from ..page import Block
from .announced import with_announced
from .body import keep_lines
from .captions import SENTENCE_AND_CREDIT, caption_rule
from .entries import with_entries
from .features import measure_lines
from .layout import Layout
from .model import text_chances
from .prose import language_of


def lay_out(blocks: Sequence[Block]) -> Layout:
    """Measure the lines of a page and tell the article's text from the rest."""
    placed = _placed(blocks)
    language, measures = measure_lines(placed)
    chances = text_chances(placed, measures)
    texts = (block.text for block in blocks)
    kept = with_entries(keep_lines(chances, measures, too_sure=True), placed, measures)
    kept = with_announced(kept, placed, measures)
    return Layout(blocks, measures, chances, _with_closing(kept, blocks), language or language_of(texts))


def _placed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Put paragraphs that stand on no line of a file where they would: with a blank line between them."""
    if not blocks or blocks[-1].line:
        return blocks
    return [block._replace(line=2 * order) for order, block in enumerate(blocks, 1)]


def _with_closing(kept: list[bool], blocks: Sequence[Block]) -> list[bool]:
    """Keep the paragraph after the last kept one too where a wire service's credit closes it: the model may take that
    for a caption's."""
    end = len(kept) - kept[::-1].index(True) if True in kept else len(kept)
    if end < len(kept) and len(blocks[end].text) > 100 and SENTENCE_AND_CREDIT.search(blocks[end].text):
        kept[end] = caption_rule(blocks[end].text) == "photo credit"
    return kept
