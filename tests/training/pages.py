"""The pages a body model learns from: the bench's, our own golden cases, and folders laid out like the bench."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from smaarchive import formats
from smaarchive.extract.splitting import split_long
from smaarchive.page import Block, Page, Source

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
RENDITIONS = ("main", "full", "insc")
LARGEST = 1500  # lines; the few pages over it cost more time than they teach


@dataclass(frozen=True, slots=True)
class Sample:
    """A rendition of a page with its known body; `group` is the benchmark's set, `domain` the publisher."""

    name: str
    kind: str
    group: str
    domain: str
    body: str
    blocks: tuple[Block, ...]


def side_pages(side: Path, *, learn_only: bool = False) -> Iterator[Sample]:
    """Yield the pages of a folder that holds gold.jsonl and a folder for each rendition."""
    with (side / "gold.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    for kind in sorted(path.name for path in side.iterdir() if path.is_dir() and path.name != "html"):
        for page in gold:
            path = side / kind / f"{page['id']}.txt"
            if path.exists():
                blocks = read_blocks(path)
                if len(blocks) <= LARGEST or not learn_only:
                    yield Sample(page["id"], kind, page["set"], page["domain"], page["body"], blocks)


def case_pages() -> Iterator[Sample]:
    """Yield our own golden cases of plain text, also those without an article; each is a publisher of its own."""
    cases = ROOT / "tests" / "cases"
    for expected in sorted(cases.rglob("*.json")):
        folder = ROOT / "data" / "seeds" if expected.parent.name == "seeds" else expected.parent
        page = folder / f"{expected.stem}.txt"
        body = json.loads(expected.read_text("utf-8")).get("body") if page.exists() else None
        if body is not None and (blocks := read_blocks(page)):
            yield Sample(expected.stem, "text", "own", f"own:{expected.stem}", body, blocks)


def read_blocks(path: Path) -> tuple[Block, ...]:
    """Read a plain-text file as `sma extract` does, long lines parted."""
    page = next(formats.read(Source(str(path), path.read_bytes()), "text"))
    assert isinstance(page, Page), page
    return tuple(split_long(page.readings[0].blocks))
