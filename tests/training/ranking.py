"""Train the rankers of headline, published, byline and outlet: `python -m tests.training.ranking [FIELD ...]`.

Reads ../shared/bench/dev beside the checkout and our own golden cases; writes smaarchive/extract/weights/FIELD.json.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive.extract.plain import SURE
from smaarchive.extract.ranking import WEIGHTS
from tests.training.body import fold_of
from tests.training.credits import byline_instance, outlet_instance
from tests.training.headlines import date_instance, headline_instance
from tests.training.log_linear import Instance, scores, train
from tests.training.pages import BENCH
from tests.training.samples import FOLDS, Sample, samples

LEARNED: dict[str, tuple[Callable[[Sample], Instance | None], float]] = {
    "headline": (headline_instance, 1.0),
    "published": (date_instance, 2.0),
    "byline": (byline_instance, 2.0),
    "outlet": (outlet_instance, 0.05),
}
"""Field -> what is learned from a page, and the strength of L2 regularisation, by cross-validation."""


OWN_WEIGHT = 3  # times each of our own pages is learned from: they are few, and in the layouts of our field


def learn(field: str, pages: Sequence[Sample]) -> dict[str, float]:
    """Return the weights of a field's features."""
    instance_of, l2 = LEARNED[field]
    return _fit([one for page in pages if (one := instance_of(page)) is not None], l2)


def _fit(learned: Sequence[Instance], l2: float) -> dict[str, float]:
    return train([one for one in learned for _ in range(OWN_WEIGHT if one.kind == "own" else 1)], l2)


def cross_validate(field: str, pages: Sequence[Sample]) -> None:
    """Print how often the ranker is right, wrong or silent on publishers it has not seen, by rendition.

    Last stands how many of the pages whose text shows no answer got a value.
    """
    instance_of, l2 = LEARNED[field]
    learned = [one for page in pages if (one := instance_of(page)) is not None]
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        inside = [one for one in learned if fold_of(one.domain, FOLDS, 0) != fold]
        weights = _fit(inside, l2)
        for one in learned:
            if fold_of(one.domain, FOLDS, 0) == fold:
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
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="folders laid out like the bench")
    parser.add_argument("fields", nargs="*", metavar="FIELD", help=f"of {', '.join(LEARNED)}; all unless named")
    arguments = parser.parse_args()
    if not BENCH.exists():
        sys.exit(f"no bench at {BENCH}")
    sys.path.insert(0, str(BENCH))
    with TemporaryDirectory() as models:
        pages = samples(Path(models), arguments.extra)
    for field in arguments.fields or LEARNED:
        if arguments.cross_validate:
            cross_validate(field, pages)
        else:
            weights = json.dumps(learn(field, pages), ensure_ascii=False, indent=0, sort_keys=True)
            (WEIGHTS / f"{field}.json").write_text(weights + "\n", "utf-8")


if __name__ == "__main__":
    main()
