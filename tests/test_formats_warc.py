"""Records of a WARC: most are read without warcio, and as it reads them."""

import gzip

import pytest

from smaarchive.formats.warc import _by_warcio, _plain, read
from smaarchive.page import Page, Refused, Source

BODY = b"<!DOCTYPE html><title>Talks go on</title><p>The envoys met in the caf\xe9.</p>"
HEADERS = {"WARC-Type": "response", "WARC-Target-URI": "https://example.org/a", "Content-Type": "application/http"}
LATIN = "Content-Type: text/html; charset=iso-8859-1"


def record(http: str = f"HTTP/1.1 200 OK\r\n{LATIN}\r\n", body: bytes = BODY, **changed: str) -> Source:
    """Write one record; the names of headers are given with `_` for `-`."""
    block = f"{http}\r\n".encode("latin-1") + body
    headers = HEADERS | {"Content-Length": str(len(block))} | {n.replace("_", "-"): v for n, v in changed.items()}
    head = "WARC/1.0\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return Source("/a.warc#1", head.encode() + b"\r\n" + block + b"\r\n\r\n")


@pytest.mark.parametrize(
    "source",
    [
        record(),
        record("HTTP/1.0 200\r\n"),
        record(f"HTTP/1.1 200 OK\r\nx-empty:\r\n{LATIN.lower()}  \r\nVary: *\r\n"),
        record(WARC_Target_URI="<https://example.org/a?b=1>"),
        record(body=b""),
    ],
    ids=["usual", "no headers", "odd headers", "brackets", "no body"],
)
def test_a_usual_response_is_read_as_warcio_reads_it(source: Source) -> None:
    assert _plain(source.data) == _by_warcio(source)


@pytest.mark.parametrize(
    "source",
    [
        record(f"HTTP/1.1 200 OK\r\n{LATIN}\r\nContent-Encoding: gzip\r\n", gzip.compress(BODY)),
        record(
            f"HTTP/1.1 200 OK\r\n{LATIN}\r\ntransfer-encoding: chunked\r\n",
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY),
        ),
        record("HTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n charset=iso-8859-1\r\n"),
        record(f"HTTP/1.1 200 Très bien\r\n{LATIN}\r\n"),
    ],
    ids=["packed", "in pieces", "folded", "beyond ASCII"],
)
def test_any_other_response_is_left_to_warcio(source: Source) -> None:
    (page,) = read(source)
    assert _plain(source.data) is None
    assert isinstance(page, Page)
    assert page.readings[-1].blocks[-1].text == "The envoys met in the café."
    assert (page.url, page.encoding) == ("https://example.org/a", "cp1252")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (record("HTTP/1.1 404 Not Found\r\n"), "HTTP status 404"),
        (record(WARC_Type="resource", Content_Type="image/png", body=b"\x89PNG"), "not a page: "),
    ],
)
def test_what_is_no_page_is_skipped(source: Source, reason: str) -> None:
    (refused,) = read(source)
    assert isinstance(refused, Refused)
    assert refused.state == "skipped"
    assert refused.reason.startswith(reason)
