"""What was noted beside a page (the headers of its mail, the author of its PDF) in; fields that the page lacks out.

A subject that the text has nothing of is a remark ("FYI"). The day a mail was sent is that of a newsletter or an alert;
of an article that somebody passed on it is believed only where the dateline tells the same day or the day before.
"""

from collections.abc import Iterator, Sequence
from datetime import date as Day

from ..article import Found
from ..page import Page
from .dates import stamps
from .layout import content
from .names import persons

SUBJECT, SENT, PASSED_ON, WRITER = "subject", "sent", "passed on", "writer"  # what `formats` calls them
ABOUT = 0.5  # least share of a subject's words that the text has too
LEAST = 3  # words of a subject; characters of one in a script without spaces are compared in pairs
CONFIDENCE = 0.5
MODEL, SURE = "headline model", 0.8  # a line less likely to be the headline than that stands back behind the subject
NEVER = 366  # days: a mail is not sent before the day of its dateline


def last_resort(page: Page, found: Sequence[Found], paragraphs: Sequence[str]) -> Iterator[Found]:
    """Yield the fields that only what was noted gives, and a headline where the one `found` is doubtful."""
    best = {one.field: one for one in reversed(found)}
    sure = SURE if (title := best.get("headline")) and title.rule.startswith(MODEL) else 0.0
    for said in page.declared:
        if said.field == SUBJECT and (title is None or title.confidence < sure):
            if _is_about(str(said.value), paragraphs):
                yield said._replace(field="headline", confidence=CONFIDENCE)
        elif said.field in (SENT, PASSED_ON) and "published" not in best:
            yield from _published(said, best.get("dateline"))
        elif said.field == WRITER and "byline" not in best and (names := persons(str(said.value))):
            yield said._replace(field="byline", confidence=CONFIDENCE)
            yield said._replace(field="authors", value=names, confidence=CONFIDENCE)


def _is_about(subject: str, paragraphs: Sequence[str]) -> bool:
    """Tell a subject that names what the text is about."""
    words = set(content(subject))
    return len(words) >= LEAST and len(words & set(content(" ".join(paragraphs)))) >= ABOUT * len(words)


def _published(said: Found, dateline: Found | None) -> Iterator[Found]:
    """Yield the day a mail was sent, unless the dateline tells of another."""
    told = [stamp for stamp in stamps(str(said.value)) if not stamp.swappable]
    if not told:
        return
    day = told[0].day
    away = _days_after(str(dateline.value), day) if dateline else None
    if away in (0, 1) or (away is None and said.field == SENT):
        yield Found("published", day, said.rule, (), CONFIDENCE)


def _days_after(dateline: str, day: str) -> int | None:
    """Count the days from that of a dateline (`SEOUL, May 6`) to `day`; `None` where it tells none."""
    sent = Day.fromisoformat(day)
    told = [*stamps(dateline), *stamps(f"{dateline}, {sent.year}"), *stamps(f"{dateline}, {sent.year - 1}")]
    away = [(sent - Day.fromisoformat(stamp.day)).days for stamp in told]
    return min((days for days in away if days >= 0), default=NEVER if away else None)
