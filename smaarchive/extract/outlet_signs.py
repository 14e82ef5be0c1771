"""What on a page points to an outlet: its name in the furniture and in the text, its addresses, its copyright line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.mentions import Mention, mentions
from ..lexicon.outlets import Outlet, outlet_by_domain
from .byline_closing import is_biography
from .captions import is_caption
from .characters import words_of
from .cited import cited
from .layout import Layout
from .outlet_told import ITS_OWN, in_text

LONGEST = 160  # characters of a line of furniture
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s|copyright|all rights reserved|무단\s?전재|저작권자")
# at the head of a line that is no text, though it may end the article
_OPENS_COPYRIGHT = re.compile(r"(?:copyright\s?)?(?:©|ⓒ|\(c\)\s)|copyright \d{4}|<?저작권자", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@((?:[\w-]{1,63}\.){1,4}[a-z]{2,})", re.IGNORECASE)
_HOST = re.compile(r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,6})\b", re.IGNORECASE)
_DOTTED = re.compile(r"\.(?<=\w\.)[a-z]{2}")
_AFTER = re.compile(rf"^(?:'s|’s|'|’)?[\s-]?(?:{ITS_OWN})", re.IGNORECASE)
# `you agree to The Globe's Terms and Conditions`
_TERMS = re.compile(
    r"(?:'s|’s|'|’)?\s(?:general )?(?:terms (?:of|and|&)|(?:privacy|cookie) (?:policy|notice))\b", re.IGNORECASE
)
# `Über Krautreporter`, `Contact The Globe`, `Subscribe to The Globe's newsletter`, `She is a reporter for The Globe.`
_OWN_LINE = re.compile(
    r"^(?:about|über|contact|sections on|weiter mit|mehr von|more from|welcome to|subscribe to|follow|om)"
    r"\s(?:the\s)?$|\b(?:subscribe to|(?:reporter|correspondent|editor|writer|journalist|columnist) (?:for|at|with))"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
# how an agency marks what others print of it: `This material may not be published, broadcast, rewritten`
_SYNDICATED = re.compile(r"\bmay not be (?:published|broadcast|reproduced)|dpa-infocom", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por|de)\s", re.IGNORECASE)
_NAMES_SO_FAR = re.compile(rf"(?i:{_BYLINE.pattern})(?:[^\W\d_a-z][\w.'’-]{{0,20}}\s){{0,4}}")
_GOES_ON = re.compile(r"\s?(?!(?:with|and|mit|und|avec|et|con|staff)\b)\w", re.IGNORECASE)  # as a first name does
_SIGNED_LINE = re.compile(
    rf"(?:{_BYLINE.pattern})(?:[^\W\d_][\w.'’-]{{0,30}}\s){{1,4}}[^\W\d_][\w.'’-]{{0,30}}\s?[,|/]\s?(?:The\s)?$",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s[|–—·:-]\s(?:The\s)?$")
_EDGE = 4  # lines at the top and at the end in which words may be glued: `Skip to contentThe GlobeThe Globe`
_GLUE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ].)")  # to look for it is faster than to part what has none
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
_AGENCY_CREDIT = re.compile(r"[(/\[]\s?$")
_PHOTO = re.compile(r"\b(?:photo|foto|image|picture|courtesy|bild|credit|fotograf\w*)\b")


# before a paper's name, and behind it: whose photo is on sale names the agency last
_PHOTOGRAPHER = re.compile(
    r"(?:photos?|fotos?|image|picture|bild(?:er)?|video|фото|fotó|kuva|beeld)"
    r"(?: by| credit)?\s?[:/]\s[^:!?()]{3,60}[ /]$",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(r"\s(?:of|de|del|di|da|do)\s[A-ZÀ-Þ]")  # `La Voz de Cádiz` is not `La Voz`
_CREDIT_ENDS = re.compile(r"(?:\s/\s[a-z]{2,4})?[).\]]{0,2}(?:$|\s(?:Vis mer|Visa mer|Les mer|Läs mer)\b)")


# `Ministry of Foreign Affairs` is not the magazine
_OFFICE = re.compile(
    r"\b(?:ministry|minist(?:er|re)s?|minist[eè]re|department|secretary|office|bureau|committee|council|school|faculty)"
    r" (?:of|for|on|des) (?:the )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sign:
    """One thing on the page that points to an outlet: where, of which kind."""

    outlet: Outlet
    kind: str
    index: int


def signs(layout: Layout) -> Iterator[Sign]:
    """Yield whatever on the page points to an outlet."""
    count = len(layout.blocks)
    texts = [block.text[:2000] for block in layout.blocks]
    for i in cited(layout.blocks):
        texts[i] = ""
    named = list(mentions(texts, [measures.said for measures in layout.measures]))
    edges = {*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)} - {i for i, _ in named}
    glued = {i: _GLUED.sub(" ", texts[i]) for i in edges if _GLUE.search(texts[i])}
    parted = {i: text for i, text in glued.items() if len(text) < LONGEST}
    texts = [parted.get(i, text) for i, text in enumerate(texts)]
    again = mentions(list(parted.values()), list(map(words_of, parted.values())))
    for i, found in (*named, *((list(parted)[at], one) for at, one in again)):
        text = texts[i]
        prose = len(text) > LONGEST or (layout.body[i] and not _is_note(text))
        copyright_line = not prose and bool(_COPYRIGHT.search(text.lower()))
        for mention in found:
            if _OFFICE.search(text[max(0, mention.start - 40) : mention.start]):
                continue
            if prose:
                kind = None if mention.weak else _in_text(text, mention, layout.body[i])
            else:
                kind = _in_furniture(text, mention, i, count, copyright_line)
            if kind:
                yield Sign(mention.outlet, kind, i)
            if kind == "suffix" and layout.repeats[_SEPARATED.sub("", text[: mention.start]).casefold()]:
                yield Sign(mention.outlet, "title", i)
    for i, text in enumerate(texts):
        if "." in text:
            yield from _addresses(text, i)


def _is_note(text: str) -> bool:
    """Tell a copyright line or a note on a writer, `Jane Roe is a reporter for The Globe.`, from running text."""
    return bool(_OPENS_COPYRIGHT.match(text)) or is_biography(text)


def _in_text(text: str, mention: Mention, body: bool) -> str:
    """Say how running text, or a long caption, names an outlet."""
    if _TERMS.match(text, mention.end):
        return "terms"
    if _is_staff_photo(text, mention):
        return "staff photo"
    if _is_agency_credit(text, mention):
        return "dateline" if mention.start < 60 else "credit"
    told = in_text(text, mention.start, mention.end)
    return told if body or told == "quoted" else f"{told} below"


def _in_furniture(text: str, mention: Mention, i: int, count: int, copyright_line: bool) -> str | None:
    """Say how a line of furniture names an outlet; None where the name may be a mere word."""
    if mention.end >= len(text) - 2 and _OWN_LINE.search(text[: mention.start]):
        return "own line"
    if text[-1] == ")" and "(" not in text:
        return "credit"  # the last line of a caption
    if mention.end - mention.start >= len(text) - 5:
        return "alone top" if i < 4 else "alone end" if count - i <= 5 else "alone"
    if copyright_line and mention.outlet.agency and _SYNDICATED.search(text):
        return "credit"
    if copyright_line:
        own = _ends(text, mention) and not mention.outlet.agency and text[: mention.start].rstrip()[-1:] == "©"
        return "copyright photo" if _PHOTO.search(text.lower()) or (is_caption(text) and not own) else "copyright"
    if i == 0 and _opens_a_row(text, mention):
        return "opens the top"
    suffix = _ends(text, mention) and _SEPARATED.search(text[: mention.start])
    if suffix and i < _EDGE and mention.start > 15 and not _PHOTO.search(text.lower()):
        return "suffix"  # `Talks go on | Bloomberg`
    if _ends(text, mention) and _SIGNED_LINE.match(text[: mention.start]):
        return "byline"  # `By Jane Roe, The Diplomat`
    if _TERMS.match(text, mention.end):
        return "terms"
    if mention.weak or _OF_A_PLACE.match(text, mention.end):
        return None
    if _is_staff_photo(text, mention):
        return "staff photo"
    if _PHOTO.search(text.lower()) or is_caption(text) or _is_agency_credit(text, mention):
        return "credit"
    if suffix:
        return "suffix" if mention.start > 15 else "suffix short"
    if _OWN_LINE.search(text[: mention.start]) or _AFTER.search(text[mention.end : mention.end + 20]):
        return "own line"
    if count - i <= 3 and text[: mention.start].casefold() in ("", "the "):
        return "opens the end"
    if _BYLINE.match(text):
        first_name = _NAMES_SO_FAR.fullmatch(text[: mention.start]) and _GOES_ON.match(text[mention.end :])
        return None if first_name else "byline"  # `By Lt. Col. Jane van der Roe` is not of Jane's
    told = in_text(text, mention.start, mention.end)
    if told in ("quoted", "reports"):
        return told
    return "short line" if len(text) < 60 else "long line"


def _is_agency_credit(text: str, mention: Mention) -> bool:
    """Tell a name right behind a bracket or a slash: `(Yonhap)`, `[Reuters]`, `Jane Roe / AP`."""
    return _AGENCY_CREDIT.search(text, max(0, mention.start - 2), mention.start) is not None


def _ends(text: str, mention: Mention) -> bool:
    """Tell a name that ends the line."""
    return mention.end >= len(text) - 1


def _is_staff_photo(text: str, mention: Mention) -> bool:
    """Tell a paper's own photographer: `Foto: Jana Roe, Ostblatt`, `(Photo: Jane Roe/The Globe)`."""
    ends = not mention.outlet.agency and _CREDIT_ENDS.match(text, mention.end)
    return bool(ends and _PHOTOGRAPHER.search(text[max(0, mention.start - 70) : mention.start]))


def _opens_a_row(text: str, mention: Mention) -> bool:
    """Tell a name that opens a row of links: `| The Globe | World | Opinion |`, `The Globe World Opinion Log in`."""
    before, after = text[: mention.start], text[mention.end :].split()
    names = [word for word in after if not word[0].islower()]
    return before.strip(" |").casefold() in ("", "the") and len(after) > 2 and len(names) * 4 >= len(after) * 3


def _addresses(text: str, i: int) -> Iterator[Sign]:
    """Yield the outlets whose domains stand in a line."""
    if "@" in text:
        for mail in _MAIL.finditer(text[-300:]):
            if outlet := outlet_by_domain(mail[1]):
                yield Sign(outlet, "mail", i)
    elif len(text) < LONGEST and _DOTTED.search(text):
        for host in _HOST.finditer(text):
            if outlet := outlet_by_domain(host[1]):
                yield Sign(outlet, _address_kind(text, host, i), i)


def _address_kind(text: str, host: re.Match[str], i: int) -> str:
    """Say how a line gives an address; `tagesschau.de` alone at the top is the name of the site."""
    if text[host.end() : host.end() + 2].strip("/ "):
        return "link"
    if _COPYRIGHT.search(text.lower()):
        return "copyright"
    return "alone top" if i < 2 and host[0] == text else "host"
