"""Closing credits: what stands at the end of an article's text and is not text."""

import re
from collections.abc import Sequence

from ..lexicon.outlets import agency_by_name, outlet_by_name
from .name_words import EAST_ASIA, PLACE_OF_JAPANESE

_CLOSING = re.compile(
    r"(?:\((?:Yonhap|END|AP|AFP|Reuters|Kyodo|Newsis|ANSA|연합뉴스|끝)\)\.?\s*)+$|\bEND\s*$"
    r"|\s\((?:APA|dpa|AFP|red)(?:, [\w./]{2,20}){1,4}\)$"  # (APA, red, 1.4.2020)
    r"|[<(\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[>)\]]?\s*$"
)
SIGNERS = "REUTERS|AFP|AP|BLOOMBERG|DPA|XINHUA|KYODO|BERNAMA"  # agencies that sign a text in capitals
SIGNED = re.compile(rf"(?<=[.?!\"”’']) ({SIGNERS})$")
_WIRE = "(?:dpa|AFP|AP|Reuters|epd|KNA|SID)"
_CREDIT_LINE = re.compile(
    r"^(?:[—–-] ?|\()?(?:\((?:Reporting|Additional reporting|Writing|Editing)|(?:Additional )?[Rr]eporting by"
    r"|REPORTING BY|Writing by|Editing by|Edited by|Compiled by|Translated by"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:in|from) [A-Z][\w., -]{2,40} contributed to\b"
    r"|(?:Staff|Special|News)?\s?(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?) [^.!?]{4,100} contributed to"
    r" (?:this|the)\b"
    r"|(?:Our )?[Ss]tandards:|The Thomson Reuters Trust|Associated Press writers?\b|AP writers?\b"
    r"|With (?:files|reports|reporting|assistance) (?:from|by)\b|Contributing:|Contact the (?:writer|reporter)"
    r"|Email\b.*@|BY [A-Z][A-Z .,-]+\[|By [A-Z][\w. -]+\s?\(?[\w.+-]+@"
    r"|[가-힣]{2,4}\s?(?:기자|특파원)[\s/:|(]{0,3}[\w.+-]+@|[가-힣]{2,4}[\s/:|(]{0,3}[\w.+-]+@[\w.-]+\)?$"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$"
    rf"|[a-z]{{2,4}}/(?:[a-z]{{2,4}}/){{0,2}}{_WIRE}(?:/{_WIRE}){{0,3}}$|{_WIRE}(?:/[a-z]{{2,4}}){{1,3}}$"  # AFP/fkl
    r"|(?:[A-Z][\w.’'-]+ ){1,4}(?:reported|contributed|contributed reporting) from [^.!?]{2,120}\.$"
    r"|(?!The )[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.’'-]+,?){1,8} contributed"
    r" (?:reporting|research|to this (?:report|article|story|piece|column|post))\.?\)?$"
    r"|[-–—] ?(?:Reuters|AFP|AP|Bloomberg|dpa|Kyodo|Yonhap)$"
    r"|ⓒ|©|<?저작권자|무단\s?전재|\(?Yonhap\)?$|\(?YONHAP\)?$|\(END\)$|\(끝\)$|-{1,2} ?30 ?-{1,2}$|# ?# ?#$|제보는)"
)
_SIGNATURE = re.compile(r"[【（(]?([\u3400-\u9fff々ぁ-ん、]{2,24})[】）)]?")
_PLACE = re.compile(rf"(?<![\u30a0-\u30ff]){PLACE_OF_JAPANESE}")
_SAYS_OF = (
    r"(?:,[^.]{3,80},| \((?:[\w.-]{1,40})?@[\w.-]{2,40}\))? (?:is|was|covers|reports|writes|contributed to"
    r"|has (?:covered|written|been)|serve[sd]|teaches|can be reached)\b"
)
_TRADES = (
    "reporter|correspondent|writer|editor|fellow|professor|columnist|journalist|author|contributed|analyst|lecturer"
    "|researcher|director"
)
# of anybody else than the writer such words are news: `Mark Esper is expected to meet the minister.`
_STATIONS = "[Uu]niversity|[Vv]iews|[Oo]pinions|[Aa]mbassador|[Mm]inister"
_BIOGRAPHY = re.compile(
    rf"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,3}}{_SAYS_OF}.{{0,200}}(?:\b(?:{_TRADES})\b|@)"
    rf"|^\(?The (?:writer|author|columnist){_SAYS_OF}.{{0,200}}(?:\b(?:{_TRADES}|{_STATIONS})\b|@)"
)
_OF_WRITER = re.compile(rf"{_SAYS_OF}|(?:,[^.]{{3,80}},)? lives in\b| receives? funding from\b")
# news may be of somebody else of the family's name: `Mr. Roe has been silent since January`
_TITLED = re.compile(
    r"(?:,[^.]{3,80},)? (?:(?:is|was|covers|reports|writes|served|teaches|has been)\b.{0,200}"
    rf"\b(?:{_TRADES}|[Uu]niversity|former (?:ambassador|deputy|diplomat|envoy|officer|official))\b"
    r"|lives in\b|can be reached\b)"
)
_TITLES = ("Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Prof. ")  # `Mr. Roe is a former ambassador`, at the end of his own text
_THE_WRITER = ("The writer", "The author", "The columnist")
_IS_A = re.compile(r"(?:,[^.]{3,80},)? is (?:an?|the) (?:(?! whose\b)[^.]){3,160}\.?$")
_LONGEST_ABOVE = 200  # characters
_CALL = re.compile(r"(?:Follow|Contact|Reach|E-?mail|Write to) ")
_TO_WRITER = re.compile(r" (?:on|at|via)\b")
_LONGEST = 400  # characters of a note on a writer


def without_closing(text: str) -> tuple[str, str | None]:
    """Part closing credits (`(Yonhap)`, `(END)`, the writer's address) from a last paragraph: text, agency credited."""
    tail = text[-200:]
    if signed := SIGNED.search(tail):
        signer = outlet_by_name(signed[1])
        return text[: -len(signed[0])], signer.name if signer else None
    # one of these stands in every closing credit, and is faster looked for
    match = _CLOSING.search(tail) if ")" in tail or "@" in tail or "END" in tail else None
    if not match:
        return text, None
    start = max(0, len(text) - 200) + match.start()
    names = re.findall(r"\(([^()]+)\)", text[start:])
    agency = next(filter(None, map(agency_by_name, names)), None)
    return text[:start].rstrip(), agency.name if agency else None


def is_credit(text: str, authors: Sequence[str] = (), above: str = "") -> bool:
    """Tell whether a closing line is a reporting credit, an address or a note on the writer, and no text.

    The text `above` says who is meant by `Mr. Roe` where it names one.
    """
    if _CREDIT_LINE.match(text):
        return True
    if len(text) >= _LONGEST:
        return False
    first = _CALL.match(text)
    start = first.end() if first else 0
    told = (_TO_WRITER if first else _OF_WRITER).match
    named = any(text.startswith(name, start) and told(text, start + len(name)) for name in authors)
    titled = any(
        text.startswith(name) and name not in above and _TITLED.match(text, len(name)) for name in _titled(authors)
    )
    return named or titled or bool(_BIOGRAPHY.match(text))


def is_signature(text: str, byline: str | None) -> bool:
    """Tell a Japanese line with nothing on it but writers and places: `ローマ=山田花子`, `【山田花子】`."""
    if not byline or (text[-1] <= EAST_ASIA and text[-1] != ")"):
        return False
    signed = _SIGNATURE.fullmatch("、".join(_PLACE.sub("", text).split()))
    return signed is not None and signed[1] == byline


def is_note_above(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a line above a text says who its writer is, and nothing else: `Mr. Roe is a former ambassador.`"""
    if len(text) >= _LONGEST_ABOVE or not authors:
        return False
    titled = any(
        text.startswith(name) and _IS_A.match(text, len(name)) and _TITLED.match(text, len(name))
        for name in (*_titled(authors), *_THE_WRITER)
    )
    return titled or any(text.startswith(name) and _IS_A.match(text, len(name)) for name in authors)


def _titled(authors: Sequence[str]) -> list[str]:
    """Return what writers are called in a note on them: their family names with a title."""
    return [title + name.rpartition(" ")[2] for name in authors for title in _TITLES]
