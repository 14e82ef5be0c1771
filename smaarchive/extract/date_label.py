"""The labels before dates: published, updated, crawled; `Published on: May 6, 2020`."""

import re
from functools import cache

from ..lexicon.folding import fold
from ..lexicon.phrases import labels, weekdays

_MARKS = " ,.:：|·•–—([-"
_JOINT = re.compile(
    r"(?:(?<!\w)(?:on|at|am|den|le|il|el|op|kl|um|de|vom|del|à|às|a las|alle|om)"
    r"|(?<=[\uac00-\ud7af])(?:일시|일|시간)|時間|时间)$",
    re.IGNORECASE,
)
_LONGEST_JOINT = 8  # characters
_MORE = {
    "published": ("first published", "posted", "as of", "erschienen am", "ausgabe", "printausgabe"),
    "updated": ("modifica", "upd", "last change", "mis à jour"),
}
_AMBIGUOUS = frozenset(("stand", "date", "datum", "fecha", "from", "vom"))  # labels of either day, or of none
# `2021年12月21日 19:48更新`, `2020.02.05. 10:12 입력`: alone behind the date, for another may follow whose label it is
_BEHIND = re.compile(r"\s?(?P<label>[\u3000-\u9fff\uac00-\ud7af]{2,4})\s?(?=$|[)）\]】、|/])")
_GLUED = re.compile(r"(?<=[a-zA-Zß-ÿ\d])((?:Last )?(?:Updated|Published|Modified|Posted))$")
_PART = re.compile(r"[^\s(|·•/-]+")


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Return label -> kind of labels that are words, and (label, kind) of those in scripts that part no words."""
    kinds = [
        (fold(label), kind)
        for kind in ("crawled", "updated", "published")
        for label in (*labels(kind), *_MORE.get(kind, ()))
    ]
    words = {label: kind for label, kind in kinds if label not in _AMBIGUOUS}
    return words, tuple(
        (label, kind) for label, kind in sorted(kinds, key=lambda one: -len(one[0])) if label[0] >= "\u3000"
    )


def label_before(before: str) -> str:
    """Name the label that stands at the end of the text before a date: published, updated, crawled or none."""
    return split_label(before)[1]


def label_behind(after: str) -> str:
    """Name the label that stands at the head of the text behind a date, in Korean, Japanese and Chinese, or none."""
    match = _BEHIND.match(after)
    return dict(_table()[1]).get(match["label"], "none") if match else "none"


def split_label(before: str) -> tuple[str, str]:
    """Part the text before a date from the label at its end: the text, and the label's kind, `none` without one."""
    text = before
    for _ in range(3):
        text = _without_joints(text)
        head, _, last = text.rpartition(" ")
        if last.casefold().strip(".,()") not in weekdays():
            break
        text = head
    words, endings = _table()
    parts = list(_PART.finditer(text, max(0, len(text) - 60)))[-4:]
    for at, part in enumerate(parts):
        label = " ".join(one[0] for one in parts[at:]).casefold().strip(" .:：,|")
        if label in words:
            return text[: part.start()], words[label]
    glued = _GLUED.search(text[-60:])
    if glued:
        return text[: len(text) - len(glued[1])], words[fold(glued[1])]
    if text[-1:] >= "\u3000":
        for label, kind in endings:
            if text.endswith(label):
                return text[: len(text) - len(label)], kind
    return before, "none"


def _without_joints(text: str) -> str:
    """Cut the marks and small words off that join a label to its date: `Published on: `."""
    text = text.rstrip(_MARKS)
    while joint := _JOINT.search(text, max(0, len(text) - _LONGEST_JOINT)):
        text = text[: joint.start()].rstrip(_MARKS)
    return text
