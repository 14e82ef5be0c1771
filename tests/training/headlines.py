"""What the rankers of headline and date learn from a page."""

from smaarchive.extract.headline import Above, Candidate
from smaarchive.extract.headline_features import features
from smaarchive.extract.publication import candidates, date_features
from smaarchive.extract.title import keys_of
from tests.training.log_linear import Instance
from tests.training.samples import Sample, near


def headline_line(sample: Sample) -> int | None:
    """Return the last line that may be the headline and is it."""
    return max((one.index for one in Above(sample.layout).candidates if _is_right(sample, one)), default=None)


def _is_right(sample: Sample, one: Candidate) -> bool:
    """Tell whether a line is the headline, with or without what is cut off it."""
    want = sample.headline or ""
    return near(one.text, want) or near(sample.layout.blocks[one.index].text, want)


def headline_instance(sample: Sample) -> Instance | None:
    """Return the headline's candidates; None where the page shows its headline otherwise than it is known."""
    above = Above(sample.layout)
    found = above.candidates
    right = frozenset(j for j, one in enumerate(found) if _is_right(sample, one))
    titles = keys_of([one.text for one in found], sample.layout.repeats)
    return Instance(sample.domain, features(above), right, sample.kind, titles) if right else None


def date_instance(sample: Sample) -> Instance | None:
    """Return the dates of a page, and which are right; None where the day is not known."""
    from scoring import date_of, norm, shows_date

    if sample.day is None and sample.kind != "own":
        return None
    headline = headline_line(sample)
    dates = candidates(sample.layout, sample.country, headline)
    day = sample.day
    right = [
        j for j, d in enumerate(dates) if day and abs((date_of(d.stamp.day) - day).days) <= 1 and d.label != "updated"
    ]
    shown = day is not None and shows_date(norm(" ".join(block.text for block in sample.layout.blocks)), day)
    described = list(date_features(sample.layout, dates, headline))
    days = [d.stamp.day if d.label != "updated" else None for d in dates]
    return Instance(sample.domain, described, frozenset(right), sample.kind, days, shown)
