"""Read the fields of a page off its lines alone: what any page can be asked, plain text or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from smaarchive.article import Block, Found
from smaarchive.extract.body import keep_lines
from smaarchive.extract.byline import choose, credits
from smaarchive.extract.byline_features import features as credit_features
from smaarchive.extract.captions import caption_rule, is_name_of, once
from smaarchive.extract.credits import is_credit, split_dateline, without_closing
from smaarchive.extract.dates import stamps
from smaarchive.extract.features import measure_lines
from smaarchive.extract.headline import candidates, without_site
from smaarchive.extract.layout import Layout
from smaarchive.extract.model import text_chances
from smaarchive.extract.outlet import namesakes
from smaarchive.extract.publication import choose_day, date_features, dated_lines, last_update, same_day
from smaarchive.extract.ranking import probabilities
from smaarchive.lexicon import furniture, is_label, outlet_by_name

_SENTENCE_AND_CREDIT = re.compile(r"[.?!][\"”’']? \([^()]{2,30}\)$")
SURE = {"text": 0.8, "outlet": 0.5, "headline": 0.3, "published": 0.4, "byline": 0.35}
"""Least probability of a choice that is taken, cross-validated: below it the field stays empty."""
_SHORT_PAGE = 60  # lines; a page of a photo and its caption has no more
_GAP_BEFORE = 14  # lines above the body in which captions are looked for


@dataclass
class Notes:
    """What was found on a page so far: the fields, and for each line what it was taken for and by which rule."""

    layout: Layout
    found: list[Found] = field(default_factory=list)
    labels: dict[int, tuple[str, str]] = field(default_factory=dict)

    def take(
        self, name: str, value: str | tuple[str, ...], rule: str, index: int | None, confidence: float = 1.0
    ) -> None:
        """Record a value, and label the line it stands on."""
        lines = () if index is None else (self.layout.blocks[index].line,)
        self.found.append(Found(name, value, rule, lines, round(confidence, 2)))
        if index is not None and index not in self.labels:
            self.labels[index] = (_LINE_OF.get(name, name), rule)

    def value(self, name: str) -> str | None:
        """Return the value of a field, if it was found."""
        return next((f.value for f in self.found if f.field == name and isinstance(f.value, str)), None)


_LINE_OF = {"published": "date", "updated": "date", "authors": "byline", "agency": "furniture"}


_CRUMB = re.compile(r"\s[>»›/|]\s")


CLEANED = 0.1
"""Least chance of a line that is kept of a reading which another program has cleaned (trafilatura's): 0.957 body F1 on
both sets of the shared bench, against 0.952 / 0.945 with the threshold for whole pages and 0.941 / 0.963 with none."""


def lay_out(blocks: Sequence[Block], cleaned: bool = False) -> Layout:
    """Measure the lines of a page and tell the article's text from the rest."""
    language, measures = measure_lines(blocks)
    chances = text_chances(blocks, measures)
    kept = [chance > CLEANED for chance in chances] if cleaned else keep_lines(chances, measures, blocks)
    return Layout(blocks, measures, chances, _with_closing(kept, blocks), language)


def _with_closing(kept: list[bool], blocks: Sequence[Block]) -> list[bool]:
    """Keep the paragraph after the last kept one too where a wire service's credit closes it: the model may take that
    for a caption's."""
    end = len(kept) - kept[::-1].index(True) if True in kept else len(kept)
    if end < len(kept) and len(blocks[end].text) > 100 and _SENTENCE_AND_CREDIT.search(blocks[end].text):
        kept[end] = caption_rule(blocks[end].text) == "photo credit"
    return kept


def read_fields(layout: Layout, declared: Sequence[Found] = ()) -> tuple[Notes, list[str]]:
    """Read every field off the lines: notes on the page, and the paragraphs of its body.

    What the page declares is not asked of its lines again; its headline is only looked for among them.
    """
    notes = Notes(layout)
    known = {one.field: one.value for one in declared}
    if "outlet" not in known:
        _outlet(notes)
    title = known.get("headline")
    headline = _known_headline(notes, title) if isinstance(title, str) else _headline(notes)
    if "published" not in known:
        _dates(notes, headline)
    if "byline" not in known and "authors" not in known:
        _byline(notes, headline)
    _section(notes, headline)
    paragraphs = _body(notes, headline)
    _captions(notes, headline)
    if layout.language:
        notes.take("language", layout.language, "function words", None)
    return notes, paragraphs


def _outlet(notes: Notes) -> None:
    """Choose the outlet the page is on."""
    found = namesakes(notes.layout)
    chances = probabilities("outlet", [features for _, features in found])
    for i, (named, _) in enumerate(found):
        if named.sure:
            chances[i] = max(chances[i], 0.95)
    if not chances or max(chances) < SURE["outlet"]:
        return
    best = max(range(len(found)), key=chances.__getitem__)
    named = found[best][0]
    line = notes.layout.blocks[named.index].line
    rule = "outlet model: " + ", ".join(kind for kind, _ in named.kinds.most_common(3))
    notes.found.append(Found("outlet", named.outlet.name, rule, (line,), round(chances[best], 2)))


def _headline(notes: Notes) -> int | None:
    """Choose the headline."""
    found = list(candidates(notes.layout))
    chances = probabilities("headline", [features for _, features in found])
    if not chances or max(chances) < SURE["headline"]:
        return None
    best = max(range(len(found)), key=chances.__getitem__)
    index = found[best][0]
    text = notes.layout.blocks[index].text
    notes.take("headline", without_site(text), "headline model", index, chances[best])
    for i, block in enumerate(notes.layout.blocks):
        if block.text == text and i != index and not notes.layout.body[i]:
            notes.labels.setdefault(i, ("furniture", "the headline again"))
    return index


def _known_headline(notes: Notes, headline: str) -> int | None:
    """Label the lines that are the declared headline; the first of them is where it stands."""
    folded = headline.casefold()
    lines = [i for i, b in enumerate(notes.layout.blocks) if folded in b.text.casefold() and len(b.text) < 1.3 * len(folded)]
    for i in lines:
        notes.labels[i] = ("headline", "the declared headline")
    return lines[0] if lines else None


def _dates(notes: Notes, headline: int | None) -> None:
    """Choose the day of publication, and of the last update; where only an update is told, its day."""
    outlet = outlet_by_name(notes.value("outlet") or "")
    dates = dated_lines(notes.layout, month_first=outlet is not None and outlet.country == "US")
    chances = probabilities("published", list(date_features(notes.layout, dates, headline)))
    chosen = choose_day(dates, chances)
    top = notes.layout.start if headline is None else headline
    if chosen is not None and chosen[1] >= SURE["published"]:
        dated = same_day(dates, chances, chosen[0])
        notes.take("published", dated.stamp.value, f"date, label {dated.label}", dated.index, chosen[1])
        top = dated.index
    updated = last_update(dates, top, notes.value("published"))
    if updated is not None:
        notes.take("updated", updated.stamp.value, "date, label updated", updated.index, 0.9)
        if notes.value("published") is None:
            notes.take("published", updated.stamp.day, "only an update is dated", updated.index, 0.5)


def _byline(notes: Notes, headline: int | None) -> None:
    """Choose the credit that is the byline."""
    found = credits(notes.layout, headline)
    chosen = choose(found, probabilities("byline", credit_features(notes.layout, found, headline)))
    if chosen is None or chosen[1] < SURE["byline"]:
        return
    credit, chance = chosen
    rule = f"byline, {credit.form}"
    notes.take("byline", credit.byline, rule, credit.index, chance)
    if credit.authors:
        notes.take("authors", credit.authors, rule, credit.index, chance)
    agency = outlet_by_name(credit.byline)
    if agency is not None and agency.agency:
        notes.take("agency", agency.name, "agency as byline", credit.index, 0.9)


def _section(notes: Notes, headline: int | None) -> None:
    """Take the section's name: the kicker or breadcrumb by the headline, or what stands before the date; no menu's line."""
    layout = notes.layout
    top = layout.start if headline is None else headline
    for i in (top - 1, top - 2, top + 1):
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
    above = [layout.blocks[j].text for j in range(max(0, i - 4), i)]
    dated = bool(above) and any(True for _ in stamps(above[-1]))
    if len(crumbs) == 1 and not dated and (any(is_label("section", other) for other in above) or len(above) < 2):
        return None
    return crumbs[-1]


def _body(notes: Notes, headline: int | None) -> list[str]:
    """Gather the paragraphs, without captions, datelines and closing credits."""
    layout = notes.layout
    kept = [i for i, keep in enumerate(layout.body) if keep and i not in notes.labels]
    kept = [i for i in kept if not _is_set_aside(notes, i)]
    while kept and is_credit(layout.blocks[kept[-1]].text):
        notes.labels[kept.pop()] = ("furniture", "closing credit")
    paragraphs: list[str] = []
    for order, i in enumerate(kept):
        text = layout.blocks[i].text
        if order < 3 and notes.value("dateline") is None:
            text = _cut_dateline(notes, i, text)
        if order >= len(kept) - 2:
            text = _cut_closing(notes, i, text)
        if text:
            notes.labels[i] = ("body", f"text model, {layout.chances[i]:.2f}")
            if paragraphs and _continues(layout, kept[order - 1], i):
                paragraphs[-1] += " " + text
            else:
                paragraphs.append(text)
    return paragraphs


def _is_set_aside(notes: Notes, i: int) -> bool:
    """Label a kept line that is a caption or furniture after all, and tell so."""
    text = notes.layout.blocks[i].text
    rule = caption_rule(text)
    ends = i == notes.layout.last or notes.layout.chances[i] > SURE["text"]
    closing = rule == "photo credit" and ends and _SENTENCE_AND_CREDIT.search(text)
    if rule and not closing:
        notes.labels[i] = ("caption", rule)
        return True
    kind = furniture(text)
    if kind:
        notes.labels[i] = ("furniture", kind)
    return kind is not None


def _continues(layout: Layout, before: int, i: int) -> bool:
    """Tell whether a line goes on with the sentence of the line above it, as in text wrapped by hand."""
    adjacent = layout.blocks[i].line - layout.blocks[before].line <= 1
    return (
        adjacent
        and layout.measures[before].end in "aA,0"
        and layout.measures[i].start == "a"
        and layout.measures[before].chars > 40
    )


def _cut_dateline(notes: Notes, i: int, text: str) -> str:
    """Note a leading dateline and return the text after it."""
    dateline = split_dateline(text)
    if dateline is None:
        return text
    notes.take("dateline", dateline.value, "dateline", i)
    if dateline.agency and notes.value("agency") is None:
        notes.take("agency", dateline.agency, "agency in the dateline", i)
    return dateline.rest


def _cut_closing(notes: Notes, i: int, text: str) -> str:
    """Note a closing credit and return the text before it."""
    rest, agency = without_closing(text)
    if agency and notes.value("agency") is None:
        notes.take("agency", agency, "closing credit", i, 0.9)
    return rest


def _captions(notes: Notes, headline: int | None) -> None:
    """Gather the captions around and inside the article, each once."""
    layout = notes.layout
    top = min(layout.first, headline if headline is not None else layout.first)
    end = layout.last + 4 if layout.last >= 0 else _SHORT_PAGE
    for i in range(max(0, min(top, len(layout.blocks)) - _GAP_BEFORE), min(end, len(layout.blocks))):
        if i not in notes.labels and (rule := _caption(layout, i)):
            notes.labels[i] = ("caption", rule)
    found = [i for i, (label, _) in sorted(notes.labels.items()) if label == "caption"]
    if found:
        texts = tuple(dict.fromkeys(once(layout.blocks[i].text) for i in found))
        notes.found.append(
            Found("captions", texts, notes.labels[found[0]][1], tuple(layout.blocks[i].line for i in found), 0.8)
        )


def _caption(layout: Layout, i: int) -> str | None:
    """Name the rule by which a line outside the text is a caption."""
    text = layout.blocks[i].text
    if rule := caption_rule(text):
        return rule
    if not 0 < i < layout.start + 4:
        return None
    if layout.repeats[text.casefold()] > 1 and 40 <= len(text) <= 400 and layout.measures[i].words > 6:
        return "printed twice" if furniture(text) is None else None
    return "a name of the article" if is_name_of(text, layout.vocabulary) else None
