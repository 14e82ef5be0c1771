"""When a plain page was published and updated: labels decide, then position; a crawl's clock is neither."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..lexicon.phrases import furniture, is_label, weekdays
from .captions import caption_rule, is_credited_beside
from .comments import comments_below
from .date_label import label_before, label_behind
from .dates import Stamp, clock_of, stamps
from .entries import is_clock
from .layout import Layout
from .name_words import BY
from .steps import bucket

LONGEST_PROSE = 40  # characters around a date; with more of them, and no label, it is told in a sentence or a caption
_MOST = 300  # dates of a page that are weighed against each other, each with all: the nearest to the headline
_ENTRIES = 3  # lines that begin with an hour and have a day, from which on they are a live blog's
_KICKERS = 3  # lines above the headline that may tell its date, or below the first sentence, a standfirst
_DISTANCE = (1, 2, 3, 5, 9, 16, 40)
_OTHER = re.compile(
    r"©|\(c\)|copyright|founded|since|seit|established|est\.|born|geboren|expires?|deadline|\bevents?\b"
    r"|\bends\b|valid|until|\bbis\b|sendung|sendedatum|programm|release date|\bdoi\b|isbn"
)
_AMERICAN = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b")
# `CST` is China's too
_AMERICAN_CLOCK = re.compile(r"\d:[0-5]\d(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\b\.?)?\s?\(?(?:[EP][SD]?T|CD?T)\b")
_FIGURES = re.compile(r"\d\d|\d日")
# `The report was published on May 3, 2019`, but `The article was published on ...`
_OF_ANOTHER = re.compile(
    r"(?:the|an?|its|his|her|their|der|die|das|eine?|une?|l[ea]|el|il)\s"
    r"(?!(?:article|story|post|piece|column|op-ed|artikel|beitrag|text|artículo|articolo)\b)[^|:•]{3,80}"
    r"\s(?:was|were|is|has been|wurde|a été|fue|è stat[ao])\s",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"^(?:{'|'.join(BY)})\s[^\W\d_a-z]|기자|記者|记者", re.IGNORECASE)
_RELATIVE = re.compile(r"\bago\b|\bvor \d|\d:\d\d min")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found on the page: the line it stands on, and which label stands before it: published, updated or none."""

    stamp: Stamp
    index: int
    label: str


def candidates(layout: Layout, country: str | None, headline: int | None) -> list[Dated]:
    """Find the dates of the page that may be its own: none that is told in a text, no clock, and none of a teaser."""
    dates = [d for d in dated_lines(layout, country) if not is_todays(layout, d, headline)]
    hours = {d.index for d in dates if is_clock(layout.blocks[d.index].text)}
    if (
        sum(layout.first <= i + 1 <= layout.last for i in hours) >= _ENTRIES
    ):  # of entries; below a text, of other stories
        dates = [replace(d, stamp=replace(d.stamp, value=d.stamp.day)) if d.index in hours else d for d in dates]
    dates = _without_clocks(layout, dates, headline)
    top = layout.start if headline is None else headline - _KICKERS
    if len(dates) > _MOST:
        nearest = sorted(dates, key=lambda dated: abs(dated.index - top))[:_MOST]
        dates = sorted(nearest, key=lambda dated: (dated.index, dated.stamp.start))
    end = layout.last if any(top <= d.index <= layout.start for d in dates) else others_below(layout, layout.last)
    end = min(end, comments_below(layout)) if end >= 0 else end
    return [d for d in dates if d.label != "none" or not d.index > end >= 0]


def others_below(layout: Layout, last: int) -> int:
    """Return the line below `last` that heads other stories, `Related`, `Most read`; the last of the page if none."""
    below = range(last + 1, len(layout.blocks))
    texts = ((i, layout.blocks[i].text) for i in below)
    heads = (i for i, text in texts if len(text) < LONGEST_PROSE and furniture(text) == "starts_related")
    return next(heads, len(layout.blocks))


def dated_lines(layout: Layout, country: str | None) -> list[Dated]:
    """Find the dates of the page outside the running text, each with its label; those of the crawl are left out.

    Months come first in the United States, and where the country is not known on pages that write `March 3, 2020` and
    on lines whose clock is one of the United States. Elsewhere `EST` may be Australia's.
    """
    found: list[Dated] = []
    day_first = _is_day_first(layout)
    month_first = (country == "US" or (country is None and _is_month_first(layout))) and not day_first
    by_clock = country is None and not day_first
    for i, block in enumerate(layout.blocks):
        measures = layout.measures[i]
        if (not measures.digits and block.text.isascii()) or (layout.body[i] and measures.chars > 120):
            continue
        if not _FIGURES.search(block.text):
            continue
        floor = 0
        for stamp in stamps(block.text, month_first or (by_clock and _AMERICAN_CLOCK.search(block.text) is not None)):
            before = block.text[floor : stamp.start]
            if not before.strip(" |,·•:-") and floor == 0 and i and len(layout.blocks[i - 1].text) < 40:
                before = layout.blocks[i - 1].text + " "
            label = label_before(before)
            if label == "none" and not block.text.isascii():
                label = label_behind(block.text[stamp.end :])
            if (
                label == "none"
                and floor
                and found
                and found[-1].index == i
                and found[-1].label == "published"
                and stamp.day == found[-1].stamp.day
            ):
                label = "published"
            if label == "published" and _OF_ANOTHER.match(before):
                label = "crawled"
            if label == "none" and (_OTHER.search(before[-25:].lower()) or _is_of_another(layout, i, stamp)):
                label = "crawled"
            if label != "crawled":
                found.append(Dated(_with_clock_below(layout, i, stamp), i, label))
            floor = stamp.end
    return found


def _is_day_first(layout: Layout) -> bool:
    """Tell whether another date of the page shows that days come first: 25/12/2020."""
    return any(
        re.search(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:20)?\d\d(?!\d)", block.text)
        for block in layout.blocks
        if "/" in block.text and len(block.text) < 120
    )


def _is_month_first(layout: Layout) -> bool:
    """Tell whether a date of the page is written as Americans do: March 3, 2020."""
    lines = zip(layout.blocks, layout.measures, strict=True)
    return any(m.digits and len(block.text) < 120 and _AMERICAN.search(block.text) for block, m in lines)


def _with_clock_below(layout: Layout, i: int, stamp: Stamp) -> Stamp:
    """Add the time of day that stands alone on the next line."""
    if len(stamp.value) > 10 or i + 1 >= len(layout.blocks) or stamp.end < len(layout.blocks[i].text):
        return stamp
    below = [block.text for block in layout.blocks[i + 2 :] if block.text[0].isdigit()]
    if sum(map(is_clock, below)) >= _ENTRIES:
        return stamp  # that of an entry of a live blog
    return replace(stamp, value=stamp.value + clock_of(layout.blocks[i + 1].text, stamp.day))


def _is_of_another(layout: Layout, i: int, stamp: Stamp) -> bool:
    """Tell a date without a label that is told in a sentence or a caption."""
    text = layout.blocks[i].text
    if layout.body[i] and layout.measures[i].score > 0 and len(text) - (stamp.end - stamp.start) > LONGEST_PROSE:
        return True  # `On May 6, 2020, the two sides signed an accord.`
    opens = stamp.start == 0 and len(text) - stamp.end < LONGEST_PROSE  # `MARCH 4, 2020 / 10:12 AM / CBS NEWS`
    return _is_told(text, stamp) or (
        not opens and (caption_rule(text) is not None or is_credited_beside(layout.blocks, i))
    )


def is_todays(layout: Layout, dated: Dated, headline: int | None) -> bool:
    """Tell the day on which the page was called up: a weekday and its date without a label above the headline."""
    text = layout.blocks[dated.index].text
    above = headline is not None and dated.index < headline
    return above and dated.label == "none" and _is_weekday(text[: dated.stamp.start] + text[dated.stamp.end :])


def _without_clocks(layout: Layout, dates: Sequence[Dated], headline: int | None) -> list[Dated]:
    """Leave out the clocks of a page called up later: bare, above the headline, and an earlier day nearer the text."""
    kept: list[Dated] = []
    nearer: set[str] = set()
    earliest = "9999"
    for dated in reversed(dates):
        day, above = dated.stamp.day, headline is not None and dated.index < headline
        if not (above and dated.label == "none" and earliest < day and day not in nearer):
            kept.append(dated)
        if dated.index <= layout.start + _KICKERS:
            nearer.add(day)
            earliest = min(earliest, day)
    return kept[::-1]


def _is_weekday(rest: str) -> bool:
    """Tell whether the name of a weekday is all that a line has beside its date."""
    day = rest.strip(" ,.").casefold()
    return day in weekdays()


def _is_told(text: str, stamp: Stamp) -> bool:
    """Tell whether a date stands in a sentence: small letters around it, and more words than a line of facts has."""
    if len(text) - (stamp.end - stamp.start) <= LONGEST_PROSE or "|" in text or "·" in text or "•" in text:
        return False
    words = text[: stamp.start].split()
    small = sum(word.islower() for word in words)
    return len(words) > 4 and words[-1][-1:] not in "-–—:" and small > 2 and small * 3 >= len(words)


def date_features(layout: Layout, dates: Sequence[Dated], headline: int | None) -> Iterator[list[str]]:
    """Describe every date of the page: what speaks for it being the day of publication."""
    newest = max((d.stamp.day for d in dates), default="")
    known = [d.stamp.day for d in dates]
    above = min(layout.start, len(layout.blocks))
    top = headline if headline is not None else max(0, above - 12)
    for order, dated in enumerate(dates):
        i, text, label = dated.index, layout.blocks[dated.index].text, dated.label
        side = "body" if layout.body[i] else "above" if i < above else "inside" if i < layout.last else "below"
        to_body = side + bucket(
            _DISTANCE, above - i if i < above else i - above if i <= layout.last else i - layout.last
        )
        to_head = (
            "?"
            if headline is None
            else ("-" if i < headline else "=" if i == headline else "+") + bucket(_DISTANCE, abs(i - headline))
        )
        rest = text[: dated.stamp.start] + text[dated.stamp.end :]
        clock = "clock" if len(dated.stamp.value) > 10 else "day"
        earlier = [d for d in dates[:order] if d.index >= top]
        row = [
            "any", label, side, "b" + to_body, "h" + to_head, label + " b" + to_body, label + " h" + to_head,
            clock, label + clock, "rest" + bucket((1, 8, 20, 45, 90), len(rest)),
            "newest" + str(dated.stamp.day == newest), "same" + str(min(known.count(dated.stamp.day), 3)),
            "nth" + str(min(len(earlier), 3)) + label, "swap" + str(dated.stamp.swappable),
            "first" + str(not any(d.label == label for d in dates[:order])) + label,
            "list" + str(min(3, sum(1 for d in dates if abs(d.index - i) <= 12 and d.index != i))),
        ]  # fmt: skip
        if any(d.label == "published" for d in dates) and label != "published":
            row.append(label + " while published")
        if headline is not None and i < headline and any(top <= d.index <= top + 16 for d in dates):
            row.append("above while below the headline")
        row += _around(layout, dated, rest, headline)
        yield row


def _around(layout: Layout, dated: Dated, rest: str, headline: int | None) -> list[str]:
    """Describe the line of a date and those beside it."""
    i, text = dated.index, layout.blocks[dated.index].text
    row = []
    if _OTHER.search(text.lower()):
        row.append("other")
    if _RELATIVE.search(text):
        row.append("relative")
    if _is_weekday(rest) and (headline is None or i < headline):
        row += ["weekday alone", "weekday alone " + dated.label]
    if any(_BYLINE.match(block.text) for block in layout.blocks[max(0, i - 2) : i + 3] if len(block.text) < 120):
        row.append("byline near")
    if is_label("section", rest.strip(" |,·•:-")):
        row.append("section")
    words = rest.split()
    if len(words) > 6:
        row.append("sentence" + str(sum(word.islower() for word in words) * 2 > len(words)))
    return row


def choose_day(dates: Sequence[Dated], chances: Sequence[float]) -> tuple[str, float] | None:
    """Choose the likeliest day of publication over all the lines that tell it; a day of an update is none."""
    days: dict[str, float] = {}
    for dated, chance in zip(dates, chances, strict=True):
        if dated.label != "updated":
            days[dated.stamp.day] = days.get(dated.stamp.day, 0.0) + chance
    best = max(days, key=days.__getitem__, default=None)
    return None if best is None else (best, days[best])


def same_day(dates: Sequence[Dated], chances: Sequence[float], day: str) -> Dated:
    """Choose among the lines that tell the same day: one labelled so, with a time of day, likeliest."""
    lines = [
        (d.label == "published", len(d.stamp.value) > 10, chance, -i)
        for i, (d, chance) in enumerate(zip(dates, chances, strict=True))
        if d.stamp.day == day and d.label != "updated"
    ]
    return dates[-max(lines)[3]]


def last_update(dates: Sequence[Dated], index: int, published: str | None) -> Dated | None:
    """Find the date of the last update: beside the day of publication, or near the headline where that is not told."""
    reach = 4 if published else 14
    near = [
        d
        for d in dates
        if d.label == "updated" and abs(d.index - index) <= reach and d.stamp.day >= (published or "")[:10]
    ]
    return min(near, key=lambda d: abs(d.index - index), default=None)
