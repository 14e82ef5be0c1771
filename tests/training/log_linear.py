"""Learn the weights of smaarchive/extract/ranking: multinomial logistic regression over the candidates of a page."""

import math
import random
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Instance:
    """One page: its publisher, its candidates' features, and which candidates are right (none, if empty).

    For the count: which rendition it is, what each candidate would answer, and whether the page shows an answer at all.
    """

    domain: str
    candidates: Sequence[Sequence[str]]
    right: frozenset[int]
    kind: str = ""
    answers: Sequence[Hashable] = ()
    asked: bool = True


def scores(weights: dict[str, float], candidates: Sequence[Sequence[str]]) -> list[float]:
    """Return the probability of each candidate; the score of "none" is 0."""
    raw = [sum(weights.get(feature, 0.0) for feature in features) for features in candidates]
    top = max([0.0, *raw])
    powers = [math.exp(score - top) for score in raw]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]


def _gradient(weights: dict[str, float], instance: Instance) -> dict[str, float]:
    """Return the gradient of the log-likelihood that the choice falls among the right candidates."""
    chances = scores(weights, instance.candidates)
    mass = sum(chances[i] for i in instance.right) or 1e-12
    gradient: defaultdict[str, float] = defaultdict(float)
    for i, features in enumerate(instance.candidates):
        wanted = chances[i] / mass if i in instance.right else 0.0
        if abs(wanted - chances[i]) > 1e-5:
            for feature in features:
                gradient[feature] += wanted - chances[i]
    return gradient


def train(
    instances: Sequence[Instance],
    l2: float = 1.0,
    expected: Mapping[str, float] = MappingProxyType({}),
    epochs: int = 15,
    rate: float = 0.3,
    publishers: int = 2,
) -> dict[str, float]:
    """Fit weights by AdaGrad (Duchi, Hazan, Singer 2011); features seen at fewer than `publishers` are left out.

    Each weight starts at what is expected of its feature, 0 if nothing is, and is drawn back there. The weights are
    means over the second half of the epochs: what the order of the pages does to the last ones evens out.
    """
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for instance in instances:
        for features in instance.candidates:
            for feature in features:
                seen[feature].add(instance.domain)
    known = {feature for feature, domains in seen.items() if len(domains) >= publishers}
    kept = [
        Instance(one.domain, [[f for f in features if f in known] for features in one.candidates], one.right)
        for one in instances
    ]
    start = {feature: weight for feature, weight in expected.items() if feature in known}
    weights = defaultdict(float, start)
    squares: defaultdict[str, float] = defaultdict(float)
    order = random.Random(1)
    sums: defaultdict[str, float] = defaultdict(float)
    for epoch in range(epochs):
        order.shuffle(kept)
        for instance in kept:
            for feature, slope in _gradient(weights, instance).items():
                slope -= l2 * 0.05 * (weights[feature] - start.get(feature, 0.0))
                squares[feature] += slope * slope
                weights[feature] += rate * slope / math.sqrt(squares[feature] + 1e-6)
        if epoch >= epochs // 2:
            for feature, weight in weights.items():
                sums[feature] += weight
    means = {feature: total / (epochs - epochs // 2) for feature, total in sorted(sums.items())}
    return {feature: round(weight, 3) for feature, weight in means.items() if abs(weight) > 0.01}
