"""Other pages' titles with a line of each, taken for text: on a section's page, in the results of a search."""

import re

from .dates import stamps
from .entries import is_clock
from .layout import Layout

LONGEST = 280  # characters of what stands below a title
LONGEST_TITLE = 120
NEAR = 12  # lines above and below what was kept, in which more of them stand
BESIDE = 8  # characters beside a date: a label, a mark, hardly a name
FEWEST = 4  # titles with a line below them
FEWEST_LINKED = 3  # of them where each title is a link, or each line breaks off
MOSTLY = 0.75  # the share of what was kept that they are
LINKED = "link:1.0"  # the hint of a block that is a link and no more
_ENDS = tuple(".…?!。")
CUT_OFF = ("...", "…")  # the end of a teaser, and hardly that of a paragraph below a subhead, three times over
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d\b")
_AGE = re.compile(
    r"(?:vor|il y a|hace|há)\s\d{1,2}\s[^\W\d]{1,12}$|\d{1,2}\s?[^\W\d]{1,12}\s?(?:ago|전|前)$", re.IGNORECASE
)  # `2 days ago`


def are_teasers(layout: Layout) -> bool:
    """Tell whether what was kept as text is short lines of other pages: each below its title, or dates between."""
    if max((layout.measures[i].chars for i in layout.kept), default=LONGEST) >= LONGEST:
        return False
    return are_dated(layout) or are_links(layout) or are_cut_off(layout) or _are_pairs(layout)


def are_dated(layout: Layout) -> bool:
    """Tell whether dates stand between the lines of text, a title below each: two days, or three of the same."""
    lines = range(layout.first, layout.last)
    dated = [i for i in lines if layout.measures[i].digits and _is_day(layout.blocks[i].text)]
    titled = [i for i in dated if _is_title(layout, i + 1)]
    return len(titled) > 2 or len({layout.blocks[i].text for i in titled}) > 1


def _is_day(text: str) -> bool:
    """Tell a line that is a date, or how long ago that was, and little else; an hour before it is a live blog's."""
    if is_clock(text):
        return False
    return _AGE.match(text) is not None or any(len(text) - (one.end - one.start) < BESIDE for one in stamps(text))


def _are_pairs(layout: Layout) -> bool:
    """Tell whether most of the lines are a title and the line below it, and there are more of them around."""
    near = range(max(0, layout.first - NEAR), min(layout.last + NEAR, len(layout.blocks)))
    if sum(_CLOCK.match(layout.blocks[i].text) is not None for i in near) > 1:
        return False  # entries of a live blog are as short
    pairs = [i for i in near[:-1] if _is_title(layout, i) and _is_line(layout, i + 1)]
    inside = sum(layout.body[i] + layout.body[i + 1] for i in pairs)
    return len(pairs) >= FEWEST and inside >= MOSTLY * len(layout.kept)


def are_links(layout: Layout) -> bool:
    """Tell whether the format says of the titles that each leads to another page, as no subhead does."""
    titles = _titles(layout)
    linked = [i for i in titles if LINKED in layout.blocks[i].hints]
    inside = sum(layout.body[i] + layout.body[i + 1] for i in linked)
    return len(linked) >= FEWEST_LINKED and inside >= MOSTLY * len(layout.kept)


def are_cut_off(layout: Layout) -> bool:
    """Tell whether most of what was kept are titles with a line below each that breaks off."""
    titles = [i for i in _titles(layout) if layout.blocks[i + 1].text.endswith(CUT_OFF)]
    inside = sum(layout.body[i] + layout.body[i + 1] for i in titles)
    return len(titles) >= FEWEST_LINKED and 2 * inside > len(layout.kept)


def _titles(layout: Layout) -> list[int]:
    """Return the titles with a line below them."""
    return [i for i in range(len(layout.blocks) - 1) if _is_title(layout, i) and _is_line(layout, i + 1)]


def _is_title(layout: Layout, i: int) -> bool:
    text, m = layout.blocks[i].text, layout.measures[i]
    return m.words > 2 and m.chars < LONGEST_TITLE and not text.endswith((*_ENDS, ":", ",", ";"))


def _is_line(layout: Layout, i: int) -> bool:
    text, m = layout.blocks[i].text, layout.measures[i]
    return m.words > 4 and m.chars < LONGEST and text.endswith(_ENDS)
