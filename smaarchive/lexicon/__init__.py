"""What the program knows about the press, as data: outlets, page furniture, labels, calendars, words.

The TOML files beside this one are the source, for people; the program reads the JSON that
`python -m smaarchive.lexicon.compile` writes from them, each file once and only when asked for.
"""

from .folding import fold
from .outlets import (
    Outlet,
    aliases,
    outlet_by_domain,
    outlet_by_fingerprint,
    outlet_by_name,
    outlets,
    outlets_named,
)
from .phrases import furniture, is_label, kinds, labels, months, phrases, roles, weekdays

__all__ = [
    "Outlet",
    "aliases",
    "fold",
    "furniture",
    "is_label",
    "kinds",
    "labels",
    "months",
    "outlet_by_domain",
    "outlet_by_fingerprint",
    "outlet_by_name",
    "outlets",
    "outlets_named",
    "phrases",
    "roles",
    "weekdays",
]
