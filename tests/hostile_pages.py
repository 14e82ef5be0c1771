"""Pages that were made to hang, to fill memory or to crash: RELIABILITY B8 to B19, each made here.

`make hostile` ingests each, with a good page behind it, in a process of its own and prints how long it
took, what the ledger says, and how large the process and its largest worker became.
"""

import gzip
import json
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.every_format import tarred, zipped

MB = 1 << 20
SECONDS, SECONDS_JSON = 16, 25  # of the processor for a page; for a file of JSON, which is read twice as it is
PARENT_MB, WORKER_MB = 200, 1536
HEAD = b"<!DOCTYPE html><html><head><title>Talks</title></head><body><h1>Talks go on</h1>"
SENTENCE = b"Negotiators of the two allies met for another round of talks on the cost of troops in Seoul. "
PARAGRAPHS = (
    b"The chief negotiators of the two allies parted on Wednesday without an agreement on the cost of troops.",
    b"About 4,000 workers at the bases have been at home since April, and their union asked for a date of return.",
    b"The ministry said that a bill to pay them first would reach the assembly before the end of the month.",
)
GOOD = b"Talks go on\n\nBy Han Ji-woo\n\nMay 6, 2020\n\n" + b"\n\n".join(PARAGRAPHS)


def html(body: bytes) -> bytes:
    return HEAD + body + b"</body></html>"


def json_ld(text: bytes) -> bytes:
    return html(b'<script type="application/ld+json">' + text + b"</script><p>" + SENTENCE * 5)


def many_attributes() -> bytes:
    return html(b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">" + SENTENCE * 5)


def mhtml(headers: bytes, part: bytes) -> bytes:
    return b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org/\r\n" + headers + part


def nested_multipart(depth: int) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(depth)
    )
    return mhtml(b"", parts + b"Content-Type: text/html\r\n\r\n" + html(SENTENCE))


def many_parts() -> bytes:
    head = mhtml(b'Content-Type: multipart/related; boundary="b"\r\n\r\n', b"")
    return head + b"--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n" * 300_000 + b"--b--"


def many_parts_of_a_mail() -> bytes:
    head = b'Message-ID: <1@example.org>\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + b"--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n" * 300_000 + b"--b--"


def encoded_subject() -> bytes:
    words = b" ".join([b"=?utf-8?b?VGFsa3M=?="] * 200_000)
    return b"Message-ID: <1@example.org>\r\nSubject: " + words + b"\r\nContent-Type: text/plain\r\n\r\n" + SENTENCE


def pdf(objects: list[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Write a PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)


def stream(data: bytes, filters: int = 1) -> bytes:
    for _ in range(filters):
        data = zlib.compress(data, 9)
    names = b"[" + b" /FlateDecode" * filters + b"]"
    return b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(data), names, data)


def pdf_of_one_page(content: bytes) -> bytes:
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources %s >>" % font
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content])


def pdf_of_many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), page])


def pdf_that_points_back() -> bytes:
    made = pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>"])
    place = made.rfind(b"xref\n0")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)


def random_body(size: int) -> bytes:
    return b'{"body": "%s"}' % b64encode(Random(size).randbytes(size))


def zip_of_overlaps() -> bytes:
    """Make a zip whose 20,000 listed members are all the same megabyte of zeros (the better zip bomb)."""
    made = zipped({"a.txt": bytes(MB)})
    place = made.rfind(b"PK\1\2")
    end = made.rfind(b"PK\5\6")
    listed = made[place:end] * 20_000
    count = struct.pack("<HHII", 20_000, 20_000, len(listed), place)
    return made[:place] + listed + b"PK\5\6\0\0\0\0" + count + b"\0\0"


def warc_record(block: bytes, length: int | None = None) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + block
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % (len(http) if length is None else length) + http + b"\r\n\r\n"


def laughs(depth: int = 12) -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, depth))
    return b'<!DOCTYPE x [<!ENTITY l0 "ha">' + entities + b"]>"


Made = Callable[[], bytes]

# name, with the suffix of the file -> what makes it
PAGES: dict[str, Made] = {
    "json-ld-of-quotes.html": lambda: json_ld(b'{"@type": "NewsArticle", "x": "' + rb"\"" * 200_000 + b'"}'),
    "json-ld-unclosed.html": lambda: json_ld(b'{"@type": "NewsArticle", "a": ' + b"[" * 500_000),
    "json-ld-many.html": lambda: html(
        b'<script type="application/ld+json">{"@type": "NewsArticle"}</script>' * 50_000 + b"<p>" + SENTENCE * 5
    ),
    "attributes-100000.html": many_attributes,
    "attribute-of-10-mb.html": lambda: html(b'<p class="' + b"a " * (5 * MB) + b'">' + SENTENCE * 5),
    "unclosed-p-200000.html": lambda: html(b"<p>x" * 200_000),
    "unclosed-b-100000.html": lambda: html(b"<b>x" * 100_000),
    "unclosed-a-200000.html": lambda: html(b"<a href=x>y" * 200_000),
    "spans-3000000.html": lambda: html(b"<span>a</span>" * 3_000_000),
    "p-14000000.html": lambda: html(b"<p>a" * 14_000_000),
    "depth-500.html": lambda: html(b"<div>" * 500 + SENTENCE * 5),
    "depth-5000.html": lambda: html(b"<div>" * 5000 + SENTENCE * 5),
    "depth-1000000.html": lambda: html(b"<div>" * 1_000_000 + SENTENCE * 5),
    "lists-in-lists.html": lambda: html(b"<ul><li>" * 3000 + SENTENCE * 5),
    "tables-in-tables.html": lambda: html(b"<table><tr><td>" * 1500 + SENTENCE * 5),
    "table-of-200000-cells.html": lambda: html(b"<table>" + b"<tr><td>a<td>b" * 100_000),
    "text-of-12-mb.html": lambda: html(b"<p>" + SENTENCE * (12 * MB // len(SENTENCE))),
    "one-word-of-30-mb.html": lambda: html(b"<p>" + b"a" * (30 * MB)),
    "lines-500000.html": lambda: html(b"<pre>" + b"By Han, May 6, 2020 - 15:40\n" * 500_000),
    "comments-unclosed.html": lambda: html(b"<!--" * 500_000),
    "entities.html": lambda: html(b"<p>" + b"&amp;" * 3_000_000),
    "less-thans.html": lambda: html(b"<" * 2_000_000),
    "scripts-unclosed.html": lambda: html(b"<script>x" * 200_000),
    "metas-300000.html": lambda: b'<html><head><meta property="article:author" content="Han">' * 300_000 + SENTENCE,
    "laughs.xhtml": lambda: b'<?xml version="1.0"?>' + laughs() + b"<html><body><p>&l11;" + SENTENCE * 5,
    "nested-multipart-5000.mht": lambda: nested_multipart(5000),
    "parts-300000.mht": many_parts,
    "parts-300000.eml": many_parts_of_a_mail,
    "subject-of-4-mb.eml": encoded_subject,
    "points-back.pdf": pdf_that_points_back,
    "pages-300000.pdf": lambda: pdf_of_many_pages(300_000),
    "flate-in-flate.pdf": lambda: pdf_of_one_page(stream(bytes(2000 * MB // 4), filters=3)),
    "characters-20000000.pdf": lambda: pdf_of_one_page(
        stream(b"BT /F1 8 Tf 9 9 Td " + b"(Talks go on in Seoul) Tj " * 1_000_000 + b"ET")
    ),
    "bomb.html.gz": lambda: gzip.compress(gzip.compress(bytes(500 * MB), 9), 9),
    "overlaps.zip": zip_of_overlaps,
    "hostile-in-the-middle.warc": lambda: (
        warc_record(html(b"<p>" + SENTENCE * 5)) + warc_record(html(b"<p>x" * 200_000)) + warc_record(html(SENTENCE))
    ),
    "length-of-9-eb.warc": lambda: warc_record(html(SENTENCE), 9 * 10**17),
    "laughs.rss": lambda: laughs() + b'<rss version="2.0"><channel><item><title>&l11;</title></item></channel></rss>',
    "items-1000000.rss": lambda: b"<rss><channel>" + b"<item><title>a</title></item>" * 1_000_000 + b"</channel></rss>",
    "depth-1000000.json": lambda: b'{"body": ' * 1_000_000,
    "line-of-40-mb.txt": lambda: SENTENCE * (40 * MB // len(SENTENCE)),
    "lines-2000000.txt": lambda: b"By Han Ji-woo, May 6, 2020\n" * 2_000_000,
    "random-60-mb.txt": lambda: b64encode(Random(1).randbytes(45 * MB)),
    "random-60-mb.html": lambda: html(b"<p>" + b64encode(Random(1).randbytes(45 * MB)).replace(b"A", b" ")),
    "random-60-mb.jsonl": lambda: random_body(45 * MB) + b'\n{"body": "x"}\n',
    "random-60-mb-twice.tar": lambda: tarred({f"{n}.json": random_body(45 * MB) for n in (1, 2)}),
    "body-of-60-mb.jsonl": lambda: json.dumps({"body": (SENTENCE * 9 + b"\n\n").decode() * 75_000}).encode(),
    "spaces-60-mb.txt": lambda: b"Talks" + b" " * (60 * MB) + b"go on",
}


class Ordeal(NamedTuple):
    """How the ingest of one page went."""

    name: str
    seconds: float
    cpu: float  # seconds of the processor, of the process and its workers
    code: int
    ledger: list[dict[str, object]]
    parent_mb: int
    worker_mb: int
    said: str

    @property
    def good(self) -> object:
        """What became of the good page behind it."""
        return self.ledger[-1]["state"] if self.ledger else None

    @property
    def outcome(self) -> str:
        """What became of the page: the states and reasons told of it, each once."""
        told = dict.fromkeys(f"{entry['state']}: {entry['reason']}" for entry in self.ledger[:-1])
        return "; ".join(text.removesuffix(": None") for text in list(told)[:3])

    @property
    def excessive(self) -> bool:
        """Tell whether it took more than it may."""
        files = 2 if self.name.endswith("twice.tar") else 1
        seconds = files * (SECONDS_JSON if "json" in self.name or files > 1 else SECONDS)
        return self.cpu > seconds or self.parent_mb > PARENT_MB or self.worker_mb > WORKER_MB


def ordeal(name: str, folder: Path) -> Ordeal:
    """Ingest a hostile page and a good one behind it, in a folder of their own."""
    pages = folder / name.replace(".", "-")
    pages.mkdir()
    (pages / name).write_bytes(PAGES[name]())
    (pages / "~good.txt").write_bytes(GOOD)
    command = [sys.executable, "-m", "smaarchive", "ingest", str(pages), "--nl", "--db", str(folder / f"{name}.db")]
    start = time.monotonic()
    with (folder / "out").open("w+") as out, (folder / "err").open("w+") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err)
        parent, worker, used = _watched(process)
        seconds = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        ledger = [json.loads(line) for line in out]
        (pages / name).unlink()
        return Ordeal(name, seconds, used, process.returncode, ledger, parent, worker, err.read())


def _watched(process: "subprocess.Popen[bytes]") -> tuple[int, int, float]:
    """Wait for a process; return the MB of it and of its largest child, at most, and their seconds of the processor."""
    parent = worker = 0
    while True:
        parent = max(parent, _peak(process.pid))
        worker = max([worker, *map(_peak, _children(process.pid))])
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return parent, worker, used.ru_utime + used.ru_stime
        time.sleep(0.02)


def _peak(pid: int) -> int:
    """Return the largest size that a process ever had in memory, in MB; 0 where it is no more."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            yield from map(int, path.read_text("utf-8").split())
        except OSError:
            continue


def main() -> int:
    """Print what became of pages; exit 1 where one took more than it may."""
    names = sys.argv[1:] or list(PAGES)
    with tempfile.TemporaryDirectory(prefix="sma-hostile-") as folder:
        told = [_printed(ordeal(name, Path(folder))) for name in names]
    slowest, busiest = max(told, key=lambda each: each.seconds), max(told, key=lambda each: each.cpu)
    parent, worker = max(each.parent_mb for each in told), max(each.worker_mb for each in told)
    took = f"the slowest {slowest.seconds:.1f} s, the busiest {busiest.cpu:.1f} s of the processor"
    print(f"{len(told)} pages; {took}; sma at most {parent} MB, a worker {worker} MB")
    return int(any(each.excessive for each in told))


def _printed(told: Ordeal) -> Ordeal:
    sizes = f"{told.parent_mb:5} MB {told.worker_mb:5} MB"
    print(f"{told.seconds:6.1f} s {told.cpu:5.1f} s {sizes}  good {told.good}  {told.name}: {told.outcome}", flush=True)
    return told


if __name__ == "__main__":
    sys.exit(main())
