"""What surrounds a search (count, timeline, facets, similar, explain, help), over the sample pages, by the program."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from smaarchive.archive.language import HELP
from smaarchive.cli.group import sma

SEEDS = Path(__file__).parent.parent / "data" / "seeds"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The archive of the sample pages."""
    path = str(tmp_path_factory.mktemp("around") / "archive.db")
    assert CliRunner().invoke(sma, ["ingest", "-q", "--db", path, str(SEEDS)], standalone_mode=False).exception is None
    return path


def run(archive: str, *arguments: str) -> str:
    """Run a command into a pipe and return what it prints."""
    result = CliRunner().invoke(sma, [arguments[0], "--db", archive, *arguments[1:]], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.stdout


def test_count_is_how_many_a_search_finds(archive: str) -> None:
    hits = json.loads(run(archive, "search", "furlough", "--limit", "0"))
    assert run(archive, "count", "furlough") == f"{len(hits)}\n"
    assert run(archive, "count", "zyzzogeton") == "0\n"


def test_timeline_adds_up_to_the_count(archive: str) -> None:
    rows = json.loads(run(archive, "timeline", "korea"))
    assert sum(row["count"] for row in rows) == int(run(archive, "count", "korea"))
    assert set(rows[0]) == {"start", "outlet", "count"}


def test_facets_stand_beside_the_hits(archive: str) -> None:
    answer = json.loads(run(archive, "search", "korea", "--facet", "year", "--limit", "1"))
    assert len(answer["hits"]) == 1
    assert sum(year["count"] for year in answer["facets"]["year"]) == answer["total"]


def test_similar_leaves_the_article_itself_out(archive: str) -> None:
    hits = json.loads(run(archive, "similar", "3"))
    assert hits and all(hit["id"] != 3 for hit in hits)


def test_literal_takes_the_spelling_given(archive: str) -> None:
    assert int(run(archive, "count", "--literal", "ROK")) < int(run(archive, "count", "ROK"))


def test_explain_prints_the_query_as_understood_and_its_sql(archive: str) -> None:
    told = run(archive, "search", "--explain", "unpaid", "-korea")
    assert "NOT" in told and "SELECT" in told


def test_help_explains_the_query_language(archive: str) -> None:
    assert "NEAR/5" in CliRunner().invoke(sma, ["help", "query"], standalone_mode=False).stdout


TOLD = [line for line in HELP.splitlines() if line.startswith("  ") and line[2] != " "]
QUERIES = [re.split(r" {3,}", line[2:])[0] for line in TOLD if not line.startswith("  sma ")]
EXAMPLES = [re.split(r" {3,}", line[2:])[0] for line in TOLD if line.startswith("  sma ")]
UNANSWERED = {"is:edited", "date:90d.."}  # by the sample pages: nothing in them was corrected, or came lately


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_of_the_help_finds_what_it_says(archive: str, query: str) -> None:
    found = int(run(archive, "count", query))
    assert (found == 0) == (query in UNANSWERED)
    assert found < len(list(SEEDS.iterdir()))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_help_runs_in_a_shell(archive: str, example: str) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"SMA_DB": archive, "PATH": path}
    told = subprocess.run(["bash", "-c", example], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout not in ("", "[]\n")
    assert told.stderr == ""


def test_the_help_has_examples_of_everything() -> None:
    assert (len(QUERIES), len(EXAMPLES)) == (27, 5)
