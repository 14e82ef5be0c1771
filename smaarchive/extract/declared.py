"""What a page declares in; the fields of its article out, cleaned."""

from ..article import Found, Page

FIELDS = ("headline", "published", "updated", "authors", "outlet", "section", "language", "url")


def declared_fields(page: Page) -> tuple[Found, ...]:
    """Return the best declared value of each field."""
    first: dict[str, Found] = {}
    for found in page.declared:
        if found.field in FIELDS:
            first.setdefault(found.field, found)
    return tuple(first.values())
