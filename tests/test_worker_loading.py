"""What a worker process loads: as much as it reads."""

import json
import signal
import subprocess
import sys

import pytest

from tests.every_format import ARTICLE, HTML

LOADED = """
import socket, sys
from smaarchive.article import Source, Unread
from smaarchive.ingest import wanted, wire, worker
ours, theirs = socket.socketpair()
data, format = sys.argv[1].encode(), sys.argv[2]
wire.send(ours, wire.Reading((Unread(Source("/a", b""), format),), 10.0, wanted.NOTHING_MORE), [data])
ours.shutdown(socket.SHUT_WR)
worker.main(theirs.detach())
((read, _), *_), ended = wire.receive(ours.makefile("rb"))[0]
print(read.article.headline, "lxml" in sys.modules)
"""


@pytest.mark.parametrize(
    ("format", "data", "loaded"), [("jsonl", json.dumps(ARTICLE), False), ("html", HTML.decode(), True)]
)
def test_a_worker_that_reads_records_loads_nothing_for_html(format: str, data: str, loaded: bool) -> None:
    run = subprocess.run([sys.executable, "-c", LOADED, data, format], capture_output=True, text=True, check=True)
    assert run.stdout == f"{ARTICLE['headline']} {loaded}\n"


HUNG = """
import socket, sys, threading
from smaarchive.article import Source, Unread
from smaarchive.ingest import wanted, wire, worker
worker.LOADING = 0.01
worker._load = threading.Event().wait  # a library that never comes to its end
ours, theirs = socket.socketpair()
wire.send(ours, wire.Reading((Unread(Source("/a", b""), "html"),), 9999.0, wanted.NOTHING_MORE), [b"<p>"])
worker.main(theirs.detach())
"""


def test_a_library_that_hangs_while_it_is_loaded_ends_the_worker() -> None:
    assert subprocess.run([sys.executable, "-c", HUNG], check=False).returncode == -signal.SIGALRM
