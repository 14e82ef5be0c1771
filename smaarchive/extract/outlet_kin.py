"""Outlets that share a name, or a house: which of them a page is on is told by its language and its addresses."""

from collections.abc import Sequence

from ..lexicon.outlets import Outlet, outlets_named
from .layout import Layout
from .outlet import Namesake

_ADDRESSES = ("host", "link", "mail")
_OF_ITSELF = ("alone top", "alone", "alone end", "copyright", "suffix")


def told_apart(chosen: Namesake, found: Sequence[Namesake], layout: Layout) -> Outlet:
    """Return the outlet that was chosen, or its like that fits the page better.

    Of those that share the printed name it is the one whose address is on the page, or else whose language the page is
    in (`Público`). Where a paper is in another language, its sister in the page's that names itself (`Korea JoongAng
    Daily`, with addresses of the JoongAng Ilbo).
    """
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
