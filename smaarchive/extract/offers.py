"""Lines in a text that offer something else: a post of somebody's, a letter to subscribe to."""

import re

LONGEST = 250  # characters of such a line
_SHARED = re.compile(r"A (?:post|photo|video|reel) shared by [^.]{2,60} \(@[\w.]{2,40}\)")
_LETTER = re.compile(r"\b[Nn]ewsletter\b.* Sign up (?:here|now)\.?$")


def offer(text: str) -> str | None:
    """Name what a line offers; None where it is text."""
    if _SHARED.match(text):
        return "share"
    return "newsletter" if len(text) <= LONGEST and "ewsletter" in text and _LETTER.search(text) else None
