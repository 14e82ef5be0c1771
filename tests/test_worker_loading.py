"""What a worker process loads: as much as it reads, in bounded time; and what is said where time was up."""

import json
import os
import signal
import subprocess
import sys

import pytest

from smaarchive.ingest.process import Worker
from tests.every_format import ARTICLE, HTML

LOADED = """
import socket, sys
from smaarchive.page import Source, Unread
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
from smaarchive.page import Source, Unread
from smaarchive.ingest import wanted, wire, worker
worker.LOADING = 0.01
worker._load = threading.Event().wait  # a library that never comes to its end
ours, theirs = socket.socketpair()
wire.send(ours, wire.Reading((Unread(Source("/a", b""), "html"),), 9999.0, wanted.NOTHING_MORE), [b"<p>"])
worker.main(theirs.detach())
"""


def test_a_library_that_hangs_while_it_is_loaded_ends_the_worker() -> None:
    assert subprocess.run([sys.executable, "-c", HUNG], check=False).returncode == -signal.SIGALRM


@pytest.mark.parametrize(
    ("number", "reason"),
    [(signal.SIGPROF, "took over 10 s"), (signal.SIGALRM, "took over 40 s, most of it waiting")],
)
def test_what_waited_is_told_otherwise_than_what_worked(number: signal.Signals, reason: str) -> None:
    worker = Worker()
    os.kill(worker._process.pid, number)
    assert worker.end(10.0).reason == reason
