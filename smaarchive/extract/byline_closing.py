"""Writers that closing lines name: in notes on them, or as the owner of an agency's text."""

import re
from collections.abc import Iterator

from ..lexicon.outlets import agency_by_name
from .credit import Credit
from .names import is_person

# `reporter`, `redactora`, `dziennikarka`: what a note says that a writer is, in languages that need no article for it
_TRADE = (
    r"\w*(?:journalist(?:in|e|a|ka|ką)?|jornalista|giornalista|periodista|dziennikar(?:z|ka|ką|zem)|novinář(?:ka)?"
    r"|(?:редактор|журналист|корреспондент)(?:ка)?|reda[ck]teu(?:r|rin|re)|redactrice|reda[ck]tora?|redaktor(?:in|ka|ką|em)"
    r"|redakt[öø]r|rédact(?:eur|rice)|[ck]orr?espond[ea]nt(?:in|e)?|corrispondente|corresponsal"
    r"|korespondent(?:ka|ką|em)?|zpravodaj(?:ka)?|reporter(?:in|ka|ką|em|o|a)?|repórter|verslaggever"
    r"|autor(?:in|a|ka|ką|em)?|auteure?|autrice|[ck]olumnist(?:in|e|a|ka|ką)?|chroniqueu(?:r|se)"
    r"|[ée]ditorialist[ea]|kommentator(?:in)?|publicyst(?:a|ą|ka|ką)|toimittaja|muhabiri?|skribent|freiberuflich"
    r"|jef[ea] de redacción|chefe de redação|sze(?:fem|fową) redakcji|freier? mitarbeiter(?:in)?)\b"
)
# "Jane Roe is a senior fellow at ...", "The writer, Jane Roe, is a ...", "Jane Roe est journaliste"
_BIOGRAPHY = re.compile(
    r"(?:^|[.!?:]\s|\b[Tt]he (?:writer|author),\s)"
    r"(?P<name>(?!The )[^\W\d_a-zß-ÿ][\w’'.-]+(?:\s[\w’'.-]+){1,3})(?:,[^,.]{3,40},)?,?\s"
    r"(?:is (?:an?|the|[A-Z\w’']+[’']s)|ist (?:eine?|der|die)|est (?:une?|le|la)|es (?:una?|el|la)|è (?:una?|il|la)"
    r"|är|er|covers|writes|reports|teaches|arbeitet|schreibt|berichtet|writing|can be reached"
    rf"|(?:ist|est|es|è|é|is|jest|je) (?=(?i:(?:\w+[ -]){{0,3}}{_TRADE}))|[—–-] (?=(?i:{_TRADE})))\b\s?"
)
# "This article was written by Jane Roe."; inside a sentence it is another's report or column that is told of
_WRITTEN = re.compile(
    r"(?:This|The) (?:article|story|column|essay|commentary|piece) (?:was|is) (?:originally )?"
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
    written = _WRITTEN.match(text)
    if written:
        names.append(written["name"])
    if any(map(text.__contains__, _CALLS)):
        names += [match["name"] for match in _ADDRESSED.finditer(text[-300:])]
    told = tuple(name for name in dict.fromkeys(names) if is_person(name))
    if told:
        yield Credit(", ".join(told), told, i, "biography")
    owned = _OWNED.match(text)
    if owned and agency_by_name(owned["name"]):
        yield Credit(owned["name"].strip().removesuffix("-infocom"), (), i, "owned agency")
