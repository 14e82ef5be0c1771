"""What speaks for a credit being the byline, and against it: its form, place and neighbours, the rest of the page."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from ..lexicon.common_words import common_words
from ..lexicon.given_names import is_given
from ..lexicon.outlets import agency_by_name
from ..lexicon.phrases import furniture, is_label
from .byline import LONGEST, below_earlier_prints
from .byline_entries import SIGNED
from .byline_signature import is_signed_by
from .credit import Credit
from .dates import stamps
from .layout import Layout

STANDFIRST = 4  # lines behind the first sentence that still count as the head: a standfirst may be body
LATE = 14  # lines behind the first sentence where a name beside a date still heads the text: a summary stands above it
_PICTURED = re.compile(
    r"\b(?:photos?|photograph\w*|pictures?|video|illustration|foto\w*|bild\w*|image|graphics?|courtesy"
    r"|credits?|getty|copyright|quelle|camera|screenshot|picture alliance|imago)\b|©|사진|写真|摄"
)
_EDITED = re.compile(
    r"\b(?:edited|editing|translated|translation|compiled|produced|reporting by|übersetzung"
    r"|redigiert|traduit|traducción)\b|편집|번역|編集|责编|責編|编辑|責任編輯"
)
_PORTRAIT = re.compile(
    r"(?:\b(?:picture|photo|image|avatar|portrait) of|^(?:profil)?bild (?:von|av)|author image|^photo de|^foto de"
    r"|profilbild)"
)
_AGO = re.compile(
    r"\bago\b|\bvor \d|\bhace \d|\bil y a \d|\d (?:min|hours?|min\.?|stunden)\b|lesezeit|min(?:ute)? read"
    r"|\d\d?[:.]\d\d|published|updated"
)
_MORE = re.compile(
    r"^(?:more (?:from|by)|mehr von|about|über|sobre|artículos|ver más|all (?:posts|articles)|read more|follow"
    r"|view)\b",
    re.IGNORECASE,
)
_CASED = re.compile(r"[^\W\d_]+")
_CLASS = {
    "label": "L", "above": "L", "reporter": "L", "dateline": "L", "tail": "L", "inside": "I"
}  # fmt: skip


def _up_to(name: str, steps: Sequence[int], value: int) -> list[str]:
    """Say of a number which of the steps it does not pass: neighbouring numbers share what is learned of them."""
    return [f"{name}<={step}" for step in steps if value <= step]


def _at_least(name: str, steps: Sequence[float], value: float) -> list[str]:
    """Say of a number which of the steps it reaches."""
    return [f"{name}>={step}" for step in steps if value >= step]


class Page:
    """What is known of a page's names once for all its credits."""

    def __init__(self, layout: Layout, found: Sequence[Credit], headline: int | None) -> None:
        self.layout, self.found, self.headline = layout, found, headline
        self.texts = [block.text for block in layout.blocks]
        self.title = "" if headline is None else self.texts[headline]
        self.lines = {credit.index for credit in found}
        self.below_print = below_earlier_prints(layout, headline)
        self.zones = ["end" if credit.form.endswith("biography") else self.zone(credit.index) for credit in found]
        self.classes = [_class(credit) for credit in found]
        self.told = frozenset(key for credit in found if credit.form.endswith("biography") for key in credit.key)
        self.known = [frozenset(credit.authors) for credit in found if all(map(is_given, credit.authors))]
        self.dated: dict[int, bool] = {}

    @cached_property
    def prose(self) -> str:
        """The text of the body."""
        return " ".join(self.texts[i] for i in self.layout.kept if self.layout.measures[i].score > 0)

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the body in lower case."""
        return frozenset(chain.from_iterable(self.layout.measures[i].said for i in self.layout.kept))

    @cached_property
    def outside(self) -> str:
        """The short lines outside the body, one a line."""
        kept = zip(self.texts, self.layout.body, strict=True)
        return "\n".join(text for text, keep in kept if not keep and len(text) < LONGEST)

    @cached_property
    def addresses(self) -> list[str]:
        """The last lines outside the body that hold an e-mail address."""
        return [text for text in self.outside.split("\n")[-80:] if "@" in text] if "@" in self.outside else []

    def zone(self, i: int) -> str:
        """Say in which part of the page a line stands: above the headline, at the article's head, in it, at its end."""
        first, last = self.layout.stretch
        if self.headline is not None and i < self.headline:
            return "head" if i in self.below_print else "above"
        if i > last >= 0:
            return "end"
        return "in" if i > first + STANDFIRST else "head"

    def is_dated(self, i: int) -> bool:
        """Tell whether a line has a day or a time of day on it."""
        if i not in self.dated:
            text = self.texts[i] if 0 <= i < len(self.texts) else ""
            self.dated[i] = 0 < len(text) < LONGEST and (
                (len(text) < 60 and _AGO.search(text.lower()) is not None) or bool(stamps(text))
            )
        return self.dated[i]

    def to_date(self, i: int) -> int:
        """Count the lines from one to the nearest that is dated; 3 is far."""
        return next((n for n in range(3) if self.is_dated(i - n) or self.is_dated(i + n)), 3)


def features(layout: Layout, found: Sequence[Credit], headline: int | None) -> list[list[str]]:
    """Describe every credit of a page: by itself, and together with its class."""
    page = Page(layout, found, headline)
    rows = []
    for order, credit in enumerate(found):
        row = [
            *_place(page, credit, order), *_shape(page, credit), *_rivals(page, credit, order),
            *_neighbours(page, credit), *_names(page, credit),
        ]  # fmt: skip
        name = page.classes[order]
        rows.append(["any", "form " + credit.form, name, *row, *[f"{name} {one}" for one in row]])
    return rows


def _class(credit: Credit) -> str:
    """Name the class of a credit: labelled, inside a line, or bare; of persons, or of an agency, a desk, an outlet."""
    kind = credit.form.removeprefix("joined ").split()[0]
    found = _CLASS.get(kind, "N")
    return found if credit.authors else "LO" if found == "L" else "O"


def _place(page: Page, credit: Credit, order: int) -> Iterator[str]:
    """Say where the credit stands: from the headline, from the first sentence, from the last, from a date."""
    i, zone = credit.index, page.zones[order]
    first, last = page.layout.stretch
    yield zone
    if zone == "above" and page.headline is not None:
        yield from _up_to("above", (2, 5), page.headline - i)
    elif zone == "in":
        yield from _up_to("in", (9, LATE), i - first)
        if i - first <= LATE and page.to_date(i) <= 1:
            yield "late head"
        if page.layout.times(i) >= SIGNED:
            yield "signature"
    elif zone == "head":
        yield from _up_to("to start", (0, 1, 2, 4, 8), first - i)
        if page.headline is None:
            yield "no headline"
        else:
            yield from _up_to("from head", (1, 2, 4, 8), i - page.headline)
    else:
        yield from _up_to("after", (1, 3, 8), i - last)
        if any(text.endswith(":") or furniture(text) for text in page.texts[last + 1 : i]):
            yield "past"
    dated = _up_to("date", (0, 1, 2), page.to_date(i))
    yield from dated
    yield from (f"{zone} {one}" for one in dated)


def _shape(page: Page, credit: Credit) -> Iterator[str]:
    """Say how the credit looks."""
    i, text = credit.index, page.texts[credit.index]
    yield from _at_least("people", (2, 3), len(credit.authors))
    yield "rest " + credit.rest
    yield "label " + credit.label
    yield from _up_to("len", (20, 45, 80), len(text))
    yield from _at_least("x", (0.05, 0.3), page.layout.chances[i])
    if page.layout.blocks[i].bullet:
        yield "bullet"
    if page.layout.body[i]:
        yield "kept"
    lower = text.lower()
    if _PICTURED.search(lower):
        yield "pictured"
    if "/" in text and any(agency_by_name(part.strip()) for part in text[:LONGEST].split("/")):
        yield "slash agency"
    if _EDITED.search(lower):
        yield "edited"
    if _MORE.match(text):
        yield "more of"


def _rivals(page: Page, credit: Credit, order: int) -> Iterator[str]:
    """Say which other credits there are."""
    i, zone, mine = credit.index, page.zones[order], page.classes[order]
    before = {c.index for c, other in zip(page.found[:order], page.zones, strict=False) if other == zone} - {i}
    yield from (f"{zone} {one}" for one in _at_least("rank", (1, 2, 4), len(before)))
    others = list(zip(page.found, page.zones, page.classes, strict=True))
    if any(z == zone and k == mine and c.index != i for c, z, k in others[:order]):
        yield "not first of class"
    if mine != "L" and any(z == "head" and k == "L" for _, z, k in others):
        yield "while label"
    if credit.authors:
        if any(other.issuperset(credit.authors) and len(other) > len(credit.authors) for other in page.known):
            yield "part of more"
    elif any(page.known):
        yield "nobody while somebody"
        if any(c.authors and 0 < abs(c.index - i) <= 4 and all(map(is_given, c.authors)) for c in page.found):
            yield "nobody beside somebody"
    texts = page.texts
    around = sum(1 for j in page.lines if 0 < abs(j - i) <= 4 and texts[j].casefold() != texts[i].casefold())
    yield from _at_least("around", (1, 2, 4), around)


def _neighbours(page: Page, credit: Credit) -> Iterator[str]:
    """Say what stands above the line and below it."""
    texts, i = page.texts, credit.index
    if i:
        above = texts[i - 1]
        lower = above.lower()
        if _PORTRAIT.search(lower):
            yield "portrait"
        elif len(above) < 50 and _PICTURED.search(lower):
            yield "pictured above"
        elif page.layout.measures[i - 1].chars > 60:
            yield "long above"
        if is_label("section", above):
            yield "section above"
    if i + 1 < len(texts):
        below = texts[i + 1]
        if is_label("role", below) or is_label("role", below.split(" ")[0]):
            yield "role below"
        if page.layout.body[i + 1] and page.layout.measures[i + 1].score > 0:
            yield "text below"
        name = credit.authors[0] if credit.authors else below
        if below.startswith(name) and len(below) > len(name) + 15 and below != texts[i]:
            yield "biography below"
        if furniture(below):
            yield "furniture below"


def _names(page: Page, credit: Credit) -> Iterator[str]:
    """Say whether the names are known, and where else the page has them: its headline, its text, other lines."""
    text = page.texts[credit.index]
    yield from _at_least("repeats", (2, 3), page.layout.times(credit.index))
    if not credit.authors:
        return
    name = credit.authors[0]
    known = [is_given(author) for author in credit.authors]
    if not "\u3000" < name[0] < "\ud7b0":  # of Chinese, Japanese and Korean names the surname was looked up
        if any(known):
            yield "given"
        if not all(known):
            yield "not given"
    yield from _told(page, credit)
    if credit.form != "biography" and page.told.issuperset(credit.key):
        yield "biography"
    here = name in text and not page.layout.body[credit.index]
    if page.outside.count(name) > here:
        again = [one for one in page.outside.split("\n") if name in one and one != text]
        yield from _at_least("again", (1, 2, 4), len(again))
        if any((one.startswith(name) and len(one) > len(name) + 25) or _MORE.match(one) for one in again):
            yield "told about"
    if ("@" in text and is_signed_by(name, text)) or any(is_signed_by(name, one) for one in page.addresses):
        yield "signed"


def _told(page: Page, credit: Credit) -> Iterator[str]:
    """Say whether the article itself names the persons, or uses the words of a name as words."""
    name = credit.authors[0]
    last = name.split()[-1]
    kept = page.layout.body[credit.index] and page.layout.measures[credit.index].score > 0
    here = page.texts[credit.index] if kept else ""  # a note on the writer
    if any(page.prose.count(author) > here.count(author) for author in credit.authors):
        yield "in the text"
    elif page.prose.count(last) > here.count(last):
        yield "surname in the text"
    if len(last) > 2 and last in page.title:
        yield "in the headline"
    first = _CASED.match(name)
    if first and first[0].casefold() in common_words() and not is_given(name):
        yield "first word common"
    words = map(str.lower, _CASED.findall(name))
    common = sum(word in page.said and f" {word} " in page.prose for word in words)
    yield from _at_least("common", (1, 2), common)
