"""The outlet a page is on: named by its furniture first, by what the article says of its own paper last."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ..lexicon.outlets import Outlet, outlet_by_fingerprint
from .layout import Layout
from .outlet_signs import LONGEST, Sign, signs

_OFFICE = re.compile(r"\.(?:mil|gov)\b|\.go\.|\bgouv\b|\bbund")  # of a government: its photos are everybody's


@dataclass(frozen=True)
class Namesake:
    """An outlet that may be the page's, and what points to it."""

    outlet: Outlet
    kinds: Counter[str]
    index: int

    @property
    def sure(self) -> bool:
        """Tell whether its site's own furniture or terms are on the page, its name at the very top or behind the page's
        title, or two signs of itself."""
        at_the_top = self.index == 0 and self.kinds["alone top"] > 0
        if self.kinds["fingerprint"] or self.kinds["title"] or at_the_top:
            return True
        if self.kinds["terms"] and not self.outlet.agency:
            return True
        return sum(kind in self.kinds for kind in _OF_ITSELF) >= 2

    @property
    def told_only(self) -> bool:
        """Tell whether nothing but the running text names it."""
        return set(self.kinds) <= {*_IN_TEXT, *_TOLD}

    @property
    def talks(self) -> bool:
        """Tell whether people talk to it in the text, and none quotes it."""
        return not self.kinds.keys().isdisjoint(_TOLD) and not self.kinds["quoted"]


_TOLD = ("own", "own below")
_OF_ITSELF = ("alone top", "alone end", "copyright", "mail", "suffix", "host")


def namesakes(layout: Layout) -> list[tuple[Namesake, list[str]]]:
    """Gather the outlets a page points to, each with the features of its signs."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Sign] = {}
    for sign in signs(layout):
        kinds[sign.outlet.name][sign.kind] += 1
        kept = first.setdefault(sign.outlet.name, sign)
        if _ORDER.get(sign.kind, 9) < _ORDER.get(kept.kind, 9):
            first[sign.outlet.name] = sign
    page = outlet_by_fingerprint(" ".join([line for line in layout.folded if len(line) <= LONGEST]))
    if page is not None:
        kinds[page.name]["fingerprint"] += 1
        first.setdefault(page.name, Sign(page, "fingerprint", 0))
    sums = Counter({name: sum(count.values()) for name, count in kinds.items()})
    owners = sum(count["copyright"] > 0 for count in kinds.values())
    return [
        (
            Namesake(sign.outlet, kinds[name], sign.index),
            _features(sign.outlet, kinds[name], sums, owners, layout.language),
        )
        for name, sign in first.items()
    ]


_ORDER = {
    kind: order
    for order, kind in enumerate(
        ("copyright", "alone top", "alone end", "mail", "suffix", "alone", "host", "short line")
    )
}


def _features(outlet: Outlet, kinds: Counter[str], sums: Counter[str], owners: int, language: str | None) -> list[str]:
    """Describe an outlet by the kinds of its signs, and by its rivals."""
    sort = "agency" if outlet.agency else "office" if _OFFICE.search(outlet.domains[0]) else "paper"
    mine = sums[outlet.name]
    furniture = sum(number for kind, number in kinds.items() if kind not in _IN_TEXT)
    rest = sum(sums.values()) - mine
    row = ["language" if outlet.language == language else "other language"]
    row += [f"rivals>={step}" for step in (1, 2, 4) if len(sums) > step]
    row += [f"signs>={step}" for step in (2, 4, 8) if mine >= step]
    row += [f"furniture>={step}" for step in (1, 2, 4, 8) if furniture >= step]
    row += [f"kinds>={step}" for step in (2, 3) if len(kinds) >= step]
    row += [f"over the rest {step}" for step in (0.5, 1, 3) if mine > step * rest]
    row += kinds
    row += [f"{kind}>={step}" for kind, number in kinds.items() for step in (2, 4) if number >= step]
    if owners:
        row.append("another's copyright" if not kinds["copyright"] else "sole copyright" if owners == 1 else "shared")
    if mine == max(sums.values()):
        row.append("most")
    if set(kinds) <= set(_IN_TEXT):
        row.append("only in text")
    return ["any", sort, *row, *(f"{sort} {one}" for one in row)]


_IN_TEXT = ("text", "credit", "dateline", "text below", "quoted", "reports", "reports below")
