"""The pages the rankers learn from, laid out, each with the right answers as far as they are known.

The layouts come from models of running text that saw no page of the same publisher: the program, too, meets publishers
that its models have not seen, and a ranker that learns on better layouts than it will meet trusts them too much.
"""

import difflib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from smaarchive import formats
from smaarchive.extract import model
from smaarchive.extract.laying_out import lay_out
from smaarchive.extract.layout import Layout
from smaarchive.extract.names import persons
from smaarchive.extract.names_uncased import is_other
from smaarchive.extract.splitting import split_long
from smaarchive.extract.title import without_site
from smaarchive.lexicon.outlets import outlet_by_domain
from smaarchive.page import Page, Source
from tests.golden import every_case
from tests.training import body
from tests.training.alignment import label
from tests.training.augment import Labelled, as_index, cut_short, without_article
from tests.training.pages import BENCH, RENDITIONS, case_pages, read_blocks, side_pages
from tests.training.pages import Sample as BenchPage

FOLDS = 6


@dataclass(frozen=True)
class Sample:
    """A page to learn from: its rendition, its publisher, its layout, and the right answers (None: not known)."""

    kind: str
    domain: str
    layout: Layout
    headline: str | None
    day: Day | None
    authors: frozenset[str] | None
    country: str | None  # of the outlet
    outlet: str | None  # as the gold spells it; "" where the page shows none
    agreement: float = 1.0  # F1 of the lines kept as body, by characters; 0 where the page has no article


def near(got: str, want: str) -> bool:
    """Tell whether two headlines are one, as the shared bench counts."""
    from scoring import norm

    a, b = norm(got), norm(want)
    if a == b:
        return True
    matcher = difflib.SequenceMatcher(None, a, b)
    return matcher.real_quick_ratio() >= 0.9 and matcher.quick_ratio() >= 0.9 and matcher.ratio() >= 0.9


def samples(models: Path, extra: Sequence[Path] = ()) -> list[Sample]:
    """Train a model of running text for every fold, into a folder, and lay out the fold's pages by it."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return [sample for part in pool.map(partial(_of_fold, models, extra), range(FOLDS)) for sample in part]


def _of_fold(models: Path, extra: Sequence[Path], fold: int) -> list[Sample]:
    """Lay out the pages of a fold by a model that saw none of their publishers."""
    sys.path.insert(0, str(BENCH))
    pages = [*side_pages(BENCH / "dev"), *case_pages()]
    pages += [page for side in extra for page in side_pages(side, learn_only=True)]
    learned = [body.prepare(page) for page in pages if body.fold_of(page.domain, FOLDS, 0) != fold]
    model.WEIGHTS = model_of(models, fold)
    body.train(learned, model.WEIGHTS)
    model._model.cache_clear()
    sides = (side_samples(side, fold) for side in (BENCH / "dev", *extra))
    return [*chain.from_iterable(sides), *own_samples(fold), *made_samples(pages, fold)]


def model_of(models: Path, fold: int) -> Path:
    """Name the file of a fold's model of running text."""
    return models / f"body{fold}.json"


def side_samples(side: Path, fold: int) -> Iterator[Sample]:
    """Yield a fold's pages of the shared bench, or of a folder laid out like it."""
    for line in (side / "gold.jsonl").read_text("utf-8").splitlines():
        gold: dict[str, Any] = json.loads(line)
        if body.fold_of(gold["domain"], FOLDS, 0) != fold:
            continue
        for kind in RENDITIONS:
            path = side / kind / f"{gold['id']}.txt"
            if path.exists():
                blocks = read_blocks(path)
                kept = label([block.text for block in blocks], gold["body"])
                yield _sample(gold, kind, lay_out(blocks), kept)


def _agreement(layout: Layout, kept: Sequence[bool]) -> float:
    """Return the F1 of the lines kept as body, by characters."""
    lines = list(zip(layout.measures, layout.body, kept, strict=True))
    hits = sum(m.chars for m, taken, right in lines if taken and right)
    return 2 * hits / (sum(m.chars * (taken + right) for m, taken, right in lines) or 1)


def made_samples(pages: Sequence[BenchPage], fold: int) -> Iterator[Sample]:
    """Yield pages made of a fold's: without their article, with others' teasers in its place, with little left of it.

    Of their fields nothing is known.
    """
    rng = random.Random(fold)
    stories = [page.body for page in pages if page.group in body.SETS and page.kind == "main"]
    for page in pages:
        if page.group not in body.SETS or body.fold_of(page.domain, FOLDS, 0) != fold:
            continue
        labelled = (page.blocks, label([block.text for block in page.blocks], page.body))
        made = {
            "none": without_article(labelled),
            "index": as_index(labelled, rng.sample(stories, rng.randrange(4, 15)), rng),
            "short": cut_short(labelled, rng),
        }
        for kind, one in made.items():
            if one is not None:
                yield _made(kind, page.domain, one)


def _made(kind: str, domain: str, page: Labelled) -> Sample:
    """Lay out a page of whose fields nothing is known."""
    blocks, kept = page
    layout = lay_out(blocks)
    return Sample(kind, domain, layout, None, None, None, None, None, _agreement(layout, kept))


def _sample(gold: dict[str, Any], kind: str, layout: Layout, kept: Sequence[bool]) -> Sample:
    """Put a page and its right answers together."""
    if gold["set"] not in body.SETS:
        agreement = _agreement(layout, kept)
        return Sample("extra", gold["domain"], layout, gold.get("headline"), None, None, None, None, agreement)
    from scoring import date_of, names, norm

    known = gold["set"] == "fundus"
    declared = {} if known else _declared(BENCH / "dev" / "html" / f"{gold['id']}.html")
    title, told = declared.get("headline"), names(gold.get("authors")) if known else declared.get("authors")
    text = norm(" ".join(block.text for block in layout.blocks))
    return Sample(
        kind,
        gold["domain"],
        layout,
        headline=gold["headline"] if known else without_site(title) if title else None,
        day=date_of(gold.get("published")) if known else None,
        authors=frozenset(name for name in told if name in text) if told is not None else None,
        country=str(gold.get("region") or "").upper() or None,
        outlet=gold.get("outlet") or _of_domain(gold),
        agreement=_agreement(layout, kept),
    )


def own_samples(fold: int) -> Iterator[Sample]:
    """Yield a fold's golden cases of plain text."""
    from scoring import date_of, norm

    for case in every_case():
        if case.page.suffix != ".txt" or body.fold_of(f"own:{case.page.stem}", FOLDS, 0) != fold:
            continue
        want = json.loads(case.expected.read_text("utf-8"))
        blocks = split_long(_page(case.page).readings[0].blocks)
        if not blocks:
            continue
        layout = lay_out(blocks)
        if want.get("reason"):
            yield Sample("none", f"own:{case.page.stem}", layout, None, None, None, None, None, agreement=0.0)
            continue
        told = want.get("authors") or [want.get("byline")]
        yield Sample(
            "own",
            f"own:{case.page.stem}",
            layout,
            want.get("headline"),
            date_of(want.get("published") or want.get("date")),
            frozenset(map(norm, told)) - {""} if "byline" in want or "authors" in want else None,
            country=None,
            outlet=(want.get("outlet") or "") if "outlet" in want else None,
        )


def _page(path: Path) -> Page:
    page = next(formats.read(Source(str(path), path.read_bytes())))
    assert isinstance(page, Page)
    return page


@cache
def _declared(path: Path) -> dict[str, Any]:
    """Return the headline and the authors a page's HTML declares: pages without known ones teach with these."""
    from scoring import norm

    found = _page(path).declared
    authors = [str(one.value).removeprefix("By ") for one in found if one.field == "authors"]
    writers = [name for one in authors for name in persons(one) or ((one,) if is_other(one) else ())]
    return {
        "headline": next((str(one.value) for one in found if one.field == "headline"), None),
        "authors": frozenset(map(norm, writers)) or None,
    }


def _of_domain(gold: dict[str, Any]) -> str | None:
    """Return the outlet of a page's domain, if the lexicon knows it."""
    outlet = outlet_by_domain(gold["domain"])
    return outlet.name if outlet else None
