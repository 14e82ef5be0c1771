"""Cross-validate the whole reading of a page by publisher: `python -m tests.training.whole [--extra DIR ...]`.

For every fold the model of running text, the model of HTML trees and the rankers are trained without the fold's
publishers, then its pages are read with them from beginning to end; the shared bench counts what comes out.
"""

import argparse
import io
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from smaarchive import formats
from smaarchive.extract import extract, model, ranking, tree_model
from smaarchive.outputs.record import of_article
from smaarchive.page import Page, Source
from tests.training import tree
from tests.training.body import fold_of
from tests.training.pages import BENCH
from tests.training.ranking import LEARNED, learn
from tests.training.samples import FOLDS, Sample, model_of, samples

KINDS = {"main": "txt", "full": "txt", "insc": "txt", "html": "html"}


def _use(models: Path, pages: Sequence[Sample], fold: int) -> None:
    """Train trees and rankers without a fold's publishers, and let `extract` use them and the fold's text model."""
    model.WEIGHTS = model_of(models, fold)
    model._model.cache_clear()
    gold = [json.loads(line) for line in (BENCH / "dev" / "gold.jsonl").read_text("utf-8").splitlines()]
    tree_model.WEIGHTS = models / f"trees{fold}"
    tree_model.WEIGHTS.mkdir()
    trees = [tree.prepare(one) for one in gold if fold_of(one["domain"], FOLDS, 0) != fold]
    tree.train([*trees, *tree.own_pages()], tree_model.WEIGHTS)
    tree_model._model.cache_clear()
    ranking.WEIGHTS = models / f"rankers{fold}"
    ranking.WEIGHTS.mkdir()
    for field in LEARNED:
        weights = learn(field, [page for page in pages if fold_of(page.domain, FOLDS, 0) != fold])
        (ranking.WEIGHTS / f"{field}.json").write_text(json.dumps(weights), "utf-8")
    ranking._weights.cache_clear()


def _read_fold(models: Path, pages: Sequence[Sample], fold: int) -> dict[str, list[str]]:
    """Read the pages of a fold with models that know none of their publishers: JSON lines by rendition."""
    sys.path.insert(0, str(BENCH))
    _use(models, pages, fold)
    lines: dict[str, list[str]] = defaultdict(list)
    for text in (BENCH / "dev" / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(text)
        if fold_of(gold["domain"], FOLDS, 0) != fold:
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
    parser.add_argument("--detail", type=Path, help="a file for every field that is not right")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="folders laid out like the bench")
    arguments = parser.parse_args()
    if not BENCH.exists():
        sys.exit(f"no bench at {BENCH}")
    sys.path.insert(0, str(BENCH))
    import scoring

    with TemporaryDirectory() as folder:
        models = Path(folder)
        pages = samples(models, arguments.extra)
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            parts = list(pool.map(partial(_read_fold, models, pages), range(FOLDS)))
    detail = io.StringIO()
    for kind in KINDS:
        print(f"== {kind}")
        print(f"# {kind}", file=detail)
        scoring.main(BENCH / "dev", kind, lines=[line for part in parts for line in part[kind]], detail=detail)
    if arguments.detail:
        arguments.detail.write_text(detail.getvalue(), "utf-8")


if __name__ == "__main__":
    main()
