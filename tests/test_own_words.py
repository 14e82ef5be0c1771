"""The user's own words: a file in, what a search finds and what is said of a bad line out."""

import json
import os
from pathlib import Path

import pytest

from smaarchive.lexicon.own_words import extended, read
from smaarchive.lexicon.words import Group, Words, tokens_of

from .program import imported_by, sma

GROUP_OF = {"us": 0, "u s": 0, "defense": 1, "defence": 1, "sma": 2}
BUILT_IN = Words([["US", "U.S."], ["defense", "defence"], ["SMA"]], GROUP_OF, 2)


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "words.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "typed", "forms"),
    [
        ("KIDA = Korea Institute = 국방연구원", "kida", ["KIDA", "Korea Institute", "국방연구원"]),
        ("KIDA=Korea Institute", "korea institute", ["KIDA", "Korea Institute"]),
        ("\ufeff# mine\n\n  a = b  \n", "a", ["a", "b"]),
        ("US = America", "america", ["US", "U.S.", "America"]),
        ("US = America", "u s", ["US", "U.S.", "America"]),
        ("SMA = defense", "defence", ["defense", "defence", "SMA"]),
        ("x = y\ny = z", "x", ["x", "y", "z"]),
        ("a b c = d", "a b c", ["a b c", "d"]),
        ("", "defense", ["defense", "defence"]),
    ],
)
def test_a_file_extends_the_words(tmp_path: Path, text: str, typed: str, forms: list[str]) -> None:
    words = extended(BUILT_IN, written(tmp_path, text))
    tokens = tokens_of(typed)
    everywhere = frozenset(range(len(tokens) + 1))
    assert words.find(tokens, everywhere, everywhere) == [Group(0, len(tokens), forms)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = b\nc\n", "words.txt, line 2: a group needs two words"),
        ("a = A", "line 1: a group needs two words"),
        ("# x\n\na = !", "line 3: there is a form without a letter"),
        ("a = ", "line 1: there is a form without a letter"),
        (b"a = b\n\xff = c", "line 2: this is not UTF-8"),
        ("=".join(f"w{n}" for n in range(41)), "line 1: a group has at most 40 forms"),
        ("a = " + "b " * 13, "line 1: a group has at most 40 forms of 12 words"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, text: str | bytes, said: str) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    groups, [wrong] = read(written(tmp_path, data + b"\nx = y"))
    assert said in wrong
    assert groups[-1] == ("x", "y")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration of one's own, and an archive of two articles."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("SMA_DB", str(tmp_path / "a.db"))
    (tmp_path / "sma").mkdir()
    texts = {"KIDA report": "The defense institute said so.", "Think tank": "The Korea Institute for Defense Analyses."}
    lines = [json.dumps({"headline": name, "body": text}) for name, text in texts.items()]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    assert sma("ingest", tmp_path / "pages.jsonl").returncode == 0
    return tmp_path / "sma"


def test_a_search_knows_them_and_literal_does_not(home: Path) -> None:
    assert sma("search", "kida", "--ids").stdout == "1\n"
    written(home, "KIDA = Korea Institute for Defense Analyses = 국방연구원\n")
    for query in ("kida", "korea institute for defence analyses", "국방연구원"):
        found = sma("search", query, "--ids")
        assert (sorted(found.stdout.split()), found.stderr) == (["1", "2"], "")
    assert sma("search", "kida", "--literal", "--ids").stdout == "1\n"
    assert sma("search", "report", "-kida").stdout == "[]\n"
    assert "국방" in sma("search", "kida", "--explain").stdout
    assert f"{home}/words.txt: 1 groups" in sma("doctor").stdout
    assert imported_by("search", "kida") == set()


def test_a_bad_line_is_left_out_and_a_bad_file_is_an_error(home: Path) -> None:
    written(home, "KIDA = Korea Institute for Defense Analyses\n[words]\n")
    told = sma("search", "kida", "--ids")
    assert (told.returncode, sorted(told.stdout.split())) == (0, ["1", "2"])
    assert told.stderr == (
        f"sma: {home}/words.txt, line 2: a group needs two words at least, parted by =; "
        "the line is left out: mend it, or put a # before it\n"
    )
    assert sma("search", "kida", "-q").stderr == ""
    assert "line 2" in json.loads(sma("doctor").stdout)["unusual"][-1]
    (home / "words.txt").unlink()
    (home / "words.txt").mkdir()
    told = sma("search", "kida")
    none = f"{home}/words.txt is not a file: remove it, or write your words into a file of this name"
    assert (told.returncode, told.stderr) == (2, f"sma: error: {none}\n")
    (home / "words.txt").rmdir()
    os.mkfifo(home / "words.txt")
    assert sma("search", "kida").stderr == f"sma: error: {none}\n"
    assert none in json.loads(sma("doctor").stdout)["unusual"]
    (home / "words.txt").unlink()
    (home / "words.txt").symlink_to("/dev/zero")
    assert sma("search", "kida").stderr == f"sma: error: {none}\n"
    (home / "words.txt").unlink()
    written(home, "a = b\n" * 200_000)
    told = sma("search", "kida")
    assert (told.returncode, told.stderr.count("\n")) == (2, 1) and "words.txt is over 1 MB" in told.stderr
