"""What an article was before, what changed, and the bytes it was read from: arguments in, streams and exit code out."""

import json
import sqlite3
import subprocess
import zlib
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import store, store_all
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .pages import KOREAN, LEAVE, TALKS, page
from .program import SMA, on_a_terminal

BYTES = bytes(range(256)) * 3
DIFF = f"""\
--- version 1
+++ version 2
@@ -1,3 +1,3 @@
-Talks go on
+Talks end
 {TALKS}
-{LEAVE}
+{KOREAN}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Make an archive: article 1 changed twice (the second time its date only), 2 has two sources, 3 became 2,
    4 never changed."""
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/a", f"{TALKS}\n\n{LEAVE}", BYTES))
        store(archive, page("/a", f"{TALKS}\n\n{KOREAN}", b"second", headline="Talks end"))
        third = page("/a", f"{TALKS}\n\n{KOREAN}", b"third \0", headline="Talks end", published="2020-05-06")
        items = [third, page("/b", LEAVE, b"b"), page("/c", KOREAN, b"c"), page("/c", LEAVE, b"copy")]
        list(store_all(archive, [*items, page("/b", LEAVE, b"b anew"), page("/d", TALKS)]))
    return tmp_path / "a.db"


def _show(path: Path, *arguments: str) -> int:
    return exit_code(sma, ["show", *arguments, "--db", str(path)])


def test_versions(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _show(path, "1", "--versions") == 0
    found = json.loads(capsys.readouterr().out)
    assert [(each["version"], each["headline"], each["date"]) for each in found] == [
        (1, "Talks go on", None),
        (2, "Talks end", None),
        (3, "Talks end", "2020-05-06"),
    ]
    assert found[0]["body"] == f"{TALKS}\n\n{LEAVE}"
    assert [bool(each["replaced"]) for each in found] == [True, True, False]
    assert _show(path, "1", "--versions", "--table") == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["1", "--diff", "1", "--table"], 0, DIFF, ""),
        (
            ["1", "--diff", "--table"],
            0,
            "published: null → 2020-05-06\n",
            "headline and body are the same in version 2 and version 3",
        ),
        (["1", "--diff", "3"], 1, "", "--diff takes 1 to 2 here"),
        (["4", "--diff", "--table"], 0, "", "article 4 never changed"),
        (["9", "--diff"], 1, "", "no article 9"),
        (["9", "--versions"], 1, "", "no article 9"),
        (["9", "--raw"], 1, "", "no article 9"),
        (["1", "2", "--diff"], 2, "", "take one id"),
        (["1", "--diff", "--csv"], 2, "", "--diff has no place in --csv"),
        (["1", "--raw", "--diff"], 2, "", "take one id"),
    ],
)
def test_diff(
    path: Path, arguments: list[str], code: int, out: str, err: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _show(path, *arguments) == code
    told = capsys.readouterr()
    assert told.out == out
    assert err in told.err


@pytest.mark.parametrize(
    ("arguments", "versions", "lines", "fields"),
    [
        (["1", "--diff", "1"], (1, 2), DIFF.splitlines(), {}),
        (["1", "--diff"], (2, 3), [], {"published": [None, "2020-05-06"]}),
        (["4", "--diff"], (None, None), [], {}),
    ],
)
def test_into_a_pipe_a_diff_is_an_object(
    path: Path,
    arguments: list[str],
    versions: object,
    lines: list[str],
    fields: dict[str, object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _show(path, *arguments) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["from", "to", "replaced", "diff", "fields"]
    assert ((found["from"], found["to"]), found["diff"], found["fields"]) == (versions, lines, fields)
    assert bool(found["replaced"]) is (versions != (None, None))


@pytest.mark.parametrize(
    ("id", "data", "source"),
    [
        ("1", b"third \0", "/a: 7 bytes"),
        ("2", b"b anew", "/b: 6 bytes"),  # the latest of /b and /c
        ("3", b"b anew", "/b: 6 bytes"),  # an id that became 2
    ],
)
def test_raw(path: Path, id: str, data: bytes, source: str) -> None:
    told = subprocess.run([*SMA, "show", id, "--raw", "--db", str(path)], capture_output=True, check=True)
    assert told.stdout == data
    assert told.stderr.decode() == f"sma: {source}\n"


@pytest.mark.parametrize("data", [bytes(range(256)), Random(1).randbytes(3 << 20)], ids=["every byte", "3 MB"])
def test_raw_of_any_bytes(tmp_path: Path, data: bytes) -> None:
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, page("/a", TALKS, data))
    told = subprocess.run([*SMA, "show", "1", "--raw", "--db", str(tmp_path / "a.db")], capture_output=True, check=True)
    assert told.stdout == data
    assert check(tmp_path / "a.db").problems == ()


def test_raw_does_not_reach_a_terminal(path: Path) -> None:
    code, shown = on_a_terminal("show", "1", "--raw", "--db", str(path))
    assert code == 2
    assert "> FILE" in shown and "third" not in shown


OTHER_BYTES = {
    "no zlib": "data = x'00'",
    "other bytes": f"data = x'{zlib.compress(b'other').hex()}'",
    "text": "data = 'text'",
    "no path": "path = NULL",
}


@pytest.mark.parametrize("command", ["show 1 --raw", "reextract 1", "reextract --all --dry-run"])
@pytest.mark.parametrize("change", OTHER_BYTES)
def test_other_bytes_than_were_kept(path: Path, command: str, change: str, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'path TEXT NOT NULL', 'path TEXT')")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute(f"UPDATE sources SET {OTHER_BYTES[change]}")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'path TEXT,', 'path TEXT NOT NULL,')")
    assert exit_code(sma, [*command.split(), "--db", str(path)]) == 4
    out, err = capsys.readouterr()
    assert out == "" and "Traceback" not in err
    told = err.splitlines()
    if command.startswith("reextract"):  # a line for each page, and the sum
        assert told.pop().startswith(f"sma: {len(told)} page")
    assert told and all("run `sma check`" in line for line in told)
