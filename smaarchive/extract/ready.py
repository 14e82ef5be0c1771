"""A record that is an article already in; its fields out, as declared, with what follows from them where it is missing.

The authors are the persons whom a byline names, and the byline is their names; the language is that of the text.
"""

from collections.abc import Iterator

from ..article import Found
from ..lexicon.outlets import outlet_by_name
from ..page import Page
from .declared_authors import LABEL
from .names import persons
from .prose import language_of

ONE_TEXT = ("key author", "key creator")  # which may hold the names of several, an agency, or a desk


def declared_as_ready(page: Page) -> Iterator[Found]:
    """Yield what a record declares, and what follows from that."""
    given = {found.field: found for found in page.declared}
    for found in page.declared:
        if found.field == "byline":
            yield found._replace(value=LABEL.sub("", _as_text(found)))
        elif found.field != "authors":
            yield found
    if names := _authors(given):
        yield names
    if "language" not in given and (language := language_of(block.text for block in page.readings[0].blocks)):
        yield Found("language", language, "function words")


def _authors(given: dict[str, Found]) -> Found | None:
    """Return the declared authors; of a text that names them, and of a byline, the persons in it."""
    found = given.get("authors") or given.get("byline")
    if found is None or (found.field == "authors" and (len(found.value) > 1 or not found.rule.endswith(ONE_TEXT))):
        return found
    text = LABEL.sub("", _as_text(found))
    names = persons(text)
    if not names and (found.field == "byline" or outlet_by_name(text)):
        return None
    return found._replace(field="authors", value=names or (text,))


def _as_text(found: Found) -> str:
    """Return a value of one text or of many as one."""
    return found.value if isinstance(found.value, str) else ", ".join(found.value)
