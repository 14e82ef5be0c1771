"""The section a page stands in: the kicker or breadcrumb by the headline, or the word before the date."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..article import Found
from ..lexicon.phrases import furniture, is_label
from ..page import Block
from .dates import stamps
from .layout import Layout
from .notes import Notes

_CRUMB = re.compile(r"\s?>>\s?|\s[>»›/|]\s|(?<=\w)\|(?=\w|$)")
_SEVERAL = re.compile(r"\s?[/·]\s?")
_WHOLE = 240  # characters of a path, the headline at its end included
_LONGEST = 80  # characters of a line that names it
_BUTTONS = ("subscribe", "login", "navigation")
_MENU = 4  # lines above that show it
_ALL = ("all news", "latest news", "top stories")  # an entry of a menu; before a date a section as others
_STEPS = 2  # of a path in bullets from Home to the section; a menu has more


def read_section(notes: Notes, headline: int | None) -> None:
    """Take the section's name: the kicker or path by the headline, or what stands before the date."""
    layout = notes.layout
    top = layout.start if headline is None else headline
    for i, name in _named(layout, top):
        if i not in notes.labels:
            notes.take("section", name, "kicker by the headline", i, 0.7)
            return
    for i in [i for i, (label, _) in notes.labels.items() if label == "date"]:
        if section := _before_date(layout.blocks[i].text):
            notes.found.append(Found("section", section, "before the date", (layout.blocks[i].line,), 0.8))
            return


def _before_date(text: str) -> str | None:
    """Return the section that a line names right before its date: `Politics April 21, 2020`."""
    before = next((text[: stamp.start].rstrip(" |,-–—·•") for stamp in stamps(text)), "")
    return before if before and is_label("section", before) else None


def _named(layout: Layout, top: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that name the section of the headline in line `top`, the best first."""
    blocks = layout.blocks
    clock = top > 1 and stamps(blocks[top - 1].text)
    for i in (*((top - 2,) if clock else ()), top - 1, top + 1):
        if 0 <= i < len(blocks) and (name := _kicker(layout, i)):
            yield i, name
    title = layout.folded[top] if top < len(blocks) else ""
    for i in range(top - 1, -1, -1):
        text, folded = blocks[i].text, layout.folded[i]
        whole = blocks[i].bullet and folded == title
        if whole or i == top - 1:
            yield from _steps(blocks, i - whole)
        elif len(text) <= _WHOLE and folded.endswith(title):
            crumbs = _CRUMB.split(text)
            if len(crumbs) > 1 and crumbs[-1].casefold() == title and _is_section(_bare(crumbs[-2])):
                yield i, _bare(crumbs[-2])


def _steps(blocks: Sequence[Block], end: int) -> Iterator[tuple[int, str]]:
    """Yield the last step of a path in bullets that begins at Home and ends here."""
    steps: list[int] = []
    for i in range(end, max(-1, end - _STEPS - 1), -1):
        if not blocks[i].bullet or (i < end and blocks[i + 1].line - blocks[i].line > 1):
            return
        if is_label("home", blocks[i].text):
            break
        steps.append(i)
    else:
        return
    yield from ((i, blocks[i].text) for i in steps if _is_section(blocks[i].text))


def _kicker(layout: Layout, i: int) -> str | None:
    """Return the section a line names, alone or as the end of a path, where it is no menu's."""
    text = layout.blocks[i].text
    if len(text) > _LONGEST:
        return None
    crumbs = [crumb for crumb in map(_bare, _CRUMB.split(text)) if crumb]
    if not crumbs or not _is_section(crumbs[-1]) or is_label("home", crumbs[-1]):
        return None
    if crumbs[-1].casefold() in _ALL:
        return None
    return None if len(crumbs) == 1 and _in_menu(layout, i) else crumbs[-1]


def _in_menu(layout: Layout, i: int) -> bool:
    """Tell whether a line is one of a menu: another section stands right above it, printed nowhere else or with it."""
    blocks = layout.blocks
    if blocks[i].bullet and any(0 <= j < len(blocks) and blocks[j].bullet for j in (i - 1, i + 1)):
        return True
    if i + 1 < len(blocks) and blocks[i + 1].line - blocks[i].line <= 1 and _is_section(blocks[i + 1].text):
        return True
    if i == 0:
        return False
    if not _is_section(blocks[i - 1].text):
        return layout.times(i) == 1 and _is_below_menu(blocks, i)
    above, line = blocks[i - 1], blocks[i]
    if line.line - above.line > 1 or (above.kind, above.bullet) != (line.kind, line.bullet):
        return False
    pairs = pairwise(blocks)
    twice = sum(one.text == above.text and other.text == line.text for one, other in pairs) > 1
    path = layout.times(i - 1) > 1 or stamps(above.text)
    return twice or not path


def _is_below_menu(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether of the lines right above, `World`, `Politics`, `Motoring`, several are sections: the last is one.

    A button ends the menu: `World`, `Politics`, `Subscribe`, and below it the section.
    """
    above: list[bool] = []
    if furniture(blocks[i - 1].text) in _BUTTONS:
        return False
    for at in range(i - 1, max(-1, i - 1 - _MENU), -1):
        if blocks[at + 1].line - blocks[at].line > 1 or stamps(blocks[at].text):
            break
        above.append(_is_section(blocks[at].text))
    return sum(above) > 1


def _bare(crumb: str) -> str:
    return crumb.strip(" |>»›/")


def _is_section(text: str) -> bool:
    """Tell whether a text names a section, or several at once: `National/Politics`."""
    return is_label("section", text) or all(is_label("section", part) for part in _SEVERAL.split(text))
