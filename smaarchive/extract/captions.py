"""Captions of photos: told by their credit, by repetition, and by the way captions speak."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ..lexicon.phrases import furniture
from ..page import Block
from .credits import SIGNERS

_FIRST = ("(", "Photo", "Foto", "사진", "PHOTO", "Image", "Picture", "Caption", "FILE", "File", "Credit")
_SOURCES = ("Quelle:", "Quellen:", "Source:", "Sources:", "Fonte:", "Fuente:")  # of a text
_SPOKEN = ("(", "in this ", "pos", "seen ", "pictured ", "shown ")
LONGEST = 900  # characters
_ALTERNATIVE = 30  # characters, at the least
_CREDIT_ALONE = 70  # characters: two names and two agencies
_AGENCIES = (
    r"(?:Yonhap|AP|AFP|Reuters|REUTERS|EPA|EFE|Getty|Getty Images|Newsis|News1|Kyodo|KYODO|AP Photo"
    r"|Herald DB|dpa|Shutterstock|Xinhua|TASS"
    r"|연합뉴스|뉴시스|뉴스1|공동취재|로이터|file photo)"
)
_CREDIT_WORD = (
    r"(?:Photo|Photos|Photograph|Picture|Image|Credit|Foto|Fotos|Bild|Photo credit|Photo by|File photo|Screenshot"
    r"|Crédit|PHOTO)"
)


def _compiled(*ends: tuple[tuple[str, ...], str]) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Compile patterns of a credit at the end; before each, characters of which one must be there, faster to find."""
    return tuple((signs, re.compile(pattern)) for signs, pattern in ends)


_UNMARKED = _compiled(
    (
        ("Photo ", "Foto ", "Image ", "Picture "),
        r"\b(?:Photo|Foto|Image|Picture) (?:by|courtesy of|von|de|provided by) [^.]{3,60}\.?$",
    ),
    (
        ("/", "Getty", "Shutterstock", "EPA-EFE"),
        rf"(?:\b{_AGENCIES}/[^.\s][^.]{{0,50}}|(?:/|\s)(?:Getty Images|Shutterstock|EPA-EFE))\.?$",
    ),
    (("사진", "제공", "일러스트"), r"(?:사진\s?[=:].{2,30}|\s제공|일러스트)$"),
)
_UNMARKED_OPEN = _compiled(
    (("hoto by",), r"[.\d\"”] (?:[A-Z][\w’']{1,20} ){1,4}photo by [^.]{3,40}$"),
    (("© ", "©"), r"[.?!\"”)] ?© ?[A-Z][\w/ -]{1,40}$"),
    (("공동취재", "사진"), r"다\. ?사진공동취재단$"),
    (("Courtesy",), r"\bCourtesy of [^.]{3,60}$"),
    ((".", "다"), rf"[.다]\s?/?{_AGENCIES}(?:\s?제공)?$"),
)
_MARKS = ("/", ")", "]", ":", "=", "|", "＝", "）", "@", ".20")
"""One of these is in every credit of the other patterns; a single character is found in a tenth of a word's time."""
_MARKED = _compiled(
    (
        ("oto", "Picture", "Image", "Credit", "Bild", "Screenshot", "Crédit", "PHOTO"),
        rf"(?:^|[\s.(]){_CREDIT_WORD}\s?[:=/]\s?[^.]{{2,80}}\)?\.?$",
    ),
    (("Image:", "Bild:", "Foto:", "Photo:"), r"[a-zß](?:Image|Bild|Foto|Photo): ?(?:[^.]|\b[A-Z]\.){2,80}$"),  # glued
    ((")",), rf"\((?:[^()]{{0,40}}[/ ])?{_AGENCIES}(?:[/ :-][^()]{{0,40}})?\)\.?$"),
    ((")",), r"\((?:[Pp]hoto|[Ii]mage|[Pp]icture)s? (?:by|courtesy of|provided by) [^()]{2,60}\)\.?$"),
    # (Jane Roe/Stars and Stripes)
    ((")",), r"\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} ?/ ?[A-Z][^()/]{2,40}\)\.?$"),
    # DANA WHITLOW/STARS AND STRIPES
    (("/",), r"[a-z.)0-9] [A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3} ?/ ?[A-Z][A-Z.'’ -]+$"),
    (("| ",), r"\s\| (?:[A-Z]{2,}[A-Z /-]*|(?:foto|zdroj|fot|photo)[:.] ?[^|:]{2,50})$"),  # | KYODO, | foto: ČTK
    # [서울=뉴시스]홍길동 기자 = ... 2020.04.01. photo@newsis.com; (서울=연합뉴스) ... 2020.4.1 photo@yna.co.kr
    (("20",), r"다\. ?\(?(?:사진 ?= ?[^.()]{2,30}\)? ?)?20\d\d\.\d\d?\.\d\d?\.?(?: ?[\w.]{1,40}@\w[\w.]{1,40})?$"),
    (("사진", "hoto)"), r"[(\[](?:자료 ?사진|[Ff]ile [Pp]hoto)[)\]]\.?$"),
    (("＝", "="), r"[＝=](?:\d{4}年\d{1,2}月[^。]{2,60}|[^。＝=]{2,40}(?:から|提供|撮影))$"),
    (("기자",), r"[다.] ?[가-힣]{2,4}/[가-힣]{2,4} (?:선임)?기자(?: \S{1,40}@\S{1,40})?$"),
)
_MARKED_OPEN = _compiled(
    (("(PHOTO NOT",), r"\(PHOTO NOT FOR SALE\)\s*(?:\([^()]{2,30}\))?$"),
    (("/",), rf"/\s?(?:Courtesy of|Photo|Korea Times|{_AGENCIES})[^.]{{0,60}}$"),
    ((")",), r"[a-z.!?”\"]\((?:[A-Z][^()]{2,20}: [^()]{2,40}|Supplied)\)$"),  # `in 2019.(ABC News: Jane Roe)`
    ((")",), r"[a-zé.]\.?[A-Z][\w .’'-]{2,40} ?\((?:EFE|REUTERS|AP|AFP|Getty Images|Europa Press)\)$"),
    (("/",), r"다\. ?/ ?[가-힣A-Za-z0-9· ]{2,20}$"),  # 있다. /외교부
    (("）",), r"[＝=][^。＝=]{2,30}[（(](?:時事|共同|ロイター|AFP時事|AP|ＡＰ|代表撮影)[^（）]{0,8}[）)]$"),
    (
        ("]",),
        rf"\[(?:{_AGENCIES}|YONHAP|NEWSIS|NEWS1|[A-Z ]*(?:JOONGANG|PHOTO|MINISTRY|OFFICE|COMMAND|PRESS)[A-Z ]*)"
        r"[^\[\]]{0,30}\]$",
    ),
    (("hotograph", "hoto j"), r"\([^()]{2,40},? (?:staff |senior )?photo(?:grapher| ?journalist)\)$"),
)
_ENDS = {
    (False, True): _UNMARKED,
    (False, False): (*_UNMARKED, *_UNMARKED_OPEN),
    (True, True): (*_UNMARKED, *_MARKED),
    (True, False): (*_UNMARKED, *_UNMARKED_OPEN, *_MARKED, *_MARKED_OPEN),
}
"""The patterns by whether one of the marks is there, and whether the line ends in a full stop, as the open never do."""
_STARTS = re.compile(
    r"^(?:(?:Photo|Foto|사진|PHOTO|Image|Picture|Caption|FILE PHOTO|File photo|Credit)\s?[:=–—-]"
    r"|(?:FILE|File) ?[-–—]|File photo (?:shows|of)\b)\s?\S"
)
_BY = re.compile(r"[Bb][Yy] (?:[^\W\d_][\w.'’-]*[ ,]+){1,6}[|/] ")  # a byline: By Jane Roe | STARS AND STRIPES
_ORGANISATION = re.compile(r"[\w.”\"] \([A-Z][\w.&'’-]*(?: (?:of|the|and|for|[A-Z][\w.&'’-]*)){0,5}\)$")
_SPEAKS = re.compile(
    r"\bin this (?:file |undated |handout |archive )?(?:photo|picture|image|photograph)\b"
    r"|\b(?:pose|poses|posing) for (?:a |photos?|the )"
    r"|\b(?:is|are) (?:seen|pictured|shown) (?:in|at|on|here|during)\b|\((?:L|R|C|left|right|center)\)"
)
_DATED = re.compile(
    r"^(?:An?|The|Two|Three|People|Members|Workers|Soldiers|Troops|[A-Z]\w+s) .{20,160}"
    r"(?:,| on) [A-Z][a-z]+\.? \d{1,2}, \d{4}\.?$"
)
SENTENCE_AND_CREDIT = re.compile(rf"[.?!][\"”’']? (?:\([^()]{{2,30}}\)|{SIGNERS})$")
"""A sentence with a credit after it: the end of an article as well as of a caption."""
# `Jane Roe/AFP/Getty Images`, `(Jane Roe / AP)`, `Jane Roe | Reuters`
_NAMED = re.compile(
    rf"^\(?(?:[A-ZÀ-Þ][\w.’'-]+ ){{1,3}}?[A-ZÀ-Þ][\w.’'-]+ ?[/|] ?(?:[A-Z][\w ]{{1,20}}[/|] ?)?{_AGENCIES}\)?$"
)
# `[연합뉴스 자료사진]`, `[홍길동 촬영]`, `(사진=국방부 제공)`
_KOREAN_ALONE = re.compile(
    r"^[\[(](?:사진 ?[=:] ?)?[^\[\]()=다.]{2,20} ?(?:자료 ?사진|제공|촬영|캡처)[^\[\]()=]{0,12}[\])]$"
)
_BUTTON = re.compile(r"\[PHOTOS?\b[^\[\]]*\]")  # `[PHOTO DETAILS]`
_COUNTED = re.compile(r"^(?:Item \d{1,2} of \d{1,2} |\[\d{1,2}/\d{1,2}\] ?)(?=\S)")  # of the pictures of a page
_FOR_SALE = re.compile(r" ?Purchase Licensing Rights(?:, opens new tab)?$")
_LABELLED = re.compile(r"^Image caption,? (?=[^\W\d_a-z]|[“\"‘'])")
_BARE = re.compile(rf"^(?:\({_AGENCIES}\)\s*){{1,3}}$|^(?:Photo|사진)\s?[:=]\s?[\w .,/]+$")


def caption_rule(text: str) -> str | None:
    """Name the rule by which a line is a caption; None where it has no mark of one."""
    return _rule(text) if len(text) <= LONGEST else None


@lru_cache(4096)  # several stages ask about the same line
def _rule(text: str) -> str | None:
    if text.startswith(_SOURCES) or _BUTTON.fullmatch(text):
        return None
    if text.startswith(_FIRST):
        if _BARE.search(text):
            return "bare photo credit"
        if _STARTS.search(text):
            return "photo credit"
        if _LABELLED.match(text):
            return "labelled caption"
    if text[:1] in ("[", "(") and _KOREAN_ALONE.match(text):
        return "bare photo credit"
    if _is_credited(text[-160:]):
        menu = furniture(text.rpartition("| ")[2]) if "| " in text else None  # `SUBSCRIBE | LOG IN`
        return None if menu or _BY.match(text) else "photo credit"
    if len(text) > 50 and text[-1] == ")" and _ORGANISATION.search(text[-80:]):
        return "photo credit in brackets"
    if len(text) < 400 and any(map(text.__contains__, _SPOKEN)) and _SPEAKS.search(text):
        return "speaks of the photo"
    return "a scene and its day" if text.rstrip(".")[-4:].isdigit() and _DATED.match(text) else None


def _is_credited(tail: str) -> bool:
    """Tell whether the end of a line is a photo's credit."""
    marked = any(map(tail.__contains__, _MARKS))
    for signs, pattern in _ENDS[marked, tail[-1:] == "."]:
        for sign in signs:
            if sign in tail:
                if pattern.search(tail):
                    return True
                break
    return False


def is_caption(text: str) -> bool:
    """Tell whether a line carries the mark of a caption."""
    return caption_rule(text) is not None


def is_bare_credit(text: str) -> bool:
    """Tell whether a line is nothing but a photo's credit: `Foto: Name / Agency`."""
    if len(text) >= _CREDIT_ALONE:
        return False
    if _NAMED.match(text) or _KOREAN_ALONE.match(text):
        return True
    alone = text.strip("()")
    return _STARTS.match(alone) is not None and alone[-1:] not in ".!?"


def is_source(text: str) -> bool:
    """Tell whether a line says where a photo or a text is from, and nothing else: `Quelle: Reuters`."""
    return len(text) < _CREDIT_ALONE and text.startswith(_SOURCES) and text[-1] not in ".!?"


def is_credited_beside(blocks: Sequence[Block], i: int) -> bool:
    """Tell a picture's alternative text: the line above or below says the same again, and its credit."""
    text = blocks[i].text
    if len(text) < _ALTERNATIVE:
        return False
    above, below = blocks[i - 1].text if i else "", blocks[i + 1].text if i + 1 < len(blocks) else ""
    if not (above.startswith(text) or below.startswith(text)):
        return False  # as of most
    return any(len(one) > len(text) and one.startswith(text) and is_caption(one) for one in (above, below))


def once(text: str) -> str:
    """Return a caption that stands twice on its line, once, without the label before it and the offer behind it."""
    text = _FOR_SALE.sub("", _COUNTED.sub("", _LABELLED.sub("", text)))
    half = (len(text) - 1) // 2
    return text[:half] if half > 10 and text[:half] == text[half + 1 :] else text
