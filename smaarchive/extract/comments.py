"""Where the comments of readers begin below a text: no paragraph and no day of the article stands there."""

import re

from .dates import stamps
from .layout import Layout
from .names import is_person

_LONGEST = 200  # characters
_FIRST = "0123456789oO"  # characters such a line begins with: to look is faster
# `2 comments:`, `14 Responses to Talks end`, `One thought on “Talks end”`; not `One thought on the talks is that ...`
_HEADING = re.compile(
    r"(?:\d{1,4} (?:comments?|replies|responses?|thoughts?)|one (?:comment|reply|response|thought))"
    r"(?: ?[:»]?$| (?:on|to) (?:[“\"‘'«].+[”\"’'»]$|(?P<title>.{3,}$)))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:says?|said|writes|wrote)\b ?[:.…]|\bago$")
_BELOW, _LONGEST_NAME = 2, 60  # lines below that say whose the first comment is, their characters


def comments_below(layout: Layout) -> int:
    """Return the line below the first sentence that says how many comments follow; the number of lines if none."""
    start = layout.start + 1
    for i, text in enumerate([block.text for block in layout.blocks[start:]], start):
        if text[0] in _FIRST and len(text) <= _LONGEST and (heading := _HEADING.match(text)):
            titled = not heading["title"] or any(block.text == heading["title"] for block in layout.blocks[:start])
            if titled and (not any(layout.body[i + 1 :]) or _is_signed_below(layout, i)):
                return i
    return len(layout.blocks)


def _is_signed_below(layout: Layout, i: int) -> bool:
    """Tell whether a name or an hour follows, as above a comment; below a subheading the text goes on."""
    texts = [block.text for block in layout.blocks[i + 1 : i + 1 + _BELOW]]
    return any(_SPOKEN.search(text) or is_person(text) or stamps(text) for text in texts if len(text) <= _LONGEST_NAME)
