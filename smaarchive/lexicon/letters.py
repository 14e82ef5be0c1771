"""A text by its letters and digits alone, in lower case: what titles, names and paragraphs are compared by."""

import re
from functools import lru_cache

_OTHERS = re.compile(r"[\W_]+")
_ASCII_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))


@lru_cache(1024)  # most paragraphs stand in two readings, and a page asks for each of its titles ten times
def letters_of(text: str) -> str:
    """Fold a text to its letters and digits."""
    if text.isascii():  # in a tenth of the time
        return text.encode().translate(_ASCII_SMALL, _ASCII_OTHERS).decode()
    return _OTHERS.sub("", text.casefold())
