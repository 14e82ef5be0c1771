"""What the rankers of headline and date learn from a page."""

from smaarchive.extract.headline import candidates, without_site
from smaarchive.extract.publication import date_features, dated_lines
from tests.training.log_linear import Instance
from tests.training.samples import Sample, near


def headline_line(sample: Sample) -> int | None:
    """Return the last line that may be the headline and is it."""
    return max(_right(sample, [i for i, _ in candidates(sample.layout)]), default=None)


def _right(sample: Sample, lines: list[int]) -> list[int]:
    """Return the lines that are the headline, its site's name aside."""
    blocks, want = sample.layout.blocks, sample.headline or ""
    return [i for i in lines if near(blocks[i].text, want) or near(without_site(blocks[i].text), want)]


def headline_instance(sample: Sample) -> Instance | None:
    """Return the headline's candidates; None where the page shows its headline otherwise than it is known."""
    found = list(candidates(sample.layout))
    lines = set(_right(sample, [i for i, _ in found]))
    right = frozenset(j for j, (i, _) in enumerate(found) if i in lines)
    return Instance(sample.domain, [features for _, features in found], right, sample.kind) if right else None


def date_instance(sample: Sample) -> Instance | None:
    """Return the dates of a page, and which are right; None where the day is not known."""
    from scoring import date_of, norm, shows_date

    if sample.day is None and sample.kind != "own":
        return None
    dates = dated_lines(sample.layout, sample.month_first)
    day = sample.day
    right = [
        j for j, d in enumerate(dates) if day and abs((date_of(d.stamp.day) - day).days) <= 1 and d.label != "updated"
    ]
    shown = day is not None and shows_date(norm(" ".join(block.text for block in sample.layout.blocks)), day)
    described = list(date_features(sample.layout, dates, headline_line(sample)))
    days = [d.stamp.day if d.label != "updated" else None for d in dates]
    return Instance(sample.domain, described, frozenset(right), sample.kind, days, shown)
