"""Train the rankers of headline, date and byline: `python -m tests.training.ranking [--cross-validate]`.

Reads ../shared/bench/dev beside the checkout and our own golden cases; writes smaarchive/extract/ranking.json.
"""

import argparse
import difflib
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path
from typing import Any

from smaarchive import formats
from smaarchive.article import Page, Source
from smaarchive.extract.byline import credits
from smaarchive.extract.byline_features import features as credit_features
from smaarchive.extract.headline import candidates, without_site
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.layout import Layout
from smaarchive.extract.outlet import namesakes
from smaarchive.extract.plain import SURE
from smaarchive.extract.publication import date_features, dated_lines
from smaarchive.extract.splitting import split_long
from smaarchive.lexicon import is_label, outlet_by_domain, outlet_by_name
from tests.golden import every_case
from tests.training.log_linear import Instance, scores, train

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
WEIGHTS = ROOT / "smaarchive" / "extract" / "ranking.json"
KINDS = ("main", "full", "insc")
FOLDS = 6
L2 = {"byline": 2.0, "published": 2.0}  # by cross-validation; 0.05 for the others


@dataclass(frozen=True)
class Sample:
    """A page to learn from: its rendition, its publisher, its layout, and the right answers (None: not known)."""

    kind: str
    domain: str
    layout: Layout
    headline: str | None
    day: Day | None
    authors: frozenset[str] | None
    month_first: bool
    outlet: str | None  # as the gold spells it; "" where the page shows none


def _page(path: Path) -> Page:
    page = next(formats.read(Source(str(path), path.read_bytes())))
    assert isinstance(page, Page)
    return page


def _near(got: str, want: str) -> bool:
    from scoring import norm  # the shared bench's counting

    a, b = norm(got), norm(want)
    if a == b:
        return True
    matcher = difflib.SequenceMatcher(None, a, b)
    return matcher.real_quick_ratio() >= 0.9 and matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


def _declared_headline(path: Path) -> str | None:
    """Return the headline a page's HTML declares: pages without a known one teach with this."""
    return next((str(f.value) for f in _page(path).declared if f.field == "headline"), None)


def bench_samples() -> Iterator[Sample]:
    """Yield the pages of the shared bench."""
    from scoring import date_of, names, norm

    for line in (BENCH / "dev" / "gold.jsonl").read_text("utf-8").splitlines():
        gold: dict[str, Any] = json.loads(line)
        known = gold["set"] == "fundus"
        declared = None if known else _declared_headline(BENCH / "dev" / "html" / f"{gold['id']}.html")
        for kind in KINDS:
            layout = lay_out(split_long(_page(BENCH / "dev" / kind / f"{gold['id']}.txt").readings[0].blocks))
            text = norm(" ".join(block.text for block in layout.blocks))
            authors = frozenset(name for name in names(gold.get("authors")) if name in text) if known else None
            headline = gold["headline"] if known else without_site(declared) if declared else None
            day = date_of(gold.get("published")) if known else None
            month_first = gold.get("region") == "us"
            yield Sample(
                kind,
                gold["domain"],
                layout,
                headline,
                day,
                authors,
                month_first,
                gold.get("outlet") or _of_domain(gold),
            )


def _of_domain(gold: dict[str, Any]) -> str | None:
    """Return the outlet of a page's domain, if the lexicon knows it."""
    outlet = outlet_by_domain(gold["domain"])
    return outlet.name if outlet else None


def own_samples() -> Iterator[Sample]:
    """Yield our golden cases of plain text."""
    from scoring import date_of, norm

    for case in every_case():
        if case.page.suffix != ".txt":
            continue
        want = json.loads(case.expected.read_text("utf-8"))
        blocks = _page(case.page).readings[0].blocks
        if want.get("reason") or not blocks:
            continue
        authors = (
            frozenset(map(norm, want.get("authors") or [want.get("byline")])) - {""}
            if "byline" in want or "authors" in want
            else None
        )
        yield Sample(
            "own",
            case.page.stem,
            lay_out(split_long(blocks)),
            want.get("headline"),
            date_of(want.get("published")),
            authors,
            False,
            (want.get("outlet") or "") if "outlet" in want else None,
        )


def headline_instance(sample: Sample) -> tuple[Instance, int | None]:
    """Return the headline's candidates, and the line of the right one."""
    found = list(candidates(sample.layout))
    blocks = sample.layout.blocks
    want = sample.headline or ""
    right = [
        j for j, (i, _) in enumerate(found) if _near(blocks[i].text, want) or _near(without_site(blocks[i].text), want)
    ]
    line = max((found[j][0] for j in right), default=None)
    return Instance(sample.domain, [features for _, features in found], frozenset(right), sample.kind), line


def date_instance(sample: Sample, headline: int | None) -> Instance:
    """Return the dates of a page, and which are right."""
    from scoring import date_of, norm, shows_date

    dates = dated_lines(sample.layout, sample.month_first)
    day = sample.day
    right = [
        j for j, d in enumerate(dates) if day and abs((date_of(d.stamp.day) - day).days) <= 1 and d.label != "updated"
    ]
    shown = day is not None and shows_date(norm(" ".join(block.text for block in sample.layout.blocks)), day)
    described = list(date_features(sample.layout, dates, headline))
    days = [d.stamp.day if d.label != "updated" else None for d in dates]
    return Instance(sample.domain, described, frozenset(right), sample.kind, days, shown)


def byline_instance(sample: Sample, headline: int | None) -> Instance:
    """Return the credits of a page, and which are right."""
    from scoring import names

    found = credits(sample.layout, headline)
    want = sample.authors or frozenset()
    persons = frozenset(name for name in want if not _is_nobody(name))
    said = [(bool(c.authors), names(list(c.authors)) or names(c.byline)) for c in found]
    right = [j for j, (person, got) in enumerate(said) if got and (got == want or (person and got == persons))]
    described = credit_features(sample.layout, found, headline)
    return Instance(sample.domain, described, frozenset(right), sample.kind, [c.key for c in found], bool(want))


def _is_nobody(name: str) -> bool:
    """Tell whether the gold's author is an agency, a desk or a site."""
    return outlet_by_name(name) is not None or is_label("nobody", name) or ("." in name and " " not in name)


def outlet_instance(sample: Sample) -> Instance:
    """Return the outlets a page points to, and which are right, by the rule of the shared bench."""
    from scoring import norm

    want = norm(sample.outlet or "")
    found = namesakes(sample.layout)
    right = [
        j for j, (n, _) in enumerate(found) if want and (norm(n.outlet.name) in want or want in norm(n.outlet.name))
    ]
    return Instance(sample.domain, [features for _, features in found], frozenset(right), sample.kind)


def instances(samples: list[Sample]) -> dict[str, list[Instance]]:
    """Turn pages into instances, by field; pages whose answer is not known are left out of it."""
    result: dict[str, list[Instance]] = {"headline": [], "published": [], "byline": [], "outlet": []}
    for sample in samples:
        instance, line = headline_instance(sample)
        if instance.right:  # a page that shows its headline otherwise than it is known teaches nothing
            result["headline"].append(instance)
        if sample.day is not None or sample.kind == "own":
            result["published"].append(date_instance(sample, line))
        if sample.authors is not None:
            result["byline"].append(byline_instance(sample, line))
        if sample.outlet is not None:
            result["outlet"].append(outlet_instance(sample))
    return result


def cross_validate(field: str, learned: list[Instance]) -> None:
    """Print how often the ranker is right, wrong or silent on publishers it has not seen, by rendition.

    Last stands how many of the pages whose text shows no answer got a value.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        inside = [one for one in learned if zlib.crc32(one.domain.encode()) % FOLDS != fold]
        weights = train(inside, L2.get(field, 0.05))
        for one in learned:
            if zlib.crc32(one.domain.encode()) % FOLDS == fold:
                counts[one.kind][_outcome(one, scores(weights, one.candidates), SURE[field])] += 1
    for kind, found in counts.items():
        asked = max(1, found["right"] + found["wrong"] + found["silent"])
        shares = ", ".join(f"{name} {found[name] / asked:.3f}" for name in ("right", "wrong", "silent"))
        others = f"{found['extra']} of {found['extra'] + found['rest']} others"
        print(f"{field:9} {kind:4} {asked:3} pages: {shares}; {others}")


def _outcome(one: Instance, chances: list[float], least: float) -> str:
    """Say what became of a page: right, wrong, silent; extra or rest where the page shows no answer."""
    answers = one.answers or range(len(chances))
    together: defaultdict[Hashable, float] = defaultdict(float)
    for answer, chance in zip(answers, chances, strict=True):
        if answer is not None:
            together[answer] += chance
    best = max(together, key=together.__getitem__, default=None)
    taken = best is not None and together[best] >= least
    if not one.asked:
        return "extra" if taken else "rest"
    if not taken:
        return "silent"
    return "right" if any(answers[i] == best for i in one.right) else "wrong"


def main() -> None:
    """Train and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    if not BENCH.exists():
        sys.exit(f"no bench at {BENCH}")
    sys.path.insert(0, str(BENCH))
    learned = instances([*bench_samples(), *own_samples()])
    if arguments.cross_validate:
        for field, ones in learned.items():
            cross_validate(field, ones)
        return
    weights = {field: train(ones, L2.get(field, 0.05)) for field, ones in learned.items()}
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
