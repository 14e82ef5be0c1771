"""The text of a line that may hold a byline: its days and times cut out, its label parted from the names."""

import re
from collections.abc import Sequence
from functools import cache

from ..lexicon.folding import fold
from ..lexicon.given_names import is_given
from ..lexicon.phrases import is_label, labels, weekdays
from .dates import stamps
from .name_words import BY, PARTICLES
from .names_uncased import is_other

_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been"))
_PICTURE_WORDS = frozenset(
    "photo photos picture pictures foto fotos bild profilbild image illustration video grafik mehr more "
    "edited reporting editing translated produced read narrated voiced hosted reviewed presented sponsored powered "
    "supported funded owned operated designed approved checked performed directed filmed drawn illustrated animated "
    "gelesen gesprochen vorgelesen moderiert präsentiert gesponsert übersetzt redigiert fotografiert "
    "traduit traduite lu présenté traducido editado patrocinado tradotto presentato".split()
)
_SAYS_WHEN = (
    "Published|Updated|Posted|Aktualisiert|Lesezeit|Publicado|Actualizado|Publié|Publisert|Publicerad|Stand|Heute|Today"
)
_TIME = re.compile(
    r"\b(?!(?-i:[26]0 Minut))\d{1,3}\s?"  # `20 Minutes` is a paper
    r"(?:min|mins|minutes?|minuten?|hours?|hrs?|days?|seconds?|weeks?|months?|years?|views?|reads?|Stunden?|Tagen?"
    r"|Min)\b\.?(?:\s?(?:ago|read|Lesezeit|de lecture))?|\bvor \d+ \w+"
    r"|\b\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|(?-i:[A-Z]{1,4}T|UTC))\b)?"
    rf"|\b(?:Last )?(?:{_SAYS_WHEN})\b:?|\b(?:\d+|No)\s(?:Kommentare|comments?)\b|\bLeave a (?:comment|reply)\b"
    r"|발행|입력|수정|송고",
    re.IGNORECASE,
)
# one of these stands in each of them, in lower case, and is faster looked for
_WHEN = ("no comment", "leave a ", *_SAYS_WHEN.lower().split("|"), "발행", "입력", "수정", "송고")
_UNIT = re.compile(r"\d\s?(?:m[io]|h(?:ou|r)|day|sec|week|year|view|read|stun|tag|kom|com)|\d[:.]\d\d|vor \d")
_GLUED_NAME = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")  # `ByTal Axelrod`
# "澎湃新闻记者 王小明 李大华", "采写：南都见习记者 王小明"
_HAN_REPORTER = re.compile(
    r"(?:[采採][写寫访訪][：:]\s?)?[\u3400-\u9fff《》A-Za-z]{0,12}?(?:[记記]者|作者|撰稿)[\s：:]{1,2}"
    r"(?P<names>[\u3400-\u9fff·、，,\s]{2,30})$"
)
# "Aus Seoul berichtet Jane Roe"
_REPORTS_FROM = re.compile(r"(?:Aus [A-ZÀ-Þ][\w. -]{2,30}? |Es )bericht(?:et|en) (?=[A-ZÀ-Þ])")
# behind a label that tells who is where: "à Séoul, Jane Roe"
_PLACE = re.compile(r"^(?:à|au|en|in|aus|a|da|dal) [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, ?(?=[A-ZÀ-Þ])")
# "Text: Jane Roe, Foto: John Doe"
_PHOTOGRAPHER = re.compile(
    r"[\s,;|/•·–-]{1,4}(?:(?:and|und|och|og|et|e|y|en) )?(?:photos?|photographs?|photography|pictures?|illustrations?"
    r"|graphics?|fotos?|fotografie|foto’s|foto's|bild(?:er)?|illustrationer?|grafiken?|video|fotografías?|imágenes|fotografia)"
    r"(?::|\s(?:by|von|av|af|de|di|door|par|por)\s)\s?[A-ZÀ-Þ]",
    re.IGNORECASE,
)
_OF_PHOTOGRAPHERS = ("photo", "pictur", "illustrat", "graphic", "grafik", "foto", "bild", "video", "imágenes")
_BARS = re.compile("[|•·–—]")
_BAR = re.compile(rf"(?:\s|^){_BARS.pattern}(?=\s|$)")
_FIGURE = re.compile(r"\d")
_DIGIT = re.compile(r"(?<=[a-zß-ÿ\u3400-\u9fff\uac00-\ud7af]{2})(?=\d)")  # `Dylan Jones5 hours ago`


@cache
def label_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the labels before a writer's name, folded, and the first words of them."""
    known = {fold(label) for label in labels("byline") if "reporting" not in label.casefold()}
    return frozenset(known), frozenset(label.split()[0] for label in known)


@cache
def _uncased_labels() -> tuple[str, ...]:
    """Return the labels of scripts that part no words."""
    return tuple(
        label
        for label in labels("byline")
        if not label[0].isascii() and not label[0].isupper() and not label[0].islower()
    )


def is_promising(text: str) -> bool:
    """Tell, cheaply, whether a line may hold a credit: two words in capitals, a label, or an outlet's name."""
    if text[0] >= "\u0590" or text[1:2] >= "\u3000":
        return True
    words = text.split(None, 12)
    if len(words) > 1 and sum([word[0].isupper() for word in words[:12]]) > 1:
        return True
    if len(words) > 1 and (words[0].casefold().rstrip(":.") in label_words()[1] or "/" in words[0]):
        return True
    if len(words) > 1 and text.islower() and is_given(text):
        return True
    return bool(len(words) > 1 and _GLUED_NAME.search(text)) or (len(text) <= 40 and is_other(text))


_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.,?|,)\s?$")  # `By Jane Roe Tue., March 3`


def cut_dates(text: str) -> str:
    """Put a bar where a line tells a day or a time."""
    if _FIGURE.search(text):
        text = _DIGIT.sub(" ", text)
        spans = [(stamp.start, stamp.end) for stamp in stamps(text)]
        for start, end in reversed(spans):
            text = _without_label(_without_weekday(text[:start])) + " | " + text[end:]
    elif ":" not in text and "ublish" not in text:
        return text
    lower = text.lower()
    if not _UNIT.search(lower) and not any(map(lower.__contains__, _WHEN)):
        return text
    return _TIME.sub(" | ", text)


def _without_weekday(text: str) -> str:
    """Cut the name of a weekday from the end: `Jane Roe — Thursday, `."""
    rest, _, last = text.rstrip(" ,").rpartition(" ")
    return f"{rest} " if last.casefold() in weekdays() else _WEEKDAY.sub("", text)


def _without_label(text: str) -> str:
    """Cut the label of a day from the end: `Writer: Jane Roe Date: `."""
    before = text.rstrip()
    rest, _, last = before.rstrip(" :：").rpartition(" ")
    return f"{rest} " if before[-1:] in (":", "：") and is_label("published", last) else text


def cut_photographer(text: str) -> str:
    """Cut off who took the pictures, where somebody else is named before."""
    lower = text.lower()
    pictures = _PHOTOGRAPHER.search(text) if any(map(lower.__contains__, _OF_PHOTOGRAPHERS)) else None
    return text[: pictures.start()] if pictures else text


def segments(text: str) -> list[str]:
    """Part a line at its bars and bullets; names on both sides of a bar stay together."""
    parts = [part.strip(" |•·–—-,:") for part in (_BAR.split(text) if _BARS.search(text) else [text])]
    return [part for part in parts if part][:4]


def split_label(text: str) -> tuple[str, str]:
    """Part a label from the names behind it: `Von Anna Berg`, `Ein Kommentar von ...`, `文／...`."""
    known, firsts = label_words()
    reports = _REPORTS_FROM.match(text)
    if reports:
        return "von", text[reports.end() :]
    words = text.split(" ", 6)
    first = words[0].casefold().rstrip(":.")
    if len(words) > 1 and first in firsts:
        for count in range(min(5, len(words) - 1), 0, -1):
            label = fold(" ".join(words[:count]))
            if label in known:
                return label, _PLACE.sub("", " ".join(words[count:]).strip(" :"), count=1)
    if "/" in first and len(words) > 1 and first.partition("/")[0] in known:
        return first, text[len(words[0]) :].strip(" :")
    for at in range(1, len(words) - 1):
        word = words[at].casefold().rstrip(":")
        if word in BY and words[at + 1][:1].isupper() and not _is_in_name(words, at):
            return word, " ".join(words[at + 1 :])
    return _split_uncased(text) if text[0] >= "\u0600" else ("", text)


def _is_in_name(words: Sequence[str], at: int) -> bool:
    """Tell whether what could be a label belongs to the words before it: `Photos by`, `Mark Di Stefano`.

    So it does in a sentence, `The ministry's report was written by`, unless `This` says that it is about the text.
    """
    word, before = words[at], words[at - 1]
    if word.casefold() in PARTICLES and is_given(before) and (word.istitle() or at == 1):
        return True
    told = not _PASSIVE.isdisjoint(words[max(1, at - 3) : at - 1])
    if told and word == "by" and before.isalpha() and words[0] != "This":
        return True
    return before.casefold() in _PICTURE_WORDS


def _split_uncased(text: str) -> tuple[str, str]:
    """Part a label in a script without spaces from the names behind it."""
    for label in _uncased_labels():
        if text.startswith(label):
            rest = text[len(label) :]
            if rest[:1] in tuple(" :：/／・") or (len(label) > 1 and len(rest) in range(2, 9)):
                return label, rest.strip(" :：/／・")
    reporter = _HAN_REPORTER.match(text)
    return ("记者", reporter["names"]) if reporter else ("", text)
