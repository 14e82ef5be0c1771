"""A share of what `make fuzz` tries, and what it found: no traceback, nothing that steers a terminal, in seconds."""

import time
from random import Random

import pytest

from tests.hostile_pages import pdf_of_one_page, stream

from . import LONGEST
from .taken_in import taken_in
from .targets import TARGETS

PARTS, EXAMPLES = 20, 400  # so that several processes share the work


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("target", TARGETS)
def test_inputs_made_up(target: str, part: int) -> None:
    for number in range(part, EXAMPLES, PARTS):
        begun = time.process_time()
        TARGETS[target](Random(f"{target} {number}"))
        assert time.process_time() - begun < LONGEST or number < PARTS  # the first one reads what all are made of


# inputs that were found, cut down to what matters
FOUND = {
    "no character, in a feed": b"<rss version='2.0'><channel><item><title>&#x110000; a</title></item></channel>",
    "a URL that cannot be taken apart, in HTML": b"<html><head><link rel='canonical' href='http://[example.org/a'>"
    b"<meta property='og:site_name' content='Talks'></head><body><p>Talks go on.</p></body></html>",
    "type of no height, in a PDF": pdf_of_one_page(
        stream(b"BT /F1 8 Tf 1 0 0 0 9 9 Tm (Talks go on) Tj 0 -90 Td (x) Tj ET")
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_taken_in(name: str) -> None:
    taken_in("a.txt", FOUND[name])
