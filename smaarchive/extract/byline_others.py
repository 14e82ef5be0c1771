"""Who is named on a page and did not write it: who edited, translated, read aloud or paid, and who is written about."""

from functools import cache

from ..lexicon import fold, is_label, roles

_DID_SOMETHING_ELSE = ("editor", "photo", "translator", "voice", "sponsor")
_WORDS = 5  # of the longest such label
_JOINS = ("by", "von", "par", "por", "de", "di", "da", "door", "av", "af", "with")


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(label) for label, role in roles().items() if role in _DID_SOMETHING_ELSE)


def is_of_another(text: str) -> bool:
    """Tell the credit of somebody who did something else: `Editor: Jane Roe`, `Narrated by Jane Roe`."""
    words = text.split(" ", _WORDS)
    for count in range(1, len(words)):
        joined = (
            words[count - 1][-1:] in (":", "：") or words[count][:1] == ":" or words[count - 1].casefold() in _JOINS
        )
        if joined and fold(" ".join(words[:count])) in _labels():
            return True
    return False


def is_public(name: str) -> bool:
    """Tell a person of whom pages tell: where nothing says that they wrote, they did not."""
    return is_label("public", name)
