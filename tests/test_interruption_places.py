"""Ctrl-C where an exception is lost, or becomes another, or leaves a lock behind; and while the program is loaded."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from smaarchive.cli.outcome import exit_code
from tests.every_format import HTML
from tests.program import SMA, sma

PLACES = """
import os, signal, sys, threading, weakref

def end():
    os.kill(os.getpid(), signal.SIGINT)

def callback():  # as importlib has them: what rises there is lost
    class Thing:
        pass
    thing = Thing()
    told = weakref.ref(thing, lambda _: end())
    del thing

def naming():  # what rises there is a RuntimeError
    class Named:
        def __set_name__(self, owner, name):
            end()
    class Owner:
        name = Named()

def condition():  # what rises there leaves a lock as it should not be
    release = threading.Condition._release_save
    def planted(self):
        released = release(self)
        if threading.current_thread() is threading.main_thread():
            threading.Condition._release_save = release
            end()
        return released
    threading.Condition._release_save = planted

class Planted:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            {place}()

sys.meta_path.insert(0, Planted())
from smaarchive.cli import command
command()
"""


def _run(program: str, line: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program, *line.split()], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("place", ["callback", "naming", "condition"])
@pytest.mark.parametrize("command", ["ingest", "extract", "reextract"])
def test_ctrl_c_in_a_bad_place_is_met_in_a_good_one(tmp_path: Path, command: str, place: str) -> None:
    folder, archive = tmp_path / "folder", tmp_path / "a.db"
    folder.mkdir()
    (folder / "a.html").write_bytes(HTML)
    if command == "reextract":
        assert sma("ingest", folder, "--db", archive).returncode == 0
    named = {"ingest": f"{folder} --db {archive}", "extract": f"{folder}", "reextract": f"--all --db {archive}"}
    run = _run(PLACES.format(name="smaarchive.ingest.crew", place=place), f"{command} {named[command]}")
    assert (run.returncode, run.stdout) == (130, ""), run.stderr
    assert run.stderr.count("\n") == (command != "extract") and "Traceback" not in run.stderr
    assert sma("ingest", folder, "--db", archive).returncode == 0
    assert sma("check", "--db", archive).returncode == 0


@pytest.mark.parametrize("place", ["callback", "naming"])
@pytest.mark.parametrize("name", ["click", "smaarchive.cli.screen", "smaarchive.cli.list", "sqlite3"])
def test_ctrl_c_in_a_bad_place_while_the_program_is_loaded(place: str, name: str) -> None:
    run = _run(PLACES.format(name=name, place=place), "list --db none")
    assert (run.returncode, run.stderr) == (130, "")


PLANTED = """
import sys
class Planted:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Planted())
from smaarchive.cli import command
command()
"""


@pytest.mark.parametrize("name", ["click", "smaarchive.cli.group", "smaarchive.cli.list", "sqlite3"])
def test_ctrl_c_while_the_program_is_loaded_is_no_traceback(name: str) -> None:
    run = _run(PLANTED.format(name=name), "list --db none")
    assert (run.returncode, run.stderr) == (130, "")


def test_ctrl_c_that_is_met_inside_an_exec_is_the_same_exit_code(tmp_path: Path) -> None:
    planted = PLANTED.partition("from")[0].format(name="smaarchive.cli.list")
    (tmp_path / "sitecustomize.py").write_text(
        planted.replace("raise KeyboardInterrupt", 'exec("raise KeyboardInterrupt")')
    )
    run = subprocess.run(
        [*SMA, "list"], env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (130, b"")


def test_a_codec_that_is_interrupted_says_so_in_words_and_the_exit_code_is_a_number() -> None:
    @click.command()
    def command() -> None:
        raise KeyboardInterrupt("decoding with 'cp1252' codec failed (KeyboardInterrupt: )")

    assert exit_code(command, []) == 130


def test_before_ctrl_c_is_met_nothing_is_loaded_that_python_has_not() -> None:
    count = "import sys, gc; before = set(sys.modules); import smaarchive.cli; print(*set(sys.modules) - before)"
    run = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) == {"smaarchive", "smaarchive.cli"}
