"""Writers that closing lines name: in notes on them, or as the owner of an agency's text."""

import re
from collections.abc import Iterator

from .credit import Credit, is_agency
from .names import is_person

# `reporter`, `redactora`, `dziennikarka`: what a note says that a writer is, in languages that need no article for it
_TRADE = (
    r"(?i:(?:\w+[ -]){0,3}\w*(?:journalis|jornalis|giornalis|period[ií]st|dziennikar|novinář"
    r"|редактор|журналист|корреспондент|reda[ck]t|rédact|redig|reda[ck]c|[ck]orr?[ei]spond|korespond|zpravodaj|report|repórter|verslaggever|autor|auteur"
    r"|kolumnist|columnist|chroniqueu|[ée]ditorialist|kommentator|publicyst|toimittaj|muhabir|skribent|frei))"
)
# "Jane Roe is a senior fellow at ...", "The writer, Jane Roe, is a ...", "Jane Roe est journaliste"
_BIOGRAPHY = re.compile(
    r"(?:^|[.!?:]\s|\b[Tt]he (?:writer|author),\s)"
    r"(?P<name>(?!The )[^\W\d_a-zß-ÿ][\w’'.-]+(?:\s[\w’'.-]+){1,3})(?:,[^,.]{3,40},)?,?\s"
    r"(?:is (?:an?|the|[A-Z\w’']+[’']s)|ist (?:eine?|der|die)|est (?:une?|le|la)|es (?:una?|el|la)|è (?:una?|il|la)"
    r"|är|er|covers|writes|reports|teaches|arbeitet|schreibt|berichtet|writing|can be reached"
    rf"|(?:ist|est|es|è|é|is|jest|je|[—–-]) (?={_TRADE}))\s?"
)
# "This article was written by Jane Roe."
_WRITTEN = re.compile(
    r"(?:article|story|report|piece|analysis|column|essay|commentary) (?:was |is )?(?:originally )?"
    r"(?:written|reported) by (?P<name>[^\W\d_a-zß-ÿ][\w’'-]+(?:\s[A-Z][\w’'-]+){1,2})"
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
        "schreibt", "berichtet", "writing", "can be", "é ", "jest ", "je ", "— ", "– ",
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
    if " by " in text:
        names += [match["name"] for match in _WRITTEN.finditer(text[:1500])]
    if any(map(text.__contains__, _CALLS)):
        names += [match["name"] for match in _ADDRESSED.finditer(text[-300:])]
    told = tuple(name for name in dict.fromkeys(names) if is_person(name))
    if told:
        yield Credit(", ".join(told), told, i, "biography")
    agency = _OWNED.match(text)
    if agency and is_agency(agency["name"]):
        yield Credit(agency["name"].removesuffix("-infocom"), (), i, "owned agency")
