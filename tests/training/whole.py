"""Cross-validate the whole reading of a page by publisher: `python -m tests.training.whole [--extra DIR ...]`.

For every fold the model of running text, the model of HTML trees and the rankers are trained without the fold's
publishers, then its pages are read with them from beginning to end; the shared bench counts what comes out.
"""

import argparse
import json
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive import formats
from smaarchive.article import Page, Source
from smaarchive.extract import extract, model, ranking, tree_model
from smaarchive.outputs.record import of_article
from tests.training import body, tree
from tests.training.log_linear import train as train_ranker
from tests.training.pages import BENCH, case_pages, side_pages
from tests.training.ranking import bench_samples, instances, own_samples

KINDS = {"main": "txt", "full": "txt", "insc": "txt", "html": "html"}


def _train(folder: Path, fold: int, folds: int, extra: list[Path]) -> None:
    """Train everything without a fold's publishers, and let `extract` use it."""
    samples = [*side_pages(BENCH / "dev"), *case_pages()]
    samples += [page for side in extra for page in side_pages(side, learn_only=True)]
    learned = [body.prepare(one) for one in samples if body.fold_of(one.domain, folds, 0) != fold]
    model.WEIGHTS = folder / "body.crfsuite"
    body.train([*learned, *body.augmented(learned)], model.WEIGHTS)
    model._tagger.cache_clear()
    gold = [json.loads(line) for line in (BENCH / "dev" / "gold.jsonl").read_text("utf-8").splitlines()]
    trees = [tree.prepare(one) for one in gold if body.fold_of(one["domain"], folds, 0) != fold]
    tree_model.WEIGHTS = folder / "tree.crfsuite"
    tree.train(trees, tree_model.WEIGHTS)
    tree_model._tagger.cache_clear()
    seen = [one for one in [*bench_samples(), *own_samples()] if body.fold_of(one.domain, folds, 0) != fold]
    weights = {field: train_ranker(ones) for field, ones in instances(seen).items()}
    ranking.WEIGHTS = folder / "ranking.json"
    ranking.WEIGHTS.write_text(json.dumps(weights), "utf-8")
    ranking._weights.cache_clear()


def _read_fold(folds: int, extra: list[Path], fold: int) -> dict[str, list[str]]:
    """Read the pages of a fold with models that know none of their publishers: JSON lines by rendition."""
    sys.path.insert(0, str(BENCH))
    lines: dict[str, list[str]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        _train(Path(folder), fold, folds, extra)
        for text in (BENCH / "dev" / "gold.jsonl").read_text("utf-8").splitlines():
            gold = json.loads(text)
            if body.fold_of(gold["domain"], folds, 0) != fold:
                continue
            for kind, suffix in KINDS.items():
                path = BENCH / "dev" / kind / f"{gold['id']}.{suffix}"
                page = next(formats.read(Source(str(path), path.read_bytes())))
                assert isinstance(page, Page), page
                lines[kind].append(json.dumps(of_article(extract(page)) | {"id": gold["id"]}, ensure_ascii=False))
    return lines


def main() -> None:
    """Train and read fold by fold, and print the bench's table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="folders laid out like the bench")
    arguments = parser.parse_args()
    if not BENCH.exists():
        sys.exit(f"no bench at {BENCH}")
    sys.path.insert(0, str(BENCH))
    import scoring

    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(partial(_read_fold, arguments.folds, arguments.extra), range(arguments.folds)))
    for kind in KINDS:
        print(f"== {kind}")
        scoring.main(BENCH / "dev", kind, lines=[line for part in parts for line in part[kind]])


if __name__ == "__main__":
    main()
