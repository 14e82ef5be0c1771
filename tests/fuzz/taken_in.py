"""What any command does with a file, a page, an article: decode, read, extract, seal, print. Nothing may go wrong."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from smaarchive import formats
from smaarchive.archive.sealed import article_values, sealed
from smaarchive.article import Article, Found, Stored
from smaarchive.decode import decode
from smaarchive.extract import explain, extract
from smaarchive.formats.isodate import OURS
from smaarchive.outputs import SHAPES, Form, columns, page, written
from smaarchive.outputs.plain import UNSAFE, plain
from smaarchive.outputs.record import of_article
from smaarchive.page import Block, Page, Reading, Refused, Source
from tests.every_format import SEEDS, every
from tests.faults.screens import strings

from .credits import page_of_lines
from .pages import ENCODINGS, made_up

NAMES = ("a.txt", "a.html", "a.bin", "a.eml", "a.jsonl", "a.md")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
STEERS = re.compile(UNSAFE)
CASES = SEEDS.parent.parent / "tests" / "cases"
MOST_BLOCKS = 60  # of a page; more only take longer


@cache
def seeds() -> tuple[bytes, ...]:
    """Read the pages that others are made of: of every format, those in other formats than text and HTML thrice."""
    plain_pages = [
        path.read_bytes() for path in sorted([*SEEDS.glob("*"), *CASES.glob("*.txt"), *CASES.glob("*.html")])
    ]
    with TemporaryDirectory() as folder:
        packed = [data for _, data in sorted(every(Path(folder)).items())]
    return (*plain_pages, *(data for data in packed for _ in range(3)))


def decoded(rand: Random) -> str:
    """Decode bytes, labelled with anything."""
    data = made_up(rand, seeds())
    label = rand.choice((None, *ENCODINGS, "x-user-defined", "ks_c_5601-1987", "utf-9", "base64", "", "\0", "idna"))
    text, encoding = decode(data, label)
    text.encode()
    assert encoding
    return encoding


def file(rand: Random) -> str:
    """Take in a file, whatever it holds."""
    return taken_in(rand.choice(NAMES), made_up(rand, seeds()))


def taken_in(name: str, data: bytes) -> str:
    """Read, extract and print; give the format it was taken for."""
    source = Source(name, data, 1)
    for item in formats.read(source):
        if isinstance(item, Refused):
            assert item.state in ("skipped", "failed", "no-text") and item.reason
            assert not STEERS.search(plain(item.origin + item.reason))
        else:
            stored_and_printed(extract(item))
    found = formats.named(source)
    return found if isinstance(found, str) else "no page"


def lines(rand: Random) -> str:
    """Extract from a page of what credits are made of."""
    data, format = page_of_lines(rand)
    for item in formats.read(Source("a", data, 1), format):
        assert isinstance(item, Page)
        stored_and_printed(explain(item)[0])
    return format


@cache
def _pages() -> tuple[Page, ...]:
    found = [item for data in seeds() for item in formats.read(Source("a", data, 1)) if isinstance(item, Page)]
    return tuple(page for page in found if not page.ready)


def page_of_anything(rand: Random) -> str:
    """Extract from a page that no format would give: blocks and declarations of several, shuffled and damaged."""
    pages = rand.choices(_pages(), k=3)
    blocks = [block for reading in pages[0].readings for block in _some(rand, reading.blocks)]
    others = [block for page in pages[1:] for reading in page.readings for block in _some(rand, reading.blocks)]
    blocks += [block._replace(hints=()) for block in others]  # each format has hints of its own
    declared = [found for page in pages for found in page.declared]
    if rand.random() < 0.5:
        rand.shuffle(blocks)
    made = strings(rand)
    blocks = [_other(rand, block, next(made)) if rand.random() < 0.1 else block for block in blocks][:MOST_BLOCKS]
    declared = [_declared_otherwise(rand, each, next(made)) for each in rand.sample(declared, len(declared))]
    cut = rand.randint(0, len(blocks))
    readings = [
        Reading(reading.name, tuple(blocks[cut:] if n else blocks)) for n, reading in enumerate(pages[0].readings)
    ]
    taken = tuple(_some(rand, tuple(blocks)))
    page = pages[0]._replace(
        readings=tuple(readings), declared=tuple(declared), url=rand.choice((None, next(made))), main_text=lambda: taken
    )
    stored_and_printed(explain(page)[0] if rand.random() < 0.2 else extract(page))
    return page.format


def _some(rand: Random, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    start = rand.randint(0, len(blocks))
    return blocks[start : start + rand.choice((1, 5, 40))]


def _other(rand: Random, block: Block, text: str) -> Block:
    """Give a block another text: as a format gives it, without controls and with something in it."""
    clean = "".join(each for each in text if each.isprintable())
    lines = (
        block.text * 30,
        block.text[: rand.randint(1, 30)],
        clean,
        f"By {clean}",
        f"{clean} -- {block.text}",
        "2020-13-45",
    )
    return block._replace(text=rand.choice(lines).strip() or "x", line=rand.choice((0, block.line, 10**6)))


def _declared_otherwise(rand: Random, found: Found, text: str) -> Found:
    if rand.random() < 0.8:
        return found
    clean = "".join(each for each in text if each.isprintable()).strip() or "x"
    return found._replace(value=(clean,) if isinstance(found.value, tuple) else clean)


def printed(rand: Random) -> str:
    """Print an article whose every field is made up to take over a terminal."""
    made = strings(rand)
    source, encoding, headline, published, updated, byline = (next(made) for _ in range(6))
    outlet, agency, section, dateline, language, url, body = (next(made) for _ in range(7))
    article = Article(
        source, "text", encoding, headline, published, updated, byline, (byline, headline), outlet, agency
    )
    article = article._replace(section=section, dateline=dateline, language=language, url=url, body=body)
    article = article._replace(captions=(outlet, body), reason=body)
    _printed(article)
    return "printed"


def stored_and_printed(article: Article) -> None:
    """Make the row of an article, and print it in every shape."""
    assert not CONTROL.search(article.body)
    assert not any(moment and not OURS.fullmatch(moment) for moment in (article.published, article.updated))
    sealed(article_values(article, "2020-01-01T00:00:00Z"))
    _printed(article)


def _printed(article: Article) -> None:
    for text in _shapes(article):
        assert not STEERS.search(text.replace("\n", "").replace("\t", ""))


def _shapes(article: Article) -> Iterator[str]:
    record = {**of_article(article), "id": 1}
    for shape in SHAPES:
        for ascii_only in (False, True):
            yield from written(shape, [record], Form(columns.ARTICLES, ascii_only))
    yield page.of_stored(Stored(1, "2020-01-01T00:00:00Z", article, ()), width=80, colour=False)
