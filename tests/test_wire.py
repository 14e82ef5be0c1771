"""What goes between `sma` and its workers: a message out at one end is that message at the other."""

import socket

from smaarchive.article import Article, Found
from smaarchive.ingest.wire import receive, send


def test_an_article_comes_from_another_process_as_it_is() -> None:
    evidence = (Found("headline", "Talks go on", "h1", (3,), 0.5), Found("authors", ("Jane Roe",), "meta author"))
    sent = Article("/a.html", "html", "utf-8", "Talks go on", authors=("Jane Roe",), body="One.", evidence=evidence)
    ours, theirs = socket.socketpair()
    with ours, theirs, theirs.makefile("rb") as incoming:
        send(ours, sent)
        ours.close()
        received = receive(incoming)
    assert received == (sent, [])
    assert isinstance(received[0], Article)
    assert [type(found) for found in received[0].evidence] == [Found, Found]
