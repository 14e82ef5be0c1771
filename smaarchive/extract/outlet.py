"""The outlet a page is on: named by its furniture, not by what its article says."""

import re
from collections import defaultdict
from collections.abc import Iterator

from smaarchive.article import Found
from smaarchive.extract.layout import Layout
from smaarchive.lexicon import Outlet, outlet_by_domain, outlet_by_fingerprint, outlet_by_name, outlet_within

ENOUGH = 3.0
"""Least sum of votes, and least lead over the next outlet, for a name to be taken."""
_LONGEST = 160
_COPYRIGHT = re.compile(r"©|ⓒ|\(c\)\s|copyright|all rights reserved|무단\s?전재|저작권자", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
_HOST = re.compile(
    r"\b(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|org|net|kr|jp|uk|de|fr|es|it|cn|tw|hk|in|au|ca|ch|at|mil|gov|news|tv|info|eu|nl|be|se|no|dk|fi|pl|cz|pt|za))\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r".{12,}\s[|–—·:-]\s([^|–—·]{2,40})$")
_PHOTO = re.compile(r"\b(?:photo|foto|image|picture|courtesy|bild|credit|source|quelle)\b|/", re.IGNORECASE)


def votes(layout: Layout) -> Iterator[tuple[Outlet, float, str, int]]:
    """Yield what names an outlet: the outlet, how much it counts, the rule, and the line's index."""
    count = len(layout.blocks)
    for i, block in enumerate(layout.blocks):
        text = block.text
        if layout.body[i] or len(text) > _LONGEST:
            continue
        edge = i < 6 or count - i <= 6
        if found := outlet_by_name(text):
            yield found, (2.0 if found.agency else 3.0) if edge else 1.5, "name alone on a line", i
        elif _COPYRIGHT.search(text) and (found := outlet_within(text, weak=True)):
            yield found, 5.0, "copyright line", i
        elif (suffix := _SUFFIX.match(text)) and (found := outlet_by_name(suffix[1].strip())):
            yield found, 3.0, "after the title", i
        elif len(text) < 80 and not _PHOTO.search(text) and (found := outlet_within(text)):
            yield found, 0.5 if found.agency else 1.0, "name in the furniture", i
        if "@" in text:
            for mail in _MAIL.finditer(text):
                if found := outlet_by_domain(mail[1]):
                    yield found, 4.0, "e-mail domain", i
        elif "." in text and len(text) < 100 and (host := _HOST.search(text)) and (found := outlet_by_domain(host[1])):
            yield found, 1.5, "address in the furniture", i


def outlet_of(layout: Layout) -> Found | None:
    """Name the outlet of a plain page by the votes of its lines; None where no name leads clearly."""
    fingerprint = outlet_by_fingerprint("\n".join(b.text for b in layout.blocks if len(b.text) <= _LONGEST))
    if fingerprint is not None:
        return Found("outlet", fingerprint.name, "furniture of its site", (), 0.9)
    sums: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str, int]] = {}
    seen: set[tuple[str, str]] = set()
    for outlet, weight, rule, i in votes(layout):
        repeat = (outlet.name, rule) in seen
        seen.add((outlet.name, rule))
        sums[outlet.name] += weight / 3 if repeat else weight
        best[outlet.name] = max(best.get(outlet.name, (0.0, "", 0)), (weight, rule, i))
    ranked = sorted(sums.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if lead < 1.0:
        return None
    name = ranked[0][0]
    _, rule, i = best[name]
    return Found("outlet", name, rule, (layout.blocks[i].line,), min(1.0, 0.5 + lead / 10))
