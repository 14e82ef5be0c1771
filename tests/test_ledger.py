"""Every entry of a folder ends in exactly one state, and what is told adds up: random trees, counted by another way.

`python -m tests.test_ledger 2000` tries so many (`make hostile`).
"""

import gzip
import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, seed, settings

from smaarchive import ingest
from smaarchive.archive.connection import open_writing
from smaarchive.archive.store import known, store_all
from smaarchive.discover import count, discover
from smaarchive.page import Extracted, Refused, Source
from tests.every_format import tarred, zipped
from tests.hostile_pages import GOOD

STATES = {"stored", "unchanged", "duplicate", "no-text", "skipped", "failed"}
OTHER = GOOD.replace(b"4,000", b"5,000")
PAGE = b"<!DOCTYPE html><title>Talks</title><p>" + OTHER.replace(b"\n\n", b"<p>")

# kind of entry -> its bytes, and how many things are told of it; no bytes where it is no regular file
FILES: dict[str, tuple[bytes, int]] = {
    "text.txt": (GOOD, 1),
    "other.txt": (OTHER, 1),
    "page.html": (PAGE, 1),
    "empty.txt": (b"", 1),
    "space.txt": (b" \n\t", 1),
    "binary": (bytes(range(256)), 1),
    "zero.txt": (GOOD.replace(b" ", b"\0 ", 1), 1),
    "picture.png": (b"\x89PNG", 1),
    ".hidden.txt": (GOOD, 1),
    "two.zip": (zipped({"a.txt": GOOD, "b.html": PAGE}), 2),
    "none.zip": (zipped({}), 1),
    "zip-in-tar.tar": (tarred({"a.zip": zipped({"a.txt": GOOD, "b.png": b""}), "c.txt": OTHER}, "w:"), 3),
    "page.html.gz": (gzip.compress(PAGE), 1),
    "cut.gz": (gzip.compress(PAGE)[:-9], 1),
    "lines.jsonl": (b'{"body": "Talks go on."}\n{"no": 1}\nnot JSON\n', 3),
}
SPECIAL = ("fifo", "socket", "link", "dangling", "loop", "shut", "shut-folder")
NAMES = st.sampled_from(["a", "b", "c d", "e\n", "é", "f\udcff", "-g"])
TREES = st.recursive(
    st.sampled_from([*FILES, *SPECIAL]), lambda inside: st.dictionaries(NAMES, inside, max_size=5), max_leaves=12
)
AT_ONCE = 10  # trees that are ingested together: to start a worker takes longer than to read them
FOREST = st.lists(st.dictionaries(NAMES, TREES, max_size=6), min_size=AT_ONCE, max_size=AT_ONCE)
Tree = str | dict[str, "Tree"]


def grow(path: Path, tree: Tree) -> int:
    """Make a tree at a path; return how many things are to be told of it."""
    if isinstance(tree, dict):
        path.mkdir()
        return sum(grow(path / name, inside) for name, inside in tree.items())
    path = path.with_name(("." if tree.startswith(".") else "") + path.name + Path(tree).suffix)
    if tree in FILES:
        data, told = FILES[tree]
        path.write_bytes(data)
        os.utime(path, ns=(0, 0))  # what was written a moment ago is waited for, a tenth of a second each
        return told
    if tree == "fifo":
        os.mkfifo(path)
    elif tree == "socket":
        os.mknod(path, stat.S_IFSOCK | 0o600)
    elif tree == "shut":
        path.write_bytes(GOOD)
        path.chmod(0)
    elif tree == "shut-folder":
        path.mkdir()
        path.chmod(0)
        return 1 if os.geteuid() else 0  # root looks into any: it is empty
    else:
        path.symlink_to({"link": "/etc/passwd", "dangling": "nowhere", "loop": "."}[tree])
    return 1


def adds_up(*trees: dict[str, Tree]) -> Counter[str]:
    """Ingest trees twice; hold what is told of each to what there is."""
    with tempfile.TemporaryDirectory(prefix="sma-tree-") as folder, open_writing(Path(folder, "a.db")) as archive:
        paths = [f"{folder}/{number}" for number in range(len(trees))]
        expected = [grow(Path(path), tree) for path, tree in zip(paths, trees, strict=True)]
        told = [list(store_all(archive, ingest.read_new(paths, partial(known, archive), jobs=1))) for _ in range(2)]
        for path in Path(folder).rglob("*"):
            if not path.is_symlink():
                path.chmod(0o700)
        sources = [outcome.source for outcome in told[0]]
        assert [sum(source.startswith(f"{path}/") for source in sources) for path in paths] == expected
        assert {outcome.state for outcomes in told for outcome in outcomes} <= STATES
        assert len(set(sources)) == len(sources) == sum(expected)  # each in one state
        assert Counter(outcome.state for outcome in told[1]).keys() <= {"unchanged", "skipped", "failed"}
        assert not archive.rows("SELECT 1 FROM articles WHERE body LIKE '%root:%'")  # /etc/passwd
        assert count(paths) <= sum(expected)
        return Counter(outcome.state for outcome in told[0])


@settings(max_examples=3)
@given(FOREST)
def test_every_entry_is_told_once(some: list[dict[str, Tree]]) -> None:
    adds_up(*some)


def test_all_kinds_at_once() -> None:
    everything: dict[str, Tree] = {f"{number} {kind}": kind for number, kind in enumerate([*FILES, *SPECIAL])}
    states = adds_up({"a": everything, "b": {"c": everything}})
    assert set(states) == STATES - {"unchanged"}


@pytest.mark.parametrize("kind", ["fifo", "socket"])
def test_what_is_no_file_is_never_waited_for(kind: str, tmp_path: Path) -> None:
    for name in (tmp_path / "named", tmp_path / "folder" / "found"):
        name.parent.mkdir(exist_ok=True)
        grow(name, kind)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"{tmp_path}/heard")
        items = [item for item in ingest.read_new([str(tmp_path), str(tmp_path / "named")], None) if item]
    assert [item[1:3] for item in items] == [("skipped", "not a regular file")] * 4


def test_a_file_that_goes_between_listing_and_reading_is_told(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_bytes(GOOD)
    read = discover([str(tmp_path)])
    next(read)
    (tmp_path / "b.txt").unlink()
    assert next(read)[1:3] == ("failed", "no such file")


def test_a_file_that_is_written_meanwhile_is_one_version_or_none(tmp_path: Path) -> None:
    """Each version is a letter repeated: what is read must be of one, and as long as it was written."""
    path = tmp_path / "a.txt"
    write = (
        "import sys, itertools\n"
        "file = open(sys.argv[1], 'r+b', buffering=0)\n"
        "for letter in itertools.cycle(b'abcdefg'):\n"
        "    file.seek(0); file.write(bytes([letter]) * 300_000)\n"
    )
    path.write_bytes(b"g" * 300_000)
    writer = subprocess.Popen([sys.executable, "-c", write, path])
    try:
        for _ in range(10):
            (found,) = discover([str(path)])
            if isinstance(found, Refused):
                assert found.reason == "changed while it was read"
            else:
                assert isinstance(found, Source)
                assert len(set(found.data)) == 1 and len(found.data) == 300_000
    finally:
        writer.kill()
        writer.wait()


ZEROS = {
    "one in a text": (GOOD.replace(b"May", b"M\0ay", 1), "text"),
    "one in a short text": (GOOD[:200] + b"\0" + GOOD[200:240], "text"),
    "many": (GOOD.replace(b" ", b"\0"), None),
    "a binary file": (b"\0\1\2\3" + GOOD, None),
    "UTF-16": (GOOD.decode().encode("utf-16-le"), "text"),
}


@pytest.mark.parametrize("name", ZEROS)
def test_a_zero_byte_gone_astray_makes_no_binary(name: str, tmp_path: Path) -> None:
    data, format = ZEROS[name]
    (tmp_path / "a.txt").write_bytes(data)
    (item,) = ingest.read_articles([str(tmp_path / "a.txt")])
    if format is None:
        assert item[1:3] == ("skipped", "not a page: binary")
    else:
        assert isinstance(item, Extracted)
        assert (item.article.format, item.source.data) == (format, data)
        assert "\0" not in item.article.body + str(item.article.headline)


def main() -> None:
    states: Counter[str] = Counter()
    done: list[int] = []

    @seed(6)
    @settings(max_examples=int(sys.argv[1]) // AT_ONCE, database=None, deadline=None)
    @given(FOREST)
    def trees(some: list[dict[str, Tree]]) -> None:
        states.update(adds_up(*some))
        done.append(len(some))

    trees()
    sys.stdout.write(f"{sum(done)} trees, {states.total()} entries, none unaccounted for: {dict(states)}\n")


if __name__ == "__main__":
    main()
