"""Names that sign the entries of a live blog: one alone is its writer's, of several none is the page's."""

from collections.abc import Sequence

from .credit import Credit
from .layout import Layout
from .names import is_person

SIGNED = 3  # times a name has to return in a text to be the signature of its entries
_LONGEST = 40  # characters of a line that is a name


def signers(layout: Layout) -> dict[str, int]:
    """Return the names that return as lines within the text, and the first line of each."""
    first, last = layout.stretch
    found: dict[str, int] = {}
    for i in range(first, last):
        text = layout.blocks[i].text
        if len(text) <= _LONGEST and layout.times(i) >= SIGNED and is_person(text):
            found.setdefault(text, i)
    return found


def without_signers(found: Sequence[Credit], signing: dict[str, int], start: int) -> list[Credit]:
    """Leave out the bare names of those who sign entries from line `start` on, where there are several."""
    if len(signing) < 2:
        return list(found)
    return [one for one in found if one.index < start or one.form != "names" or one.byline not in signing]
