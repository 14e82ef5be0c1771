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

from .program import on_a_terminal
from .program import sma as sma_process

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
    assert (len(QUERIES), len(EXAMPLES)) == (30, 5)


def test_no_hits_give_the_nearest_spelling_that_has_some(archive: str) -> None:
    told = sma_process("search", "furlogh", "--db", archive)
    assert (told.returncode, told.stdout) == (0, "[]\n")
    found = run(archive, "count", "furlough").strip()
    assert told.stderr == f"sma: nothing found; did you mean furlough? ({found} found)\n"
    told = sma_process("search", "furlogh", "--envelope", "-q", "-e", "--db", archive)
    assert (told.returncode, told.stderr) == (1, "")
    assert json.loads(told.stdout) == {"hits": [], "total": 0, "suggestion": "furlough", "facets": {}}


def test_any_of_the_words_is_offered_where_no_article_has_all(archive: str) -> None:
    told = sma_process("search", "furlough", "zyzzyva", "--db", archive)
    found = run(archive, "count", "--any", "furlough", "zyzzyva").strip()
    assert told.stderr == f"sma: nothing found; {found} have some of the words: sma search --any\n"
    told = sma_process("search", "furlough", "zyzzyva", "--any", "--ids", "--limit", "0", "--db", archive)
    assert len(told.stdout.split()) == int(found)


def test_facets_stand_under_the_table_on_a_terminal(archive: str) -> None:
    code, shown = on_a_terminal("search", "furlough", "--facet", "outlet", "--facet", "year", "--db", archive)
    table, _, facets = shown.partition("\noutlet\n")
    assert code == 0 and "furlough" in table
    assert re.search(r"^ +2  The Korea Herald$", facets, re.MULTILINE)
    assert re.search(r"^year\n(?: +\d+  \S+\n)* +\d+  2020$", facets, re.MULTILINE)


@pytest.mark.parametrize("line", ["search furlough --limit 1", "list --limit 1"])
def test_what_is_said_of_a_table_stands_below_it(archive: str, line: str) -> None:
    code, shown = on_a_terminal(*line.split(), "--db", archive)
    assert code == 0
    assert re.fullmatch(r"sma: 1 of \d+ shown; --limit 0 shows all", shown.splitlines()[-1])


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("count ?", 2, "nothing to search for"),
        ("count id:x", 2, "id: needs numbers"),
        ("similar 999", 1, "no article 999 in"),
        ("search korea --facet colour", 2, "unknown facet 'colour': choose from outlet"),
        ("search korea --explain --sort newest", 2, "'newest' is not one of"),
        ("help queries", 2, "No help on 'queries'"),
    ],
)
def test_what_is_wrong_is_one_line(archive: str, line: str, code: int, said: str) -> None:
    told = sma_process(*line.split(), env=os.environ | {"SMA_DB": archive})
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (code, "", 1)
    assert said in told.stderr
