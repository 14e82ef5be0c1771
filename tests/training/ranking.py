"""Train the rankers of headline, published, byline and outlet, and what tells whether a page holds an article.

`python -m tests.training.ranking [FIELD ...]`

Reads ../shared/bench/dev beside the checkout and our own golden cases; writes smaarchive/extract/weights/FIELD.json.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive.extract.no_article import LEAST
from smaarchive.extract.ranking import SURE, WEIGHTS
from tests.training.articles import article_instance
from tests.training.body import fold_of
from tests.training.credits import byline_instance, outlet_instance, unknown_names
from tests.training.expected import BYLINE, OUTLET
from tests.training.headlines import date_instance, headline_instance
from tests.training.log_linear import Instance, scores, train
from tests.training.pages import BENCH
from tests.training.samples import FOLDS, Sample, samples

OWN_WEIGHT = 3  # times each of our own pages is learned from: they are few, and in the layouts of our field


@dataclass(frozen=True)
class Task:
    """What is learned from a page for a field, and how: strength of L2 regularisation (by cross-validation), what is
    expected of features before any page is seen, and what is made of the pages to learn from besides."""

    instance_of: Callable[[Sample], Instance | None]
    l2: float
    expected: Mapping[str, float] = field(default_factory=dict)
    more: Callable[[Sequence[Instance]], Iterable[Instance]] = lambda _: ()

    def instances(self, pages: Sequence[Sample]) -> list[Instance]:
        """Return what the pages teach."""
        return [one for page in pages if (one := self.instance_of(page)) is not None]

    def learn(self, instances: Sequence[Instance]) -> dict[str, float]:
        """Return the weights of the features."""
        learned = [one for one in instances for _ in range(OWN_WEIGHT if one.kind == "own" else 1)]
        return train([*learned, *self.more(instances)], self.l2, self.expected)


LEARNED = {
    "headline": Task(headline_instance, 1.0),
    "published": Task(date_instance, 2.0),
    "byline": Task(byline_instance, 6.0, BYLINE, unknown_names),
    "outlet": Task(outlet_instance, 2.0, OUTLET),
    "article": Task(article_instance, 0.3),
}


def learn(name: str, pages: Sequence[Sample]) -> dict[str, float]:
    """Return the weights of a field's features."""
    return LEARNED[name].learn(LEARNED[name].instances(pages))


def cross_validate(field: str, pages: Sequence[Sample]) -> None:
    """Print how often the ranker is right, wrong or silent on publishers it has not seen, by rendition.

    Last stands how many of the pages whose text shows no answer got a value.
    """
    task, least = LEARNED[field], SURE.get(field, LEAST)
    learned = task.instances(pages)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        weights = task.learn([one for one in learned if fold_of(one.domain, FOLDS, 0) != fold])
        for one in learned:
            if fold_of(one.domain, FOLDS, 0) == fold:
                counts[one.kind][_outcome(one, scores(weights, one.candidates), least)] += 1
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
    for name in arguments.fields or LEARNED:
        if arguments.cross_validate:
            cross_validate(name, pages)
        else:
            weights = json.dumps(learn(name, pages), ensure_ascii=False, indent=0, sort_keys=True)
            (WEIGHTS / f"{name}.json").write_text(weights + "\n", "utf-8")


if __name__ == "__main__":
    main()
