"""The reading commands in one process: arguments in; exit code, stdout and stderr out."""

import json

import pytest

from smaarchive.cli.query_line import split

from .stories import Sma

BY_DATE = [3, 1, 2, 4]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("unpaid leave", [1, 4]),
        ("unpaid -workers", [4]),
        ("unpaid -korean --limit 5", [4]),
        ("--limit 5 unpaid -thousands -q", [4]),
        ("-workers --sort date", [2, 3, 4]),
        ("-- -workers", [3, 2, 4]),
        ("round -- -q", [2]),
        ("-e unpaid", [1, 4]),
        ("headline:sixth", [2]),
        ("workers round --any", [1, 2]),
        ("unpaid --outlet herald", [4]),
        ("unpaid --outlet=times", [1]),
        ("unpaid --by lee", [1]),
        ("unpaid --since 2020-04-01 --until 2020-04-01", [1]),
        ("--until 2020", [1, 2]),
        ("--since 2020-02 --until 2020-04", [1]),
        ("분담금", [3]),
        ("don't", []),
    ],
)
def test_search(run: Sma, line: str, ids: list[int]) -> None:
    found = run("search", *line.split())
    assert found.code == 0
    assert sorted(hit["id"] for hit in found.data) == sorted(ids)


@pytest.mark.parametrize(
    ("args", "options", "words"),
    [
        (["unpaid", "-korea"], [], ["unpaid", "-korea"]),
        (["-q", "a", "-quiet"], ["-q"], ["a", "-quiet"]),
        (["--limit", "-5", "-5"], ["--limit", "-5"], ["-5"]),
        (["--limit=5", "a"], ["--limit=5"], ["a"]),
        (["a", "--sort", "-date", "b"], ["--sort", "-date"], ["a", "b"]),
        (["a", "--", "--limit", "-q", "--"], [], ["a", "--limit", "-q", "--"]),
        (["--nonsense", "a"], ["--nonsense"], ["a"]),
        (["a", "--limit"], ["--limit"], ["a"]),
        (["-", "-é", "-U.S."], [], ["-", "-é", "-U.S."]),
    ],
)
def test_a_word_with_a_dash_is_an_option_only_to_the_letter(
    args: list[str], options: list[str], words: list[str]
) -> None:
    assert split(args, {"-q": False, "--limit": True, "--sort": True}) == (options, words)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search -n 5 unpaid", "sma: -n is read as NOT n; an option is --limit\n"),
        ("search unpaid -limit", "sma: -limit is read as NOT limit; an option is --limit\n"),
        ("count unpaid -x", "sma: -x is read as NOT x; sma count --help lists the options\n"),
        ("search unpaid -korea", ""),
        ("search unpaid -x -q", ""),
        ("search -- unpaid -x", ""),
    ],
)
def test_an_exclusion_that_looks_like_an_option_is_told(run: Sma, line: str, said: str) -> None:
    told = run(*line.split())
    assert told.code == 0
    assert [line for line in told.err.splitlines(keepends=True) if "NOT" in line] == ([said] if said else [])


@pytest.mark.parametrize("line", ["search a --context", "search a --facet", "search a --facet --ids", "count --by"])
def test_an_option_without_its_value_is_named(run: Sma, line: str) -> None:
    option = line.removesuffix(" --ids").split()[-1]
    assert run(*line.split()).err.startswith(f"sma: error: Option '{option}' requires an argument.")


def test_a_hit_has_no_body_unless_asked(run: Sma) -> None:
    hit = run("search", "workers").data[0]
    assert "body" not in hit
    assert {"score", "snippet", "highlights", "digest", "added"} <= set(hit)
    assert run("search", "workers", "--body").data[0]["body"].startswith("Thousands")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search a --body --csv", "--body has no place in --csv: it is printed with --json or --nl"),
        ("search a --body --table", "--body has no place in --table: it is printed with --json or --nl"),
        ("search a --context 1 --ids", "--context has no place in --ids: it is printed with --json or --nl or --table"),
        ("search a --envelope --table", "--envelope has no place in --table: it is printed with --json"),
        ("search a --facet year --nl", "--facet has no place in --nl: it is printed with --json or --table"),
        ("search a --facet year --independent", "--facet counts articles, not stories: leave out --independent"),
        ("search a --independent --save b", "a saved search tells of articles: leave out --independent to --save it"),
        ("search a --explain --json", "--explain is for reading and has no --json: leave one of them out"),
        ("list --table --csv", "--table and --csv: an answer is printed in one form"),
        ("search a --nl --ids --json", "--json and --nl and --ids: an answer is printed in one form"),
        ("search a --explain --save b", "--explain answers nothing: leave it out to --save a search"),
    ],
)
def test_what_cannot_be_printed_together_is_refused(run: Sma, line: str, said: str) -> None:
    told = run(*line.split())
    assert (told.code, told.out, told.err) == (2, "", f"sma: error: {said}\n")


def test_highlights_are_offsets_into_the_snippet(run: Sma) -> None:
    hit = run("search", "protested").data[0]
    assert [hit["snippet"][start:end] for start, end in hit["highlights"]] == ["protested"]


def test_the_envelope(run: Sma) -> None:
    envelope = run("search", "unpaid", "--limit", "1", "--envelope").data
    assert list(envelope) == ["hits", "total", "suggestion", "facets"]
    assert (len(envelope["hits"]), envelope["total"]) == (1, 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search unpaid --limit 1", "1 of 2 shown; --limit 0 shows all"),
        ("search unpaid --limit 1 --offset 1", "2-2 of 2 shown; --limit 0 shows all"),
        ("search unpaid --offset 5", "no more: 2 found"),
        ("search xyzzy", "nothing found"),
        ("search unpaid --since 2020", "1 undated"),
        ("count unpaid --since 2020", "1 undated not counted"),
        ("timeline unpaid --since 2020", "1 undated not counted"),
        ("list --limit 3", "3 of 4 shown; --limit 0 shows all"),
        ("list --offset 9", "no more: 4 listed"),
    ],
)
def test_nothing_is_cut_in_silence(run: Sma, line: str, said: str) -> None:
    told = run(*line.split())
    assert said in told.err
    assert told.err.count("\n") == 1
    assert run(*line.split(), "-q").err == ""


@pytest.mark.parametrize("line", ["search unpaid", "list", "list --limit 0", "search unpaid --limit 0"])
def test_nothing_is_said_where_all_is_shown(run: Sma, line: str) -> None:
    assert run(*line.split()).err == ""


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("list", BY_DATE),
        ("list --sort date", [2, 1, 3, 4]),
        ("list --limit 2 --offset 1", [1, 2]),
        ("list --outlet herald", [4]),
        ("list --by kim", [2]),
        ("list --since 2020-04 --until 2021", [3, 1]),
    ],
)
def test_list(run: Sma, line: str, ids: list[int]) -> None:
    assert [article["id"] for article in run(*line.split()).data] == ids


def test_every_shape_tells_the_same_articles(run: Sma) -> None:
    assert [json.loads(line)["id"] for line in run("list", "--nl").out.splitlines()] == BY_DATE
    assert run("list", "--ids").out.split() == [str(id) for id in BY_DATE]
    rows = run("list", "--csv").out.splitlines()
    assert rows[0] == "id,headline,date,byline,outlet,agency,url,source"
    assert rows[2] == "1,Base workers told to stay home,2020-04-01,Lee Min-ho,The Korea Times,,,/clippings/1.txt"
    assert run("list", "--tsv").out.splitlines()[4].split("\t")[:3] == ["4", "Union weighs unpaid leave", ""]
    table = run("list", "--table").out
    assert [line[:2].strip() for line in table.splitlines()] == ["id", "3", "1", "2", "", "4"]
    assert "\x1b" not in table
    assert "\x1b[" in run("list", "--table", "--color", "always").out


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("timeline unpaid --csv", ["start,outlet,count", ",The Korea Herald,1", "2020-04,The Korea Times,1"]),
        ("saved --csv", ["name,query,any,literal,since,until,outlet,by,saved,new"]),
        ("sources --ids", ["1", "2", "3", "4"]),
    ],
)
def test_rows_of_what_is_no_list_of_articles(run: Sma, line: str, rows: list[str]) -> None:
    assert run(*line.split()).out.splitlines() == rows


def test_rows_of_a_story(run: Sma) -> None:
    head, row = run("story", "2", "--csv").out.splitlines()
    assert head == "id,headline,date,byline,outlet,agency,url,source,origin,shared,cut,extra"
    assert row.startswith("2,Sixth round of cost talks ends,2020-01-15,") and row.endswith(",True,1.0,0,0")


def test_rows_of_hits_end_with_score_and_snippet(run: Sma) -> None:
    assert run("search", "round", "--csv").out.splitlines()[0].endswith(",source,score,snippet")


def test_show_prints_an_object_or_an_array(run: Sma) -> None:
    assert run("show", "3").data["headline"] == "방위비 분담금 협상 타결"
    assert [article["id"] for article in run("show", "4", "2").data] == [4, 2]
    assert [article["id"] for article in run("show", "-", stdin="1\n3\n").data] == [1, 3]
    assert run("show", "-", stdin="").data == []
    assert run("show", "3", "--nl").out.count("\n") == 1


def test_show_of_an_unknown_id(run: Sma) -> None:
    one = run("show", "99")
    assert (one.code, one.out) == (1, "")
    assert one.err.startswith("sma: error: no article 99 in ")
    several = run("show", "99", "2", "7777")
    assert (several.code, [article["id"] for article in several.data]) == (1, [2])
    assert "no article 99, 7777 in " in several.err


@pytest.mark.parametrize("line", ["search xyzzy", "list --outlet nobody"])
def test_nothing_found_is_an_answer(run: Sma, line: str) -> None:
    assert (run(*line.split()).code, run(*line.split()).data) == (0, [])
    assert (run(*line.split(), "-e").code, run(*line.split(), "--exit-status").out) == (1, "[]\n")
    assert (run(*line.split(), "--ids").out, run(*line.split(), "--table").out) == ("", "")
