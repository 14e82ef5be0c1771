"""The readings of a page in; the blocks to go by out, and why."""

from ..article import Block, Page

SHORT = 250  # characters; below it a main text is no answer


def choose(page: Page) -> tuple[tuple[Block, ...], str, str]:
    """Return the blocks of the reading to go by, its name, and why it was chosen."""
    readings = {reading.name: reading.blocks for reading in page.readings}
    for name in ("trafilatura", "json-ld", "tree"):
        blocks = readings.get(name, ())
        if sum(len(block.text) for block in blocks) >= SHORT:
            return blocks, name, "long enough"
    return readings.get("tree", ()), "tree", "nothing else"
