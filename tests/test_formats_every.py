"""The same article in every format: the same headline, date, byline, outlet and body; in the archive, one article."""

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from smaarchive import formats
from smaarchive.archive.connection import open_reading
from smaarchive.archive.read import get
from smaarchive.extract import extract
from smaarchive.formats.packed import Budget
from smaarchive.formats.warc import unpack
from smaarchive.page import Large, Page, Reading, Refused, Source
from tests import web_server
from tests.chromium import browser, found
from tests.every_format import ARTICLE, HTML, LATIN, NAME, SEEDS, Record, every, tarred, warc, zipped
from tests.program import sma

SET_IN_LATIN = ("set.pdf", "columns.pdf")  # the fonts that every PDF reader has know no curved quotes


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return every(tmp_path_factory.mktemp("boxes"))


NAMES = (
    "page.txt", "page.md", "page.html", "page.xhtml", "single.html", "chromium.mhtml", "chromium.pdf",
    "page.webarchive", "page-xml.webarchive", "crawl.warc", "crawl.warc.gz", "text.warc.gz", "resource.warc.gz",
    "crawl.wacz", "set.pdf", "columns.pdf", "html.eml", "text.eml", "box.mbox", "rss.xml", "atom.xml", "article.jsonl",
    "pages.zip", "nested.zip", "pages.tar", "pages.tar.gz", "page.html.gz",
)  # fmt: skip


def pages_of(source: Source) -> list[Page]:
    return [page for page in formats.read(source) if isinstance(page, Page)]


def told(found: Iterable[Page | Refused]) -> list[Page | Refused]:
    """Return pages with what each would have an extractor say of it, so that they can be compared."""
    return [
        page._replace(main_text=tuple, readings=(*page.readings, Reading("main text", page.main_text())))
        if isinstance(page, Page)
        else page
        for page in found
    ]


def assert_is_the_article(page: Page, quotes: dict[int, int]) -> None:
    article = extract(page)
    wanted = (ARTICLE["headline"], ARTICLE["published"][:10], ARTICLE["byline"], ARTICLE["outlet"])
    assert (article.headline, article.date, article.byline, article.outlet) == wanted
    assert article.body.translate(quotes).split() == ARTICLE["body"].translate(quotes).split()


def test_the_table_is_complete(files: dict[str, bytes]) -> None:
    assert sorted(files) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_says_the_same(name: str, files: dict[str, bytes]) -> None:
    pages = pages_of(Source(f"/folder/{name}", files[name], 1))
    assert pages
    for page in pages:
        assert_is_the_article(page, LATIN if name in SET_IN_LATIN else {})


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_read_again_gives_the_page_again(name: str, files: dict[str, bytes]) -> None:
    for page in pages_of(Source(f"/folder/{name}", files[name], 1)):
        assert told(formats.read(page.source, page.format)) == told([page])


@pytest.mark.parametrize("name", NAMES)
def test_a_record_knows_its_file(name: str, files: dict[str, bytes]) -> None:
    path = f"/folder/{name} #1"
    for page in pages_of(Source(path, files[name], 1)):
        assert page.source.file == (None if page.source.origin == path else path)


# Markdown is told from text by its suffix alone
@pytest.mark.parametrize("name", [name for name in NAMES if name != "page.md"])
def test_the_suffix_decides_little(name: str, files: dict[str, bytes]) -> None:
    right, wrong = (pages_of(Source(origin, files[name], 1)) for origin in (f"/{name}", "/wrong.doc"))
    assert [extract(page).digest for page in right] == [extract(page).digest for page in wrong]


MARKDOWN = {"notes/note.md": b"# Talks resume\n\n> They **resume**.\n", "note.txt": b"# Talks resume\n"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("z.zip", zipped(MARKDOWN)),
        ("cut.zip", zipped(MARKDOWN)[:-30]),
        ("t.tar", tarred(MARKDOWN)),
        ("t.tar.gz", tarred(MARKDOWN, "w:gz")),
        ("in.zip", zipped({"t.tar": tarred(MARKDOWN)})),
    ],
)
def test_a_members_name_is_a_hint_as_a_files_is(name: str, data: bytes) -> None:
    pages = pages_of(Source(f"/{name}", data, 1))
    number = "#1" if name == "in.zip" else ""
    assert [(page.source.origin, page.format) for page in pages] == [
        (f"/{name}{number}#1", "markdown"), (f"/{name}{number}#2", "text"),
    ]  # fmt: skip
    texts = [block.text for block in pages[0].readings[0].blocks]
    assert texts == ["Talks resume", "They resume."]


def test_so_is_the_name_of_a_gzip_file() -> None:
    [page] = pages_of(Source("/note.md.gz", gzip.compress(MARKDOWN["notes/note.md"]), 1))
    assert page.readings[0].blocks[0].text == "Talks resume"
    assert list(formats.read(page.source, page.format)) == [page]


def test_the_archive_holds_one_article_with_all_its_sources(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name, data in files.items():
        if name not in SET_IN_LATIN:
            (folder / name).write_bytes(data)
    archive = tmp_path / "archive.db"
    answers = {
        "/page.html": web_server.page(HTML),
        "/feed.xml": web_server.page(files["atom.xml"], Content_Type="application/atom+xml"),
    }
    with web_server.serving(answers) as web:
        urls = [f"{web.url}{path}" for path in answers]
        told = sma("ingest", folder, "-", *urls, "--allow-private", "--db", archive, input=HTML.decode())
    assert told.stderr == "sma: 30 entries: 1 stored, 28 duplicate, 1 skipped\n", told.stderr
    with open_reading(archive) as opened:
        (stored,) = get(opened, [1])
    origins = {Path(source).name for source in stored.sources}
    assert origins >= {"crawl.warc.gz#3", "crawl.wacz#3", "box.mbox#2", "nested.zip#1#1", "rss.xml", "page.html.gz"}
    assert {*stored.sources} >= {"-", *urls}
    assert len(stored.sources) == 29
    again = sma("ingest", folder, "--db", archive)
    assert (again.returncode, again.stderr) == (0, "sma: 25 entries: 25 unchanged\n")
    assert sma("check", "--db", archive).returncode == 0


@pytest.mark.parametrize("name", ["crawl.warc.gz", "page.html", "chromium.pdf", "pages.tar.gz", "html.eml"])
def test_standard_input_is_sniffed(name: str, files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(files[name])
    with (tmp_path / "input").open("rb") as data:
        command = [sys.executable, "-m", "smaarchive", "extract", "-", "--nl"]
        ran = subprocess.run(command, stdin=data, capture_output=True, text=True, check=True)
    assert ARTICLE["headline"] in ran.stdout


def test_a_format_that_is_named_goes_before_what_is_found(tmp_path: Path) -> None:
    (page,) = formats.read(Source("-", HTML), "text")
    assert isinstance(page, Page)
    assert page.format == "text"
    assert page.readings[0].blocks[0].text == "<!DOCTYPE html>"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "pages.tar", "pages.tar.gz", "box.mbox", "pages.zip"])
def test_a_container_too_large_to_be_held_is_read_in_pieces(name: str, files: dict[str, bytes]) -> None:
    data = files[name]
    large = Large(f"/{name}", io.BufferedReader(io.BytesIO(data)), len(data), 1)
    assert told(formats.read(large)) == told(formats.read(Source(f"/{name}", data, 1)))


@pytest.mark.parametrize("size", [1, 2, 3, 5, 64, 1000])
def test_a_record_may_end_where_a_read_does(size: int) -> None:
    class Slow(io.BytesIO):
        def readinto(self, buffer: Any) -> int:
            return super().readinto(memoryview(buffer)[:size])

    record: Record = ("response", "http://example.org", "text/html", HTML)
    data = warc([record] * 5, packed=False)
    large = Large("/x", io.BufferedReader(Slow(data), 1024), len(data), 1)
    assert [item.origin for item in unpack(large, Budget.of(0))] == [f"/x#{number}" for number in (3, 5, 7, 9, 11)]


def test_what_is_no_container_and_too_large_to_be_held_is_told() -> None:
    large = Large("/page.html", io.BufferedReader(io.BytesIO(HTML)), len(HTML), 1)
    assert list(formats.read(large)) == [Refused("/page.html", "failed", "over 64 MB")]


@pytest.mark.skipif(not found() and "CI" not in os.environ, reason="needs a Chromium, which .ci/run installs")
def test_what_chromium_saves_today() -> None:
    with browser() as opened:
        session = opened.open((SEEDS / f"{NAME}.html").as_uri())
        saved = {"/x.mhtml": opened.mhtml(session), "/x.pdf": opened.pdf(session, displayHeaderFooter=True)}
    for origin, data in saved.items():
        (page,) = pages_of(Source(origin, data))
        assert_is_the_article(page, {})
