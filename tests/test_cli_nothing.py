"""Where nothing was found, what is said of the names in the query that lead nowhere."""

import pytest

from tests.stories import Sma

ALL = (
    "which are headline, body, caption, by, "
    "agency, date, has, id, is, lang, outlet, section, since, source, story, until"
)
HERALD = "this archive has no outlet herlad; the nearest: The Korea Herald"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search before:2020", f"nothing found; before: is no field, {ALL}"),
        ("search note:x", f"nothing found; note: is no field, {ALL}"),
        ("search headlin:unpaid", "nothing found; headlin: is no field, did you mean headline:?"),
        ("timeline headlin:unpaid", "nothing found; headlin: is no field, did you mean headline:?"),
        ("search https://example.org/xyzzy", "nothing found"),
        ("search 10:30", "nothing found"),
        ("search unpaid outlet:foobar", "nothing found; this archive has no outlet foobar"),
        ("search unpaid agency:ap", "nothing found; this archive has no agency Associated Press"),
        ("search -outlet:foobar xyzzy", "nothing found; this archive has no outlet foobar"),
        ("search unpaid --outlet herlad", f"nothing found; {HERALD}"),
        ("search outlet:reuters", "nothing found; this archive has no outlet Reuters"),
        ("list --outlet herlad", f"nothing found; {HERALD}"),
        ("list --by xyzzy", "nothing found"),
        ("sources --no-text", "nothing found"),
        ("search unpiad OR", "nothing found; did you mean unpaid? (2 found)"),
        ("search unpiad AND NOT", "nothing found; did you mean unpaid? (2 found)"),
        ("search xyzzy unpaid", "nothing found; 2 have some of the words: sma search --any"),
        ("search xyzzy protested", "nothing found; 1 has some of the words: sma search --any"),
    ],
)
def test_nothing_is_found(run: Sma, line: str, said: str) -> None:
    told = run(*line.split())
    assert (told.code, told.out, told.err) == (0, "[]\n", f"sma: {said}\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search date:2020-06..2020-01", "date: 2020-06..2020-01 ends before it begins: write 2020-01..2020-06"),
        ("list --since 2020-06 --until 2020-01", "--until 2020-01 is before 2020-06, from when on is asked"),
        ("search since:2020-06 until:2020-05-31", "until: 2020-05-31 is before 2020-06, from when on is asked"),
        ("search lang:klingon", "lang: knows two letters (en, ko) or a language's English name, not 'klingon'"),
    ],
)
def test_what_no_article_can_be_is_an_error(run: Sma, line: str, said: str) -> None:
    told = run(*line.split())
    assert (told.code, told.out, told.err.count("\n")) == (2, "", 1)
    assert told.err.startswith(f"sma: error: {said}")


@pytest.mark.parametrize(
    ("alias", "field"),
    [
        ("title:unpaid", "headline:unpaid"),
        ("byline:kim", "by:kim"),
        ("author:kim", "by:kim"),
        ("Authors:kim", "by:kim"),
        ("since:2020-04-01 until:2020-04-01", "date:2020-04-01"),
    ],
)
def test_names_of_other_programs_are_fields_too(run: Sma, alias: str, field: str) -> None:
    found = run("search", alias, "--ids").out
    assert found == run("search", field, "--ids").out != ""
