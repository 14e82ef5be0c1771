"""The wire service credited beside the writers or below the text: `Von Jane Roe (mit dpa, AFP)`, `Quelle: dpa`."""

import re

from ..lexicon.outlets import Outlet, outlet_by_name
from .layout import Layout

LONGEST = 60  # characters of such a line
ABOVE, BELOW = 12, 6  # lines above the first of the text, and below its last, in which it is looked for
_NAMES = r"([\w.-]+(?: ?[,/] ?[\w.-]+| und [\w.-]+){0,3})"
_WITH = re.compile(rf".*\((?:[Mm]it|with|avec|con|med|met) (?:Material von )?{_NAMES}\)")
_BELOW = re.compile(
    rf"(?:[a-z]{{2,5}}(?:/[a-z]{{2,5}}){{0,2}} \({_NAMES}\)"
    rf"|(?:Quellen?:|Mit (?:Agenturm|M)aterial (?:von|der)) {_NAMES})\.?"
)
_BETWEEN = re.compile(r" ?[,/] ?| und ")


def agency_credit(layout: Layout) -> tuple[int, Outlet] | None:
    """Find the first agency credited on a line of its own, or behind the byline; None where another name is beside."""
    first, last = layout.first, layout.last
    for i in range(max(0, first - ABOVE), min(last + BELOW + 1, len(layout.blocks))):
        text = layout.blocks[i].text
        match = _WITH.fullmatch(text) if len(text) <= LONGEST and text[-1] == ")" else None
        if match is None and i >= last and len(text) <= LONGEST:
            match = _BELOW.fullmatch(text)
        if match and (agency := _first_agency(next(filter(None, reversed(match.groups()))))):
            return i, agency
    return None


def _first_agency(names: str) -> Outlet | None:
    """Return the first agency of a list of outlets; None where one of the names is no outlet's."""
    found = [outlet_by_name(name) for name in _BETWEEN.split(names)]
    return next((one for one in found if one and one.agency), None) if all(found) else None
