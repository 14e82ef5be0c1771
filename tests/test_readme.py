"""The README's examples print what the README says (`python -m tests.readme` writes them anew)."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from smaarchive.cli.group import COMMANDS
from tests.readme import README, Example, Terminal, every_example, examples


def test_the_examples_print_what_the_readme_shows() -> None:
    told = [example for example in every_example() if "| jq" not in example.command or shutil.which("jq")]
    assert told
    with tempfile.TemporaryDirectory() as folder:  # not `tmp_path`, which is so long that lines with it are broken
        terminal = Terminal(Path(folder))
        assert _settled(terminal.run(example) for example in told) == _settled(told)


def _settled(told: Iterable[Example]) -> str:
    """Join examples, the probabilities left out: they change a little with every training."""
    return re.sub(r"(?<=model, )\d\.\d\d", "?", "\n".join(map(str, told)))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_of(name: str) -> None:
    assert f"sma {name}" in README.read_text("utf-8")


@pytest.mark.parametrize(
    ("block", "printed"),
    [
        ("$ echo one\n$ echo three >&2; echo two\n", [("one",), ("two", "three")]),
        ("$ test -t 1 && pwd\n", [("~/data",)]),
        ("$ seq 5\n1\n2\n...\n", [("1", "2", "...")]),
        ("$ false\n", [()]),
    ],
)
def test_a_terminal_shows(block: str, printed: list[tuple[str, ...]], tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert [terminal.run(example) for example in examples(block)] == [
        Example(example.command, lines) for example, lines in zip(examples(block), printed, strict=True)
    ]
