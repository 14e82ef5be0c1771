"""The one way untrusted text reaches a terminal: what could steer it becomes something to read."""

import re

# C0 and DEL, C1, the bidirectional controls of UAX 9, the two line breaks of Unicode, halves of surrogate pairs, tags:
# letters that nobody sees
UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"


def plain(text: str) -> str:
    """Show control characters, escapes, bidi overrides, surrogates and tags as text: `^[`, `\\u009b`, `\\xff`."""
    return text if text.isprintable() else re.sub(UNSAFE, _shown, text)


def cut(text: str, most: int = 200) -> str:
    """Cut what would fill the screen in a line that is said."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def columns_of(text: str) -> int:
    """Count the columns a text takes on a terminal."""
    from unicodedata import combining, east_asian_width  # where something is wrong, or drawn

    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name that is not UTF-8
        return f"\\x{code & 0xFF:02x}"
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"^{chr(code ^ 0x40)}" if code < 0x80 else f"\\u{code:04x}"
