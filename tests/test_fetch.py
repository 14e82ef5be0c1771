"""URLs in, pages or one reason out: asked of a real server on the loopback address."""

import gzip
import ipaddress
import ssl
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path

import pytest
import trustme

from smaarchive.fetch import fetch, fetcher, is_url, request
from smaarchive.fetch.addresses import is_public
from smaarchive.page import Refused, Source
from tests.web_server import Answer, page, redirect, serving

STORY = "<html><title>Talks end</title><p>The two sides met.</p></html>"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no politeness but where a test is about it."""
    monkeypatch.setattr(request, "BETWEEN", 0.0)


def reason(answers: dict[str, Answer], path: str = "/story") -> str:
    """Return why a path gives no page."""
    with serving(answers) as server:
        [answer] = fetch(server.url + path, fetcher(allow_private=True))
    assert isinstance(answer, Refused), answer
    assert answer.state == "failed"
    return answer.reason


@pytest.mark.parametrize(
    ("argument", "url"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("ftp://example.org", False),
        ("https", False),
        ("./http:", False),
    ],
)
def test_what_is_a_url(argument: str, url: bool) -> None:
    assert is_url(argument) is url


def test_a_page_is_its_bytes_under_the_url_that_was_given() -> None:
    with serving({"/story": page(STORY)}) as server:
        assert list(fetch(f"{server.url}/story", fetcher(True))) == [Source(f"{server.url}/story", STORY.encode())]
        assert next(fetch(f"{server.url}/story#end", fetcher(True))).origin == f"{server.url}/story"
        paths, hosts, agents = zip(*server.asked, strict=True)
    assert paths == ("/robots.txt", "/story") * 2
    assert set(hosts) == {server.url.removeprefix("http://")}  # the name that was asked for, not the address
    assert all(agent.startswith("sma/") for agent in agents)


def test_redirects_are_followed_and_what_is_packed_is_unpacked() -> None:
    packed = page(gzip.compress(STORY.encode()), Content_Encoding="gzip")
    with serving({"/old": redirect("/new"), "/new": packed}) as server:
        [answer] = fetch(f"{server.url}/old", fetcher(True))
    assert answer == Source(f"{server.url}/old", STORY.encode())


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (page("gone", 410), "the site answers 410 Gone"),
        (page("", 500), "the site answers 500 Internal Server Error"),
        (redirect("/story"), "more than 5 redirects"),
        (redirect("file:///etc/passwd"), "not a page of the web: file:"),
        (redirect("javascript:alert(1)"), "not a page of the web: javascript:alert(1)"),
        (redirect("http://[::1"), "not a page of the web: http://[::1"),
        (page(b"\0" * (21 << 20)), "over 20,480 kB"),
        (page(gzip.compress(b"\0" * (64 << 20)), Content_Encoding="gzip"), "over 20,480 kB"),
        (page(b"no gzip", Content_Encoding="gzip"), "incorrect header check"),
        (page("short", Content_Length="99"), "peer closed connection"),
    ],
)
def test_what_gives_no_page(answer: Answer, expected: str) -> None:
    assert expected in reason({"/story": answer})


def test_a_private_address_is_not_asked_unless_allowed() -> None:
    with serving({"/story": page(STORY)}) as server:
        [answer] = fetch(f"{server.url}/story", fetcher())
    assert isinstance(answer, Refused)
    assert answer.reason.endswith("is not a public address; --allow-private fetches it")
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b::5db8:d822", True),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (page("User-agent: *\nDisallow: /story"), "the site's robots.txt does not allow it"),
        (page("User-agent: sma\nDisallow: /*ory$"), "the site's robots.txt does not allow it"),
        (page("", 503), "its robots.txt cannot be read: the site answers 503"),
        (redirect("/robots.txt"), "its robots.txt cannot be read: more than 5 redirects"),
    ],
)
def test_a_site_that_wants_no_robots_is_left_alone(rules: Answer, expected: str) -> None:
    with serving({"/robots.txt": rules, "/story": page(STORY)}) as server:
        [answer] = fetch(f"{server.url}/story", fetcher(True))
    assert isinstance(answer, Refused)
    assert answer.reason == expected
    assert "/story" not in {path for path, _, _ in server.asked}


def test_a_host_is_asked_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "BETWEEN", 0.2)
    by, times = fetcher(True), []

    def timed(asked: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        page(STORY)(asked)

    with serving({"/robots.txt": timed, "/a": timed, "/b": timed}) as server:
        for path in ("/a", "/b"):
            assert isinstance(next(fetch(server.url + path, by)), Source)
    assert len(times) == 3  # the robots.txt is asked for once
    assert all(later - earlier > 0.15 for earlier, later in pairwise(times))


def _dripping(asked: BaseHTTPRequestHandler) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for _ in range(100):
        asked.wfile.write(b"X-Drip: 1\r\n")
        asked.wfile.flush()
        time.sleep(0.05)


def _silent(asked: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


@pytest.mark.parametrize(
    ("answer", "limit", "expected"),
    [(_dripping, "LONGEST", "no whole answer within"), (_silent, "SILENCE", "nothing came for")],
)
def test_a_site_that_never_ends_is_left(
    answer: Callable[[BaseHTTPRequestHandler], None], limit: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, limit, 0.5)
    assert expected in reason({"/robots.txt": page("", 404), "/story": answer})


def test_no_such_host_and_no_server() -> None:
    assert [answer.reason for answer in fetch("http://nowhere.invalid/", fetcher()) if isinstance(answer, Refused)] == [
        "its robots.txt cannot be read: no such host: nowhere.invalid"
    ]
    with serving({}) as server:
        pass
    [answer] = fetch(server.url, fetcher(True))
    assert isinstance(answer, Refused)
    assert answer.reason.startswith("its robots.txt cannot be read: ")


def test_certificates_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with serving({"/story": page(STORY)}, context) as server:
        [refused] = fetch(f"{server.url}/story", fetcher(True))
        authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        [taken] = fetch(f"{server.url}/story", fetcher(True))
    assert isinstance(refused, Refused)
    assert "CERTIFICATE_VERIFY_FAILED" in refused.reason
    assert isinstance(taken, Source)


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Alliance Daily</title>
<item><title>Whole</title><link>/whole</link><description>{whole}</description></item>
<item><title>Announced</title><link>/announced</link><description>In short.</description></item>
</channel></rss>"""


def test_a_feed_is_followed_to_the_articles_it_only_announces() -> None:
    feed = FEED.format(whole="The two sides met again and parted without a deal. " * 20)
    with serving({"/feed": page(feed, Content_Type="text/xml"), "/announced": page(STORY)}) as server:
        answers = list(fetch(f"{server.url}/feed", fetcher(True)))
    assert answers == [
        Source(f"{server.url}/feed", feed.encode()),
        Source(f"{server.url}/announced", STORY.encode()),
    ]
