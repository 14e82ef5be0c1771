"""A share of what `make fuzz` tries, and what it found: no traceback, nothing that steers a terminal, in seconds."""

import os
import signal
import sys
import time
from collections.abc import Callable
from random import Random

import pytest

from tests.hostile_pages import pdf_of_one_page, stream

from . import LONGEST
from . import __main__ as fuzz
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


def _struck(rand: Random) -> str:
    if rand.random() < 0.05:
        os.kill(os.getpid(), signal.SIGSEGV)
    return "fine"


def _left(rand: Random) -> str:
    if rand.random() < 0.05:
        sys.exit(3)
    return "fine"


@pytest.mark.parametrize(("target", "said"), [(_struck, "SIGSEGV"), (_left, "exit 3")])
def test_a_planted_crash_is_told_each_time(
    target: Callable[[Random], str], said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    begun_anew: list[tuple[str, int]] = []
    begin = fuzz.Trial.next

    def begin_and_count(trial: fuzz.Trial) -> fuzz.Trial:
        begun_anew.append(trial.at)
        return begin(trial)

    monkeypatch.setattr(fuzz, "TARGETS", {"planted": target})
    monkeypatch.setattr(fuzz.Trial, "next", begin_and_count)
    assert fuzz.main(0.05, 0) == 1
    out = capfd.readouterr().out
    assert begun_anew
    assert [number for _, number in begun_anew if f"planted {number}: ended its process, {said}" not in out] == []
    assert out.rstrip().endswith(f" in all; {len(begun_anew)} faults")
