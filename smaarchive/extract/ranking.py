"""Choose among candidates, or none of them, by a log-linear model: weights of features, learned in tests/training."""

import json
import math
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights")  # a file for each field

SURE = {"outlet": 0.36, "headline": 0.3, "published": 0.35, "byline": 0.35}
"""Least probability of a choice that is taken, cross-validated: below it the field stays empty."""


@cache
def _weights(field: str) -> dict[str, float]:
    loaded: dict[str, float] = json.loads((WEIGHTS / f"{field}.json").read_text("utf-8"))
    return loaded


def probabilities(field: str, candidates: Sequence[Sequence[str]]) -> list[float]:
    """Say how likely each candidate for a field is; what is missing from 1 is the chance that none is right.

    The model is multinomial logistic regression over the candidates of one page, the score of "none" being 0.
    """
    weight = _weights(field).get
    scores = [sum(map(weight, features, repeat(0.0))) for features in candidates]
    top = max(0.0, *scores) if scores else 0.0
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]
