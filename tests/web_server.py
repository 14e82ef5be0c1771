"""A real web server on a loopback address, for tests: each path answers with what the test says."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import NamedTuple

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(NamedTuple):
    """Where it answers, and what it was asked: method and path, the Host and the User-Agent of every request."""

    url: str
    asked: list[tuple[str, str, str]]


def page(body: str | bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with a body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        data = body.encode() if isinstance(body, str) else body
        request.send_response(status)
        for name, value in {"Content_Type": "text/html", "Content_Length": str(len(data)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(data)

    return answer


def redirect(to: str) -> Answer:
    """Answer with a redirect."""
    return page("", 302, Location=to)


@contextmanager
def serving(answers: dict[str, Answer], trusted: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve `answers` by path; what is not among them is a 404."""
    asked: list[tuple[str, str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
            answers.get(self.path, page("nothing here", 404))(self)

        def log_message(self, format: str, *values: object) -> None:
            return None

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if trusted:
            server.socket = trusted.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        scheme = "https" if trusted else "http"
        yield Server(f"{scheme}://localhost:{server.server_address[1]}", asked)
        server.shutdown()
