"""The byline of a plain page: who is credited for the text, near the headline or after the last paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smaarchive.extract.dates import stamps
from smaarchive.extract.features import bucket
from smaarchive.extract.layout import Layout
from smaarchive.extract.names import is_person, persons, without_roles
from smaarchive.lexicon import outlet_by_name

LONGEST = 160  # characters of a line that may hold a byline
ABOVE, BELOW = 14, 12  # lines around the body that are looked at
_LABEL = re.compile(
    r"(?:^|(?<=[\s|•·(-])|(?<=\d))(?P<label>By|BY|by|Von|VON|von|Par|PAR|par|Por|POR|por|Di|DI|Door|DOOR|Av|AV|Af|AF|Fra|Text|TEXT|Tekst|Text och foto|"
    r"Written by|Story by|Reported by|Article by|Words by|Kommentar von|Ein Kommentar von|Eine Analyse von|Interview von|Autor|Autorin|Author|Reporter|Oleh|Skrevet av|Texto|Testo di)"
    r"(?:\s*:\s*|\s+|(?=[A-Z][a-z]+\s[A-Z]))(?P<names>[^\W\d_a-z].{2,})"
)
_KOREAN = re.compile(r"(?P<names>(?:[가-힣]{2,4}\s?(?:기자|특파원|논설위원|앵커)(?:[·,、\s]+(?=[가-힣]{2,4}\s?(?:기자|특파원)))?)+)")
_TAIL = re.compile(r"\s*(?:\||•|·|Published|Updated|Posted|Source|발행|입력)\s*.*$|\s{2,}.*$|\s*[,(]?\s*(?:\d{1,2}[:.]\d\d|\d{1,2}\.\s?\d|\d+ (?:hours?|minutes?|days?)|\d{1,2} \w+ \d{4}).*$", re.DOTALL)
_OTHER_CREDIT = re.compile(r"\b(?:edited|editing|photos?|photograph\w*|pictures?|video|illustration|translated|compiled|produced|foto|bild|image|graphics?|source|quelle|courtesy)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit as printed, without its label, the persons in it, the line it stands on and the form that found it."""

    byline: str
    authors: tuple[str, ...]
    index: int
    form: str


def credits(layout: Layout, headline: int | None) -> Iterator[tuple[Credit, list[str]]]:
    """Yield every credit that could be the byline, and what speaks for it and against it."""
    first = min(layout.start, len(layout.blocks))
    top = first if headline is None else min(headline, first)
    indices = [*range(max(0, top - 3), min(first + 3, len(layout.blocks)))]
    if first - top > 3 * ABOVE:
        indices = [*range(max(0, top - 3), top + ABOVE), *range(first - ABOVE, min(first + 3, len(layout.blocks)))]
    indices += [i for i in range(max(first + 3, layout.last - 2), min(layout.last + BELOW, len(layout.blocks)))]
    found = [credit for i in indices for credit in _in_line(layout, i)]
    for order, credit in enumerate(found):
        yield credit, _features(layout, credit, headline, found, order)


def _in_line(layout: Layout, i: int) -> Iterator[Credit]:
    """Find the credits of one line."""
    text = layout.blocks[i].text
    if len(text) > LONGEST:
        tail = re.search(r"\(?([가-힣]{2,4}\s?기자)\s", text[-80:])
        if tail and layout.body[i]:
            yield Credit(tail[1], persons(tail[1]), i, "korean")
        return
    label = _LABEL.search(text)
    if label:
        printed = without_roles(_TAIL.sub("", label["names"]))
        form = "label" if label.start() == 0 else "label inside"
        people = persons(printed)
        if people or len(printed) < 40:
            yield Credit(printed, people, i, f"{form} {label['label'].lower()}" + ("" if people else " nobody"))
            return
    korean = _KOREAN.search(text)
    if korean:
        yield Credit(korean["names"].strip(), persons(korean["names"]), i, "korean")
        return
    if layout.measures[i].score > 0 and layout.body[i]:
        return
    yield from _bare(text, i)


def _bare(text: str, i: int) -> Iterator[Credit]:
    """Find names that stand on a line without a label."""
    stripped = _TAIL.sub("", re.sub(r"\s?(?:\d+\s(?:min|hours?|days?)\b.*|$)", "", text, count=1))
    printed = without_roles(stripped)
    if not printed or len(printed) > 80:
        return
    agency = outlet_by_name(printed)
    if agency is not None:
        yield Credit(printed, (), i, "agency" if agency.agency else "outlet")
        return
    people = persons(printed)
    if people:
        whole = sum(map(len, people)) + 5 * len(people) >= len(printed)
        yield Credit(printed, people, i, ("names" if whole else "names and more") + ("" if printed == text else " cut"))


def _features(layout: Layout, credit: Credit, headline: int | None, found: list[Credit], order: int) -> list[str]:
    i, text = credit.index, layout.blocks[credit.index].text
    after = i > layout.start
    below = "?" if headline is None else ("-" if i < headline else "+") + bucket((1, 2, 3, 5, 9, 15), abs(i - headline))
    to_body = ("after" + bucket((0, 1, 2, 4, 8), i - layout.last)) if after else "before" + bucket((1, 2, 3, 5, 9, 15), layout.start - i)
    kind = credit.form.split()[0]
    key = credit.authors or (credit.byline,)
    again = sum(1 for other in found if other is not credit and (other.authors or (other.byline,)) == key)
    near = layout.blocks[max(0, i - 2) : i] + layout.blocks[i + 1 : i + 3] if isinstance(layout.blocks, list) else [*layout.blocks[max(0, i - 2) : i], *layout.blocks[i + 1 : i + 3]]
    row = [
        "any", "form " + credit.form, "kind " + kind, "h" + below, kind + " h" + below, "b" + to_body, kind + " b" + to_body,
        "people" + str(min(len(credit.authors), 3)), kind + " people" + str(min(len(credit.authors), 3)), "again" + str(min(again, 2)),
        "order" + str(min(order, 4)), kind + " first" if not any(c.form.startswith(kind) for c in found[:order]) else "later",
        "len" + bucket((12, 20, 30, 45, 70), len(text)), kind + "x" + bucket((0.1, 0.5), layout.chances[i]),
        "repeats" + str(min(layout.repeats[text.casefold()], 3)), "bullet" + str(layout.blocks[i].bullet),
    ]  # fmt: skip
    if any(any(True for _ in stamps(b.text)) for b in near) or any(True for _ in stamps(text)):
        row.append("date near")
        row.append(kind + " date near")
    if _OTHER_CREDIT.search(text):
        row.append("other credit")
    if any(_OTHER_CREDIT.search(b.text) for b in layout.blocks[max(0, i - 1) : i] if len(b.text) < 40):
        row.append("other credit above")
    if any(c.form.startswith("label") for c in found) and kind != "label":
        row.append(kind + " while label")
    if any(is_person(word) for word in credit.authors) and len(credit.authors) == 1 and len(credit.byline.split()) in (2, 3):
        row.append("plain name")
    return row
