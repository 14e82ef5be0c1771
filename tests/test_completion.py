"""Completion by the shells themselves: a line and a tab in, what the shell offers or runs out."""

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAMS = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


def needs(shell: str) -> pytest.MarkDecorator:
    there = shutil.which(shell) or "CI" in os.environ
    return pytest.mark.skipif(not there, reason=f"needs {shell}, which .ci/run installs")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A home without settings, and an archive with two outlets and two saved searches."""
    home = tmp_path_factory.mktemp("completion")
    own = {"SMA_DB": str(home / "a.db"), "HOME": str(home), "PATH": PROGRAMS, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    made = {**{name: value for name, value in os.environ.items() if not name.startswith("XDG_")}, **own}
    outlets = ("The Korea Herald", "Stars and Stripes")
    lines = [json.dumps({"headline": f"At {name}", "body": "Talks.", "outlet": name}) for name in outlets]
    (home / "pages.jsonl").write_text("\n".join(lines))
    for line in ("ingest -q pages.jsonl", "search talks --save leave", "search talks --save 방위비"):
        subprocess.run(["sma", *line.split()], env=made, cwd=home, check=True, capture_output=True)
    return made


LINES = {
    "sma sea": {"search"},
    "sma search talks --since 2020 --envel": {"--envelope"},
    "sma search talks --outlet ": {"the-korea-herald", "stars-and-stripes"},
    "sma search talks --outlet kor": {"the-korea-herald"},
    "sma search talks --outlet Kor": {"the-korea-herald"},
    "sma list --outlet stars-a": {"stars-and-stripes"},
    "sma help que": {"query"},
    "sma help ex": {"extract"},
    "sma edit 3 --undo da": {"date", "dateline"},
    "sma new ": {"leave", "방위비"},
    "sma new 방": {"방위비"},
    "sma saved --remove l": {"leave"},
    "sma search talks --facet y": {"year"},
    "sma new --db /nowhere ": set(),
    "sma search talks --sort ": {"score", "date", "-date"},
}


@needs("bash")
@pytest.mark.parametrize("line", LINES)
def test_bash_offers(environment: dict[str, str], line: str) -> None:
    words = line.split(" ")
    ask = f"""eval "$(sma completion bash)"
        COMP_WORDS=({" ".join(word or "''" for word in words)}); COMP_CWORD={len(words) - 1}
        _sma_completion sma; printf '%s\\n' "${{COMPREPLY[@]}}" """
    told = subprocess.run(["bash", "-c", ask], env=environment, capture_output=True, text=True, check=True)
    assert set(told.stdout.split()) == LINES[line]
    assert told.stderr == ""


@needs("fish")
@pytest.mark.parametrize("line", LINES)
def test_fish_offers(environment: dict[str, str], line: str) -> None:
    ask = "sma completion fish | source; complete -C $argv[1]"
    told = subprocess.run(["fish", "-c", ask, line], env=environment, capture_output=True, text=True, check=True)
    assert {offered.split("\t")[0] for offered in told.stdout.splitlines()} == LINES[line]


@needs("zsh")
def test_zsh_completes_as_one_types(environment: dict[str, str]) -> None:
    """A tab behind `sma new le` must make it `sma new leave`, which answers; likewise an outlet."""
    child, screen = pty.fork()
    if child == 0:
        os.execvpe("zsh", ["zsh", "-f", "-i"], environment)
    start = "autoload -Uz compinit && compinit -u; eval \"$(sma completion zsh)\"; PS1='rea''dy> '\n"
    typed = {
        start: "ready> ",
        "sma new le\t": "ave",
        "\n": "sma: nothing new\n",
        "sma list --ids --outlet kor\t": "herald",
        "\n\n": "\n1\n",
    }
    for keys, shown in typed.items():
        type_in(screen, keys)
        assert shown in read_until(screen, shown), keys
    os.close(screen)  # and it goes
    os.waitpid(child, 0)


def type_in(screen: int, keys: str) -> None:
    """Type key by key: what comes in one piece zsh takes for pasted, and completes nothing."""
    for key in keys:
        os.write(screen, key.encode())


def read_until(screen: int, marker: str, most: float = 60.0) -> str:
    """Read what a terminal shows until the marker is there, or nothing comes any more."""
    shown = ""
    end = time.monotonic() + most
    while marker not in shown and select.select([screen], [], [], end - time.monotonic())[0]:
        shown += os.read(screen, 65536).decode(errors="replace").replace("\r", "")
    return shown
