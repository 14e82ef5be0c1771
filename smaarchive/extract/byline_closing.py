"""Writers that closing lines name: in notes on them, or as the owner of an agency's text."""

import re
from collections.abc import Iterator

from .credit import Credit, is_agency
from .names import is_person

# "Jane Roe is a senior fellow at ...", "Jane Roe covers ..."
_BIOGRAPHY = re.compile(
    r"(?:^|[.!?]\s)(?P<name>[^\W\d_a-zß-ÿ][\w’'.-]+(?:\s[\w’'.-]+){1,3})(?:,[^,.]{3,40},)?\s"
    r"(?:is (?:an?|the|[A-Z\w’']+[’']s)|ist (?:eine?|der|die)|est (?:une?|le|la)|es (?:una?|el|la)|è (?:una?|il|la)"
    r"|är|er|covers|writes|reports|teaches|arbeitet|schreibt|berichtet|writing|can be reached"
    r"|ist (?=\w*(?:[Rr]edakt|[Jj]ournal|[Kk]orresp|[Rr]eporter|[Aa]utor|[Ff]rei)))\s?"
)
# "Follow Jane Roe on Twitter"
_ADDRESSED = re.compile(
    r"(?:^|[.!?]\s)(?:Follow|Contact|Reach|E-?mail|Write to)\s"
    r"(?P<name>[^\W\d_a-zß-ÿ][\w’'.-]+(?:\s[A-Z][\w’'.-]+){1,2})"
    r"\s(?:on|at|via)\s"
)
_VERBS = tuple(
    f" {verb}"
    for verb in (
        "is ", "ist ", "est ", "es ", "è ", "är", "er", "covers", "writes", "reports", "teaches", "arbeitet",
        "schreibt", "berichtet", "writing", "can be",
    )
)  # fmt: skip
_CALLS = ("Follow", "Contact", "Reach", "mail", "Write to")
_BROKEN = re.compile(r"is (?:an?|the) \w", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:©|\(c\)|Quelle:|Source ?:|Fuente:|Fonte:)\s?(?:\d{4}\s)?(?P<name>[\w. -]{2,30}?)(?=$|[,:;]|\s\d|\. )",
    re.IGNORECASE,
)


def is_biography(text: str) -> bool:
    """Tell whether a line begins as a note on a writer does."""
    note = _BIOGRAPHY.match(text)
    return note is not None and is_person(note["name"])


def closing_credits(i: int, text: str, below: str = "") -> Iterator[Credit]:
    """Find the writers a closing line is about, `Jane Roe is a ...`, or the agency it names as owner, `© dpa`.

    The line below belongs to it where a link around the name has broken the sentence: `Jane Roe` / `is a ...`.
    """
    if _BROKEN.match(below):
        text = f"{text[-1000:]} {below[0].lower()}{below[1:40]}"
    names = []  # where no verb of them is on the line, none of the patterns is; to look is faster
    if any(map(text.__contains__, _VERBS)):
        names += [match["name"] for match in _BIOGRAPHY.finditer(text[:1500])]
    if any(map(text.__contains__, _CALLS)):
        names += [match["name"] for match in _ADDRESSED.finditer(text[-300:])]
    told = tuple(name for name in dict.fromkeys(names) if is_person(name))
    if told:
        yield Credit(", ".join(told), told, i, "biography")
    agency = _OWNED.match(text)
    if agency and is_agency(agency["name"]):
        yield Credit(agency["name"].removesuffix("-infocom"), (), i, "owned agency")
