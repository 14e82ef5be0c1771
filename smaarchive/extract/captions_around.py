"""The captions around and inside the article, each once."""

from collections.abc import Sequence

from ..article import Found
from ..lexicon.phrases import furniture
from ..page import Block
from .captions import LONGEST, caption_rule, is_bare_credit, is_source, once
from .credits import is_credit
from .layout import Layout
from .name_words import is_signed
from .names import is_person
from .notes import Notes

_SHORT_PAGE = 60  # lines; a page of a photo and its caption has no more
FIGURE = "^figcaption"
NO_CAPTION = frozenset((
    "^related", "^aside", "^sidebar", "^nav", "^footer", "^comments", "^newsletter", "^consent", "^hidden",
    "<address", "<time", "link:0.8", "link:0.9", "link:1.0",
))  # fmt: skip
LONGEST_NAME = 40  # characters
_NEAR = 3  # lines of the file from a caption to its credit
# words of a caption without a full stop, and the share of them in capitals; by hand: captions of 458 texts of the bench
# change on none at 2 words, 5 at 5, 2 at 0.6, 1 at any share
_WORDS, _CAPITALS = 3, 0.8
_SHORT = 30  # characters of a date, or of how long a film runs
_ENDS = tuple('.!?…"”“»«’')  # of a sentence, or of what somebody said; buttons and lists of tags have neither
_APART = 12  # lines between a caption and the same below a larger print of the photo
_GAP_BEFORE = 14  # lines above the body in which captions are looked for


def read_captions(notes: Notes, headline: int | None) -> None:
    """Gather the captions around and inside the article, each once."""
    layout = notes.layout
    top = min(layout.first, headline if headline is not None else layout.first)
    end = layout.last + 4 if layout.last >= 0 else _SHORT_PAGE
    for i in range(max(0, min(top, len(layout.blocks)) - _GAP_BEFORE), min(end, len(layout.blocks))):
        if i in notes.labels:
            continue
        if i > layout.last >= 0 and is_credit(layout.blocks[i].text):
            notes.labels[i] = ("furniture", "closing credit")
        elif rule := _caption(layout, i, headline):
            notes.labels[i] = ("caption", rule)
            if rule.endswith("photo credit") and _is_below_its_caption(notes, i):
                notes.labels[i - 1] = ("caption", "above its credit")
        elif i < layout.start and is_source(layout.blocks[i].text) and _is_below_its_caption(notes, i):
            notes.labels[i], notes.labels[i - 1] = ("caption", "photo credit"), ("caption", "above its credit")
    found = [i for i, (label, _) in sorted(notes.labels.items()) if label == "caption"]
    if texts := _captions([layout.blocks[i] for i in found]):
        lines = tuple(layout.blocks[i].line for i in found)
        notes.found.append(Found("captions", texts, notes.labels[found[0]][1], lines, 0.8))


def _caption(layout: Layout, i: int, headline: int | None) -> str | None:
    """Name the rule by which a line outside the text is a caption."""
    text = layout.blocks[i].text
    if rule := caption_rule(text):
        return rule
    if _is_figures(layout.blocks[i]):
        return "caption of its figure"
    if not 0 < i < layout.start + 4:
        return None
    if layout.times(i) > 1 and 40 <= len(text) <= 400 and layout.measures[i].words > 6:
        around = (*layout.blocks[max(0, i - _APART) : i], *layout.blocks[i + 1 : i + 1 + _APART])
        near = any(block.text == text for block in around)  # a teaser returns far below
        written = is_signed(text)  # a byline over a film and over the text
        return "printed twice" if near and furniture(text) is None and not written else None
    below = headline is not None and headline < i and layout.times(i) == 1
    if not below or len(text) >= LONGEST_NAME or not layout.says(text.split()[-1].lower()[:5]):
        return None  # a kicker, a tag, a writer
    return "a name of the article" if is_person(text) and not is_signed(text) else None


def _is_below_its_caption(notes: Notes, i: int) -> bool:
    """Tell whether a line is nothing but a photo's credit, and the line right above, of no use else, its caption."""
    blocks, at = notes.layout.blocks, i - 1
    credit = is_bare_credit(blocks[i].text) or is_source(blocks[i].text)
    if at < 0 or at in notes.labels or notes.layout.body[at] or not credit:
        return False
    text = blocks[at].text
    near = blocks[i].line - blocks[at].line <= _NEAR and blocks[at].kind == blocks[i].kind
    if not near or furniture(text) is not None:
        return False
    return text.endswith(_ENDS) or _is_scene(notes.layout, at)


def is_above_korean_credit(layout: Layout, i: int) -> bool:
    """Tell a phrase of Korean above `[연합뉴스 자료사진]`: a sentence there is the text's."""
    if layout.language != "ko" or i + 1 >= len(layout.blocks) or layout.blocks[i].text.endswith((*_ENDS, "다")):
        return False
    return layout.blocks[i + 1].text[0] in "[(" and is_bare_credit(layout.blocks[i + 1].text)


def _is_scene(layout: Layout, i: int) -> bool:
    """Tell a line of some words of the article, no list of tags and no subheading."""
    m = layout.measures[i]
    return m.words >= _WORDS and m.capitals < _CAPITALS and not layout.vocabulary.isdisjoint(layout.content(i))


def _is_figures(block: Block) -> bool:
    """Tell what the page itself calls the caption of a figure from teasers and menus, and from buttons and dates."""
    hints, text = set(block.hints), block.text
    if FIGURE not in hints or hints & NO_CAPTION or len(text) > LONGEST:
        return False
    return furniture(text) is None and not (text[0].isdigit() and len(text) < _SHORT)


def _captions(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return captions as they are printed, each once: what stands in one `figcaption` is one."""
    texts: list[str] = []
    before = None
    for block in blocks:
        if (figure := _figure(block)) and figure == before:
            texts[-1] += block.text if texts[-1].endswith("(") else f" {block.text}"
        else:
            texts.append(block.text)
        before = figure
    return tuple(dict.fromkeys(once(text) for text in texts if any(map(str.isalpha, text))))


def _figure(block: Block) -> str | None:
    """Return the number of the caption's element that a block stands in."""
    tags = [hint for hint in block.hints if hint[0] == "<"][:2]
    marks = [hint for hint in block.hints if hint[0] == "#"]
    return next((mark.lstrip("#") for tag, mark in zip(tags, marks, strict=False) if tag == "<figcaption"), None)
