"""Read the fields of a page off its lines alone: what any page can be asked, plain text or not."""

import re
from collections.abc import Sequence

from ..article import Found
from ..lexicon.outlets import outlet_by_domain, outlet_by_name
from ..lexicon.phrases import is_label
from .byline import choose, credits
from .byline_features import features as credit_features
from .credit import Credit, is_agency
from .declared_title import spelled
from .headline import Above
from .headline_choice import choose as choose_title
from .headline_choice import is_rubric
from .headline_features import features as headline_features
from .layout import Layout
from .notes import Notes
from .outlet import namesakes
from .outlet_kin import told_apart
from .own_name import own_name
from .paragraphs import read_captions, read_paragraphs
from .partial_update import partial_update
from .publication import candidates, choose_day, date_features, last_update, same_day
from .ranking import probabilities
from .section import read_section

LONGEST_CREDIT = 60  # characters of a line that names a place and an agency
AGENCY_BELOW = 6  # lines from the headline or the first sentence, a standfirst, to that line
_PLACE_AND_AGENCY = re.compile(r"([^|/•]{2,30}?) ?[|/•] ?([\w .-]{2,25})")

SURE = {"outlet": 0.36, "headline": 0.3, "published": 0.35, "byline": 0.35}
"""Least probability of a choice that is taken, cross-validated: below it the field stays empty."""
SURE_TOLD = 0.5
"""The same of an outlet that only the running text names: below it, 5 of 13 on the development pages were others, which
the text quotes or mentions."""
SURE_PERSON = 0.6
"""The same of a person beside the site that a page declares as its author: 0.8 and more on the development pages where
it was right, 0.41 and less where it was not."""


def read_fields(layout: Layout, declared: Sequence[Found] = ()) -> tuple[Notes, list[str]]:
    """Read every field off the lines: notes on the page, and the paragraphs of its body.

    What the page declares is not asked of its lines again; its headline is only looked for among them.
    """
    notes = Notes(layout, declared)
    known = {one.field: one for one in declared}
    if "outlet" not in known:
        _outlet(notes, str(known["url"].value) if "url" in known else None)
    outlet = str(known["outlet"].value) if "outlet" in known else notes.value("outlet")
    title = known.get("headline")
    headline = _known_headline(notes, str(title.value)) if title else _headline(notes, outlet)
    if "published" not in known:
        _dates(notes, headline, outlet)
    byline = known.get("byline")
    if byline is None or byline.confidence <= SURE["byline"]:
        _byline(notes, headline, outlet, str(byline.value) if byline else None)
        if outlet in notes.authors():  # whose name stands in the copyright line too: a person is no outlet
            notes.found = [one for one in notes.found if one.field != "outlet"]
    if notes.value("agency") is None:
        _agency(notes, headline)
    read_section(notes, headline)
    paragraphs = read_paragraphs(notes, headline)
    read_captions(notes, headline)
    if layout.language:
        notes.take("language", layout.language, "function words", None)
    return notes, paragraphs


def _outlet(notes: Notes, url: str | None) -> None:
    """Choose the outlet the page is on; one that the lexicon does not know is told by its own signs."""
    found = namesakes(notes.layout)
    chances = probabilities("outlet", [features for _, features in found])
    for i, (named, _) in enumerate(found):
        if named.sure:
            chances[i] = max(chances[i], 0.95)
    if not chances or max(chances) < SURE["outlet"]:
        notes.found += filter(None, [own_name(notes.layout, url)])
        return
    best = max(range(len(found)), key=chances.__getitem__)
    named = found[best][0]
    if named.told_only and not (named.talks and chances[best] >= SURE_TOLD):
        return
    line = notes.layout.blocks[named.index].line
    rule = "outlet model: " + ", ".join(kind for kind, _ in named.kinds.most_common(3))
    outlet = told_apart(named, [one for one, _ in found], notes.layout)
    notes.found.append(Found("outlet", outlet.name, rule, (line,), round(chances[best], 2)))


def _headline(notes: Notes, outlet: str | None) -> int | None:
    """Choose the headline; the name of the site is none."""
    above = Above(notes.layout)
    chances = probabilities("headline", headline_features(above))
    chances = _but_for_the_site(chances, [spelled(one.text) for one in above.candidates], spelled(outlet or ""))
    likely = [one.index for one, chance in zip(above.candidates, chances, strict=True) if chance > SURE["headline"]]
    lines = range(max(0, likely[0] - 2), likely[0]) if likely else ()
    rubrics = [i for i in lines if is_rubric(notes.layout.blocks[i].text)]
    chosen = choose_title(above.candidates, chances, notes.layout.repeats, rubrics)
    if chosen is None or chosen[1] < SURE["headline"]:
        return None
    index = chosen[0].index
    text = notes.layout.blocks[index].text
    notes.take("headline", chosen[0].text, "headline model", index, chosen[1])
    for i, block in enumerate(notes.layout.blocks):
        if block.text == text and i != index and not notes.layout.body[i]:
            notes.labels.setdefault(i, ("furniture", "the headline again"))
    return index


def _but_for_the_site(chances: list[float], names: list[str], site: str) -> list[float]:
    """Give the chances of the candidates once it is known that the site's name is none of them."""
    others = [0.0 if site and name == site else chance for chance, name in zip(chances, names, strict=True)]
    left = 1.0 - (sum(chances) - sum(others))
    return [chance / max(left, 1e-9) for chance in others]


def _known_headline(notes: Notes, headline: str) -> int | None:
    """Label the lines that are the declared headline; the first of them is where it stands."""
    folded = headline.casefold()
    lines = [i for i, line in enumerate(notes.layout.folded) if folded in line and len(line) < 1.3 * len(folded)]
    for i in lines:
        notes.labels[i] = ("headline", "the declared headline")
    return lines[0] if lines else None


def _dates(notes: Notes, headline: int | None, outlet: str | None) -> None:
    """Choose the day of publication, and of the last update; where only an update is told, its day."""
    site = outlet_by_name(outlet or "")
    dates = candidates(notes.layout, site.country if site else None, headline)
    chances = probabilities("published", list(date_features(notes.layout, dates, headline)))
    chosen = choose_day(dates, chances)
    top = notes.layout.start
    if chosen is not None and chosen[1] >= SURE["published"]:
        dated = same_day(dates, chances, chosen[0])
        notes.take("published", dated.stamp.value, f"date, label {dated.label}", dated.index, chosen[1])
        top = dated.index
    published = notes.value("published")
    updated = last_update(dates, top, published)
    if updated is None and published and (partial := partial_update(notes.layout, top, published)):
        notes.take("updated", partial[0], "date without a year, label updated", partial[1], 0.8)
    if updated is not None:
        notes.take("updated", updated.stamp.value, "date, label updated", updated.index, 0.9)
        if published is None:
            notes.take("published", updated.stamp.day, "only an update is dated", updated.index, 0.5)


def _byline(notes: Notes, headline: int | None, outlet: str | None, site: str | None) -> None:
    """Choose the credit that is the byline; where the page declares the site itself, one of persons or an agency."""
    found = [credit for credit in credits(notes.layout, headline) if not _is_own(credit, outlet)]
    if site:
        found = [one for one in found if site not in one.authors and (one.authors or is_agency(one.byline))]
    chosen = choose(found, probabilities("byline", credit_features(notes.layout, found, headline)))
    if chosen is None or chosen[1] < (SURE_PERSON if site else SURE["byline"]):
        return
    credit, chance = chosen
    rule = f"byline, {credit.form}"
    notes.take("byline", credit.byline, rule, credit.index, chance)
    if credit.authors:
        notes.take("authors", credit.authors, rule, credit.index, chance)
    agency = outlet_by_name(re.split(r" (?:with|mit|avec|con|met|med) ", credit.byline)[-1])
    if agency is not None and agency.agency:
        notes.take("agency", agency.name, "agency as byline", credit.index, 0.9)


def _agency(notes: Notes, headline: int | None) -> None:
    """Take the agency that stands behind its place on a line above the text: `Seul | Reuters`."""
    blocks = notes.layout.blocks
    top = -1 if headline is None else headline
    for i in range(top + 1, min(max(top, notes.layout.start) + AGENCY_BELOW, len(blocks))):
        text = blocks[i].text
        parted = len(text) < LONGEST_CREDIT and ("|" in text or "/" in text or "•" in text)
        match = _PLACE_AND_AGENCY.fullmatch(text) if parted else None
        agency = outlet_by_name(match[2]) if match and is_label("place", match[1]) else None
        if agency is not None and agency.agency:
            notes.take("agency", agency.name, "agency behind its place", i, 0.9)
            return


def _is_own(credit: Credit, outlet: str | None) -> bool:
    """Tell an agency's copyright line on a page of its own, or the site's address, `GLOBE.COM`, from who wrote it."""
    owner = outlet_by_name(credit.byline) if credit.form.startswith("owned") else None
    if not credit.authors and "." in credit.byline:
        owner = outlet_by_domain(credit.byline)
    return owner is not None and owner.name == outlet
