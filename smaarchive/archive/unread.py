"""What of a query is not read, or not as it was typed, because it is beyond a limit of `grammar`."""

import re
from collections.abc import Sequence

from .grammar import (
    DEEPEST,
    LONGEST,
    MOST_PREFIXES,
    MOST_TOKENS,
    MOST_WORDS,
    SHORTEST_PREFIX,
    Token,
    every_token,
    readable,
)


def left_out(text: str) -> list[str]:
    """Say what is not read of a query, a sentence each; nothing where all of it is."""
    found = [f"the query is read as far as its first {LONGEST:,} characters"] if len(text) > LONGEST else []
    tokens = list(every_token(readable(text[:LONGEST])))
    words = sum(len(token.text.split()) for token in tokens if token.kind in ("phrase", "word"))
    if words > MOST_WORDS:
        found.append(f"the query is read as far as its first {MOST_WORDS} words")
    elif len(tokens) > MOST_TOKENS:
        found.append(f"the query is read as far as its first {MOST_TOKENS} words, brackets and signs")
    if _depth(tokens) > DEEPEST:
        found.append(f"brackets and exclusions within more than {DEEPEST} brackets are not read")
    if starred := ", ".join(_no_prefixes(tokens)):
        why = f"a prefix has two letters and a query {MOST_PREFIXES} prefixes"
        found.append(f"{starred}: read without the star, as {why}")
    return found


def _depth(tokens: Sequence[Token]) -> int:
    """Tell how many brackets stand within each other at most."""
    deepest = depth = 0
    for token in tokens:
        depth = max(0, depth + (token.kind == "open") - (token.kind == "close"))
        deepest = max(deepest, depth)
    return deepest


def _no_prefixes(tokens: Sequence[Token]) -> list[str]:
    """List the words with a star that are no prefixes, where they stand."""
    found: dict[str, None] = {}
    prefixes = 0
    for word in (token.text for token in tokens if token.kind == "word" and token.text.endswith("*")):
        if prefixes < MOST_PREFIXES and re.search(SHORTEST_PREFIX, word.rstrip("*")):
            prefixes += 1
        else:
            found[word] = None
    return list(found)
