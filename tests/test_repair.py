"""What can be rebuilt and was damaged -> `check --repair` leaves nothing wrong, and the stories as they were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from smaarchive.archive.check import check
from smaarchive.archive.connection import open_reading, open_writing
from smaarchive.archive.store import store_all
from smaarchive.archive.stories import stories_of
from smaarchive.cli.group import sma
from smaarchive.cli.outcome import exit_code

from .pages import KOREAN, LEAVE, page
from .test_stories import OTHER, WIRE

DAMAGED = {
    "an index gone": "DROP INDEX sources_path",
    "two indexes gone": "DROP INDEX articles_slim; DROP INDEX articles_digest",
    "an index over another column": "DROP INDEX articles_date; CREATE INDEX articles_date ON articles (outlet)",
    "a copy in another story": "UPDATE stories SET story = 4 WHERE id = 2",
    "the first in another story": "UPDATE stories SET story = 4 WHERE id = 1",
    "a row of another article": "UPDATE stories SET id = 4 WHERE id = 2",
    "a row that waits": "UPDATE stories SET joined = 0 WHERE id = 2",
    "a hash": "UPDATE stories SET row_hash = 'x'",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_it_is_made_anew(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.db"
    pages = [page("/1", WIRE), page("/2", f"{WIRE}\n\n{KOREAN}"), page("/3", f"{LEAVE}\n\n{WIRE}"), page("/4", OTHER)]
    with open_writing(path) as archive:
        list(store_all(archive, pages))
        before = stories_of(archive, range(1, 5))
    assert before == {1: (1, 3), 2: (1, 3), 3: (1, 3)}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(DAMAGED[name])
    assert exit_code(sma, ["check", "--db", str(path)]) == 4
    capsys.readouterr()
    assert exit_code(sma, ["check", "--repair", "--db", str(path)]) == 0
    assert "found and mended" in capsys.readouterr().err
    assert check(path).problems == ()
    with open_reading(path) as archive:
        assert stories_of(archive, range(1, 5)) == before
