"""One URL in; its bytes or the reason there are none out. Redirects are followed by hand: each hop is checked anew."""

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urljoin

import certifi
import httpx

from .. import __version__
from ..errors import NotFetched
from ..interruption import answer
from ..page import Refused, Source
from . import robots
from .addresses import addresses_of

LARGEST = 20 << 20  # bytes of a page, unpacked
LONGEST = 30.0  # seconds for a URL, with its redirects, its robots.txt and the waiting in between
SILENCE = 10.0  # seconds without a byte
MOST_REDIRECTS = 5
BETWEEN = 1.0  # seconds between two requests to a host
HEADERS = {
    "User-Agent": f"sma/{__version__} (a person's own news archive; fetches single pages on request)",
    "Accept-Encoding": "gzip, deflate",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
}
MOMENT = 0.2  # seconds between two looks whether somebody wants an end
REDIRECTS = (301, 302, 303, 307, 308)


class Fetcher:
    """Fetches one URL at a time; remembers when a host was asked last, and what its robots.txt says."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._asked: dict[str, float] = {}
        self._rules: dict[str, robots.Rules] = {}

    def fetch(self, url: str) -> Source | Refused:
        """Fetch a page; what the network or the site refuses is a `Refused`.

        A fragment (`#part`) is a place in the page, which no site is told: behind `#` stands the number of a record.
        """
        url = url.partition("#")[0]
        try:
            return Source(url, asyncio.run(self._answering(url)))
        except TimeoutError:
            return Refused(url, "failed", f"no whole answer within {LONGEST:.0f} s")
        except NotFetched as error:
            return Refused(url, "failed", str(error))

    async def _answering(self, url: str) -> bytes:
        """Fetch, and let Ctrl-C through meanwhile."""
        fetching = asyncio.create_task(self._within_time(url))
        while not fetching.done():
            await asyncio.wait([fetching], timeout=MOMENT)
            answer()
        return fetching.result()

    async def _within_time(self, url: str) -> bytes:
        async with asyncio.timeout(LONGEST), _transport() as to:
            with _translated():
                status, body = await self._follow(to, httpx.URL(url), LARGEST, heed=True)
        if status != httpx.codes.OK:
            raise NotFetched(f"the site answers {status} {httpx.codes.get_reason_phrase(status)}".rstrip())
        return body

    async def _follow(self, to: httpx.AsyncHTTPTransport, url: httpx.URL, cap: int, heed: bool) -> tuple[int, bytes]:
        """Return status and body at the end of the redirects; `heed` asks the robots.txt of every host on the way."""
        for _hop in range(MOST_REDIRECTS + 1):
            if url.scheme not in ("http", "https") or not url.host:
                raise NotFetched(f"not a page of the web: {str(url)[:200]}")
            if heed:
                (await self._rules_of(to, url)).check(str(url))
            async with self._answer(to, url) as answer:
                if answer.status_code not in REDIRECTS or "location" not in answer.headers:
                    return answer.status_code, await _read(answer, cap)
                url = _joined(url, answer.headers["location"])
        raise NotFetched(f"more than {MOST_REDIRECTS} redirects")

    async def _rules_of(self, to: httpx.AsyncHTTPTransport, url: httpx.URL) -> robots.Rules:
        """Return what the robots.txt of a URL's host says; where it cannot be had for a fault, nothing is fetched."""
        place = url.copy_with(path="/robots.txt", query=None, fragment=None)
        if str(place) not in self._rules:
            try:
                status, body = await self._follow(to, place, robots.LARGEST, heed=False)
            except (NotFetched, httpx.HTTPError) as error:
                raise NotFetched(f"its robots.txt cannot be read: {_why(error)}") from error
            if status != httpx.codes.OK and status not in robots.UNAVAILABLE:
                raise NotFetched(f"its robots.txt cannot be read: the site answers {status}")
            text = body.decode("utf-8", "replace") if status == httpx.codes.OK else None
            self._rules[str(place)] = robots.Rules(text)
        return self._rules[str(place)]

    @asynccontextmanager
    async def _answer(self, to: httpx.AsyncHTTPTransport, url: httpx.URL) -> AsyncIterator[httpx.Response]:
        """Ask the checked address of a host, in the name of that host, no sooner than it is polite."""
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = await addresses_of(url.host, port, self._allow_private)
        await asyncio.sleep(self._asked.get(url.host, 0.0) + BETWEEN - time.monotonic())
        self._asked[url.host] = time.monotonic()
        answer = await _ask(to, url, addresses)
        try:
            yield answer
        finally:
            await answer.aclose()


async def _ask(to: httpx.AsyncHTTPTransport, url: httpx.URL, addresses: list[str]) -> httpx.Response:
    """Ask the first of a host's addresses that can be reached."""
    headers = HEADERS | {"Host": url.netloc.decode("ascii")}
    extensions = {"sni_hostname": url.host, "timeout": httpx.Timeout(SILENCE).as_dict()}
    while True:
        asked = url.copy_with(host=addresses.pop(0))
        try:
            return await to.handle_async_request(httpx.Request("GET", asked, headers=headers, extensions=extensions))
        except httpx.ConnectError:  # no route for IPv6, say
            if not addresses:
                raise


def _transport() -> httpx.AsyncHTTPTransport:
    """Make what sends requests: httpx without its client, which would follow redirects and keep cookies by itself.

    Certificates are trusted that certifi names or the system does. No connection is kept: the next host may have the
    same address, and would be asked over a connection that was checked for another name.
    """
    trusted = ssl.create_default_context(cafile=certifi.where())
    trusted.load_default_certs()
    return httpx.AsyncHTTPTransport(verify=trusted, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    """Return where a redirect leads."""
    try:
        return httpx.URL(urljoin(str(url), location))
    except ValueError as error:  # urllib's, of what it cannot take apart
        raise NotFetched(f"not a page of the web: {location[:200]}") from error


async def _read(answer: httpx.Response, cap: int) -> bytes:
    """Read a body up to the size that is taken."""
    pieces, total = [], 0
    async for piece in answer.aiter_bytes():
        total += len(piece)
        if total > cap:
            raise NotFetched(f"over {cap >> 10:,} kB")
        pieces.append(piece)
    return b"".join(pieces)


@contextmanager
def _translated() -> Iterator[None]:
    """Be the one door at which httpx's errors become ours."""
    try:
        yield
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise NotFetched(_why(error)) from error


def _why(error: BaseException) -> str:
    """Say in one line what the network did."""
    if isinstance(error, httpx.TimeoutException):
        return f"nothing came for {SILENCE:.0f} s"
    return " ".join(str(error).split())[:200] or "the connection broke"
