"""What goes wrong on the command line, and what help says: one line, an exit code, and nothing else."""

from pathlib import Path

import pytest

from smaarchive.cli.group import COMMANDS, OTHER_NAMES
from smaarchive.cli.options import archive_path
from smaarchive.errors import Usage
from tests.stories import Sma


@pytest.mark.parametrize(
    "line",
    [
        "search ???",
        "search",
        "search a --limt 3",
        "search a --limit -1",
        "search a --limit many",
        "search a --limit 9223372036854775808",
        "search a --context 9999999999999999999999",
        "list --offset 9223372036854775808",
        "sources --limit 9223372036854775807 --offset 5",
        "similar 1 --limit 9223372036854775808",
        "search a --since 2020-13",
        "search a --since someday",
        "search a --until 2021-02-29",
        "search date:20-13",
        "list --sort score",
        "show x",
        "similar x",
        "story x",
        "show -1",
        "show ²",
        "show 99999999999999999999999",
        "show",
        "list surplus",
        "nonsense",
        "completion tcsh",
        "list --db /nowhere/at/all.db",
        "list --db /",
        "list --db /etc/passwd",
    ],
)
def test_an_error_is_one_line_and_exit_2(run: Sma, line: str) -> None:
    told = run(*line.split(" ") if line != "show -1" else ["show", "--", "-1"])
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("sma: error: ")
    assert told.err.count("\n") == 1
    assert len(told.err) < 200


@pytest.mark.parametrize("line", ["ingest", "ingest a.txt", "extract", "backup", "salvage a.db", "list --db"])
def test_an_empty_path_is_not_the_folder_we_are_in(
    run: Sma, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run(*line.split(), "")
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert "path" in told.err
    assert list(tmp_path.glob("*.db")) == []


def test_an_error_shows_what_was_typed_as_text(run: Sma) -> None:
    assert run("show", "\x1b[31m\n\u202e").err.startswith("sma: error: '\\x1b[31m\\n\\u202e' is not an id")
    assert "^[[31m" in run("list", "--db", "/nowhere/\x1b[31m.db").err
    assert "\x1b" not in run("list", "--outlet").err + run("--\x1b[31m").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--db b.db ingest clips", "--db stands behind the command: sma ingest --db ... Try 'sma --help'."),
        ("-q search unpaid", "-q stands behind the command: sma search -q ... Try 'sma --help'."),
        ("--nonsense search unpaid", "No such option '--nonsense'. Try 'sma --help'."),
        ("serach unpaid", "No such command 'serach': did you mean sma search? Try 'sma --help'."),
        ("search a --sinc 2020", "No such option '--sinc'. Did you mean '--since'? Try 'sma search --help'."),
        ("import clips", "No such command 'import': did you mean sma ingest? Try 'sma --help'."),
        ("delete 3", "No such command 'delete': did you mean sma rm? Try 'sma --help'."),
        ("version", "No such command 'version': did you mean sma --version? Try 'sma --help'."),
        ("qwertz", "No such command 'qwertz'. Try 'sma --help'."),
        ("help qwertz", "No help on 'qwertz': there is some on query, and on every command. Try 'sma --help'."),
    ],
)
def test_a_command_line_nearly_right_is_told_what_is_right(run: Sma, line: str, said: str) -> None:
    assert run(*line.split()) == (2, "", f"sma: error: {said}\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_on_a_command_is_its_own(run: Sma, command: str) -> None:
    assert run("help", command) == run(command, "--help")


def test_every_other_name_is_that_of_a_command() -> None:
    assert {meant.split()[0] for meant in OTHER_NAMES.values()} - {"--version"} <= set(COMMANDS)
    assert not set(OTHER_NAMES) & set(COMMANDS)


def test_reading_makes_no_archive(run: Sma, tmp_path: Path) -> None:
    path = tmp_path / "none" / "archive.db"
    for line in ("list", "search a", "show 1"):
        told = run(*line.split(), "--db", str(path))
        assert (told.code, told.out) == (2, "")
        assert "`sma ingest` makes one" in told.err
    assert list(tmp_path.iterdir()) == []


def test_the_archive_is_the_one_named_else_that_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert archive_path("a.db") == "a.db"
    with pytest.raises(Usage, match="needs a path"):
        archive_path("")
    assert archive_path(None) == "/data/sma/archive.db"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setattr("sys.platform", "linux")
    assert archive_path(None) == str(tmp_path / ".local/share/sma/archive.db")


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_examples(run: Sma, command: str, option: str) -> None:
    told = run(*command.split(), option)
    assert (told.code, told.err) == (0, "")
    assert told.out.split("Examples:")[1].count(f"sma {command}".strip()) >= 2
    assert max(map(len, told.out.splitlines())) <= 80


def test_the_line_of_help_is_that_of_the_command(run: Sma) -> None:
    listed = run("--help").out
    assert all(f"  {name} " in listed and line in listed for name, line in COMMANDS.items())


def test_no_command_is_help_on_stderr(run: Sma) -> None:
    told = run()
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: sma ")


@pytest.mark.parametrize(
    ("environment", "color", "coloured"),
    [
        ({}, "auto", True),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "auto", True),
        ({"TERM": "dumb"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({}, "never", False),
    ],
)
def test_colour_on_a_terminal(
    run: Sma, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], color: str, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert ("\x1b[" in run("list", "--color", color).out) is coloured


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_names_the_program(run: Sma, shell: str) -> None:
    assert f"_SMA_COMPLETE={shell}_complete" in run("completion", shell).out
