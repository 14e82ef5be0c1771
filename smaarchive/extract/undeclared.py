"""What a page does not declare, read off its lines: outlet, headline, days, byline.

Most pages declare them: what is read with takes 0.1 s to load, which `plain` leaves to the first page that does not.
"""

import re
from collections.abc import Mapping

from ..article import Found
from ..lexicon.given_names import is_given
from ..lexicon.outlets import agency_by_name, outlet_by_domain, outlet_by_name
from .byline import choose, credits
from .byline_features import features as credit_features
from .credit import Credit
from .declared_title import spelled
from .headline import Above
from .headline_choice import choose as choose_title
from .headline_choice import is_posted, is_rubric
from .headline_features import features as headline_features
from .notes import Notes
from .outlet import namesakes
from .outlet_kin import told_apart
from .own_name import own_name
from .partial_update import partial_update
from .publication import candidates, choose_day, date_features, last_update, same_day
from .ranking import SURE, probabilities

SURE_TOLD = 0.5
"""Least chance of an outlet that only the running text names: below it, 5 of 13 on the development pages were others,
which the text quotes or mentions."""
SURE_PERSON = 0.6
"""The same of a person beside the site that a page declares as its author: 0.8 and more on the development pages where
it was right, 0.41 and less where it was not."""


def take_undeclared(notes: Notes, known: Mapping[str, Found], headline: int | None) -> int | None:
    """Take the fields that are not `known` off the lines; return the line of the headline, given where it is known."""
    if "outlet" not in known:
        _outlet(notes, str(known["url"].value) if "url" in known else None)
    outlet = str(known["outlet"].value) if "outlet" in known else notes.value("outlet")
    if "headline" not in known:
        headline = _headline(notes, outlet)
    if "published" not in known:
        _dates(notes, headline, outlet)
    byline = known.get("byline")
    if byline is None or byline.confidence <= SURE["byline"]:
        _byline(notes, headline, outlet, str(byline.value) if byline else None)
        if outlet in notes.authors():  # whose name stands in the copyright line too: a person is no outlet
            notes.found = [one for one in notes.found if one.field != "outlet"]
    return headline


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
    posted = [i for i, block in enumerate(notes.layout.blocks) if is_posted(block.text)]
    chosen = choose_title(above.candidates, chances, notes.layout.repeats, rubrics, posted)
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
    if notes.value("outlet") is None:  # it is declared; one that was read off the lines may be a writer's own site
        found = [credit for credit in found if not _is_declared_site(credit, outlet)]
    if site:
        found = [one for one in found if site not in one.authors and (one.authors or agency_by_name(one.byline))]
    chosen = choose(found, probabilities("byline", credit_features(notes.layout, found, headline)))
    if chosen is None or chosen[1] < (SURE_PERSON if site else SURE["byline"]):
        return
    credit, chance = chosen
    if credit.form == "names outlet" and _is_name_of(credit.byline, outlet):
        return  # the site's name above its text
    rule = f"byline, {credit.form}"
    notes.take("byline", credit.byline, rule, credit.index, chance)
    if credit.authors:
        notes.take("authors", credit.authors, rule, credit.index, chance)
    if agency := agency_by_name(re.split(r" (?:with|mit|avec|con|met|med) ", credit.byline)[-1]):
        notes.take("agency", agency.name, "agency as byline", credit.index, 0.9)


def _is_name_of(name: str, outlet: str | None) -> bool:
    """Tell whether a name is the outlet's."""
    known = outlet_by_name(name)
    return known is not None and known.name == outlet


def _is_declared_site(credit: Credit, outlet: str | None) -> bool:
    """Tell the name of the site on a line with the day, `Peninsula Wire | 2024-05-17`, from that of a person."""
    named = credit.form.startswith("names") and not is_given(credit.byline)
    return named and outlet is not None and spelled(credit.byline) == spelled(outlet)


def _is_own(credit: Credit, outlet: str | None) -> bool:
    """Tell an agency's copyright line on a page of its own, or the site's address, `GLOBE.COM`, from who wrote it."""
    owner = outlet_by_name(credit.byline) if credit.form.startswith("owned") else None
    if not credit.authors and "." in credit.byline:
        owner = outlet_by_domain(credit.byline)
    return owner is not None and owner.name == outlet
