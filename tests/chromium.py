"""A headless Chromium, where one is installed: what it saves of a page, as MHTML and as PDF."""

import json
import os
import shutil
import subprocess
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe")


def found() -> str | None:
    """Return the path of a browser."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


class Browser:
    """A conversation with a browser over two pipes: JSON objects, each ended by a zero byte."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = os.fdopen(to, "wb", 0), os.fdopen(back, "rb")
        self._numbers = count(1)
        self._rest = b""

    def ask(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """Call a method of the DevTools protocol and return its result."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._to.write(json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != number:
            pass
        assert "result" in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._back.fileno(), 1 << 20)
            assert piece, "the browser has ended"
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def open(self, url: str) -> str:
        """Open a page and return its session once it has loaded."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session: str = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable", session)
        self.ask("Page.navigate", session, url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass
        return session

    def mhtml(self, session: str) -> bytes:
        """Save a page as MHTML."""
        return str(self.ask("Page.captureSnapshot", session)["data"]).encode()

    def pdf(self, session: str, **params: object) -> bytes:
        """Print a page to PDF."""
        return b64decode(self.ask("Page.printToPDF", session, **params)["data"])


@contextmanager
def browser(*options: str) -> Iterator[Browser]:
    """Start a browser with a profile that is thrown away."""
    path = found()
    assert path
    to_read, to_write = os.pipe()
    back_read, back_write = os.pipe()
    with tempfile.TemporaryDirectory(prefix="sma-chromium-", ignore_cleanup_errors=True) as profile:
        # Chromium reads commands from descriptor 3 and answers on 4
        shell = f'exec "$0" "$@" 3<&{to_read} 4>&{back_write}'
        command = ["bash", "-c", shell, path, *OPTIONS, *options, f"--user-data-dir={Path(profile)}", "about:blank"]
        process = subprocess.Popen(
            command, pass_fds=(to_read, back_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(back_write)
        try:
            yield Browser(to_write, back_read)
        finally:
            process.terminate()
            process.wait(20)
