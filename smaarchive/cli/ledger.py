"""The end of a ledger: how many pages came to which state, and the exit code of that."""

from collections import Counter

from ..errors import IncompleteIngest
from ..page import STATES, State

TROUBLE: tuple[State, ...] = ("no-text", "failed")  # what somebody should look at
CHANGED = "changed"  # counted beside the states: those stored that are a new version of an article


def by_state(counts: Counter[str]) -> str:
    """Say how many there are of each state, empty where there is nothing."""
    changed = f" ({counts[CHANGED]} changed)" if counts[CHANGED] else ""
    return ", ".join(f"{counts[each]} {each}{changed * (each == 'stored')}" for each in STATES if counts[each])


def code_of(counts: Counter[str]) -> int:
    """Return the exit code: 3 where somebody should look at something."""
    return IncompleteIngest.exit_code if any(counts[state] for state in TROUBLE) else 0
