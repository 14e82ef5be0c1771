"""The end of a ledger: how many pages came to which state, and the exit code of that."""

from collections import Counter

from ..errors import IncompleteIngest

STATES = ("stored", "unchanged", "duplicate", "no-text", "skipped", "failed")
TROUBLE = ("no-text", "failed")  # what somebody should look at


def by_state(counts: Counter[str]) -> str:
    """Say how many there are of each state, empty where there is nothing."""
    return ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])


def code_of(counts: Counter[str]) -> int:
    """Return the exit code: 3 where somebody should look at something."""
    return IncompleteIngest.exit_code if any(counts[state] for state in TROUBLE) else 0
