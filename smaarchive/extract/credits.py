"""Captions, datelines and closing credits: what stands among the paragraphs and is not the article's text."""

import re
from dataclasses import dataclass

from smaarchive.lexicon import outlet_by_name

_LONGEST_CAPTION = 900
_CAPTION_END = re.compile(
    r"(?:\(PHOTO NOT FOR SALE\)\s*(?:\([^()]{2,30}\))?"
    r"|/\s?(?:Courtesy of|Photo|Korea Times|Yonhap|AP|AFP|Reuters|EPA|Getty|Newsis|News1)[^.]{0,60}"
    r"|\(?(?:Photo|Photos|Picture|Image|Credit|Foto|Fotos|Bild|Photo credit|Photo by|Photos by|File photo|Screenshot|Crédit|사진)\s?[:=/]\s?[^.]{2,80}\)?"
    r"|\((?:[^()]{0,40}[/ ])?(?:Yonhap|AP|AFP|Reuters|EPA|EFE|Getty(?: Images)?|Newsis|News1|Kyodo|AP Photo|Herald DB|dpa|Shutterstock|연합뉴스|뉴시스|공동취재|file photo)(?:[/ -][^()]{0,40})?\)"
    r"|\[(?:YONHAP|AP|AFP|REUTERS|EPA|NEWSIS|NEWS1|JOONGANG [A-Z ]+|[A-Z ]*(?:PHOTO|MINISTRY|OFFICE|COMMAND|PRESS)[A-Z ]*|연합뉴스|뉴시스|뉴스1)[^\[\]]{0,30}\]"
    r"|\b(?:Photo|Foto|Image|Picture) (?:by|courtesy of|von|de|provided by) [^.]{3,60}"
    r"|\bCourtesy of [^.]{3,60}|\b(?:AFP|EPA|AP|REUTERS|Reuters|Getty Images|dpa|picture alliance|imago)/[^.\s][^.]{0,50}|(?:/|\s)(?:Getty Images|Shutterstock|EPA-EFE))\.?$"
)
_CAPTION_START = re.compile(
    r"^(?:Photo|Foto|사진|PHOTO|Image|Picture|Caption|FILE PHOTO|File photo|File -|FILE -|Credit)\s?[:=–—-]\s?\S"
)
_BARE_CREDIT = re.compile(
    r"^(?:\((?:Yonhap|AP|AFP|Reuters|EPA|Newsis|News1|Kyodo)\)\s*){1,3}$|^(?:Photo|사진)\s?[:=]\s?[\w .,/]+$"
)

_CITY = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+){0,4}(?:,\s(?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3})?"
_DAY = r"(?:,\s(?P<day>(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?))?"
_DASH = r"\s?(?:--+|[–—]|-(?=\s))\s?"
_DATELINE = re.compile(rf"^(?P<place>{_CITY}){_DAY}\s?(?:\((?P<agency>[^()]{{2,40}})\)\s?(?:{_DASH}|:\s)|{_DASH})")
_MIXED = re.compile(
    rf"^(?P<place>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,2}}){_DAY}\s?\((?P<agency>[A-Za-z][\w .&/-]{{1,30}})\)\s?(?:{_DASH}|:\s)"
)
_KOREAN = re.compile(
    r"^\((?P<place>[가-힣·]{2,12})=(?P<agency>[가-힣A-Za-z0-9 ]{2,12})\)\s?(?:(?P<by>(?:[가-힣]{2,4}\s?(?:[가-힣]{2,4})?(?:기자|특파원)[·,\s]*)+)=?\s?)?"
)
_KOREAN_PLACE = re.compile(
    r"^\[(?P<place>[가-힣]{2,8})=(?P<agency>[가-힣0-9]{2,8})\]\s?(?:(?P<by>[가-힣]{2,4}\s?기자)\s?=?\s?)?"
)
_JAPANESE = re.compile(r"^【(?P<place>[^【】＝=]{1,12})(?:[＝=](?P<by>[^【】]{2,16}))?】")

_CLOSING = re.compile(
    r"(?:\s*\((?:Yonhap|END|AP|AFP|Reuters|Kyodo|Newsis|연합뉴스|끝)\))+\s*$|\s*\bEND\s*$|\s*[<(\[]?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[>)\]]?\s*$"
)
_CREDIT_LINE = re.compile(
    r"^\(?(?:\((?:Reporting|Additional reporting|Writing|Editing)|(?:Additional )?[Rr]eporting by|REPORTING BY|Writing by|Editing by|Edited by|Compiled by|Translated by|"
    r"(?:Our )?[Ss]tandards:|The Thomson Reuters Trust|Associated Press writers?\b|AP writers?\b|With (?:files|reports|reporting|assistance) (?:from|by)\b|Contributing:|Contact the (?:writer|reporter)|Email\b.*@|"
    r"BY [A-Z][A-Z .,-]+\[|By [A-Z][\w. -]+\s?\(?[\w.+-]+@|[가-힣]{2,4}\s?기자\s?[\w.+-]+@|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|ⓒ|©|<?저작권자|무단\s?전재|\(?Yonhap\)?$|\(?YONHAP\)?$|\(END\)$|\(끝\)$|제보는)"
)
_BIOGRAPHY = re.compile(
    r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is|was|covers|reports|writes|contributed to|has (?:covered|written|been)|serves|teaches)\b.{0,200}"
    r"(?:\b(?:reporter|correspondent|writer|editor|fellow|professor|columnist|journalist|author|contributed|analyst|lecturer|researcher|director)\b|@)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline cut off a paragraph: its value, the wire service in it, the writers in it, and the text after it."""

    value: str
    agency: str | None
    byline: str | None
    rest: str


def is_caption(text: str) -> bool:
    """Tell whether a line carries a photo credit as captions do."""
    return len(text) <= _LONGEST_CAPTION and bool(
        _BARE_CREDIT.search(text) or _CAPTION_START.search(text) or _CAPTION_END.search(text[-140:])
    )


def split_dateline(text: str) -> Dateline | None:
    """Part a leading dateline, with its agency and dash, from a paragraph; None where there is none."""
    for pattern in (_DATELINE, _MIXED, _KOREAN, _KOREAN_PLACE, _JAPANESE):
        match = pattern.match(text[:200])
        if match:
            found = match.groupdict()
            agency = outlet_by_name(found.get("agency") or "")
            if pattern is _MIXED and agency is None:
                continue
            place = found["place"].strip()
            value = f"{place}, {found['day']}" if found.get("day") else place
            byline = (found.get("by") or "").strip() or None
            return Dateline(value, agency.name if agency else None, byline, text[match.end() :].lstrip())
    return None


def without_closing(text: str) -> tuple[str, str | None]:
    """Part closing credits (`(Yonhap)`, `(END)`, the writer's address) from a last paragraph: text, agency credited."""
    match = _CLOSING.search(text[-200:])
    if not match:
        return text, None
    start = max(0, len(text) - 200) + match.start()
    names = re.findall(r"\(([^()]+)\)", text[start:])
    agency = next((outlet for name in names if (outlet := outlet_by_name(name)) and outlet.agency), None)
    return text[:start].rstrip(), agency.name if agency else None


def is_credit(text: str) -> bool:
    """Tell whether a closing line is a reporting credit, an address or a note on the writer, and no text."""
    return bool(_CREDIT_LINE.match(text)) or (len(text) < 400 and bool(_BIOGRAPHY.match(text)))
