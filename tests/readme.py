"""Run the README's examples as a terminal would show them: `python -m tests.readme` writes what they print now.

An example is a fenced block of `console`: a line `$ COMMAND`, then what it prints. All are run in order, in a copy of
`data/` with an archive of its own. A line `...` stands for all that follows and is left out.
"""

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")  # jq colours what it prints, and every version of it otherwise
COLUMNS = 100
CUT = "..."


@dataclass(frozen=True, slots=True)
class Example:
    """A command and the lines it prints."""

    command: str
    printed: tuple[str, ...]

    def __str__(self) -> str:
        return "".join(line + "\n" for line in ("$ " + self.command, *self.printed))

    def cut_like(self, other: "Example") -> "Example":
        """Leave out what the other example leaves out."""
        if not other.printed or other.printed[-1] != CUT:
            return self
        return Example(self.command, (*self.printed[: len(other.printed) - 1], CUT))


def examples(block: str) -> Iterator[Example]:
    """Yield the examples of one fenced block."""
    for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, *printed = text.splitlines()
        yield Example(command, tuple(printed))


def every_example() -> list[Example]:
    """List the examples of the README in their order."""
    return [example for block in BLOCK.findall(README.read_text("utf-8")) for example in examples(block)]


class Terminal:
    """A shell in a copy of `data/`, with an archive of its own and nothing of the user's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "data"
        shutil.copytree(ROOT / "data", self.folder)
        programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        own = {"PATH": programs, "SMA_DB": str(folder / "archive.db"), "SMA_PAGER": "cat", "COLUMNS": str(COLUMNS)}
        self.environment = {**os.environ, **own, "NO_COLOR": "1", "TERM": "dumb", "LC_ALL": "C.UTF-8"}

    def run(self, example: Example) -> Example:
        """Run a command on a terminal and give what it printed and then what it said, cut as the example is.

        What it says goes to a file: it cannot come between the lines of a pipe's other end, and no progress bar runs.
        """
        ours, theirs = pty.openpty()
        command = ["bash", "-c", example.command]
        with tempfile.TemporaryFile() as said:
            with subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=said
            ):
                os.close(theirs)
                printed = b"".join(_reads(ours))
            os.close(ours)
            said.seek(0)
            text = COLOUR.sub("", (printed + said.read()).decode("utf-8")).replace(str(self.folder), "~/data")
        return Example(example.command, tuple(line.rstrip() for line in text.splitlines())).cut_like(example)


def _reads(terminal: int) -> Iterator[bytes]:
    """Read a terminal until the other side closes it."""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # EIO: Linux says so when nobody holds the other side
            return
        if not data:
            return
        yield data


def main() -> None:
    """Write the README with what its examples print now."""
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(Path(folder))
        text = README.read_text("utf-8")
        shown = BLOCK.sub(lambda found: "".join(str(terminal.run(one)) for one in examples(found[0])), text)
    README.write_text(shown, "utf-8")


if __name__ == "__main__":
    main()
