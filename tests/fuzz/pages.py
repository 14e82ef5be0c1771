"""Files made up at random: pages of every format, cut, spliced, damaged and written in other encodings."""

from collections.abc import Sequence
from random import Random

TOKENS = (
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b[31m", b"\x1b]0;x\x07", b"\xc2\x9b",
    "\u202e".encode(), b"\r", b"\r\n\r\n", b"\n\n\n", b"<", b">", b"</p>", b"<p>", b"<div><div><div>",
    b"<table><tr><td>", b"<!--", b"<![CDATA[", b"<script>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":"', b'"}</script>', b"<time datetime=",
    b'<meta charset="euc-kr">', b'<meta property="og:title" content="', b"&#0;", b"&#x110000;", b"&lt;", b"&bogus;",
    b'<!DOCTYPE x [<!ENTITY a "b">]>', b"<?xml version='1.0' encoding='utf-16'?>", b"{", b"}", b'"', b"[[[[",
    b"\\u0000", b"\\ud800", b"1e999", b"NaN", b"From ", b"Content-Type: ", b"Content-Transfer-Encoding: base64\r\n",
    b"boundary=", b"=?utf-8?b?", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"PK\x03\x04", b"PK\x01\x02",
    b"\x1f\x8b\x08", b"%PDF-1.7", b"endobj", b"stream\r\n", b"bplist00", b"# ", b"By ", b"2020-02-30",
    b"0000-00-00T99:99", b"April 31, 2020", b"  " * 40, b"\t" * 9, "방위비".encode(), "，".encode(), "ﬁ".encode(),
    "\u2028".encode(), b"\xed\xa0\x80",
)  # fmt: skip
ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-8-sig",
    "euc-kr",
    "cp1252",
    "shift-jis",
    "gb18030",
    "utf-32",
    "utf-7",
    "latin-1",
)
LONGEST = 6000  # bytes of a page of text; longer ones only take longer


def made_up(rand: Random, seeds: Sequence[bytes]) -> bytes:
    """Take a seed and do a few things to it."""
    data = bytearray(_piece(rand, rand.choice(seeds)))
    for _ in range(rand.choice((0, 1, 1, 2, 4, 16))):
        at = rand.randint(0, len(data))
        kind = rand.randrange(7)
        if kind == 0 and data:
            data[at % len(data)] ^= 1 << rand.randrange(8)
        elif kind == 1:
            del data[at : at + rand.choice((1, 2, 10, 100, 1000))]
        elif kind == 2:
            data[at:at] = rand.choice(TOKENS) * rand.choice((1, 1, 2, 50))
        elif kind == 3:
            data[at : at + 4] = rand.randbytes(4)
        elif kind == 4:
            data[at:at] = data[at : at + 200] * rand.choice((1, 3))
        elif kind == 5:
            other = rand.choice(seeds)
            start = rand.randint(0, len(other))
            data[at:at] = other[start : start + rand.choice((10, 300))]
        else:
            data[at : at + 8] = rand.choice((b"\xff" * 8, bytes(8), b"99999999", b"-1      "))
    return _written_otherwise(rand, bytes(data))


def _piece(rand: Random, seed: bytes) -> bytes:
    """Take a file whole where it has an inner structure, and of a page of text a part."""
    if len(seed) <= LONGEST or b"\x00" in seed or rand.random() < 0.1:
        return seed
    start = rand.randint(0, len(seed) - LONGEST)
    return seed[start : start + LONGEST]


def _written_otherwise(rand: Random, data: bytes) -> bytes:
    if rand.random() < 0.9:
        return data
    return data.decode("utf-8", "replace").encode(rand.choice(ENCODINGS), "replace")
