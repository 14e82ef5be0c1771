"""Names in a credit: persons told from roles, outlets, places and addresses, by walking its words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from smaarchive.extract.name_words import CHINESE_SURNAMES, CONJUNCTIONS, GENERAL, JAPANESE_SURNAMES, KOREAN_SURNAMES, OUTSIDERS, PARTICLES, ROLES, STOPS, SUFFIXES
from smaarchive.lexicon import is_label, outlet_by_name

_LONGEST_NAME, _LONGEST_PART = 45, 22  # characters of a name, of one of its words
_WORD = re.compile(r"[^\W_][\w’'`´\-‐‑.]*")
_SEPARATOR = re.compile(rf"\s*[,;/|&＆、・·•–—:+=]\s*|\s+-+\s+|\s*\([^()]*\)\s*|\s+(?:{'|'.join(CONJUNCTIONS)})\s+", re.IGNORECASE)
_JOINING = frozenset(",;&＆/、|")
_ELIDED = ("d'", "d’", "l'", "l’")
_ADDRESS = re.compile(r"[\[(<]?\s?(?:mailto:)?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,4}\s?[\])>]?|(?<!\w)@\w{2,30}|https?://\S+|www\.\S+|\(\s?\)")
_GLUED = re.compile(r"(?<![^\W_])([^\W\d_]*[a-zß-ÿ.])(?=[A-ZÀ-Þ][a-zß-ÿ]|[A-ZÀ-Þ]{2})")
_GLUE = re.compile(r"[a-zß-ÿ.][A-ZÀ-Þ]")
_PREFIX = re.compile(r"(?:.*-)?(?:Ma?c|De|Di|Du|La|Le|Lo|Da|Van|Von|Ten|Fitz|O|El|Al|St|Saint|Mc|[A-Z]\.(?:[A-Z]\.)*)$")
_DOMAIN = re.compile(r"[\w-]+\.(?:com?|org|net|de|at|ch|uk|fr|it|es|is|be|nl|eu|info|tv|news|kr|jp|cn|ru|ua|za|no|se|dk|pl|cz)(?:\.\w\w)?", re.IGNORECASE)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_HAN = re.compile(r"[\u3400-\u9fff々]")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff々\s・]{2,6}")
_UNCASED = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff]")
_KANJI_NAME = re.compile(r"[\u3400-\u9fff々]{1,4}[\s・]?[\u3400-\u9fff\u3040-\u30ff々]{1,4}")
_KOREAN_ROLE = re.compile(
    r"(?:\s?(?:선임|수습|인턴|전문|객원|국방|외교|정치|군사|북한|경제|국제|사회|안보|여행|사진|논설|편집|대|외교안보|통일외교|국방전문|군사전문)){0,2}\s?"
    r"(?:기자|특파원|논설위원|논설실장|위원|앵커|에디터|PD|리포터|記者|特派員|특집위원)(?![가-힣])\s?=?"
)
_NOT_KOREAN = frozenset(
    "취재 담당 외신 여러 사진 영상 인턴 수습 선임 전문 객원 편집 논설 동료 현장 출입 본지 본보 온라인 디지털 국제부 정치부 사회부 경제부 한국 미국 일본 중국 "
    "서울 워싱턴 도쿄 베이징 연합뉴스 뉴시스 뉴스 기자 무단 전재 배포 금지 저작권 구독 공유 댓글 정치 국제 사회 경제 입력 수정 등록 외교 안보 국방 북한 전체 "
    "문화 생활 연예 스포츠 오피니언 로그인 회원가입 메뉴 검색 제보 광고 인쇄 스크랩 글자크기 관련기사 이전 다음 목록 홈 최신기사 속보 지역 세계 산업 금융 증권".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a credit says: the persons and the agencies or outlets in it, the words they span as printed, and what follows them."""

    persons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    printed: str = ""
    rest: str = ""  # none (""), role, place, outlet, digits, words


def without_address(text: str) -> str:
    """Remove addresses and handles from a credit, and white space around it."""
    if any(sign in text for sign in ("@", "http", "www.", "()", "( )")):
        text = " ".join(_ADDRESS.sub(" ", text).split())
    return text.strip(" ,;:|•·")


def unglue(text: str) -> str:
    """Part words that were glued together: `ByTal Axelrod`, `Sophie FosterTravel Reporter`; `McDonald` stays."""
    return _GLUED.sub(_parted, text) if _GLUE.search(text) else text


def _parted(match: re.Match[str]) -> str:
    """Put a space behind a label, a bar between a name and what is glued to it."""
    word = match[1]
    if word.casefold() in ("by", "von", "par", "por", "di"):
        return word + " "
    return word if _PREFIX.match(word) or word.casefold() in GENERAL else word + " | "


def is_person(text: str) -> bool:
    """Tell whether the text has the form of one person's name."""
    if len(text) > _LONGEST_NAME:
        return False
    if _HANGUL_NAME.fullmatch(text):
        return text not in _NOT_KOREAN and (text[0] in KOREAN_SURNAMES or text[:2] in KOREAN_SURNAMES) and not _is_outlet(text)
    if _HAN.match(text):
        return bool(_KANJI_NAME.fullmatch(text)) and not _is_outlet(text) and not is_label("nobody", text)
    found = read_names(text)
    return found.persons == (text,) or (len(found.persons) == 1 and not found.rest and not found.others and len(found.persons[0]) >= len(text) - 4)


def persons(credit: str) -> tuple[str, ...]:
    """Name the persons of a credit in printed order, roles, outlets and addresses removed."""
    return read_names(unglue(without_address(credit))).persons


def read_names(text: str, labelled: bool = False) -> Reading:
    """Read a credit from its first word on, until a word that is in no name; `labelled` text needs less to be a name."""
    if _HANGUL_NAME.match(text):
        return _korean(text, labelled)
    if _HAN.match(text):
        return _han(text, labelled)
    if _UNCASED.match(text):
        return _uncased(text, labelled)
    return _Walk(text, labelled).go().reading()


@lru_cache(4096)
def _is_outlet(text: str) -> bool:
    return outlet_by_name(text) is not None or bool(_DOMAIN.fullmatch(text))


@lru_cache(4096)
def is_other(text: str) -> bool:
    """Tell whether a text names an outlet, an agency or a desk."""
    return _is_outlet(text) or is_label("nobody", text)


class _Walk:
    """One pass over a credit in a script with capitals, part by part: between commas, bars and conjunctions."""

    def __init__(self, text: str, labelled: bool) -> None:
        self.text = text
        self.labelled = labelled
        self.persons: list[str] = []
        self.others: list[str] = []
        self.span: tuple[int, int] | None = None
        self.rest = ""
        self.after = ""  # the last separator
        self.joined = True  # whether only a comma or a conjunction stands since the last name

    def go(self) -> "_Walk":
        """Walk the parts."""
        start = 0
        for separator in (*_SEPARATOR.finditer(self.text), None):
            end = separator.start() if separator else len(self.text)
            if self.text[start:end].strip() and not self._part(start, end):
                break
            if separator:
                self.after = separator[0].strip()
                self.joined = self.joined and separator[0].strip() in _JOINING | CONJUNCTIONS
                start = separator.end()
        return self

    def _part(self, start: int, end: int) -> bool:
        """Read what stands between two separators; False where the credit ends with it."""
        while start < end and not self.text[start].isalnum():
            start += 1
        part = self.text[start:end].strip(" .-") if end - start > 3 else self.text[start:end].strip()
        if not part:
            return True
        if len(part) <= 40 and is_other(part):
            return self._take(part, start, self.others)
        words, why = _capitalised(part)
        name = _once(words)
        if is_name(name) and not (name.isupper() and self.persons and not self.persons[0].isupper()):
            self.rest = why
            return self._take(name, start, self.persons) and why != "words"
        if self.labelled and not self.span and name == part and 2 < len(name) <= 30 and " " not in name:
            return self._take(name, start, self.others)
        self.rest = why or ("place" if self.span and len(part) < 40 else "words")
        self.joined = False
        return self.span is not None and self.rest != "words"

    def _take(self, name: str, start: int, among: list[str]) -> bool:
        """Note a name, and widen the span of what is printed where it follows the last one directly."""
        if name in among:
            return True
        among.append(name)
        if among is self.others and self.persons and self.after == ",":
            return True
        if self.span is None or self.joined or among is self.persons:
            self.span = (start if self.span is None else self.span[0], start + len(name))
            self.joined = True
        return True

    def reading(self) -> Reading:
        """Sum up the walk."""
        printed = self.text[slice(*self.span)] if self.span else ""
        return Reading(tuple(self.persons), tuple(self.others), printed, self.rest)


def _capitalised(part: str) -> tuple[str, str]:
    """Return the leading words of a part that could be a name, and what follows them."""
    end = last = 0  # of the last word of the name; of the last word
    why = ""
    for token in _WORD.finditer(part):
        word, low = token[0], token[0].casefold().rstrip(".")
        if part[last : token.start()].strip(" '’"):
            return part[:end], "words"
        last = token.end()
        if word[0].isupper() and len(word) == 2 and word[1] == ".":
            end = last
        elif low in ROLES or low in OUTSIDERS:
            return part[:end], "role"
        elif low in STOPS and not (low in PARTICLES and end):
            return part[:end], "words"
        elif word[0].isupper() and len(word) <= _LONGEST_PART and not any(map(str.isdigit, word)):
            end = last
        elif not ((low in PARTICLES and word[0].islower()) or word[:2] in _ELIDED or word[:3] in ("al-", "el-")):
            return part[:end], "digits" if word[0].isdigit() else "words"
    if part[end:].strip(" ."):
        why = "words"
    name = part[:end]
    return name if name[-2:-1] in (".", " ") or name.rpartition(" ")[2].casefold().rstrip(".") in SUFFIXES else name.rstrip(".-"), why


def _once(name: str) -> str:
    """Say once what was said twice: `Martin Gramnæs Martin Gramnæs`."""
    half = len(name) // 2
    return name[:half] if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1 :] else name


@lru_cache(4096)
def is_name(name: str) -> bool:
    """Tell whether capitalised words are formed as a person's name is: two to five of them, none a common word."""
    words = name.replace("’", "'").split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST_NAME:
        return False
    full = [word for word in words if len(word.rstrip(".")) > 1]
    if not full or not any(len(word.rstrip(".")) > 2 for word in full):
        return False
    return not any(word.casefold().rstrip(".") in GENERAL for word in full) and not any(is_label(kind, name) for kind in ("section", "published", "updated"))


def _korean(text: str, labelled: bool) -> Reading:
    """Read Korean names: those with a role behind them, or alone after a label."""
    found: list[str] = []
    end = start = 0
    for part in re.finditer(r"([가-힣]{2,8}=)?([가-힣]{2,4})(?=(?:[·,、/\s]{1,3}[가-힣]{2,4}){0,5}" + _KOREAN_ROLE.pattern + r")", text):
        name = part[2]
        if not is_person(name) or (end and part.start() - end > 14):
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
        if first and is_person(first[0]):
            return Reading((first[0],), (), first[0], "words" if len(text) > len(first[0]) + 1 else "")
    if not found:
        return Reading(rest="words")
    rest = text[end:].strip(" =,")
    return Reading(tuple(found), (), text[start:end].strip(" ="), "" if not rest else "words" if len(rest) > 12 else "place")


def _han(text: str, labelled: bool) -> Reading:
    """Read Chinese and Japanese names: alone before a break, or parted by commas."""
    head = re.match(r"(?:[\u3400-\u9fff々\u3040-\u30ffA-Za-z]{2,7}[、，・,\s]{0,1}){1,6}", text)
    if head is None:
        return Reading(rest="words")
    cut = re.split(r"(?:\s?(?:記者|记者|特派員|編集委員|論説委員|报道|報道|報導|摄|撰|編))", head[0])[0]
    parts = [part for part in re.split(r"[、，,\s]", cut) if part]
    if not labelled and len(parts) == 2 and all(len(part) <= 2 for part in parts) and " " in cut:
        parts = [cut.strip()]
    names = tuple(part for part in parts if len(part) <= 6 and is_person(part) and (labelled or _has_surname(part)))
    others = tuple(part for part in parts if _is_outlet(part) or is_label("nobody", part))
    if len(names) + len(others) != len(parts) or not parts:
        return Reading(rest="words")
    rest = text[len(cut) :].strip()
    return Reading(names, others, cut.strip(" 、，,"), "" if not rest else "digits" if rest[0].isdigit() else "role" if len(cut) < len(head[0]) else "words")


def _has_surname(name: str) -> bool:
    """Tell whether Chinese characters begin with a common surname of China or Japan, and are as few as a name's."""
    if not _HAN_ONLY.fullmatch(name):
        return False
    return (name[:2] in JAPANESE_SURNAMES and 3 <= len(name) <= 5) or (name[0] in CHINESE_SURNAMES and 2 <= len(name) <= 3)


def _uncased(text: str, labelled: bool) -> Reading:
    """Read a name in a script without capitals: two to four words that stand alone."""
    parts = [" ".join(part.split()) for part in re.split(r"\s*[,،؛;|/–—-]\s*|\s+و\s?(?=\S+\s)", text)][:6]
    others = tuple(part for part in parts if part and _is_outlet(part) or is_label("nobody", part))
    names = tuple(part for part in parts if part not in others and 2 <= len(part.split()) <= 4 and len(part) <= 32 and not any(c.isdigit() or c in ":؟?!.«»\"" for c in part))
    if not names and not others:
        return Reading(rest="words")
    return Reading(names, others, ", ".join((*others, *names)) if len(names) + len(others) < len(parts) else " ".join(text.split()), "" if labelled else "uncased")
