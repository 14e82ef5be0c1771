"""The readings of a page in; its blocks out, told which of them are the article's text.

Where there is a tree the tree model decides block by block, with the other readings as witnesses: what trafilatura
takes, what the page declares as its body. Without a tree the longest of the other readings is the text.
"""

from collections.abc import Sequence

from ..article import Block, Page
from .body import keep_lines
from .layout import Layout
from .tree_marks import Marks, marks_of
from .tree_model import tree_chances

TREE = "tree"


def choose(page: Page) -> tuple[tuple[Block, ...], str, str]:
    """Return the blocks of the article's text, the reading they are from, and why it was chosen."""
    layout = lay_out_tree(page)
    if layout is not None and any(layout.body):
        kept = tuple(block for block, keep in zip(layout.blocks, layout.body, strict=True) if keep)
        return kept, TREE, "tree model"
    readings = [reading for reading in page.readings if reading.name != TREE] or list(page.readings)
    best = max(readings, key=lambda reading: sum(len(block.text) for block in reading.blocks))
    return best.blocks, best.name, "the longest"


def lay_out_tree(page: Page) -> Layout | None:
    """Tell the article's text from the rest in the blocks of a page's tree; `None` where there is no tree."""
    marks = marks_of(page)
    if not marks.blocks:
        return None
    chances = tree_chances(marks)
    body = keep_tree_blocks(marks, chances)
    return Layout(marks.blocks, marks.measures, chances, body, marks.language)


def keep_tree_blocks(marks: Marks, chances: Sequence[float]) -> list[bool]:
    """Say of every block whether the body keeps it: by its chance, and the rows of a table with the text around it."""
    kept = keep_lines(chances, marks.measures, marks.blocks)
    for i, place in enumerate(marks.places):
        # a model that saw few tables doubts every row anew; trafilatura leaves out tables that are layout or links
        if i and kept[i - 1] and marks.main[i] and place.tags[:1] == ["tr"]:
            kept[i] = True
    return kept
