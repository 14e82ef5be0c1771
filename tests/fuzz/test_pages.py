"""Whatever lies in a file: it is read, extracted, printed and could be stored, with no traceback and in seconds."""

import re
import time
import traceback
from random import Random

import pytest

from smaarchive import formats
from smaarchive.archive.sealed import article_values, sealed
from smaarchive.article import Article, Refused, Source, Stored
from smaarchive.extract import extract
from smaarchive.outputs import SHAPES, Form, columns, page, written
from smaarchive.outputs.plain import UNSAFE, plain
from smaarchive.outputs.record import of_article
from tests.every_format import SEEDS, every

from . import EXAMPLES
from .pages import made_up

NAMES = ("a.txt", "a.html", "a.bin", "a.eml", "a.jsonl", "a.md")
PARTS = 20  # so that several processes share the work
LONGEST = 5.0  # CPU seconds, of some kB
CONTROL = "[\x00-\x1f\x7f-\x9f\ud800-\udfff]"
CASES = SEEDS.parent.parent / "tests" / "cases"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    pages = [path.read_bytes() for path in sorted([*SEEDS.glob("*"), *CASES.glob("*.txt"), *CASES.glob("*.html")])]
    packed = [data for _, data in sorted(every(tmp_path_factory.mktemp("boxes")).items())]
    return [*pages, *(data for data in packed for _ in range(3))]


def taken_in(name: str, data: bytes) -> None:
    """Do with a file all that any command does with it."""
    begun = time.process_time()
    for item in formats.read(Source(name, data, 1)):
        if isinstance(item, Refused):
            assert item.state in ("skipped", "failed", "no-text") and item.reason
            assert not re.search(UNSAFE, plain(item.origin + (item.reason or "")))
            continue
        article = extract(item)
        assert not re.search(CONTROL, article.body.replace("\n", ""))
        sealed(article_values(article, "2020-01-01T00:00:00Z"))
        printed(article)
    assert time.process_time() - begun < LONGEST


def printed(article: Article) -> None:
    """Print an article in every shape; nothing that steers a terminal is left."""
    record = {**of_article(article), "id": 1}
    for shape in SHAPES:
        for ascii_only in (False, True):
            for text in written(shape, [record], Form(columns.ARTICLES, ascii_only)):
                assert not re.search(UNSAFE, text.replace("\n", "").replace("\t", ""))
    shown = page.of_stored(Stored(1, "2020-01-01T00:00:00Z", article, ()), width=80, colour=False)
    assert not re.search(UNSAFE, shown.replace("\n", ""))


@pytest.mark.parametrize("part", range(PARTS))
def test_made_up_files_are_taken_in(seeds: list[bytes], part: int) -> None:
    rand = Random(f"pages {part}")
    faults: dict[str, str] = {}
    for number in range(EXAMPLES // PARTS):
        data, name = made_up(rand, seeds), rand.choice(NAMES)
        try:
            taken_in(name, data)
        except Exception as error:  # noqa: BLE001  # every kind is what is looked for; one of a kind is kept
            told = traceback.format_exception(error)
            faults.setdefault(told[-1][:200] + told[-2], f"number {number}, {name}, {data!r}\n{''.join(told)}")
    assert not faults, "\n\n".join(faults.values())


# inputs that were found, cut down to what matters
FOUND = {
    "no character, in a feed": b"<rss version='2.0'><channel><item><title>&#x110000; a</title></item></channel>",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_taken_in(name: str) -> None:
    taken_in("a.txt", FOUND[name])
