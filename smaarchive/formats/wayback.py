"""Pages out of the Wayback Machine: the address of the page itself, behind that of the copy."""

import re

# `https://web.archive.org/web/20191121034512/https://...`; `id_` and `if_` behind the time ask for other views
_COPY = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?P<page>https?://\S+)")
_LINE = re.compile(rf"The Wayback Machine - (?P<copy>{_COPY.pattern})")


def original(url: str) -> str:
    """Return the address that a page had, where `url` is that of its copy; else `url`."""
    copy = _COPY.fullmatch(url)
    return copy["page"] if copy else url


def noted(first_line: str) -> str | None:
    """Return the address that the Wayback Machine prints on top of a copy of a page that it shows."""
    line = _LINE.fullmatch(first_line)
    return original(line["copy"]) if line else None
