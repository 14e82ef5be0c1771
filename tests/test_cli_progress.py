"""The progress of an ingest on a terminal: a folder and its width in; what was shown out."""

import re
from pathlib import Path

import pytest

from tests.every_format import zipped
from tests.pages import PAGE
from tests.program import on_a_terminal, sma
from tests.test_cli_ingest import archive, folder

__all__ = ["archive", "folder"]  # fixtures


def test_a_progress_bar_only_on_a_terminal(folder: Path, archive: Path) -> None:
    assert "\x1b" not in sma("ingest", folder, "--db", archive).stderr
    code, shown = on_a_terminal("ingest", str(folder), "--db", str(archive))
    assert (code, "6 entries" in shown) == (0, True)
    assert shown.endswith("sma: 6 entries: 3 unchanged, 3 skipped\n")
    assert "entries" not in on_a_terminal("ingest", str(folder), "--db", str(archive), "-q")[1]


def test_the_progress_counts_the_entries_that_the_summary_counts(tmp_path: Path, archive: Path) -> None:
    pages = {f"{number}.txt": PAGE.format(number=number).encode() for number in (1, 2)}
    (tmp_path / "pages.zip").write_bytes(zipped(pages))
    _, shown = on_a_terminal("ingest", str(tmp_path / "pages.zip"), "--db", str(archive))
    assert "2 entries, " in shown and "3 entries, " not in shown
    assert shown.endswith("sma: 2 entries: 2 stored\n")


@pytest.mark.parametrize(("columns", "has_bar"), [(60, False), (80, True), (120, True)])
def test_the_progress_tells_the_time_in_any_width(folder: Path, archive: Path, columns: int, has_bar: bool) -> None:
    line = ("ingest", str(folder), "--dry-run", "--db", str(archive))
    _, shown = on_a_terminal(*line, columns=columns, environment={"COLUMNS": str(columns)})
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).replace("\r", "\n").splitlines()
    bars = [line for line in lines if " gone" in line]
    assert bars
    assert all(len(line) <= columns for line in bars)
    assert any("━" in line for line in bars) is has_bar
