"""Read the fields of a page off its lines alone: what any page can be asked, plain text or not."""

import re
from collections.abc import Sequence

from ..article import Found
from ..lexicon.outlets import agency_by_name
from ..lexicon.phrases import is_label
from .agency_credit import agency_credit
from .captions_around import read_captions
from .layout import Layout
from .notes import Notes
from .paragraphs import read_paragraphs
from .ranking import SURE
from .section import read_section

LONGEST_CREDIT = 60  # characters of a line that names a place and an agency
AGENCY_BELOW = 6  # lines from the headline or the first sentence, a standfirst, to that line
_PLACE_AND_AGENCY = re.compile(r"([^|/•]{2,30}?) ?[|/•] ?([\w .-]{2,25})")

USUAL = {"outlet", "headline", "published", "byline"}  # fields that most pages declare


def read_fields(layout: Layout, declared: Sequence[Found] = ()) -> tuple[Notes, list[str]]:
    """Read every field off the lines: notes on the page, and the paragraphs of its body.

    What the page declares is not asked of its lines again; its headline is only looked for among them.
    """
    notes = Notes(layout, declared)
    known = {one.field: one for one in declared}
    title = known.get("headline")
    headline = _known_headline(notes, str(title.value)) if title else None
    if not known.keys() >= USUAL or known["byline"].confidence <= SURE["byline"]:
        from .undeclared import take_undeclared  # 0.1 s of loading, for the first page that needs it

        headline = take_undeclared(notes, known, headline)
    if notes.value("agency") is None:
        _agency(notes, headline)
    read_section(notes, headline)
    paragraphs = read_paragraphs(notes, headline)
    if notes.value("agency") is None and (credited := agency_credit(layout)):
        notes.take("agency", credited[1].name, "agency beside the writers or below the text", credited[0], 0.9)
    read_captions(notes, headline)
    if layout.language:
        notes.take("language", layout.language, "function words", None)
    return notes, paragraphs


def _known_headline(notes: Notes, headline: str) -> int | None:
    """Label the lines that are the declared headline; the first of them is where it stands."""
    folded = headline.casefold()
    lines = [i for i, line in enumerate(notes.layout.folded) if folded in line and len(line) < 1.3 * len(folded)]
    for i in lines:
        notes.labels[i] = ("headline", "the declared headline")
    return lines[0] if lines else None


def _agency(notes: Notes, headline: int | None) -> None:
    """Take the agency that stands behind its place on a line above the text: `Seul | Reuters`."""
    blocks = notes.layout.blocks
    top = -1 if headline is None else headline
    for i in range(top + 1, min(max(top, notes.layout.start) + AGENCY_BELOW, len(blocks))):
        text = blocks[i].text
        parted = len(text) < LONGEST_CREDIT and ("|" in text or "/" in text or "•" in text)
        match = _PLACE_AND_AGENCY.fullmatch(text) if parted else None
        agency = agency_by_name(match[2]) if match and is_label("place", match[1]) else None
        if agency:
            notes.take("agency", agency.name, "agency behind its place", i, 0.9)
            return
