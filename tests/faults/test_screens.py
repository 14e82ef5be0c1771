"""A share of what `make faults` shows on a terminal."""

from pathlib import Path

from smaarchive.cli.group import COMMANDS

from .screens import LINES, leaks, leaks_of_outputs


def test_every_command_is_here() -> None:
    assert set(COMMANDS) <= {line.split()[0] for line in LINES}


def test_no_command_lets_anything_steer_the_terminal(tmp_path: Path) -> None:
    assert [leak for leak in leaks(tmp_path) if leak[0]] == []


def test_the_terminal_sees_a_bypassed_sanitiser(tmp_path: Path) -> None:
    lines = ("list", "show 1", "search date:EVIL", "doctor --db EVIL")
    assert {line for leaked, line in leaks(tmp_path, lines, planted=True) if leaked} == {*lines}


def test_no_output_lets_anything_steer_the_terminal() -> None:
    assert [leaked for leaked in leaks_of_outputs(500) if leaked] == []
