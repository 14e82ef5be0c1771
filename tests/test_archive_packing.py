"""A page made ready where it was read; `test_workers` holds that the archive is the same, whoever made it so."""

import subprocess
import sys
import tomllib
import zlib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from smaarchive.archive import deflate
from smaarchive.archive.connection import open_writing
from smaarchive.archive.packing import HELD, pack, sketch_of
from smaarchive.archive.shingles import sketch
from smaarchive.archive.store import store

from .bench.corpus import articles
from .pages import TALKS, page

LARGE = b"".join(number.to_bytes(4, "little") for number in range(HELD // 4 + 1))


@pytest.mark.parametrize("data", [b"", b"<p>", bytes(range(256)) * 40, b"a" * 70_000, LARGE[:HELD]])
def test_bytes_are_compressed_and_let_go_of(data: bytes) -> None:
    item = pack(page("/a", TALKS, data))
    assert item.packed and item.packed.data
    assert zlib.decompress(item.packed.data) == data
    assert (item.packed.size, item.source.data) == (len(data), b"")


MACHINES = {
    ("linux", "x86_64"): True,
    ("linux", "aarch64"): True,
    ("darwin", "arm64"): True,
    ("win32", "AMD64"): True,
    ("win32", "ARM64"): False,
    ("linux", "armv7l"): False,
    ("linux", "arm"): False,
}


def _isal() -> Marker:
    project = tomllib.loads(Path(__file__).parent.with_name("pyproject.toml").read_text("utf-8"))["project"]
    (needed,) = (each for each in map(Requirement, project["dependencies"]) if each.name == "isal")
    assert needed.marker
    return needed.marker


def test_isal_is_asked_for_where_there_is_one() -> None:
    told = {at: _isal().evaluate({"sys_platform": at[0], "platform_machine": at[1]}) for at in MACHINES}
    assert told == MACHINES


def test_where_isal_is_asked_for_it_is_installed_and_compresses() -> None:
    assert deflate.compressobj.__module__ == ("isal.isal_zlib" if _isal().evaluate() else "zlib")


def test_where_isal_is_not_installed_zlib_compresses() -> None:
    told = "import sys; sys.modules['isal'] = None; import zlib; from smaarchive.archive import deflate; "
    asked = "print(zlib.decompress(deflate.compress(b'page')).decode(), deflate.compressobj.__module__)"
    assert subprocess.check_output([sys.executable, "-c", told + asked], text=True) == "page zlib\n"


def test_too_many_bytes_stay_as_they_are() -> None:
    item = pack(page("/a", TALKS, LARGE))
    assert item.packed and item.packed.data is None
    assert (item.packed.size, item.source.data) == (len(LARGE), LARGE)


@pytest.mark.parametrize("mark", ["", "\0", "\ud800", "\0\udfff"])
def test_the_sketch_is_that_of_the_text_in_the_archive(tmp_path: Path, mark: str) -> None:
    (told,) = articles(1, seed=3)
    item = page("/a", told["body"].replace("a", f"a{mark}"), b"")
    with open_writing(tmp_path / "a.db") as archive:
        store(archive, item)
        (row,) = archive.rows("SELECT body FROM articles")
    assert list(sketch_of(item.article)) == sketch(row["body"]) != []
