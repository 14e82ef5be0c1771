"""Who is named on a page and did not write it: who edited, translated, read aloud or paid, and who is written about."""

import re

from ..lexicon.phrases import is_label
from .layout import Layout
from .name_words import BY, EAST_ASIA, is_signed

_WORDS = 5  # of the longest such label
_CONTACT, _LONGEST_CONTACT = 2, 50  # lines below such a label, its characters
_JOINS = (*BY, "de", "da", "with")
_FAMILY_FIRST = frozenset("ban chung jeong kang kim lai lee li moon park tsai xi yoon".split())  # of labels.toml's


def is_of_another(text: str) -> bool:
    """Tell the credit of somebody who did something else: `Editor: Jane Roe`, `Narrated by Jane Roe`."""
    words = text.split(" ", _WORDS)
    for count in range(1, len(words)):
        joined = (
            words[count - 1][-1:] in (":", "：") or words[count][:1] == ":" or words[count - 1].casefold() in _JOINS
        )
        if joined and is_label("another", " ".join(words[:count])):
            return True
    return False


def is_contact(layout: Layout, i: int) -> bool:
    """Tell whom to call for more: below the text, where one of the two lines above says so, `Press contact`.

    Above the text, where `Contact` may be the last entry of a menu, a colon stands behind it.
    """
    if is_signed(layout.blocks[i].text):
        return False  # a writer, also where `Contact` above is a button
    below = i > layout.last
    for at in range(max(0, i - _CONTACT), i):
        text = layout.blocks[at].text
        if len(text) <= _LONGEST_CONTACT and (below or text[-1] == ":") and is_label("contact", text):
            return True
    return False


def is_written_about(name: str, layout: Layout, i: int) -> bool:
    """Tell a person of the public life whom the text names too: where line `i` says no more, it is of the subject."""
    if not is_label("public", name):
        return False
    named = _family_name(name)
    return any(j != i and named.search(layout.blocks[j].text) for j in layout.kept)


def _family_name(name: str) -> re.Pattern[str]:
    """Return what finds the family name of a person in a text, with the endings of a case."""
    if name[0] > EAST_ASIA:  # scripts where what follows a name is no other word
        return re.compile(name[:2] if len(name) == 4 else name)
    words = [word for word in name.split() if word[-1] != "."]
    family = words[0] if words[0].casefold() in _FAMILY_FIRST else words[-1]
    ending = r"\w{0,2}" if len(family) > 3 else ""
    return re.compile(rf"\b{re.escape(family[0].upper())}(?i:{re.escape(family[1:])}){ending}\b")
