"""What speaks for a credit being the byline, and against it: its form, place and neighbours, the rest of the page."""

import re
from collections.abc import Sequence

from smaarchive.extract.byline import LONGEST, Credit, is_agency, is_signed_by
from smaarchive.extract.dates import stamps
from smaarchive.extract.features import bucket
from smaarchive.extract.layout import Layout
from smaarchive.lexicon import furniture, is_label
from smaarchive.lexicon.given_names import is_given

_NEAR = (1, 2, 3, 4, 6, 9, 15)
_PICTURED = re.compile(
    r"\b(?:photos?|photograph\w*|pictures?|video|illustration|foto\w*|bild\w*|image|graphics?|courtesy"
    r"|credits?|getty|copyright|quelle|camera|screenshot|picture alliance|imago)\b|©|사진|写真|摄",
    re.IGNORECASE,
)
_EDITED = re.compile(
    r"\b(?:edited|editing|translated|translation|compiled|produced|reporting by|übersetzung"
    r"|redigiert|traduit|traducción)\b|편집|번역|編集|责编|責編|编辑|責任編輯",
    re.IGNORECASE,
)
_PORTRAIT = re.compile(
    r"(?:\b(?:picture|photo|image|avatar|portrait) of|^(?:profil)?bild (?:von|av)|author image|^photo de|^foto de"
    r"|profilbild)",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\bago\b|\bvor \d|\bhace \d|\bil y a \d|\d (?:min|hours?|Min\.?|Stunden)\b|Lesezeit|min(?:ute)? read"
    r"|\d\d?[:.]\d\d|Published|Updated",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:more (?:from|by)|mehr von|about|über|sobre|artículos|ver más|all (?:posts|articles)|read more|follow"
    r"|view)\b",
    re.IGNORECASE,
)
_CASED = re.compile(r"[^\W\d_]+")


class Page:
    """What is known of a page's names once for all its credits."""

    def __init__(self, layout: Layout, found: Sequence[Credit], headline: int | None) -> None:
        self.layout, self.found, self.headline = layout, found, headline
        texts = [block.text for block in layout.blocks]
        self.prose = " ".join(
            text for text, keep, m in zip(texts, layout.body, layout.measures, strict=True) if keep and m.score > 0
        )
        self.furniture = [text for text, keep in zip(texts, layout.body, strict=True) if not keep and len(text) < 160]
        self.outside = "\n".join(self.furniture)
        self.addresses = [text for text in self.furniture[-80:] if "@" in text]
        self.lines = {credit.index for credit in found}
        self.top = min(layout.start, len(texts)) if headline is None else headline
        self.dated: dict[int, bool] = {}

    def is_dated(self, i: int) -> bool:
        """Tell whether a line has a day or a time of day on it."""
        if i not in self.dated:
            text = self.layout.blocks[i].text
            self.dated[i] = len(text) < 160 and (
                any(True for _ in stamps(text)) or (len(text) < 60 and bool(_AGO.search(text)))
            )
        return self.dated[i]


def features(layout: Layout, found: Sequence[Credit], headline: int | None) -> list[list[str]]:
    """Describe every credit of a page."""
    page = Page(layout, found, headline)
    return [
        _place(page, credit, order) + _shape(page, credit) + _neighbours(page, credit) + _elsewhere(page, credit)
        for order, credit in enumerate(found)
    ]


def _place(page: Page, credit: Credit, order: int) -> list[str]:
    """Say where the credit stands: from the headline, from the first sentence, from the last."""
    i, layout, kind = credit.index, page.layout, credit.form.split()[0]
    to_head = (
        "?" if page.headline is None else ("-" if i < page.headline else "+") + bucket(_NEAR, abs(i - page.headline))
    )
    if i >= layout.last and layout.last >= 0:
        to_body = "after" + bucket((0, 1, 2, 3, 5, 8), i - layout.last)
    else:
        to_body = ("in" if i > layout.start else "up") + bucket(_NEAR, abs(layout.start - i))
    if i > layout.last and any(
        furniture(block.text) or block.text.endswith(":") for block in layout.blocks[layout.last + 1 : i]
    ):
        to_body += " past furniture"
    between = sum(1 for c in page.found[:order] if c.index >= page.top and c.index != i and c.index < i)
    return [
        "any", "form " + credit.form, "kind " + kind,
        "h" + to_head, kind + " h" + to_head, "b" + to_body, kind + " b" + to_body,
        "since headline" + str(min(between, 3)) + kind[0],
        "first " + credit.form + str(not any(c.form == credit.form for c in page.found[:order])),
    ]  # fmt: skip


def _shape(page: Page, credit: Credit) -> list[str]:
    """Say how the credit looks."""
    kind = credit.form.split()[0]
    text = page.layout.blocks[credit.index].text
    people = str(min(len(credit.authors), 4))
    row = [
        "people" + people, kind + " people" + people, "rest " + credit.rest, kind + " rest " + credit.rest,
        "label " + credit.label, "len" + bucket((12, 20, 30, 45, 70, 110), len(text)),
        "bullet" + str(page.layout.blocks[credit.index].bullet),
        kind + " x" + bucket((0.05, 0.2, 0.5), page.layout.chances[credit.index]),
    ]  # fmt: skip
    if _PICTURED.search(text):
        row += ["pictured", "pictured " + kind]
    if "/" in text and any(is_agency(part.strip()) for part in text[:LONGEST].split("/")):
        row.append("slash agency")
    if _EDITED.search(text):
        row.append("edited")
    if _MORE.search(text):
        row.append("more of")
    if any(c.form.startswith(("label", "above", "joined")) for c in page.found) and kind not in (
        "label",
        "above",
        "joined",
    ):
        row.append(kind + " while label")
    if credit.authors and any(set(c.authors) > set(credit.authors) for c in page.found):
        row += ["part of more", "part of more " + kind]
    if any(c.authors for c in page.found) and not credit.authors:
        row.append("nobody while somebody " + kind)
        if any(
            c.authors and 0 < abs(c.index - credit.index) <= 4 and all(map(is_given, c.authors)) for c in page.found
        ):
            row.append("nobody beside somebody")
    return row


def _neighbours(page: Page, credit: Credit) -> list[str]:
    """Say what stands on the line and beside it."""
    blocks, i, kind = page.layout.blocks, credit.index, credit.form.split()[0]
    row = []
    for step in (-2, -1, 0, 1, 2):
        if 0 <= i + step < len(blocks) and page.is_dated(i + step):
            row += ["date" + str(step), kind + " date" + ("near" if abs(step) < 2 else "2")]
    if not row:
        row.append("no date " + kind)
    if i:
        above = blocks[i - 1].text
        if _PORTRAIT.search(above):
            row.append("portrait")
        elif len(above) < 50 and _PICTURED.search(above):
            row.append("pictured above")
        elif page.layout.measures[i - 1].chars > 60:
            row.append("long above")
        if is_label("section", above):
            row.append("section above")
    if i + 1 < len(blocks):
        below = blocks[i + 1].text
        if is_label("role", below) or is_label("role", below.split(" ")[0]):
            row.append("role below")
        if page.layout.body[i + 1] and page.layout.measures[i + 1].score > 0:
            row.append("text below " + kind)
        if credit.authors and below.startswith(credit.authors[0]) and len(below) > len(credit.authors[0]) + 15:
            row.append("biography below")
        if furniture(below):
            row.append("furniture below")
    names = sum(1 for j in page.lines if 0 < abs(j - i) <= 4 and blocks[j].text.casefold() != blocks[i].text.casefold())
    row += ["names around" + str(min(names, 4)), kind + " names around" + str(min(names, 4))]
    return row


def _elsewhere(page: Page, credit: Credit) -> list[str]:
    """Say where else the page has the name: in the text, alone on other lines, in an address."""
    kind = credit.form.split()[0]
    row = ["repeats" + str(min(page.layout.repeats[page.layout.blocks[credit.index].text.casefold()], 3))]
    if not credit.authors:
        return row
    name = credit.authors[0]
    here = name in page.layout.blocks[credit.index].text and not page.layout.body[credit.index]
    again = [text for text in page.furniture if name in text] if page.outside.count(name) > here else []
    if here and page.layout.blocks[credit.index].text in again:
        again.remove(page.layout.blocks[credit.index].text)
    row.append("again" + str(min(len(again), 3)))
    row.append(kind + " again" + str(min(len(again), 2)))
    if any(text.startswith(name) and len(text) > len(name) + 25 for text in again) or any(
        _MORE.search(text) for text in again
    ):
        row.append("told about")
    known = [is_given(author) for author in credit.authors]
    given = "all" if all(known) else "some" if any(known) else "none"
    if name[0].lower() != name[0].upper():
        row += ["given " + given, kind + " given " + given]
    last = name.split()[-1]
    if name in page.prose:
        row += ["in the text", kind + " in the text"]
    elif last in page.prose:
        row += ["surname in the text", kind + " surname in the text"]
    words = _CASED.findall(name)
    told = sum(word in page.prose for word in words)
    row.append("words in the text" + str(min(told, 2)) + str(name in page.prose))
    common = sum(f" {word.lower()} " in page.prose for word in words)
    row += ["common" + str(min(common, 2)), kind + " common" + str(min(common, 2))]
    if is_signed_by(name, page.layout.blocks[credit.index].text) or any(
        is_signed_by(name, text) for text in page.addresses
    ):
        row += ["signed", kind + " signed"]
    return row
