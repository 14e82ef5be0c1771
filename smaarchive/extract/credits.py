"""Datelines and closing credits: what stands at the ends of an article's text and is not text."""

import re
from dataclasses import dataclass

from ..lexicon import outlet_by_name

_NO_PLACE = (
    r"(?!(?:FILE|PHOTO|VIDEO|UPDATED?|WATCH|READ|MORE|NOTE|CORRECTION|CLARIFICATION|EDITOR|BREAKING|EXCLUSIVE|LIVE|LISTEN"
    r"|OPINION|ANALYSIS|COMMENTARY|SEE|RELATED|QUESTION|ANSWER|WARNING|ADVISORY|ALERT|TIP|FACT|SPOILER|DISCLAIMER|INTERVIEW"
    r"|HOST|ANCHOR|REPORTER|MODERATOR|SPEAKER|PRESIDENT|SECRETARY|MINISTER|UNIDENTIFIED)\b)"
)
_CITY = _NO_PLACE + r"[A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+){0,4}(?:,\s(?:[A-ZÀ-Þ][\w.’'-]+\s?){1,3})?"
_DAY = r"(?:,\s(?P<day>(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?))?"
_DASH = r"\s?(?:--+|[–—]|-(?=\s))\s?"
_DATELINE = re.compile(rf"^(?P<place>{_CITY}){_DAY}\s?(?:\((?P<agency>[^()]{{2,40}})\)\s?(?:{_DASH}|:\s)|{_DASH})")
_MIXED = re.compile(
    rf"^(?P<place>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,2}}){_DAY}\s?"
    rf"\((?P<agency>[A-Za-z][\w .&/-]{{1,30}})\)\s?(?:{_DASH}|:\s)"
)
_KOREAN = re.compile(
    r"^\((?P<place>[가-힣·]{2,12})=(?P<agency>[가-힣A-Za-z0-9 ]{2,12})\)\s?"
    r"(?:(?P<by>(?:[가-힣]{2,4}\s?(?:[가-힣]{2,4})?(?:기자|특파원)[·,\s]*)+)=?\s?)?"
)
_KOREAN_PLACE = re.compile(
    r"^\[(?P<place>[가-힣]{2,8})=(?P<agency>[가-힣0-9]{2,8})\]\s?(?:(?P<by>[가-힣]{2,4}\s?기자)\s?=?\s?)?"
)
_JAPANESE = re.compile(r"^【(?P<place>[^【】＝=]{1,12})(?:[＝=](?P<by>[^【】]{2,16}))?】")

# `SEOUL: South Korea has ...`; in a transcript too, but there it begins with what people say
_COLON = re.compile(
    rf"^(?P<place>{_NO_PLACE}(?:(?:NEW|SAN|LOS|HONG|KUALA|ABU|TEL|ADDIS|PHNOM|BUENOS|MEXICO|PANAMA|CAPE|PORT|EL|LA) )?"
    r"[A-ZÀ-Þ]{4,}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)\s?(?:\((?P<agency>[^()]{2,30})\)\s?)?: "
    r"(?!(?:I|We|You|It|Yes|No|Well|Thank|Thanks|What|That|So|And|But|Okay|OK)\b)(?=[A-ZÀ-Þ“\"‘])"
)
# `Seoul/Washington – Rund 4000 ...`
_CITIES = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w.-]+(?: [A-ZÀ-Þ][\w.-]+)?(?:/[A-ZÀ-Þ][\w.-]+(?: [A-ZÀ-Þ][\w.-]+)?){1,2})"
    r"(?: \((?P<agency>[^()]{2,30})\))?(?: [–—-] |\. )(?=[A-ZÀ-Þ„»«“])"
)
# `(ANSA) - SEUL, 01 APR - `, `СЕУЛ, 19 ноября 2019. /ТАСС/. `
_ITALIAN = re.compile(
    r"^\((?P<agency>ANSA|AGI|Adnkronos|LaPresse|AdnKronos)\)\s?[-–]\s?(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’' -]{2,30})"
    r"(?:,\s(?P<day>\d{1,2}\s[A-Z]{3}))?\s?[-–]\s"
)
_RUSSIAN = re.compile(
    r"^(?P<place>[А-ЯЁ-]{3,25}(?: [А-ЯЁ-]{2,20})?)(?:, (?P<day>\d{1,2} [а-я]{3,8})(?: \d{4}(?: г\.| года)?)?)?"
    r"\.? ?(?:/|[-–—] )(?P<agency>ТАСС|Интерфакс|РИА Новости)(?:/\.?|\.)\s"
)
_GLUED = re.compile(
    r"^(?P<place>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,2})\s\((?P<agency>[A-Z][\w .&/-]{1,30})\)(?=[A-Z“\"])"
)
_CHINESE = re.compile(
    r"^(?P<agency>新华社|新華社|中新社|中新网|中央社)(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?P<day>\d{1,2}月\d{1,2}日)[电電]\s?(?:[（(][记記]者[^（）()]{2,24}[）)]\s?)?"
)

_CLOSING = re.compile(
    r"(?:\((?:Yonhap|END|AP|AFP|Reuters|Kyodo|Newsis|ANSA|연합뉴스|끝)\)\.?\s*)+$|\bEND\s*$"
    r"|\s\((?:APA|dpa|AFP|red)(?:, [\w./]{2,20}){1,4}\)$"  # (APA, red, 1.4.2020)
    r"|[<(\[]?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[>)\]]?\s*$"
)
_CREDIT_LINE = re.compile(
    r"^\(?(?:\((?:Reporting|Additional reporting|Writing|Editing)|(?:Additional )?[Rr]eporting by|REPORTING BY"
    r"|Writing by|Editing by|Edited by|Compiled by|Translated by"
    r"|(?:Our )?[Ss]tandards:|The Thomson Reuters Trust|Associated Press writers?\b|AP writers?\b"
    r"|With (?:files|reports|reporting|assistance) (?:from|by)\b|Contributing:|Contact the (?:writer|reporter)"
    r"|Email\b.*@|BY [A-Z][A-Z .,-]+\[|By [A-Z][\w. -]+\s?\(?[\w.+-]+@|[가-힣]{2,4}\s?기자\s?[\w.+-]+@"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$"
    r"|[a-z]{2,4}/(?:[a-z]{2,4}/){0,2}(?:dpa|AFP|AP|Reuters|epd|KNA|SID)(?:/(?:dpa|AFP|AP|Reuters|epd|KNA|SID)){0,3}$"
    r"|ⓒ|©|<?저작권자|무단\s?전재|\(?Yonhap\)?$|\(?YONHAP\)?$|\(END\)$|\(끝\)$|제보는)"
)
_BIOGRAPHY = re.compile(
    r"^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is|was|covers|reports|writes|contributed to"
    r"|has (?:covered|written|been)|serves|teaches)\b.{0,200}"
    r"(?:\b(?:reporter|correspondent|writer|editor|fellow|professor|columnist|journalist|author|contributed"
    r"|analyst|lecturer|researcher|director)\b|@)"
)


_PATTERNS = (
    _DATELINE, _MIXED, _GLUED, _CITIES, _ITALIAN, _RUSSIAN, _KOREAN, _KOREAN_PLACE, _JAPANESE, _CHINESE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline cut off a paragraph: its value, the wire service in it, the writers in it, and the text after it."""

    value: str
    agency: str | None
    byline: str | None
    rest: str


def split_dateline(text: str, before_text: bool = False) -> Dateline | None:
    """Part a leading dateline, with its agency and dash, from a paragraph; None where there is none.

    `SEOUL: ` is one only right `before_text`: a standfirst, above the byline, may begin with a topic, `SEOUL TALKS: `.
    """
    for pattern in (*_PATTERNS, _COLON) if before_text else _PATTERNS:
        match = pattern.match(text[:200])
        if match:
            found = match.groupdict()
            agency = outlet_by_name((found.get("agency") or "").split("/")[0])  # "dpa/lnw": with its regional service
            spoken = found.get("agency") and match[0].rstrip()[-1] == ":"  # "MINISTER JO (through interpreter): ..."
            if agency is None and (spoken or pattern in (_MIXED, _GLUED)):
                continue
            place = found["place"].strip()
            place = place if "," in place or place.count(".") > 1 else place.rstrip(".")  # `SEÚL.- `
            value = f"{place}, {found['day']}" if found.get("day") else place
            byline = (found.get("by") or "").strip() or None
            return Dateline(value, agency.name if agency else None, byline, text[match.end() :].lstrip())
    return None


def without_closing(text: str) -> tuple[str, str | None]:
    """Part closing credits (`(Yonhap)`, `(END)`, the writer's address) from a last paragraph: text, agency credited."""
    tail = text[-200:]
    # one of these stands in every closing credit, and is faster looked for
    match = _CLOSING.search(tail) if ")" in tail or "@" in tail or "END" in tail else None
    if not match:
        return text, None
    start = max(0, len(text) - 200) + match.start()
    names = re.findall(r"\(([^()]+)\)", text[start:])
    agency = next((outlet for name in names if (outlet := outlet_by_name(name)) and outlet.agency), None)
    return text[:start].rstrip(), agency.name if agency else None


def is_credit(text: str) -> bool:
    """Tell whether a closing line is a reporting credit, an address or a note on the writer, and no text."""
    return bool(_CREDIT_LINE.match(text)) or (len(text) < 400 and bool(_BIOGRAPHY.match(text)))
