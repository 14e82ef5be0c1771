"""Train the models of HTML trees: `python -m tests.training.tree [--cross-validate]`.

Reads the HTML pages of ../shared/bench/dev beside the checkout and our own; writes tree.json and tree_alone.json
into smaarchive/extract/weights.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive import formats
from smaarchive.extract.judge import is_never_text, is_sure, keep_tree_blocks, possible
from smaarchive.extract.tree_features import Described, describe, rows_of
from smaarchive.extract.tree_marks import Marks, marks_of
from smaarchive.extract.tree_model import ALONE, SCALE, SECONDED, STATES, STEPS, WEIGHTS, TreeModel
from smaarchive.page import Block, Page, Source
from tests.training.alignment import tokens
from tests.training.body import SETS, fold_of
from tests.training.crf import learn, write
from tests.training.pages import BENCH, ROOT

PUBLISHERS = 3  # a feature must occur on the pages of as many publishers
PARAMETERS = {"c1": 0.0, "c2": 16.0, "max_iterations": 100, "feature.possible_transitions": True}
GRAM, COVERED = 4, 0.6  # tokens of a shingle; least share of a block's shingles that the body must hold
NEAR = 3  # blocks around the text in which a short one is believed
COPY = 3  # a block that holds as many paragraphs is a copy of the whole article


@dataclass(frozen=True, slots=True)
class Told:
    """The blocks of a page as a model is told of them, and which of them are text."""

    marks: Marks
    described: Described
    kept: Sequence[bool]

    def texts(self, kept: Sequence[bool]) -> list[str]:
        """Return the blocks that are kept."""
        return [block.text for block, keep in zip(self.marks.blocks, kept, strict=True) if keep]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to learn from or to judge, told of without trafilatura and with it."""

    name: str
    group: str
    domain: str
    body: str
    told: Mapping[str, Told]  # by the weights learned from it


def shingles(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the runs of four words."""
    return [tuple(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]


def label(blocks: Sequence[Block], body: str) -> list[bool]:
    """Say of every block whether it is part of the known body; of copies the one nearest the heart of the text is."""
    known = set(shingles(tokens(body)))
    paragraphs = Counter(" ".join(tokens(line)) for line in re.split(r"\n+", body))
    joined = f" {' '.join(tokens(body))} "
    found: dict[int, bool] = {}  # block -> long enough to be sure of
    for i, block in enumerate(blocks):
        words = tokens(block.text)
        runs, key = shingles(words), " ".join(words)
        if len(runs) >= 2:
            if sum(run in known for run in runs) >= COVERED * len(runs):
                found[i] = True
        elif key in paragraphs or (len(words) >= 3 and f" {key} " in joined):
            found[i] = False
    sure = [i for i, long in found.items() if long and not _is_copy(i, blocks, found)]
    heart = _heart(sure, blocks)
    first, last = (sure[0] - NEAR, sure[-1] + NEAR) if sure else (0, -1)
    best: dict[str, list[int]] = defaultdict(list)
    for i in sorted(found, key=lambda i: abs(i - heart)):
        key = " ".join(tokens(blocks[i].text))
        if (i in sure or not found[i]) and len(best[key]) < max(1, paragraphs[key]):
            best[key].append(i)
    chosen = {i for places in best.values() for i in places if first <= i <= last}
    return [i in chosen for i in range(len(blocks))]


def _is_copy(i: int, blocks: Sequence[Block], found: Mapping[int, bool]) -> bool:
    """Tell a block that holds the paragraphs of others."""
    text = blocks[i].text
    inside = (j for j, long in found.items() if long and j != i and blocks[j].text in text)
    return len(text) > 600 and sum(1 for _ in inside) >= COPY


def _heart(places: Sequence[int], blocks: Sequence[Block]) -> int:
    """Return the block in the middle of the text, by characters."""
    whole, seen = sum(len(blocks[i].text) for i in places), 0
    for i in places:
        seen += len(blocks[i].text)
        if seen * 2 >= whole:
            return i
    return 0


def states(kept: Sequence[bool]) -> list[str]:
    """Name the state of every block: B before the text, X in it, G in a gap of it, A after it."""
    found = [i for i, flag in enumerate(kept) if flag]
    first, last = (found[0], found[-1]) if found else (len(kept), len(kept))
    return ["X" if flag else "B" if i < first else "A" if i > last else "G" for i, flag in enumerate(kept)]


def prepare(gold: Mapping[str, str]) -> Prepared:
    """Read a page of the bench, describe and label it."""
    return _prepared(gold, BENCH / "dev" / "html" / f"{gold['id']}.html")


def own_pages() -> Iterator[Prepared]:
    """Read our own sample pages that hold an article; each is a publisher of its own, to be learned from only."""
    for expected in sorted((ROOT / "tests" / "cases").rglob("*.json")):
        folder = ROOT / "data" / "seeds" if expected.parent.name == "seeds" else expected.parent
        page = folder / f"{expected.stem}.html"
        if page.exists() and (body := json.loads(expected.read_text("utf-8")).get("body")):
            yield _prepared({"id": expected.stem, "set": "own", "domain": f"own:{expected.stem}", "body": body}, page)


def _prepared(gold: Mapping[str, str], path: Path) -> Prepared:
    """Read a page, describe and label it."""
    page = next(formats.read(Source(str(path), path.read_bytes()), "html"))
    assert isinstance(page, Page), page
    told = {name: _told(marks, gold["body"]) for name, marks in marks_for(page)}
    return Prepared(gold["id"], gold["set"], gold["domain"], gold["body"], told)


def marks_for(page: Page) -> Iterator[tuple[str, Marks]]:
    """Yield the blocks of a page as each model is to hear of them, with the name of its weights."""
    yield ALONE, marks_of(page)
    yield SECONDED, marks_of(page, page.main_text())


def _told(marks: Marks, body: str) -> Told:
    """Describe and label the blocks of a page."""
    kept = [
        flag and not is_never_text(block.text, place)
        for flag, block, place in zip(label(marks.blocks, body), marks.blocks, marks.places, strict=True)
    ]
    return Told(marks, describe(marks), kept)


def train(pages: Sequence[Prepared], folder: Path) -> None:
    """Learn from pages and write the weights of both models into a folder."""
    for name in (ALONE, SECONDED):
        _train([(page.domain, page.told[name]) for page in pages], folder / name)


def _train(pages: Sequence[tuple[str, Told]], weights: Path) -> None:
    """Learn from pages, each with its publisher."""
    publishers: dict[str, set[str]] = defaultdict(set)
    described = [(domain, rows_of(told.described), told.kept) for domain, told in pages if any(told.kept)]
    for domain, rows, _ in described:
        for feature in chain.from_iterable(rows):
            publishers[feature].add(domain)
    chosen = [
        ([[feature for feature in row if len(publishers[feature]) >= PUBLISHERS] for row in rows], states(kept))
        for _, rows, kept in described
    ]
    write(weights, learn(chosen, PARAMETERS, STATES, STEPS, SCALE))


def cross_validate(pages: Sequence[Prepared], folds: int, seed: int) -> dict[str, list[str]]:
    """Judge every page by models that saw no page of its publisher; return the texts that they keep."""
    kept: dict[str, list[str]] = {}
    for fold in range(folds):
        with TemporaryDirectory() as folder:
            train([page for page in pages if fold_of(page.domain, folds, seed) != fold], Path(folder))
            models = {name: TreeModel(Path(folder) / name) for name in (ALONE, SECONDED)}
        for page in pages:
            if fold_of(page.domain, folds, seed) == fold:
                kept[page.name] = _judged(page, models)
    return kept


def _judged(page: Prepared, models: Mapping[str, TreeModel]) -> list[str]:
    """Return the texts that are kept of a page: without trafilatura, where that leaves no doubt."""
    for name, told in page.told.items():
        marks = told.marks
        chances = possible(marks, models[name].chances(told.described)) if marks.blocks else []
        kept = keep_tree_blocks(marks, chances)
        if name == SECONDED or is_sure(marks, chances, kept):
            return told.texts(kept)
    return []


def report(title: str, pages: Sequence[Prepared], kept: Mapping[str, Sequence[str]]) -> None:
    """Print the F1 of what is kept, by set, as the benchmark counts it."""
    from scoring import prf, tp_fp_fn  # the shared bench's counting, not in the repo

    cells = []
    for group in SETS:
        rows = [tp_fp_fn(page.body, "\n".join(kept[page.name])) for page in pages if page.group == group]
        cells.append(f"{group} F1 %.4f P %.4f R %.4f" % prf(rows))
    print(f"{title:26}", " | ".join(cells), flush=True)


def main() -> None:
    """Train on everything, or cross-validate by publisher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--seeds", type=int, nargs="*", default=[0])
    args = parser.parse_args()
    sys.path.insert(0, str(BENCH))
    with (BENCH / "dev" / "gold.jsonl").open(encoding="utf-8") as lines:
        pages = [*(prepare(json.loads(line)) for line in lines), *own_pages()]
    seconded = {page.name: page.told[SECONDED] for page in pages}
    report("right labels", pages, {name: told.texts(told.kept) for name, told in seconded.items()})
    report("trafilatura", pages, {name: told.texts(told.marks.main) for name, told in seconded.items()})
    if not args.cross_validate:
        train(pages, WEIGHTS)
    for seed in args.seeds if args.cross_validate else ():
        report(f"cross-validated, seed {seed}", pages, cross_validate(pages, args.folds, seed))


if __name__ == "__main__":
    main()
