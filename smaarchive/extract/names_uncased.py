"""Names in scripts without capitals: Korean, Chinese, Japanese, Arabic, Thai and the like."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon.outlets import outlet_by_name
from ..lexicon.phrases import is_label
from .name_words import CHINESE_SURNAMES, JAPANESE_SURNAMES, KOREAN_SURNAMES

_FIRST = "\u0590"  # character of a script without capitals
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff々\s・]{2,6}")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff]")
_KANJI_NAME = re.compile(r"[\u3400-\u9fff々]{1,4}[\s・]?[\u3400-\u9fff\u3040-\u30ff々]{1,4}")
_KOREAN_BESIDE = (
    "선임|수습|인턴|전문|객원|국방|외교|정치|군사|북한|경제|국제|사회|안보|여행|사진|논설|편집|대"
    "|외교안보|통일외교|국방전문|군사전문"
)
_KOREAN_ROLE = re.compile(
    rf"(?:\s?(?:{_KOREAN_BESIDE})){{0,2}}\s?"
    r"(?:기자|특파원|논설위원|논설실장|위원|앵커|에디터|PD|리포터|記者|特派員|특집위원)(?![가-힣])\s?=?"
)
_KOREAN_DESK = re.compile(rf"(?:{_KOREAN_BESIDE}){{2}}")  # `국방전문`, of a 기자
_NOT_KOREAN = frozenset(
    """취재 담당 외신 여러 사진 영상 인턴 수습 선임 전문 객원 편집 논설 동료 현장 출입 본지 본보 온라인 디지털
    국제부 정치부 사회부 경제부 한국 미국 일본 중국 서울 워싱턴 도쿄 베이징 연합뉴스 뉴시스 뉴스 기자 무단
    전재 배포 금지 저작권 구독 공유 댓글 정치 국제 사회 경제 입력 수정 등록 외교 안보 국방 북한 전체 문화
    생활 연예 스포츠 오피니언 로그인 회원가입 메뉴 검색 제보 광고 인쇄 스크랩 글자크기 관련기사 이전 다음
    목록 홈 최신기사 속보 지역 세계 산업 금융 증권""".split()
)
_HAN_WORDS = re.compile(
    r"最新|文章|[见見][习習]|[记記]者|[编編][辑輯]|新[闻聞]|日[报報]|[网網]站|[评評][论論]|[关關]注|更多|[来來]源|[专專][栏欄]"
)
_DOMAIN = re.compile(
    r"[\w-]{1,60}\.(?:com?|org|net|info|tv|news|eu|de|at|ch|uk|fr|it|es|is|be|nl|kr|jp|cn|ru|ua|za|no|se|dk|pl|cz)"
    r"(?:\.\w\w)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a credit says: the persons and the agencies or outlets in it, what they span, and what follows."""

    persons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    printed: str = ""
    rest: str = ""  # none (""), role, place, outlet, digits, words


@lru_cache(4096)
def is_outlet(text: str) -> bool:
    """Tell whether a text is an outlet's name, and no mere word ("Information"), or its address on the web."""
    outlet = outlet_by_name(text)
    return (outlet is not None and (outlet.agency or text not in outlet.weak)) or bool(_DOMAIN.fullmatch(text))


@lru_cache(4096)
def is_other(text: str) -> bool:
    """Tell whether a text names an outlet, an agency or a desk."""
    return is_outlet(text) or is_label("nobody", text)


def read_uncased(text: str, labelled: bool) -> Reading | None:
    """Read a credit that begins in a script without capitals; None where it begins in one that has them."""
    if text[:1] < _FIRST:
        return None
    if _HANGUL_NAME.match(text):
        return _korean(text, labelled)
    if _HAN.match(text):
        return _han(text, labelled)
    return _one_by_one(text, labelled) if _UNCASED.match(text) else None


def is_uncased_person(text: str) -> bool | None:
    """Tell whether Korean, Chinese or Japanese letters form a person's name; None for other scripts."""
    if _HANGUL_NAME.fullmatch(text):
        surname = text[0] in KOREAN_SURNAMES or text[:2] in KOREAN_SURNAMES
        return surname and text not in _NOT_KOREAN and not _KOREAN_DESK.fullmatch(text) and not is_outlet(text)
    if _HAN.match(text):
        return bool(_KANJI_NAME.fullmatch(text)) and not _HAN_WORDS.search(text) and not is_other(text)
    return None


def _korean(text: str, labelled: bool) -> Reading:
    """Read Korean names: those with a role behind them, or alone after a label."""
    found: list[str] = []
    end = start = 0
    for part in re.finditer(
        r"([가-힣]{2,8}=)?([가-힣]{2,4})(?=(?:[·,、/\s]{1,3}[가-힣]{2,4}){0,5}" + _KOREAN_ROLE.pattern + r")", text
    ):
        name = part[2]
        if not is_uncased_person(name) or (end and part.start() - end > 14):
            continue
        if _KOREAN_ROLE.match(name):
            continue
        start = start if found else part.start(2)
        role = _KOREAN_ROLE.match(text, part.end())
        end = role.end() if role else part.end()
        if name not in found:
            found.append(name)
    if not found and labelled:
        first = re.match(r"[가-힣]{2,4}(?![가-힣])", text)
        if first and is_uncased_person(first[0]):
            return Reading((first[0],), (), first[0], "words" if len(text) > len(first[0]) + 1 else "")
    if not found:
        return Reading(rest="words")
    rest = text[end:].strip(" =,")
    return Reading(
        tuple(found), (), text[start:end].strip(" ="), "" if not rest else "words" if len(rest) > 12 else "place"
    )


def _han(text: str, labelled: bool) -> Reading:
    """Read Chinese and Japanese names: alone before a break, or parted by commas."""
    head = re.match(r"(?:[\u3400-\u9fff々\u3040-\u30ffA-Za-z]{1,7}[、，・,\s]{0,1}){1,6}", text)
    if head is None:
        return Reading(rest="words")
    cut = re.split(
        r"(?:[\s／/][\u3400-\u9fff]{2,3}(?:報導|報道|报道|電)$|\s?(?:記者|记者|特派員|編集委員|論説委員|报道|報道|報導|摄|撰|編)"
        r"|\s[ァ-ヿー]{2,8}(?:支局長|総局長)$)",
        head[0],
    )[0]
    parts = [part for group in re.split(r"[、，,]", cut) for part in _apart(group.split(), labelled)]
    names = tuple(
        part for part in parts if len(part) <= 6 and is_uncased_person(part) and (labelled or _has_surname(part))
    )
    others = tuple(part for part in parts if is_other(part))
    if len(names) + len(others) != len(parts) or not parts:
        return Reading(rest="words")
    rest = text[len(cut) :].strip()
    return Reading(
        names,
        others,
        cut.strip(" 、，,"),
        "" if not rest else "digits" if rest[0].isdigit() else "role" if len(cut) < len(head[0]) else "words",
    )


def _apart(words: list[str], labelled: bool) -> list[str]:
    """Part names that stand side by side from a Japanese one with a space in it; behind a label most are several."""
    one = len(words) == 2 and max(map(len, words)) <= 2 and (not labelled or len(words[1]) == 1)
    return [" ".join(words)] if one else words


def _has_surname(name: str) -> bool:
    """Tell whether Chinese characters begin with a common surname of China or Japan, and are as few as a name's."""
    if not _HAN_ONLY.fullmatch(name):
        return False
    return (name[:2] in JAPANESE_SURNAMES and 3 <= len(name) <= 5) or (
        name[0] in CHINESE_SURNAMES and 2 <= len(name) <= 3
    )


def _one_by_one(text: str, labelled: bool) -> Reading:
    """Read a name in a script without capitals: two to four words that stand alone."""
    parts = [" ".join(part.split()) for part in re.split(r"\s{0,3}[,،؛;|/–—-]\s{0,3}|\sو\s?(?=\S{1,30}\s)", text)][:6]
    others = tuple(part for part in parts if part and is_other(part))
    names = tuple(
        part
        for part in parts
        if part not in others
        and 2 <= len(part.split()) <= 4
        and len(part) <= 32
        and not any(c.isdigit() or c in ':؟?!.«»"' for c in part)
        and not any(is_label(kind, part) for kind in ("section", "published", "updated"))
    )
    if not names and not others:
        return Reading(rest="words")
    return Reading(
        names,
        others,
        ", ".join((*others, *names)) if len(names) + len(others) < len(parts) else " ".join(text.split()),
        "" if labelled else "uncased",
    )
