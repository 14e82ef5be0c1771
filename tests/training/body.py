"""Train the model of running text: `python -m tests.training.body [--cross-validate] [--extra DIR ...]`.

Reads ../shared/bench/dev beside the checkout, our own golden cases, and folders laid out like the bench
(gold.jsonl and a folder of texts for each rendition); writes smaarchive/extract/weights/body.json.
"""

import argparse
import random
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive.extract.body import keep_lines
from smaarchive.extract.chain import STATES, STEPS
from smaarchive.extract.features import Described, describe, measure_lines, rows_of
from smaarchive.extract.model import SCALE, WEIGHTS, Model
from smaarchive.extract.outline import densest_run
from smaarchive.extract.prose import Measures
from tests.training.alignment import label, states
from tests.training.augment import (
    Labelled,
    by_sentence,
    cut_short,
    interrupt,
    transplant,
    with_list,
    with_standfirst,
)
from tests.training.crf import learn, write
from tests.training.pages import BENCH, RENDITIONS, Sample, case_pages, side_pages
from tests.training.tells import Votes

SETS = ("fundus", "zyte")
LEXICAL = ("1", "z", "W")  # features that hold words of the page
PUBLISHERS = 3  # a feature must occur on the pages of as many publishers
LEXICAL_PUBLISHERS = 6  # and one that holds words on those of as many
CUT_SHORT, TRANSPLANTED, INTERRUPTED = 0.5, 0.5, 0.3  # share of the pages that are also learned from in these forms
BY_SENTENCE, SUMMED_UP, LISTED = 0.3, 0.15, 0.3  # and in these
OWN_WEIGHT = 3  # times each of our own pages is learned from: they are few, and in the layouts of our field
PARAMETERS = {
    "c1": 0.3, "c2": 6.0, "max_iterations": 60, "feature.minfreq": 3, "feature.possible_transitions": True,
}  # fmt: skip
_PAGES: list["Prepared"] = []  # what the processes of a cross-validation share


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to learn from or to judge."""

    sample: Sample
    kept: Sequence[bool]
    page: Described

    @property
    def measures(self) -> Sequence[Measures]:
        """The measures of its lines."""
        return self.page.outline.measures

    @property
    def texts(self) -> list[bool]:
        """Whether each item is running text; as most of its lines are."""
        return [sum(self.kept[a:b]) * 2 > b - a for a, b in self.page.outline.spans]

    @property
    def states(self) -> list[str]:
        """The state of each item; that of most of its lines."""
        return states(self.texts)

    @property
    def lines(self) -> list[tuple[Collection[str], bool]]:
        """The words of the lines that read like running text, and whether they are."""
        outline = self.page.outline
        found = zip(outline.telling, self.texts, outline.scores, strict=True)
        return [(words, text) for words, text, score in found if score > 0]


def prepare(sample: Sample, page: Labelled | None = None) -> Prepared:
    """Label a page, or take it with its labels, and describe it."""
    blocks, kept = page or (sample.blocks, label([block.text for block in sample.blocks], sample.body))
    _, measures = measure_lines(blocks)
    return Prepared(sample, kept, describe(blocks, measures))


def augmented(pages: Sequence[Prepared], seed: int = 5) -> Iterator[Prepared]:
    """Yield pages cut short, transplanted into others of their rendition, and interrupted by lines of those."""
    rng = random.Random(seed)
    by_kind: dict[str, list[Prepared]] = defaultdict(list)
    for page in pages:
        by_kind[page.sample.kind].append(page)
    for page in pages:
        labelled = (page.sample.blocks, page.kept)
        host = rng.choice(by_kind[page.sample.kind])
        if rng.random() < CUT_SHORT and (made := cut_short(labelled, rng)):
            yield prepare(page.sample, made)
        if rng.random() < TRANSPLANTED and host.sample.domain != page.sample.domain:
            made = transplant(labelled, (host.sample.blocks, host.kept), rng)
            if made:
                yield prepare(page.sample, made)
        if rng.random() < INTERRUPTED and (made := interrupt(labelled, (host.sample.blocks, host.kept), rng)):
            yield prepare(page.sample, made)
        if rng.random() < BY_SENTENCE and (made := by_sentence(labelled, rng)):
            yield prepare(page.sample, made)
        if rng.random() < SUMMED_UP and (made := with_standfirst(labelled, rng)):
            yield prepare(page.sample, made)
        if rng.random() < LISTED and (made := with_list(labelled, rng)):
            yield prepare(page.sample, made)


def train(pages: Sequence[Prepared], weights: Path, seed: int = 5) -> None:
    """Learn from pages, and from more made of them, and write the weights."""
    votes = Votes((page.sample.domain, page.lines) for page in pages)
    learned = [*pages, *augmented(pages, seed)]
    tells = {domain: votes.tells(without=domain) for domain in {page.sample.domain for page in pages}}
    rows = [rows_of(page.page, tells[page.sample.domain]) for page in learned]
    known = _known(learned, rows)
    chosen = [
        ([[feature for feature in row if feature in known] for row in described], page.states)
        for page, described in zip(learned, rows, strict=True)
        if any(page.kept) or page.sample.group == "own"
        for _ in range(OWN_WEIGHT if page.sample.group == "own" else 1)
    ]
    read = learn(chosen, PARAMETERS, STATES, STEPS, SCALE)
    write(weights, {"steps": read["steps"], "tells": dict(sorted(votes.tells().items())), "features": read["features"]})


def _known(pages: Sequence[Prepared], rows: Sequence[Sequence[Sequence[str]]]) -> set[str]:
    """Choose the features that enough publishers have."""
    publishers: dict[str, set[str]] = defaultdict(set)
    for page, described_page in zip(pages, rows, strict=True):
        for feature in {feature for row in described_page for feature in row}:
            publishers[feature].add(page.sample.domain)
    return {
        feature
        for feature, domains in publishers.items()
        if len(domains) >= (LEXICAL_PUBLISHERS if feature.startswith(LEXICAL) else PUBLISHERS)
    }


def fold_of(domain: str, folds: int, seed: int) -> int:
    """Give a publisher its fold."""
    return zlib.crc32(f"{seed or ''}{domain}".encode()) % folds


def _held_out(folds: int, seed: int, fold: int) -> dict[tuple[str, str], list[float]]:
    """Train without one fold of publishers and judge its pages of the bench."""
    learned = [page for page in _PAGES if fold_of(page.sample.domain, folds, seed) != fold]
    with TemporaryDirectory() as folder:
        weights = Path(folder) / "fold.json"
        train(learned, weights)
        model = Model(weights)
        return {
            (page.sample.kind, page.sample.name): model.chances(page.page)
            for page in _PAGES
            if page.sample.group in SETS and fold_of(page.sample.domain, folds, seed) == fold
        }


def cross_validate(pages: Sequence[Prepared], folds: int, seed: int) -> dict[tuple[str, str], list[float]]:
    """Judge every page of the bench by a model that saw no page of its publisher."""
    _PAGES[:] = pages
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        parts = list(pool.map(partial(_held_out, folds, seed), range(folds)))
    return {key: chances for part in parts for key, chances in part.items()}


def report(title: str, pages: Sequence[Prepared], keep: Callable[[Prepared], Sequence[bool]]) -> None:
    """Print the F1 of what is kept, by rendition and set, as the benchmark counts it."""
    from scoring import prf, tp_fp_fn  # the shared bench's counting, not in the repo

    found = defaultdict(list)
    for page in pages:
        if page.sample.group in SETS:
            text = "\n".join(b.text for b, flag in zip(page.sample.blocks, keep(page), strict=True) if flag)
            found[page.sample.kind, page.sample.group].append(tp_fp_fn(page.sample.body, text))
    cells = [f"{kind} {group} {prf(found[kind, group])[0]:.4f}" for kind in RENDITIONS for group in SETS]
    mean = sum(prf(rows)[0] for rows in found.values()) / len(found)
    print(f"{title:26}", " | ".join(cells), f"| mean {mean:.4f}", flush=True)


def _densest(page: Prepared) -> list[bool]:
    """Keep the densest run of prose whole: the plainest rule there is."""
    first, last = densest_run([m.score for m in page.measures])
    return [first <= i < last for i in range(len(page.measures))]


def _kept(chances: Mapping[tuple[str, str], Sequence[float]], page: Prepared) -> list[bool]:
    """Keep what the program keeps at these chances."""
    return keep_lines(chances[page.sample.kind, page.sample.name], page.measures, too_sure=True)


def main() -> None:
    """Train on everything, or cross-validate by publisher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--seeds", type=int, nargs="*", default=[0])
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="folders laid out like the bench")
    args = parser.parse_args()
    sys.path.insert(0, str(BENCH))
    samples = [*side_pages(BENCH / "dev"), *case_pages()]
    samples += [sample for folder in args.extra for sample in side_pages(folder, learn_only=True)]
    pages = [prepare(sample) for sample in samples]
    print(len(pages), "pages:", dict(Counter((page.sample.kind, page.sample.group) for page in pages)))
    report("right labels", pages, lambda page: page.kept)
    report("densest run of prose", pages, _densest)
    if not args.cross_validate:
        train(pages, WEIGHTS)
    for seed in args.seeds if args.cross_validate else ():
        report(f"cross-validated, seed {seed}", pages, partial(_kept, cross_validate(pages, args.folds, seed)))


if __name__ == "__main__":
    main()
