"""Where the comments of readers begin below a text: no paragraph and no day of the article stands there."""

import re

from .layout import Layout

_LONGEST = 200  # characters
_FIRST = "0123456789oO"  # characters such a line begins with: to look is faster
# `2 comments:`, `14 Responses to Talks end`, `One thought on “Talks end”`; not `One thought on the talks is that ...`
_HEADING = re.compile(
    r"(?:\d{1,4} (?:comments?|replies|responses?|thoughts?)|one (?:comment|reply|response|thought))"
    r"(?: ?[:»]?$| (?:on|to) (?:[“\"‘'«]|[^.]{3,}[^.?!]$))",
    re.IGNORECASE,
)


def comments_below(layout: Layout) -> int:
    """Return the line below the first sentence that says how many comments follow; the number of lines if none."""
    start = layout.start + 1
    for i, text in enumerate([block.text for block in layout.blocks[start:]], start):
        if text[0] in _FIRST and len(text) <= _LONGEST and _HEADING.match(text):
            return i
    return len(layout.blocks)
