"""Outlets that share a name, a house or a page: which of them a page is on is told by its language and its addresses.

A portal's page is another paper's article.
"""

from collections.abc import Sequence

from ..lexicon.outlets import Outlet, outlets_named
from ..lexicon.phrases import is_label
from .layout import Layout
from .outlet import Namesake

_ADDRESSES = ("host", "link", "mail")
_OF_ITSELF = ("alone top", "alone", "alone end", "copyright", "suffix")
_NEAR = 12  # lines above the text in which a portal names whose it is


def told_apart(chosen: Namesake, found: Sequence[Namesake], layout: Layout) -> Outlet:
    """Return the outlet that was chosen, or its like that fits the page better.

    Of those that share the printed name it is the one whose address is on the page, or else whose language the page is
    in (`Público`). Where a paper is in another language, its sister in the page's that names itself (`Korea JoongAng
    Daily`, with addresses of the JoongAng Ilbo). Of a portal it is the one paper that it names.
    """
    if is_label("portal", chosen.outlet.name):
        return _carried(found, layout) or chosen.outlet
    outlet, language = chosen.outlet, layout.language
    alike = [one for one in outlets_named(layout.blocks[chosen.index].text) if one != outlet]
    addressed = [one.outlet for one in found if one.outlet in alike and any(one.kinds[kind] for kind in _ADDRESSES)]
    if addressed:
        return addressed[0]
    if outlet.language == language:
        return outlet
    sisters = (
        one.outlet
        for one in found
        if one.outlet.country == outlet.country and any(one.kinds[kind] for kind in _OF_ITSELF)
    )
    return next((one for one in (*alike, *sisters) if one.language == language), outlet)


def _carried(found: Sequence[Namesake], layout: Layout) -> Outlet | None:
    """Return the one paper that a portal names above the text or in the copyright; an agency is credited elsewhere."""
    papers = [
        one.outlet
        for one in found
        if not one.outlet.agency and not is_label("portal", one.outlet.name) and _is_named(one, layout)
    ]
    return papers[0] if len(papers) == 1 else None


def _is_named(one: Namesake, layout: Layout) -> bool:
    """Tell a paper in a copyright line, or alone on a line near above the text."""
    above = layout.start - _NEAR <= one.index < layout.start and (one.kinds["alone top"] or one.kinds["alone"])
    return bool(one.kinds["copyright"] or above)
