"""The day that a page prints as that of its publication, where what it declares is the clock of its server."""

from collections.abc import Iterator
from datetime import date

from ..article import Found
from ..page import Block, Page
from .date_label import label_before
from .dates import Stamp, stamps

LONGEST = 120  # characters of a line of facts
EARLIER = 2  # days; less may be another time zone
UTC = ("Z", "+00:00")
ZONES = 15  # minutes by which the clocks of two places differ, or a multiple of it
NEAR = 10  # blocks below the headline in which its date stands
FARTHEST_AHEAD, FARTHEST_BEHIND = 14, 12  # hours of the clocks of the world from UTC (Kiribati, Baker Island)


def printed_day(page: Page, declared: Found, updated: Found | None) -> Found | None:
    """Return the printed day of a page that declares one moment for all, or the day before or after it in UTC."""
    if len(declared.value) < len("2020-05-06T14:18"):
        return None
    return _local(page, declared) or (_earlier(page, declared) if updated and updated.value == declared.value else None)


def _earlier(page: Page, declared: Found) -> Found | None:
    """Return the day that is labelled as that of publication, where it is long before the declared one."""
    last = _number(str(declared.value)) - EARLIER
    for block, stamp in _printed(_longest(page)):
        if label_before(block.text[: stamp.start]) == "published" and not stamp.swappable:
            found = Found("published", stamp.value, "printed, label published", (block.line,))
            return found if _number(stamp.day) <= last else None
    return None


def _local(page: Page, declared: Found) -> Found | None:
    """Return the day printed below the headline, where it is the declared one by the clocks of another place."""
    moment = str(declared.value)
    if not moment.endswith(UTC):
        return None
    hour, day = int(moment[11:13]), _number(moment)
    near = {day + 1} if hour + FARTHEST_AHEAD >= 24 else set()
    near |= {day - 1} if hour < FARTHEST_BEHIND else set()
    blocks = _longest(page)
    title = next((i for i, block in enumerate(blocks) if block.kind == "heading" and _is_title(page, block)), None)
    if title is None:
        return None
    block, stamp = next(_printed(blocks[title + 1 : title + 1 + NEAR]), (None, None))
    if block is None or stamp is None or stamp.swappable or _number(stamp.day) not in near:
        return None
    if len(stamp.value) > len(stamp.day) and (int(stamp.value[14:16]) - int(moment[14:16])) % ZONES:
        return None  # not the same moment
    return Found("published", stamp.value, f"printed, {declared.rule} in UTC", (block.line,))


def _is_title(page: Page, block: Block) -> bool:
    return any(found.value == block.text for found in page.declared_as("headline"))


def _longest(page: Page) -> tuple[Block, ...]:
    return max((reading.blocks for reading in page.readings), key=len, default=())


def _printed(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Stamp]]:
    for block in blocks:
        if len(block.text) <= LONGEST and any(map(str.isdigit, block.text)):
            yield from ((block, stamp) for stamp in stamps(block.text))


def _number(day: str) -> int:
    """Number the days, that they may be counted."""
    return date.fromisoformat(day[:10]).toordinal()
