"""What is noted of a signal, and where it rises."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from smaarchive import interruption
from smaarchive.archive.batches import write_all
from smaarchive.archive.connection import open_writing
from smaarchive.interruption import ALL, answer, at_once, noted
from smaarchive.page import Outcome


def test_what_is_heard_rises_where_it_is_answered_and_once() -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt, match="143"), noted(*ALL):
        os.kill(os.getpid(), signal.SIGTERM)
        told.append("heard")
        try:
            answer()
        finally:
            answer()
            told.append("stored behind it")
    assert told == ["heard", "stored behind it"]
    answer()


def test_what_nobody_answers_rises_at_the_end_and_another_error_is_the_one_that_is_told() -> None:
    with pytest.raises(KeyboardInterrupt, match="129"), noted(*ALL):
        os.kill(os.getpid(), signal.SIGHUP)
    with pytest.raises(ValueError, match="other"), noted(*ALL):
        os.kill(os.getpid(), signal.SIGHUP)
        raise ValueError("other")
    answer()


def test_a_wait_is_broken_off_and_nothing_before_and_behind_it() -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt, match="130"), noted():
        with at_once():
            told.append("waited")
        with at_once():
            os.kill(os.getpid(), signal.SIGINT)
            told.append("waited on")
    assert told == ["waited"]
    with pytest.raises(KeyboardInterrupt, match="130"), noted():
        os.kill(os.getpid(), signal.SIGINT)
        told.append("heard")
        with at_once():
            told.append("waited though it was heard")
    assert told == ["waited", "heard"]


def test_who_insists_is_answered_at_once_and_an_echo_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    with pytest.raises(KeyboardInterrupt, match="129"), noted(*ALL):
        monkeypatch.setattr(interruption, "INSISTS", 9999.0)
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
        told.append("an echo")
        monkeypatch.setattr(interruption, "INSISTS", 0.0)
        os.kill(os.getpid(), signal.SIGTERM)
        told.append("never")
    assert told == ["an echo"]


def test_another_thread_is_not_interrupted() -> None:
    def elsewhere() -> str:
        with noted(), at_once():
            answer()
        return "done"

    with ThreadPoolExecutor(1) as threads, pytest.raises(KeyboardInterrupt), noted():
        os.kill(os.getpid(), signal.SIGINT)
        assert threads.submit(elsewhere).result() == "done"


def test_what_is_heard_in_a_commit_leaves_out_no_outcome_of_it(tmp_path: Path) -> None:
    def write(_: object, batch: Sequence[str]) -> tuple[list[Outcome | None], bool]:
        os.kill(os.getpid(), signal.SIGINT)
        return [Outcome(each, "stored") for each in batch], False

    told: list[str] = []
    with open_writing(tmp_path / "a.db") as archive, pytest.raises(KeyboardInterrupt), noted():
        for outcome in write_all(archive, iter([["a", "b", "c"]]), len, write):
            told.append(outcome.source)
            answer()
    assert told == ["a", "b", "c"]
