"""Common words, to tell other lines in capitals from the names of persons: "Take Note", "Screen Shot"."""

import json
from functools import cache
from pathlib import Path


@cache
def common_words() -> frozenset[str]:
    """Return common words of thirteen languages, in small letters, none of them a given name.

    They are the words that Faker (MIT licence) makes its texts of.
    """
    spoken: dict[str, str] = json.loads(Path(__file__).with_name("common_words.json").read_text("utf-8"))
    return frozenset(word for words in spoken.values() for word in words.split())
