"""Who signs a text: with a name in brackets, or in the manner of Japan, of Korean broadcasters, of papers in Taiwan."""

import re
from collections.abc import Iterator, Sequence

from ..lexicon.given_names import is_given
from .credit import Credit, credit_of
from .dateline import NO_WRITER
from .name_words import EAST_ASIA, PLACE_OF_JAPANESE
from .names import is_person, read_names

_ENDS = "】）)].다／導電道"  # last characters of a line that may be a signature
_PLACED = 24  # first characters of a line among which is where its writer is
# 【ソウル坂口裕彦】, （石橋文登）: at the end of a Japanese text
_JAPANESE_SIGNATURE = re.compile(
    r"(?:【(?:[ァ-ヿー]{2,8})?(?P<sure>[\u3400-\u9fff々ぁ-ん]{3,5}(?:、[\u3400-\u9fff々ぁ-ん]{3,5}){0,3})】"
    r"|[（(](?P<names>[\u3400-\u9fff々ぁ-ん]{3,5}(?:、[\u3400-\u9fff々ぁ-ん]{3,5}){0,3})[)）])$"
)
# （編集委員・佐倉遥）, （ソウル支局　佐倉遥）, （ワシントン＝佐倉遥）
_JAPANESE_POST = re.compile(
    r"[(（](?:[\u3400-\u9fffァ-ヿー]{1,10}(?:支局長?|総局長?|支社|部|委員|記者|特派員)[ \u3000・＝=]?"
    r"|[ァ-ヿー]{2,8}[＝=])(?P<name>[\u3400-\u9fff々ぁ-ん]{3,5})[)）]$"
)
# ソウル＝山田太郎, 佐倉遥　ソウル＝山田太郎、林美花
_JAPANESE_NAME = r"[\u3400-\u9fff々]{3,5}"
_JAPANESE_PLACE = re.compile(
    rf"(?:{_JAPANESE_NAME}[ \u3000、])*{PLACE_OF_JAPANESE}{_JAPANESE_NAME}"
    rf"(?:[ \u3000、](?:{PLACE_OF_JAPANESE})?{_JAPANESE_NAME})*"
)
# [서울=홍길동 기자], [세계일보 홍길동 기자]
_KOREAN_BRACKET = re.compile(
    rf"[\[【(]{NO_WRITER}(?:[가-힣A-Za-z0-9]{{2,10}}\s?[= |·]\s?)?"
    r"(?P<name>[가-힣]{2,4}) ?(?P<role>기자|특파원)[\])】]"
)
_NO_SIGNATURE = re.compile(
    r"関連|写真|動画|記事|独自|解説|速報|図解|一覧|続き|続く|随時|更新|訂正|会員|無料|有料|共同|提供|完|撮影|おわり"
)
# KBS 뉴스 홍길동입니다.
_KOREAN_SIGN_OFF = re.compile(
    r"(?:뉴스|[A-Z]{3,4}|[가-힣]{2,4}에서)\s?(?P<name>[가-힣]{2,4})(?:입니다|이었습니다|였습니다)\.?$"
)
# (Jane Roe), [Jane Roe, Seoul], (By Jane Roe and Lin Mei-hua)
_BRACKETED = re.compile(r"[(\[](?P<by>By )?(?P<names>[^()\[\]:@\d]{5,60})[)\]]")
# 記者王小明／台北報導
_TAIWANESE = re.compile(r"[记記]者\s?(?P<names>[\u3400-\u9fff]{2,4}(?:[、．][\u3400-\u9fff]{2,4}){0,3})\s?[／/]")


def signature(i: int, text: str) -> Credit | None:
    """Read who signs a text in the manner of Japanese papers, of Korean broadcasters, of papers in Taiwan."""
    if text.isascii() or (max(text[-2:]) < EAST_ASIA and "者" not in text):  # as of most: to look is faster
        return None
    if text[-1] not in _ENDS and "＝" not in text[:_PLACED] and "=" not in text[:_PLACED]:
        return None
    bracket = _JAPANESE_SIGNATURE.search(text[-80:]) if text[-1] in "】）)" else None
    if bracket and not _NO_SIGNATURE.search(bracket[0]):
        names = (bracket["sure"] or bracket["names"]).split("、")
        return _signed(i, [one for one in names if bracket["sure"] or read_names(one).persons], len(names))
    if text[-1] in "）)" and (post := _JAPANESE_POST.search(text[-40:])):
        return _signed(i, read_names(post["name"]).persons, 1)
    if _JAPANESE_PLACE.fullmatch(text):
        names = [name.rpartition("＝")[2] for name in re.split("[ \u3000、]", text.replace("=", "＝"))]
        return _signed(i, list(filter(is_person, names)), len(names))
    spoken = _KOREAN_BRACKET.fullmatch(text) if text[-1] in "])】" else None
    if spoken is None:
        spoken = _KOREAN_SIGN_OFF.search(text[-40:])
    if spoken:
        return _signed(i, list(filter(is_person, [spoken["name"]])), 1)
    if taiwanese := _TAIWANESE.search(text[:80]):
        names = re.split("[、．]", taiwanese["names"])
        return _signed(i, list(filter(is_person, names)), len(names))
    return None


def opening(i: int, text: str) -> Iterator[Credit]:
    """Read the Korean writer in brackets at the head of a text: `[서울=홍길동 기자] 정부는`."""
    writer = _KOREAN_BRACKET.match(text)
    if writer:
        yield from credit_of(i, read_names(f"{writer['name']} {writer['role']}"), "dateline")


def bracketed(i: int, text: str) -> Iterator[Credit]:
    """Read the names in brackets that sign a text; without `By` they have to be persons' by their given names."""
    line = _BRACKETED.fullmatch(text)
    reading = read_names(line["names"], labelled=line["by"] is not None) if line else None
    if line is None or reading is None or reading.rest == "words" or reading.others:
        return
    if line["by"] or all(map(is_given, reading.persons)):
        yield from credit_of(i, reading, "tail")


def _signed(i: int, names: Sequence[str], count: int) -> Credit | None:
    """Credit the names, where all that were printed are persons'."""
    return Credit("、".join(names), tuple(names), i, "tail") if len(names) == count else None


def is_signed_by(name: str, text: str) -> bool:
    """Tell whether an e-mail address in the text has a local part made of the name."""
    parts = [part for part in re.split(r"\W+", name.casefold()) if len(part) > 2]
    return any(part in match[1].casefold() for match in re.finditer(r"([\w.+-]{2,40})@", text[-400:]) for part in parts)
