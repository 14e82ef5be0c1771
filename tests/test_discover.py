"""Trees of files, links and other things; what each entry gives."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from smaarchive.discover import LARGEST, appeared, discover, read_file
from smaarchive.page import Large, Outcome, Refused, Source

Tree = dict[str, bytes]


def grow(root: Path, tree: Tree) -> None:
    for name, data in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def told(paths: list[Path], root: Path) -> list[tuple[str, object]]:
    """Name (below `root`) and bytes or (state, reason) of everything discovered."""
    return [
        (os.path.relpath(item.origin, root), (item.state, item.reason) if isinstance(item, Refused) else item[1])
        for item in discover(map(str, paths))
    ]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    grow(tmp_path, {"b.txt": b"2", "a/z.txt": b"1", "c/d/e.txt": b"3", "empty.txt": b""})
    assert told([tmp_path], tmp_path) == [("a/z.txt", b"1"), ("b.txt", b"2"), ("c/d/e.txt", b"3"), ("empty.txt", b"")]


def test_what_is_skipped_says_why(tmp_path: Path) -> None:
    grow(
        tmp_path,
        {
            ".hidden": b"",
            ".git/config": b"",
            "photo.JPG": b"",
            "page.html": b"<p>",
            "page_files/style.css": b"",
            "notes_files/real.txt": b"kept",
            "x.css": b"",
            "x.js": b"",
        },
    )
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "passwd.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket"))
        assert told([tmp_path], tmp_path) == [
            (".git", ("skipped", "hidden")),
            (".hidden", ("skipped", "hidden")),
            ("loop", ("skipped", "link")),
            ("notes_files/real.txt", b"kept"),
            ("page.html", b"<p>"),
            ("page_files", ("skipped", "files of a saved page")),
            ("passwd.txt", ("skipped", "link")),
            ("photo.JPG", ("skipped", "picture")),
            ("pipe.txt", ("skipped", "not a regular file")),
            ("socket", ("skipped", "not a regular file")),
            ("x.css", ("skipped", "style sheet")),
            ("x.js", ("skipped", "script")),
        ]


def test_what_a_person_names_is_taken_as_named(tmp_path: Path) -> None:
    grow(tmp_path, {"real/.a.txt": b"1"})
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert told([tmp_path / "real/.a.txt", tmp_path / "no.txt"], tmp_path) == [
        ("real/.a.txt", b"1"),
        ("no.txt", ("failed", "no such file")),
    ]
    assert told([tmp_path / "link"], tmp_path) == [("link/.a.txt", ("skipped", "hidden"))]
    assert next(discover([os.devnull])) == Refused(os.devnull, "skipped", "not a regular file")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_the_unreadable_is_named_and_stops_nothing(tmp_path: Path) -> None:
    grow(tmp_path, {"a/shut/x.txt": b"", "b.txt": b"", "c.txt": b"3"})
    (tmp_path / "a/shut").chmod(0)
    (tmp_path / "b.txt").chmod(0)
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.stat().st_uid == os.geteuid() and folder.parts[:2] == ("/", "tmp") and folder != Path("/tmp"):
            folder.chmod(0o755)
    code = (
        "import sys, os\n"
        "from smaarchive.discover import discover\n"
        "os.setuid(65534)\n"
        "for item in discover(sys.argv[1:]):\n"
        "    print(os.path.relpath(item.origin, sys.argv[1]), getattr(item, 'reason', ''))"
    )
    ran = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == ["a/shut permission denied", "b.txt permission denied", "c.txt "]


def test_a_file_over_the_cap_comes_open_and_is_closed_behind(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"start")
        file.truncate(LARGEST + 1)
    entries = discover([str(tmp_path)])
    large = next(entries)
    assert isinstance(large, Large)
    assert (large.origin, large.size, large.file.peek(5)[:5]) == (str(huge), LARGEST + 1, b"start")
    assert next(entries, None) is None
    assert large.file.closed


def test_what_is_known_is_not_opened(tmp_path: Path) -> None:
    grow(tmp_path, {"a.txt": b"1", "b.txt": b"22"})
    (tmp_path / "b.txt").chmod(0)
    outcome = Outcome("b", "unchanged", None, 7)

    def known(path: str, size: int, mtime_ns: int) -> Outcome | None:
        return outcome if (size, mtime_ns) == (2, (tmp_path / "b.txt").stat().st_mtime_ns) else None

    entries = list(discover([str(tmp_path), str(tmp_path / "b.txt")], known))
    assert [type(entry) for entry in entries] == [Source, Outcome, Outcome]
    assert entries[1] is outcome


def test_what_changed_is_met_as_in_a_walk(tmp_path: Path) -> None:
    for name in ("a.txt", "more/b.txt", "more/deep/c.txt", ".git/d.txt", "page.html", "page_files/e.html", "f.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    changed = [str(path) for path in tmp_path.rglob("*")] + [str(tmp_path / "gone.txt"), "/elsewhere.txt"]
    met = [Path(item.origin) for item in appeared(changed, [str(tmp_path)]) if isinstance(item, Source)]
    assert [str(path.relative_to(tmp_path)) for path in met] == ["a.txt", "more/b.txt", "more/deep/c.txt", "page.html"]


def test_what_changed_and_is_known_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    known = Outcome(str(tmp_path / "a.txt"), "unchanged")
    assert list(appeared([known.source], [known.source], lambda *_: known)) == [known]


def test_a_deep_tree(tmp_path: Path) -> None:
    deep = f"{tmp_path}/{'d/' * 1500}"
    subprocess.run(["mkdir", "-p", deep], check=True)  # Python's own makedirs and rmtree recurse
    subprocess.run(["touch", deep + "x.txt"], check=True)
    assert [item.origin for item in discover([str(tmp_path)])] == [deep + "x.txt"]
    subprocess.run(["rm", "-r", f"{tmp_path}/d"], check=True)


def test_names_that_are_no_utf8_survive(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff\n.txt"
    Path(os.fsdecode(name)).write_bytes(b"1")
    (found,) = discover([str(tmp_path)])
    assert os.fsencode(found.origin) == name


def test_what_is_fetched_is_said_of_a_url_that_is_not() -> None:
    assert list(discover(["ftp://example.org/a"])) == [
        Refused("ftp://example.org/a", "failed", "only http and https are fetched")
    ]


def test_standard_input(tmp_path: Path) -> None:
    code = "from smaarchive.discover import discover; print(*discover(['-']))"
    ran = subprocess.run([sys.executable, "-c", code], input=b"a\xff", capture_output=True, check=True)
    assert ran.stdout == b"Source(origin='-', data=b'a\\xff', mtime_ns=None, file=None, name='')\n"


def test_a_file_that_grows_is_not_taken_half(tmp_path: Path) -> None:
    assert read_file(str(tmp_path / "gone.txt")) == Refused(str(tmp_path / "gone.txt"), "failed", "no such file")
    # the kernel's own file says it is empty and yields bytes: it "changes" under every read
    assert read_file("/proc/self/status") == Refused("/proc/self/status", "failed", "changed while it was read")
