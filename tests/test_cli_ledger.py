"""The end of a ledger: states in numbers, and how many of those stored are changes of what was there."""

from pathlib import Path

import pytest

from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

PAGE = Path(__file__).parent.parent / "data" / "seeds" / "yonhap-2020-04-offer.txt"


def test_a_changed_page_is_counted_as_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, db = tmp_path / "page.txt", str(tmp_path / "a.db")
    said = []
    for text in (PAGE.read_text("utf-8"), PAGE.read_text("utf-8").replace("13 percent", "14 percent")):
        page.write_text(text, "utf-8")
        assert exit_code(sma, ["ingest", str(page), "--db", db]) == 0
        said.append(capsys.readouterr().err)
    assert said == ["sma: 1 entry: 1 stored\n", "sma: 1 entry: 1 stored (1 changed)\n"]
