"""The paragraphs of the article, without captions, datelines and closing credits."""

import re
from collections.abc import Sequence

from ..lexicon.phrases import furniture
from .captions import SENTENCE_AND_CREDIT, caption_rule, is_credited_beside
from .captions_around import is_above_korean_credit
from .comments import comments_below
from .credits import SIGNED, is_credit, is_note_above, is_signature, without_closing
from .dateline import Dateline, split_dateline
from .dates import stamps
from .declared_authors import BETWEEN_NAMES, LABEL
from .layout import Layout
from .notes import Notes
from .offers import offer
from .standfirst import standfirst

SURE_TEXT = 0.8  # chance of running text from which on a credit at its end is the article's and not a photo's
_OPENING = 3  # lines, or sentences, among which the dateline stands
_PARAGRAPH = 120  # characters; a line of a byline or a date is shorter
_INSIDE = ("byline, dateline", "byline, tail")  # rules that find a name in a paragraph
_SHORT = 30  # characters of a line besides its date, fewer than which say no more than what day that is
_LONGEST_FACT = 110  # characters: `Posted Mon 8 Mar 2021 at 6:31am, updated Mon 8 Mar 2021 at 8:02am`
_TIME = re.compile(r"\d:\d\d")
_HEAD = 5  # lines from the first that was kept
_FIGURE = re.compile(r"\d")
# `3 min`, `Leestijd 2 minuten`, `Reading time: 3 minutes`, `2 minuti di lettura`
_DURATION = re.compile(
    r"^(?:[^\W\d]{3,12}(?: (?:de|time|of))?(?: [Ll]ecture)?:? )?\d{1,2} ?(?:min|Min)(?:\.|ut[a-z]{1,3})?"
    r"(?: (?:read|de lecture|di lettura|lettura|Lesezeit|de lectura|czytania|lezen|lästid))?\.?$"
)
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ. ]{2,30}: ")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?/ ?\d{1,2}:\d\d)?")  # of a player, `00:00 / 04:12`, of an entry of a live blog


def read_paragraphs(notes: Notes, headline: int | None) -> list[str]:
    """Gather the paragraphs, the standfirst too, without captions, datelines and closing credits."""
    layout = notes.layout
    end = comments_below(layout) if layout.model == Layout.model else len(layout.blocks)
    kept = [i for i in layout.kept if i < end and not _is_taken(notes, i)]
    if kept:
        kept = [*standfirst(notes, headline), *kept]
    kept = [i for i in kept if not _is_set_aside(notes, i)]
    texts = [layout.blocks[i].text for i in kept]
    while kept and is_credit(texts.pop(), notes.authors(), above="\n".join(texts)):
        notes.labels[kept.pop()] = ("furniture", "closing credit")
    paragraphs: list[str] = []
    opening = {*kept[:_OPENING], *[i for i in kept if layout.measures[i].score > 0][:_OPENING]}
    for order, i in enumerate(kept):
        text = layout.blocks[i].text
        if i in opening and notes.value("dateline") is None:
            text = _cut_dateline(notes, i, text, before_text=_is_before_text(layout, kept, i))
        if order >= len(kept) - 2:
            text = _cut_closing(notes, i, text)
        if text:
            notes.labels[i] = ("body", layout.rule(i))
            if paragraphs and _continues(layout, kept[order - 1], i):
                paragraphs[-1] += " " + text
            else:
                paragraphs.append(text)
    return paragraphs


def _is_taken(notes: Notes, i: int) -> bool:
    """Tell whether a line gave a field and nothing of it is left; a paragraph with a name or a date in it stays."""
    if i not in notes.labels or notes.labels[i][1] in _INSIDE:
        return is_signature(notes.layout.blocks[i].text, notes.value("byline"))
    return notes.labels[i][0] not in ("byline", "date", "furniture") or notes.layout.measures[i].chars < _PARAGRAPH


def _is_set_aside(notes: Notes, i: int) -> bool:
    """Label a kept line that is a caption or furniture after all, and tell so."""
    text = notes.layout.blocks[i].text
    if is_credited_beside(notes.layout.blocks, i):
        notes.labels[i] = ("furniture", "a caption without its credit")
        return True
    if is_above_korean_credit(notes.layout, i):
        notes.labels[i] = ("caption", "above its credit")
        return True
    rule = caption_rule(text)
    sure = notes.layout.chances[i] > SURE_TEXT
    listed = notes.layout.blocks[i].kind == "item"  # `... a boxed set (Vinyl)`
    closing = rule == "photo credit" and (sure or _may_end(notes.layout, i)) and SENTENCE_AND_CREDIT.search(text)
    named = rule == "photo credit in brackets" and (sure or listed)
    if rule and not closing and not named:
        notes.labels[i] = ("caption", rule)
        return True
    kind = furniture(text) or offer(text) or ("clock" if _CLOCK.fullmatch(text) else None)
    kind = kind or (_is_fact(text) if i < notes.layout.start else None)
    if not kind and i <= notes.layout.first + _HEAD:
        kind = _is_head(text, notes.authors())
    if kind:
        notes.labels[i] = ("furniture", kind)
    return kind is not None


def _may_end(layout: Layout, i: int) -> bool:
    """Tell a line that may end the text, or a part of it (`... Congress. REUTERS`); one that stands alone does not."""
    if layout.first < i == layout.last:
        return True
    return i > layout.first + 1 and layout.body[i - 1] and SIGNED.search(layout.blocks[i].text) is not None


def _is_head(text: str, authors: Sequence[str]) -> str | None:
    """Name what a line below a standfirst is that says who wrote the text, who that is, or at what time, no more."""
    if is_note_above(text, authors):
        return "note on the writer"
    if len(text) > _LONGEST_FACT:
        return None
    if _TIME.search(text) and _is_fact(text) == "date":
        return "date"
    rest = LABEL.sub("", text).casefold()
    for name in authors:
        rest = rest.replace(name.casefold(), "")
    return "byline" if authors and LABEL.match(text) and BETWEEN_NAMES.fullmatch(rest) else None


def _is_fact(text: str) -> str | None:
    """Name what a line above the first sentence is that says when, or how long a text takes, and nothing else."""
    if len(text) > _LONGEST_FACT or not _FIGURE.search(text):
        return None
    if _DURATION.search(text) or not any(map(str.isalpha, text)):
        return "duration"
    left = len(text) - sum(stamp.end - stamp.start for stamp in stamps(text))
    return "date" if left < min(_SHORT, len(text)) else None


def _continues(layout: Layout, before: int, i: int) -> bool:
    """Tell whether a line goes on with the line above it: text wrapped by hand, or one line that was parted.

    The blocks of a format that knows paragraphs are those, though all of them may stand on one line of the file.
    """
    if layout.blocks[i].kind != "line":
        return False
    if layout.blocks[i].line == layout.blocks[before].line > 0:
        return True  # sentences that one line held
    adjacent = layout.blocks[i].line - layout.blocks[before].line <= 1 and not layout.blocks[i].bullet
    return (
        adjacent
        and layout.measures[before].end in "aA,0"
        and layout.measures[i].start == "a"
        and layout.measures[before].chars > 40
    )


def _is_before_text(layout: Layout, kept: Sequence[int], i: int) -> bool:
    """Tell a paragraph with the text right below it, and no speaker of a transcript at its head."""
    if i + 1 not in kept or not _SPEAKER.match(layout.blocks[i].text):
        return i + 1 in kept
    return sum(_SPEAKER.match(layout.blocks[at].text) is not None for at in kept) == 1


def _cut_dateline(notes: Notes, i: int, text: str, before_text: bool) -> str:
    """Note a leading dateline and return the text after it."""
    dateline = split_dateline(text, before_text)
    if dateline is None or (not dateline.agency and _is_pair(notes.layout, text, dateline)):
        return text
    if dateline.value:
        notes.take("dateline", dateline.value, "dateline", i)
    if dateline.agency and notes.value("agency") is None:
        notes.take("agency", dateline.agency, "agency in the dateline", i)
    return dateline.rest


def _is_pair(layout: Layout, text: str, dateline: Dateline) -> bool:
    """Tell a name of two places that stands elsewhere too, `Paris – Roubaix`, from a place and what is reported."""
    first = dateline.rest.partition(" ")[0].rstrip(".,:;")
    pair = re.compile(rf"\b{re.escape(dateline.value)} ?[–—-] ?{re.escape(first)}\b")
    return bool(pair.match(text)) and sum(len(pair.findall(block.text)) for block in layout.blocks) > 1


def _cut_closing(notes: Notes, i: int, text: str) -> str:
    """Note a closing credit and return the text before it."""
    rest, agency = without_closing(text)
    if agency and notes.value("agency") is None:
        notes.take("agency", agency, "closing credit", i, 0.9)
    return rest
