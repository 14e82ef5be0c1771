"""Common given names, to tell the name of a person from other words in capitals."""

import json
from functools import cache
from pathlib import Path


@cache
def given_names() -> frozenset[str]:
    """Return given names of many languages, in small letters; among them surnames that come first (Kim, Zhang)."""
    spoken: dict[str, str] = json.loads(Path(__file__).with_name("given_names.json").read_text("utf-8"))
    return frozenset(name for names in spoken.values() for name in names.split())


def is_given(name: str) -> bool:
    """Tell whether a name begins with a common given name."""
    first = name.casefold().split()[0].rstrip(".")
    return first in given_names() or first.split("-")[0] in given_names()
