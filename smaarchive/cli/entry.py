"""How what became of an entry is said: its state, where it was, and why."""


def told(state: str, source: str, why: str | None) -> str:
    """Say in a line what became of an entry."""
    return ": ".join(filter(None, [state, source, reason(source, why)]))


def reason(source: str, why: str | None, written: int | None = None) -> str | None:
    """Say why, and of a member its name in the container, which was last `written` then, as far as that is known."""
    name = member(source, written)
    return " ".join(filter(None, [why, f"({name})" if name else None])) or None


def member(source: str, written: int | None) -> str | None:
    """Give the name of a member in the container, which was last `written` then, as far as that is known."""
    if "#" not in source:
        return None
    from ..formats.member_names import member_name  # only who has something to tell pays for zip and tar

    return member_name(source, written)
