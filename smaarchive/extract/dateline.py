"""The dateline that opens an article's text: its place and day, the wire service and the writers in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.outlets import Outlet, agency_by_name, outlet_by_name
from ..lexicon.phrases import is_label
from .names_uncased import is_outlet
from .prose import language_of

_NO_PLACE = (
    r"(?!(?:FILE|PHOTO|VIDEO|UPDATED?|WATCH|READ|MORE|NOTE|CORRECTION|CLARIFICATION|EDITOR|BREAKING|EXCLUSIVE|LIVE|LISTEN"
    r"|OPINION|ANALYSIS|COMMENTARY|SEE|RELATED|QUESTION|ANSWER|WARNING|ADVISORY|ALERT|TIP|FACT|SPOILER|DISCLAIMER|INTERVIEW"
    r"|HOST|ANCHOR|REPORTER|MODERATOR|SPEAKER|PRESIDENT|SECRETARY|MINISTER|UNIDENTIFIED)\b)"
)
_CITY = (
    rf"{_NO_PLACE}[A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ’'.\-]+){{0,4}}"
    r"(?:,\s(?:[A-ZÀ-Þ][\w.’'-]+\s?(?:of\s)?){1,3})?"
)
_ITS_DAY = r",\s(?P<day>(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?)"
_DAY = f"(?:{_ITS_DAY})?"
_DASH = r"\s?(?:--+|[–—]|-(?=\s))\s?"
_DATELINE = re.compile(rf"^(?P<place>{_CITY}){_DAY}\s?(?:\((?P<agency>[^()]{{2,40}})\)\s?(?:{_DASH}|:\s)|{_DASH})")
_MIXED = re.compile(
    rf"^(?P<place>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,2}}){_DAY}\s?"
    rf"\((?P<agency>[A-Za-z][\w .&/-]{{1,30}})\)\s?(?:{_DASH}|:\s)"
)
_KOREAN = re.compile(
    r"^[(（](?P<place>[가-힣·]{2,12})[=＝](?P<agency>[가-힣A-Za-z0-9 ]{2,12})[)）]\s?"
    r"(?:(?P<by>(?:[가-힣]{2,4}\s?(?:[가-힣]{2,4})?(?:기자|특파원)(?![가-힣])[·,\s]*)+)=?\s?|(?:기자|특파원)\s?=\s?)?"
)
# `(서울=연합뉴스) 한누리 박가람 기자 = `, `(서울=연합뉴스) 한누리 기자, 박가람 기자 = `
_KOREAN_SIGNED = re.compile(  # `[서울=뉴시스]한누리 박가람 기자 = `
    r"^[(（\[【](?P<place>[가-힣·]{2,12})[=＝](?P<agency>[가-힣A-Za-z0-9 ]{2,12})[)）\]】]\s?"
    r"(?P<by>[가-힣][가-힣·,\s]{1,60}(?:기자|특파원|위원|통신원))\s?=\s?"
)
_KOREAN_PLACE = re.compile(
    r"^[\[【](?P<place>[가-힣]{2,8})=(?P<agency>[가-힣0-9]{2,8})[\]】]\s?(?:(?P<by>[가-힣]{2,4}\s?기자)\s?=?\s?)?"
)
NO_WRITER = (  # who took, drew or filmed something, and what a writer is: `[사진=홍길동 기자]`, `[시민 기자]`
    r"(?!(?:사진|영상|그래픽|촬영|편집|자료)[가-힣]{0,3}\s?[= |·]|(?:[가-힣A-Za-z0-9]{2,10}\s?[= |·]\s?)?"
    r"(?:시민|취재|현장|앵커|인턴)\s?(?:기자|특파원))"
)
# `[워싱턴=홍길동 특파원] `, `[홍길동일보 | 홍길동 기자] `: of a place, or of the paper, which is none; `홍길동 기자 = `
_KOREAN_WRITER = re.compile(
    rf"^(?:[\[【]{NO_WRITER}(?:(?P<place>[가-힣A-Za-z0-9]{{2,10}})\s?[= |·]\s?)?"
    r"(?P<by>[가-힣]{2,4}(?:[·,\s]{1,2}[가-힣]{2,4}){0,2}\s?(?:기자|특파원|선임기자))[\]】]"
    r"|[가-힣]{2,4}(?:[·,\s]{1,2}[가-힣]{2,4}){0,2}\s?(?:기자|특파원)\s?=)\s?"
)
# `[SEOUL] `, `[SEOUL, March 3] `: rubrics stand so too: a place is known, or has capitals and a day
_BRACKETS = re.compile(rf"^\[(?P<place>{_CITY}|[A-Z][a-z]+(?: [A-Z][a-z]+)?){_DAY}\]\s(?=\S)")
# `Gangmun, Norland CNN — `
_CNN = re.compile(r"^(?P<place>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,2}(?:, [A-Z][\w’'. -]{2,25}?))\s+CNN\s+[—–]\s+")
_JAPANESE = re.compile(  # but 【日米共同】 is `joint`, and what stands alone there signs the text
    r"^【(?!(?:日米|米韓|日韓|日中|日豪|日英|官民|産学)共同)(?P<place>[^【】＝=]{1,12})(?:[＝=](?P<by>[^【】]{2,16}))?】(?=.)"
)

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
# `Gangmun, May 6 (CNA) The talks`: without a dash only behind a day
_DASHLESS = re.compile(
    rf"^(?P<place>[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){{0,2}}){_ITS_DAY}\s"
    r"\((?P<agency>[A-Z][\w .&/-]{1,30})\)\s(?=[A-Z“\"])"
)
_CHINESE = re.compile(
    r"^(?P<agency>新华社|新華社|中新社|中新网|中央社)(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?P<day>\d{1,2}月\d{1,2}日)[电電]\s?(?:[（(][记記]者[^（）()]{2,24}[）)]\s?)?"
)
# `Seúl, 6 may (EFE).- `, `MADRID, 4 May. (EUROPA PRESS) - `, `Roma, 4 mag. (askanews) - `
_DAY_FIRST = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){0,2}), (?P<day>\d{1,2} (?:de )?[^\W\d_]{3,10})\.?"
    r" \((?P<agency>[A-Z][\w .]{1,20}|[a-z]{3,10})\)\s?\.?\s?[-–—]\s?"
)
# `[ソウル　１日　ロイター] - `
_JAPANESE_AGENCY = re.compile(
    r"^[\[［](?P<place>[^\]］\s]{2,8})\s(?P<day>[0-9０-９]{1,2}日)\s(?P<agency>[^\]］\s]{2,6})[\]］]\s?[-–]?\s?"
)
# `（中央社記者王小明台北4日電）`
_TAIWANESE = re.compile(
    r"^[（(](?P<agency>中央社)(?:記者(?P<by>[\u4e00-\u9fff]{2,4}?))?(?P<place>[\u4e00-\u9fff]{2,4})(?P<day>\d{1,2}日)"
    r"(?:綜合)?(?:外電報導|專電|電|報導)[)）]"
)
# a city of the lexicon in small letters, where no agency stands behind it: `Seoul, South Korea – `, `Berlin. Die ...`,
# `Jakarta, CNN Indonesia -- `, `Liputan6.com, Seoul - `, `Washington CNN  — `
_WORDS = r"[A-ZÀ-Þ][\w’'-]+(?: (?:de )?[A-ZÀ-Þ][\w’'.-]+){0,3}"
_KNOWN = re.compile(
    rf"^(?:\w[\w.]{{1,20}}\.[A-Za-z]{{2,3}}, )?(?P<place>{_WORDS}(?:, {_WORDS})?)(?: \((?P<agency>[\w ]{{2,20}})\))?"
    r"(?:\s{1,3}(?:--|[–—-])\s{1,3}|\. )(?=[^\W\d_a-zß-ÿ]|[„»«“\"‘'])"
)
_LATIN = (_DATELINE, _MIXED, _GLUED, _DASHLESS, _CITIES, _DAY_FIRST, _CNN)  # which begin with a capital letter
_SIGNS = "(/-–—"  # of which each of them has one
_OTHERS = (
    _ITALIAN, _RUSSIAN, _KOREAN_SIGNED, _KOREAN, _KOREAN_PLACE, _JAPANESE, _CHINESE, _JAPANESE_AGENCY, _TAIWANESE
)  # fmt: skip
_WITH_AGENCY = (_MIXED, _GLUED, _DASHLESS, _DAY_FIRST)  # which are datelines only where an agency stands in them
_CABLE = re.compile(r"\s(?:CNN|AP|AFP)$")  # `Seoul, South Korea CNN  — `
_LONGEST = 200  # characters in which a dateline ends


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline cut off a paragraph: its value, the wire service in it, the writers in it, and the text after it."""

    value: str  # "" where only the paper and its writer stand there
    agency: str | None
    byline: str | None
    rest: str


def split_dateline(text: str, before_text: bool = False) -> Dateline | None:
    """Part a leading dateline, with its agency and dash, from a paragraph; None where there is none.

    `SEOUL: ` is one only right `before_text`: a standfirst, above the byline, may begin with a topic, `SEOUL TALKS: `.
    """
    head = text[:_LONGEST]
    for pattern in (*_likely(head), _COLON) if before_text else _likely(head):
        match = pattern.match(head)
        if match and (found := _dateline(match, text, named=pattern in _WITH_AGENCY)):
            return found
    if text[:1] in ("[", "【") or "가" <= text[:1] <= "힣":
        return _in_brackets(text)
    match = _KNOWN.match(head)
    if match is None or not is_label("place", _CABLE.sub("", match["place"].split(", ")[0])):
        return None
    if _opens_with_place(text[match.end() :]) or (match[0].endswith(". ") and language_of([text]) == "en"):
        return None  # `Kabul. The name alone`: in English no outlet puts a full stop there
    return _dateline(match, text, named=False)


def _likely(head: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns that the head of a paragraph may match."""
    if not ("A" <= head[:1] <= "Þ" and head[0].isupper()):
        return _OTHERS
    return _LATIN if any(map(head.__contains__, _SIGNS)) else ()


def _in_brackets(text: str) -> Dateline | None:
    """Part a place in brackets, or a Korean writer and the paper, from a paragraph; None where it is a rubric's."""
    if writer := _KOREAN_WRITER.match(text):
        place = writer["place"] or ""
        return Dateline(place if is_label("place", place) else "", None, writer["by"], text[writer.end() :])
    match = _BRACKETS.match(text[:_LONGEST])
    if match is None:
        return None
    dated = match["day"] and match["place"].isupper()
    if not dated and not all(is_label("place", place) for place in match["place"].split("/")):
        return None
    return _dateline(match, text, named=False)


def _opens_with_place(text: str) -> bool:
    """Tell that a place is the first thing said: `Moscow – Beijing ties`, `Tokyo. Seoul. Beijing. Three capitals`.

    A capital goes on with somebody's name: `Berlin. Sydney Roe`.
    """
    words = text[:_LONGEST].split(maxsplit=4)[:4]
    for n in range(1, len(words)):
        name = " ".join(words[:n])
        if is_label("place", name.rstrip(".,:")) and (name[-1] in ".,:" or words[n][0].islower()):
            return True
    return False


def _dateline(match: re.Match[str], text: str, named: bool) -> Dateline | None:
    """Read a matched dateline; None where it needs an agency that is `named`, or where its place is an outlet."""
    found = match.groupdict()
    agency = outlet_by_name((found.get("agency") or "").split("/")[0])  # "dpa/lnw": with its regional service
    spoken = found.get("agency") and match[0].rstrip()[-1] == ":"  # "MINISTER JO (through interpreter): ..."
    place, writers = found["place"].strip(), (found.get("by") or "").strip()
    if agency is None and place[0] > "\u3000":
        place, agency = _without_agency(place)
    place = ", ".join(part for part in _CABLE.sub("", place).split(", ") if not _is_site(part))
    if not place or (agency is None and (spoken or named)):
        return None
    if writers and not is_label("place", place) and is_label("place", place[1:]):
        place, writers = place[1:], writers + place[0]  # 王小明台北: no space parts them
    place = place if "," in place or place.count(".") > 1 else place.rstrip(".")  # `SEÚL.- `
    value = f"{place}, {found['day']}" if found.get("day") else place
    return Dateline(value, agency.name if agency else None, writers or None, text[match.end() :].lstrip())


def _without_agency(place: str) -> tuple[str, Outlet | None]:
    """Part an agency from the place before it: `ワシントン共同`."""
    for at in range(2, len(place) - 1):
        if agency := agency_by_name(place[at:]):
            return place[:at], agency
    return place, None


def _is_site(name: str) -> bool:
    """Tell an outlet from a place: `JAKARTA, KOMPAS.com`."""
    return is_outlet(name) and not is_label("place", name)
