"""check, salvage, backup, reindex: arguments in; exit code, stdout and what is there afterwards."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .pages import archive_of_two


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return archive_of_two(tmp_path / "a.db")


def _damage(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_check_of_a_whole_archive(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(sma, ["check", "--db", str(path)]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["problems"], told["counts"]["articles"], told["counts"]["sources"]) == ([], 2, 2)
    assert err == "sma: no damage found\n"


def test_check_of_a_damaged_archive(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(path, "UPDATE articles SET date = '2020-01-01' WHERE id = 2")
    assert exit_code(sma, ["check", "--table", "--db", str(path)]) == 4
    out, err = capsys.readouterr()
    assert "        1 articles whole\n" in out
    assert "articles 2: does not match its hash\n" in out
    assert "sma salvage" in err


def test_check_repairs_nothing_where_a_table_is_gone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(path, "DROP TABLE articles_fts")
    assert exit_code(sma, ["check", "--repair", "--db", str(path)]) == 4
    assert capsys.readouterr().err.endswith("problems found: `sma salvage OLD NEW` copies what is whole\n")


def test_check_repairs_an_index(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(path, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    assert exit_code(sma, ["check", "--db", str(path)]) == 4
    capsys.readouterr()
    assert exit_code(sma, ["check", "--repair", "--db", str(path)]) == 0
    assert capsys.readouterr().err == "sma: 1 problem found and mended: index made anew\nsma: no damage found\n"
    assert exit_code(sma, ["search", "unpaid", "--ids", "--db", str(path)]) == 0
    assert capsys.readouterr().out == "2\n"


def test_only_what_helps_is_advised(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    salvage = "1 problem found: `sma salvage OLD NEW` copies what is whole\n"
    _damage(path, "UPDATE articles SET date = '2020-01-01' WHERE id = 2")
    assert exit_code(sma, ["check", "--repair", "--db", str(path)]) == 4
    assert capsys.readouterr().err == f"sma: {salvage}"
    _damage(path, "UPDATE articles SET date = NULL WHERE id = 2")
    _damage(path, "CREATE TRIGGER t AFTER UPDATE ON articles BEGIN DELETE FROM versions; END")
    for words in (["check"], ["check", "--repair"]):
        assert exit_code(sma, [*words, "--db", str(path)]) == 4
        out, err = capsys.readouterr()
        assert [each["what"] for each in json.loads(out)["problems"]] == ["trigger t is not as sma made it"]
        assert err == f"sma: {salvage}"


def test_reindex(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(path, "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')")
    assert exit_code(sma, ["reindex", "--dry-run", "--db", str(path)]) == 0
    assert capsys.readouterr().err == "sma: 2 articles would be indexed\n"
    assert exit_code(sma, ["check", "--db", str(path)]) == 4
    assert exit_code(sma, ["reindex", "--db", str(path)]) == 0
    assert "sma: 2 articles indexed\n" in capsys.readouterr().err
    assert exit_code(sma, ["check", "--db", str(path)]) == 0


def test_salvage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _damage(path, "UPDATE articles SET date = '2020-01-01' WHERE id = 2")
    new = path.with_name("new.db")
    assert exit_code(sma, ["salvage", str(path), str(new)]) == 4
    assert json.loads(capsys.readouterr().out) == {
        "kept": {"articles": 1, "sources": 2, "versions": 0, "replaced": 0, "corrections": 0, "saved": 0},
        "lost": [{"table": "articles", "id": 2, "why": "does not match its hash"}],
    }
    assert exit_code(sma, ["check", "--db", str(new)]) == 0


def test_backup(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = path.with_name("new.db")
    assert exit_code(sma, ["backup", str(new), "--db", str(path)]) == 0
    assert capsys.readouterr().err == f"sma: 2 articles copied and checked: {new}\n"
    assert exit_code(sma, ["backup", str(new), "--db", str(path)]) == 2
    assert "exists" in capsys.readouterr().err


def test_pages_overwritten_on_the_disk_are_damage_to_whatever_meets_them(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * (size - 8192))
    for words in (["backup", str(path.with_name("new.db"))], ["search", "unpaid"], ["check"], ["check", "--repair"]):
        assert exit_code(sma, [*words, "--db", str(path)]) == 4
        assert capsys.readouterr().err.count("\n") == 1
    assert [each.name for each in path.parent.iterdir()] == ["a.db"]


@pytest.mark.parametrize("command", [["check"], ["check", "--repair"], ["reindex"], ["backup", "b.db"]])
def test_no_archive_is_made(tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(sma, [*command, "--db", str(tmp_path / "none.db")]) == 2
    assert "there is no archive" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "command"),
    [
        ("UPDATE articles SET captions = '{' WHERE id = 2", "list"),
        ("UPDATE articles SET authors = x'00ff', evidence = '[5]'", "show 2"),
        ("UPDATE sources SET state = x'00ff', reason = 5", "sources --table"),
    ],
)
def test_a_row_that_cannot_be_read_is_one_line(
    path: Path, statement: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _damage(path, statement)
    assert exit_code(sma, [*command.split(), "--db", str(path)]) == 4
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "sma salvage" in err


@pytest.mark.parametrize(
    ("column", "command"),
    [
        (column, command)
        for column in ("headline", "date", "outlet", "body")
        for command in (
            "show 1 --nl",
            "list --nl",
            "search talks --nl",
            "story 1",
            "backup {new}",
            "edit 1 url=x",
            "check",
        )
    ],
)
def test_a_text_that_is_no_utf8_is_damage_and_not_repeated(
    path: Path, column: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _damage(path, f"UPDATE articles SET {column} = CAST(x'6d61726164e564' AS TEXT) WHERE id = 1")
    words = command.format(new=path.with_name("new.db")).split()
    assert exit_code(sma, [*words, "--db", str(path)]) == 4
    out, err = capsys.readouterr()
    assert err.count("\n") == 1 and "marad" not in out + err
    if words[0] not in ("backup", "check"):
        assert "is damaged (a text in it is not UTF-8): run `sma check`" in err


def test_nan_is_no_number_of_seconds(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(sma, ["edit", "1", "outlet=KBS", "--wait", "nan", "--db", str(path)]) == 2
    assert "nan is no number of seconds" in capsys.readouterr().err
