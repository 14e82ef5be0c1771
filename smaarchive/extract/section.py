"""The section a page stands in: the kicker or breadcrumb by the headline, or the word before the date."""

import re
from itertools import pairwise

from ..article import Found
from ..lexicon import is_label
from .dates import stamps
from .layout import Layout
from .notes import Notes

_CRUMB = re.compile(r"\s?>>\s?|\s[>»›/|]\s")
_SEVERAL = re.compile(r"\s?[/·]\s?")
_PATH = 240  # characters, the headline at its end included


def read_section(notes: Notes, headline: int | None) -> None:
    """Take the section's name: the kicker or breadcrumb by the headline, or what stands before the date."""
    layout = notes.layout
    top = layout.start if headline is None else headline
    title = layout.blocks[top].text if top < len(layout.blocks) else ""
    by_it = [top - 1, top + 1]
    if top > 1 and any(True for _ in stamps(layout.blocks[top - 1].text)):
        by_it.insert(0, top - 2)  # a clock stands between
    for i in (*by_it, *range(top - 1)):
        if 0 <= i < len(layout.blocks) and i not in notes.labels and (name := _kicker(layout, i, title, i in by_it)):
            notes.take("section", name, "kicker by the headline", i, 0.7)
            return
    for i in [i for i, (label, _) in notes.labels.items() if label == "date"]:
        words = layout.blocks[i].text.split(" ")
        for count in (2, 1):
            name = " ".join(words[:count])
            if len(words) > count and is_label("section", name):
                notes.found.append(Found("section", name, "before the date", (layout.blocks[i].line,), 0.8))
                return


def _kicker(layout: Layout, i: int, title: str, near: bool) -> str | None:
    """Return the section a line near the headline names, alone or as the end of a path; far from it, of its path."""
    text = layout.blocks[i].text
    if len(text) > _PATH or not (near or text.endswith(title)):
        return None
    crumbs = _CRUMB.split(text)
    whole = len(crumbs) > 1 and crumbs[-1].casefold() == title.casefold()
    if not whole and (not near or len(text) > 80):
        return None
    name = crumbs[-1 - whole].strip()
    if not _is_section(name) or (len(crumbs) == 1 and _in_menu(layout, i)):
        return None
    return name


def _in_menu(layout: Layout, i: int) -> bool:
    """Tell whether a line is one of a menu: another section stands right above it, printed nowhere else or with it."""
    blocks = layout.blocks
    if blocks[i].bullet and any(0 <= j < len(blocks) and blocks[j].bullet for j in (i - 1, i + 1)):
        return True
    if i == 0 or not _is_section(blocks[i - 1].text):
        return False
    above, line = blocks[i - 1], blocks[i]
    if line.line - above.line > 1 or (above.kind, above.bullet) != (line.kind, line.bullet):
        return False
    pairs = pairwise(blocks)
    twice = sum(one.text == above.text and other.text == line.text for one, other in pairs) > 1
    path = layout.repeats[above.text.casefold()] > 1 or any(True for _ in stamps(above.text))
    return twice or not path


def _is_section(text: str) -> bool:
    """Tell whether a text names a section, or several at once: `National/Politics`."""
    return is_label("section", text) or all(is_label("section", part) for part in _SEVERAL.split(text))
