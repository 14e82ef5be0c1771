"""Broken files of every format: one line for each fault, the pages before it kept, never an exception."""

import gzip
import io
import random
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from smaarchive import formats
from smaarchive.discover import LARGEST
from smaarchive.formats.packed import LEAST
from smaarchive.page import Page, Refused, Source
from tests.every_format import HTML, RSS, RSS_ITEM, every, mail, mbox, pdf, tarred, warc, webarchive, zipped
from tests.hostile_pages import laughs

CUTS = 40
NUMBERED = [HTML.replace(b"five months", b"%d months" % number) for number in range(6)]


def read(data: bytes, origin: str = "/file") -> list[Page | Refused]:
    return list(formats.read(Source(origin, data, 1)))


def pages(found: list[Page | Refused]) -> list[bytes]:
    return [item.source.data for item in found if isinstance(item, Page)]


def refused(found: list[Page | Refused], state: str = "failed") -> list[Refused]:
    return [item for item in found if isinstance(item, Refused) and item.state == state]


def cuts(data: bytes) -> list[int]:
    """Return lengths to cut a file to: spread over it, and all of the last bytes."""
    return sorted({len(data) * number // CUTS for number in range(1, CUTS)} | set(range(len(data) - 12, len(data))))


def own(record: bytes) -> bytes:
    """Return what is a record's own: not the end of its feed, not the line ends behind it."""
    return record.split(b"</item>")[0].rstrip(b"\r\n")


@pytest.fixture(scope="module")
def containers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return containers of six pages."""
    box = tmp_path_factory.mktemp("box") / "box"
    members = {f"{number}.html": page for number, page in enumerate(NUMBERED)}
    records = [("response", f"http://example.org/{n}", "text/html", page) for n, page in enumerate(NUMBERED)]
    items = [RSS_ITEM.replace("five months", f"{number} months") for number in range(6)]
    return {
        "warc": warc(records, packed=False),
        "warc.gz": warc(records),
        "zip": zipped(members),
        "stored zip": zipped(members, zipfile.ZIP_STORED),
        "tar": tarred(members),
        "tar.gz": tarred(members, "w:gz"),
        "mbox": mbox([mail(html=page) for page in NUMBERED], box),
        "rss": RSS.format(items="".join(items)).encode(),
    }


@pytest.mark.parametrize("name", ["warc", "warc.gz", "zip", "stored zip", "tar", "tar.gz", "mbox", "rss"])
def test_a_container_that_is_cut_gives_what_stands_whole_before_the_cut(
    name: str, containers: dict[str, bytes]
) -> None:
    data = containers[name]
    whole = pages(read(data))
    assert len(whole) == 6
    known = [own(page) for page in whole]
    before = 0
    for length in cuts(data):
        found = read(data[:length])
        kept = [own(page) for page in pages(found)]
        sure = len(kept) - (name == "mbox")  # a message ends where the next one begins, or the file
        assert kept[:sure] == known[:sure], length
        assert len(kept) >= before
        before = len(kept)
        assert len(refused(found)) <= 1
        # a mailbox says nowhere where it ends, and a tar may have lost no more than the zeros behind its last member
        assert len(kept) == 6 or found[-1:] == refused(found) or name in ("mbox", "tar", "tar.gz"), length
    assert before >= 5


@pytest.mark.parametrize("name", ["chromium.mhtml", "chromium.pdf", "page.webarchive", "page-xml.webarchive",
                                  "html.eml", "atom.xml", "page.html.gz", "crawl.wacz", "nested.zip"])  # fmt: skip
def test_a_page_that_is_cut_is_one_line_at_most(name: str, tmp_path: Path) -> None:
    data = every(tmp_path)[name]
    for length in cuts(data):
        found = read(data[:length], f"/{name}")
        assert found, length
        assert len(refused(found)) <= 1, (length, found)


@pytest.mark.parametrize("name", ["warc", "warc.gz", "zip", "tar", "tar.gz", "mbox", "rss"])
def test_bytes_of_a_container_that_are_wrong_are_one_line_at_most(name: str, containers: dict[str, bytes]) -> None:
    data = containers[name]
    chance = random.Random(name)
    for _ in range(CUTS):
        place = chance.randrange(16, len(data) - 64)
        found = read(data[:place] + chance.randbytes(16) + data[place + 16 :])
        assert found and len(refused(found)) <= 1, place


@pytest.mark.parametrize("name", ["chromium.mhtml", "chromium.pdf", "page.webarchive", "page-xml.webarchive",
                                  "html.eml", "atom.xml", "page.html.gz", "crawl.wacz"])  # fmt: skip
def test_bytes_that_are_wrong_are_no_exception(name: str, tmp_path: Path) -> None:
    data = every(tmp_path)[name]
    chance = random.Random(name)
    for _ in range(CUTS):
        place = chance.randrange(len(data) - 16)
        assert read(data[:place] + chance.randbytes(8) + data[place + 8 :], f"/{name}")


def locked_zip() -> bytes:
    """Return a zip whose members are marked as encrypted."""
    data = bytearray(zipped({"a.html": HTML, "b.html": HTML}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    return bytes(data)


def deep_mail() -> bytes:
    """Return a mail with parts in parts, two thousand deep."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(2000)
    )
    return b"Message-ID: <1@example.org>\nMIME-Version: 1.0\n" + opening


def tar_of_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as file:
        for name, kind in (("link.html", tarfile.SYMTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    return out.getvalue()


def tar_that_claims(size: int) -> bytes:
    header = tarfile.TarInfo("a.txt")
    header.size = size
    return header.tobuf() + b"Talks go on.\n" * 2000


def nameless_zip() -> bytes:
    """Make a zip whose first member has no name in its list."""
    data = bytearray(zipped({"a": HTML, "b.html": HTML}))
    entry, end = data.find(b"PK\1\2"), data.find(b"PK\5\6")
    data[end + 12 : end + 16] = (int.from_bytes(data[end + 12 : end + 16], "little") - 1).to_bytes(4, "little")
    data[entry + 28 : entry + 30] = bytes(2)  # the length of the name, which stands behind 46 bytes
    del data[entry + 46]
    return bytes(data)


def zip_damaged_in_a_large_member() -> bytes:
    """Make a zip of lines of JSON that are more than can be held, says its list, and damage them in the middle."""
    lines = [b'{"body": "Talks number %d go on."}\n' % number for number in range(2000)]
    data = bytearray(zipped({"a.jsonl": b"".join(lines)}))
    entry, middle = data.find(b"PK\1\2"), len(data) // 2
    data[entry + 24 : entry + 28] = (LARGEST + 1).to_bytes(4, "little")
    data[middle : middle + 40] = b"\xff" * 40
    return bytes(data)


FAULTS: dict[str, tuple[bytes, list[tuple[str, str, str]]]] = {
    "a PDF with a password": (pdf(owner="secret"), [("/file", "failed", "password-protected")]),
    "a zip with a password": (
        locked_zip(),
        [("/file#1", "failed", "password-protected"), ("/file#2", "failed", "password-protected")],
    ),
    "an empty zip": (zipped({}), [("/file", "skipped", "holds no page")]),
    "an empty tar": (tarred({}) + b"\0", [("/file", "skipped", "not a page: binary")]),
    "an empty gzip": (b"\x1f\x8b", [("/file", "failed", "cut short")]),
    "zeros": (b"\0" * (1 << 20), [("/file", "skipped", "not a page: binary")]),
    "a tar of links": (
        tar_of_links(),
        [("/file#1", "skipped", "not a regular file"), ("/file#2", "skipped", "not a regular file")],
    ),
    "a tar that claims exabytes": (
        tar_that_claims(1 << 60),
        [("/file#1", "failed", "over 64 MB"), ("/file", "failed", "cut short in member 1")],
    ),
    "a tar that claims more than it holds": (
        tar_that_claims(1 << 20),
        [("/file", "failed", "damaged after member 1")],
    ),
    "a WARC without pages": (warc([]), [("/file", "skipped", "holds no page")]),
    "a WARC of a picture": (
        warc([("response", "http://example.org/a.png", "image/png", b"\x89PNG\r\n\x1a\n")]),
        [("/file#3", "skipped", "not a page: picture")],
    ),
    "not a WARC after its first bytes": (b"WARC/1.0\r\nhello\r\n\r\n", [("/file", "failed", "damaged at record 1")]),
    "not a PDF after its first bytes": (b"%PDF-1.7\nhello", [("/file", "failed", "damaged PDF")]),
    "not a property list": (b"bplist00hello", [("/file", "failed", "damaged web archive")]),
    "a web archive of a picture": (
        webarchive(b"\x89PNG\r\n"),
        [("/file", "skipped", "not a page: picture")],
    ),
    "a feed of summaries": (
        RSS.format(items="<item><title>A</title><description>B</description></item>").encode(),
        [("/file", "skipped", "a summary, not the article")],
    ),
    "a feed of entities": (
        laughs() + b"<rss version='2.0'><channel><item><title>&l11;</title></item></channel></rss>",
        [("/file", "skipped", "a summary, not the article")],
    ),
    "a document type of XML": (laughs() + b"<svg><a>&l11;</a></svg>", [("/file", "skipped", "not a page: XML")]),
    "a feed of nothing": (RSS.format(items="").encode(), [("/file", "skipped", "holds no entries")]),
    "a feed of a long head": (
        RSS.format(items="<x>" + " " * 70_000 + "</x><item></item>").encode(),
        [("/file", "failed", "over 64 kB before the first entry")],
    ),
    "a mail with parts too deep": (deep_mail(), [("/file", "failed", "damaged mail")]),
    "gzip in gzip in gzip": (
        gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(HTML))))),
        [("/file", "skipped", "packed too deep")],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_in_one_line(name: str) -> None:
    data, expected = FAULTS[name]
    assert [item[:3] for item in read(data)] == expected


def test_a_member_without_a_name_stops_no_other() -> None:
    first, second = read(nameless_zip())
    assert first[:3] == ("/file#1", "skipped", "no name")
    assert isinstance(second, Page) and second.source.data == HTML


def test_damage_in_a_member_too_large_to_be_held_is_told_behind_what_is_whole() -> None:
    found = read(zip_damaged_in_a_large_member())
    assert len(pages(found)) > 100
    assert found[-1][:3] == ("/file#1", "failed", "damaged")


def test_names_in_a_zip_are_never_paths() -> None:
    names = ("../../etc/cron.d/x.html", "/etc/passwd.html", "C:\\Windows\\x.html", "a\0b.html", "..")
    found = read(zipped(dict.fromkeys(names, HTML)))
    assert [item.source.origin for item in found if isinstance(item, Page)][:3] == ["/file#1", "/file#2", "/file#3"]


BOMBS = {
    "gzip": lambda zeros: gzip.compress(zeros, 9),
    "gzip in gzip": lambda zeros: gzip.compress(gzip.compress(zeros, 9)),
    "zip": lambda zeros: zipped({"a.html": zeros, "b.html": HTML}),
    "warc.gz": lambda zeros: warc([("response", "http://example.org", "text/html", zeros)]),
    "tar.gz": lambda zeros: tarred({"a.html": zeros}, "w:gz"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_no_more_memory_than_a_large_page(name: str) -> None:
    bomb = BOMBS[name](bytes(LEAST + (1 << 20)))
    tracemalloc.start()
    found = read(bomb)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found
    assert all(isinstance(item, Refused) for item in found[:1])
    assert most < 2 * LEAST


def test_a_header_without_end_is_no_mail() -> None:
    data = b"Message-ID: <1@example.org>\nMIME-Version: 1.0\nSubject: " + b"=?utf-8?b?4pyT?= " * 60_000
    assert read(data) == [Refused("/file", "failed", "damaged mail")]


def test_a_page_out_of_a_container_says_which_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    found = read(zipped({"a.pdf": pdf(), "b.html": HTML}))
    reason = "PDF files need pypdfium2: pip install 'smaarchive[pdf]'"
    assert found[0] == Refused("/file#1", "failed", reason)
    assert isinstance(found[1], Page)
