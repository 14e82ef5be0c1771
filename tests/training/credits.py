"""What the rankers of byline and outlet learn from a page."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from smaarchive.extract.byline import credits
from smaarchive.extract.byline_features import features as credit_features
from smaarchive.extract.outlet import namesakes
from smaarchive.lexicon.outlets import Outlet, outlet_by_domain, outlet_by_name
from smaarchive.lexicon.phrases import is_label
from tests.training.headlines import headline_line
from tests.training.log_linear import Instance
from tests.training.samples import Sample

UNKNOWN = 0.2  # share of the pages that are also learned from with unknown names


def byline_instance(sample: Sample) -> Instance | None:
    """Return the credits of a page, and which are right; None where the authors are not known."""
    from scoring import names

    if sample.authors is None:
        return None
    headline = headline_line(sample)
    found = credits(sample.layout, headline)
    want = sample.authors
    persons = frozenset(name for name in want if not _is_nobody(name))
    said = [(bool(c.authors), names(list(c.authors)) or names(c.byline)) for c in found]
    right = [j for j, (person, got) in enumerate(said) if got and (got == want or (person and got == persons))]
    described = credit_features(sample.layout, found, headline)
    return Instance(sample.domain, described, frozenset(right), sample.kind, [c.key for c in found], bool(want))


def unknown_names(instances: Sequence[Instance], seed: int = 3) -> Iterator[Instance]:
    """Yield some pages again as if the names of their writers were in no list: the lists know those of these pages."""
    rng = random.Random(seed)
    for one in instances:
        if one.right and rng.random() < UNKNOWN:
            rows = [list(map(_unknown, row)) if i in one.right else row for i, row in enumerate(one.candidates)]
            yield replace(one, candidates=rows)


def _unknown(feature: str) -> str:
    return feature.removesuffix("given") + "not given" if re.search(r"(?<!not )\bgiven$", feature) else feature


def _is_nobody(name: str) -> bool:
    """Tell whether the gold's author is an agency, a desk or a site."""
    return outlet_by_name(name) is not None or is_label("nobody", name) or ("." in name and " " not in name)


def _is(owner: Outlet | None, name: str) -> bool:
    """Tell whether a name is that of the outlet whose domain the page is on, however the gold spells it."""
    return owner is not None and owner.name == name


def outlet_instance(sample: Sample) -> Instance | None:
    """Return the outlets a page points to, and which are right, by the rule of the shared bench; None: not known."""
    from scoring import norm

    if sample.outlet is None:
        return None
    want, owner = norm(sample.outlet), outlet_by_domain(sample.domain)
    found = namesakes(sample.layout)
    names = [n.outlet.name for n, _ in found]
    right = [
        j for j, name in enumerate(names) if want and (norm(name) in want or want in norm(name) or _is(owner, name))
    ]
    return Instance(sample.domain, [features for _, features in found], frozenset(right), sample.kind)
