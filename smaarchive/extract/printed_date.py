"""The day that a page prints as that of its publication, where what it declares is the clock of its server."""

from datetime import date

from ..article import Found, Page
from .date_label import label_before
from .dates import stamps

LONGEST = 120  # characters of a line of facts
EARLIER = 2  # days; less may be another time zone


def printed_day(page: Page, declared: Found, updated: Found | None) -> Found | None:
    """Return the printed day, labelled as published, of a page that declares one moment for all, and a later one."""
    if updated is None or updated.value != declared.value or len(declared.value) < len("2020-05-06T14:18"):
        return None
    last = date.fromisoformat(str(declared.value)[:10]).toordinal() - EARLIER
    for block in max((reading.blocks for reading in page.readings), key=len, default=()):
        if len(block.text) > LONGEST or not any(map(str.isdigit, block.text)):
            continue
        for stamp in stamps(block.text):
            if label_before(block.text[: stamp.start]) == "published" and not stamp.swappable:
                day = date.fromisoformat(stamp.day).toordinal()
                return (
                    Found("published", stamp.value, "printed, label published", (block.line,)) if day <= last else None
                )
    return None
