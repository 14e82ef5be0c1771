"""The section a page stands in: the kicker or breadcrumb by the headline, or the word before the date."""

import re

from ..article import Found
from ..lexicon import is_label
from .dates import stamps
from .layout import Layout
from .notes import Notes

_CRUMB = re.compile(r"\s[>»›/|]\s")


def read_section(notes: Notes, headline: int | None) -> None:
    """Take the section's name: the kicker or breadcrumb by the headline, or what stands before the date."""
    layout = notes.layout
    top = layout.start if headline is None else headline
    for i in (top - 1, top + 1):
        if 0 <= i < len(layout.blocks) and i not in notes.labels and (name := _kicker(layout, i)):
            notes.take("section", name, "kicker by the headline", i, 0.7)
            return
    for i in [i for i, (label, _) in notes.labels.items() if label == "date"]:
        words = layout.blocks[i].text.split(" ")
        for count in (2, 1):
            name = " ".join(words[:count])
            if len(words) > count and is_label("section", name):
                notes.found.append(Found("section", name, "before the date", (layout.blocks[i].line,), 0.8))
                return


def _kicker(layout: Layout, i: int) -> str | None:
    """Return the section a line names, alone or as the end of a breadcrumb, where it is no menu's last line."""
    text = layout.blocks[i].text
    crumbs = [crumb.strip() for crumb in _CRUMB.split(text)]
    if len(text) > 80 or layout.blocks[i].bullet or not is_label("section", crumbs[-1]):
        return None
    if len(crumbs) > 1 or i == 0:
        return crumbs[-1]
    before = layout.blocks[i - 1]
    in_menu = is_label("section", before.text) and not before.bullet and layout.repeats[text.casefold()] < 2
    return None if in_menu and not any(True for _ in stamps(before.text)) else crumbs[-1]
