"""Where the comments of readers begin below a text: no paragraph and no day of the article stands there."""

import re

from .layout import Layout

_LONGEST = 200  # characters
# `2 comments:`, `14 Responses to Talks end`, `One thought on “Talks end”`; not `One thought on the talks is that ...`
_HEADING = re.compile(
    r"(?:\d{1,4} (?:comments?|replies|responses?|thoughts?)|one (?:comment|reply|response|thought))"
    r"(?: ?[:»]?$| (?:on|to) (?:[“\"‘'«]|[^.]{3,}[^.?!]$))",
    re.IGNORECASE,
)


def comments_below(layout: Layout) -> int:
    """Return the line below the first sentence that says how many comments follow; the number of lines if none."""
    lines = range(layout.start + 1, len(layout.blocks))
    return next((i for i in lines if _is_heading(layout.blocks[i].text)), len(layout.blocks))


def _is_heading(text: str) -> bool:
    opens = text[0].isdigit() or text[:4] in ("One ", "ONE ", "one ")
    return opens and len(text) <= _LONGEST and _HEADING.match(text) is not None
