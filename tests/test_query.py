"""The query language: text -> tree, dates -> first and last day, words of the field -> every other form."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.archive import terms
from smaarchive.archive.grammar import (
    LONGEST,
    MOST_PREFIXES,
    MOST_WORDS,
    All,
    AnyOf,
    In,
    Near,
    Node,
    Not,
    Phrase,
    Value,
    Word,
    parse,
)
from smaarchive.archive.match import Manner, expression
from smaarchive.archive.query import Query, is_matchable, understand
from smaarchive.archive.terms import cjk_of, marks_of, pairs, pieces, runs, unpaired
from smaarchive.archive.values import span
from smaarchive.errors import MalformedQuery
from smaarchive.lexicon import words

a, b, c = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a", a),
        ("a b", All((a, b))),
        ("a AND b", All((a, b))),
        ("a OR b", AnyOf((a, b))),
        ("a b OR c", AnyOf((All((a, b)), c))),
        ("a OR b c", AnyOf((a, All((b, c))))),
        ("(a OR b) c", All((AnyOf((a, b)), c))),
        ("a AND b OR c", AnyOf((All((a, b)), c))),
        ("-a", Not(a)),
        ("NOT a", Not(a)),
        ("NOT -a", a),
        ("a -b", All((a, Not(b)))),
        ("a -(b OR c)", All((a, Not(AnyOf((b, c)))))),
        ('-"a b"', Not(Phrase("a b"))),
        ('"a  b"', Phrase("a b")),
        ("“a b” c", All((Phrase("a b"), c))),
        ("«a b»", Phrase("a b")),
        ("a NEAR/5 b", Near(a, b, 5)),
        ("a NEAR b", Near(a, b, 10)),
        ('a NEAR/2 "b c"', Near(a, Phrase("b c"), 2)),
        ("a NEAR/900 b", Near(a, b, 100)),
        ("near a", All((Word("near"), a))),
        ("neg*", Word("neg", prefix=True)),
        ("n*", Word("n*")),
        ("headline:a b", All((In("headline", a), b))),
        ('headline:"a b"', In("headline", Phrase("a b"))),
        ("headline:(a b)", In("headline", All((a, b)))),
        ("-by:a", Not(In("byline", a))),
        ("by:-a", In("byline", Not(a))),
        ("captions:a", In("captions", a)),
        ("outlet:a", Value("outlet", "a", 7)),
        ('b outlet:"a b"', All((b, Value("outlet", "a b", 10)))),
        ("-date:2020", Not(Value("date", "2020", 6))),
        # dangling, unclosed, unknown: plain words
        ("a AND", All((a, Word("AND")))),
        ("OR a", All((Word("OR"), a))),
        ('a "OR" b', All((a, Phrase("OR"), b))),
        ('a" OR "b', All((a, Phrase("OR"), b))),
        ("a) OR (b", AnyOf((a, b))),
        ("(a))) b) OR c", AnyOf((All((a, b)), c))),
        ("a OR OR b", AnyOf((a, All((Word("OR"), b))))),
        ("a NEAR", All((a, Word("NEAR")))),
        ("a NEAR/x b", All((a, Word("NEAR/x"), b))),
        ("a NEAR (b)", Near(a, b, 10)),
        ("a NEAR (b c)", All((a, Word("NEAR"), All((b, c))))),
        ('"a b', All((a, b))),
        ("(a", a),
        ("a)", a),
        ("a) b", All((a, b))),
        ("headline: a", All((Word("headline:"), a))),
        ("https://a.b", Word("https://a.b")),
        ("note:a", Word("note:a")),
        ("a - b", All((a, b))),
        ("a & b", All((a, b))),
        ("%", None),
        ("()", None),
        ("", None),
    ],
)
def test_a_query_is_this_tree(text: str, tree: Node | None) -> None:
    assert parse(text) == tree
    assert type(parse(text)) is type(tree)


def leaves(node: Node | None) -> list[Node]:
    match node:
        case All(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part) | In(_, part):
            return leaves(part)
        case None:
            return []
        case _:
            return [node]


def test_limits() -> None:
    assert len(leaves(parse("word " * 300))) == MOST_WORDS
    assert len(leaves(parse("word " * 300 + "x" * LONGEST))) == MOST_WORDS
    found = leaves(parse("neg* " * 20))
    assert sum(isinstance(each, Word) and each.prefix for each in found) == MOST_PREFIXES


@given(st.text(alphabet='ab "()-*:ORNT/5“”', max_size=80))
def test_every_text_is_a_tree(text: str) -> None:
    for leaf in leaves(parse(text)):
        assert not isinstance(leaf, Word | Phrase) or any(map(str.isalnum, leaf.text))


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("2020", "2020-01-01", "2020-99-99"),
        ("2020-04", "2020-04-01", "2020-04-99"),
        ("2020-04-07", "2020-04-07", "2020-04-07"),
        ("2020-01..2020-06", "2020-01-01", "2020-06-99"),
        ("2020..", "2020-01-01", "9999"),
        ("..2020-06-05", "0000", "2020-06-05"),
        (">=2020-04", "2020-04-01", "9999"),
        ("<=2020-04", "0000", "2020-04-99"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
    ],
)
def test_dates_include_their_days(value: str, low: str, high: str) -> None:
    assert span(Value("date", value, 0)) == (low, high)


@pytest.mark.parametrize("value", ["20", "2020-13", "2020-02-30", "20-13", "..", "tomorrow", "2020-1", "2020..x", ">"])
def test_a_date_that_cannot_be_is_an_error(value: str) -> None:
    with pytest.raises(MalformedQuery, match="cannot read"):
        span(Value("date", value, 0))


@pytest.mark.parametrize(
    "query", ["lang:en", "language:en", "lang:English", "lang:ENGLISH", "lang:en-GB", "lang:en_US"]
)
def test_a_language_is_its_letters_or_its_name(query: str) -> None:
    plan = understand(Query(query), lambda *_: ())
    assert plan.where == ("(a.language = ?)", ("en",))


def test_days_ago_are_days() -> None:
    low, high = span(Value("date", "90d..", 0))
    week, _ = span(Value("since", "1w", 0))
    assert len(low) == 10
    assert low < week <= span(Value("since", "today", 0))[0] < high


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("방위비", "방위 위비 비"),
        ("방위비 분담", "방위 위비 비 분담 담"),
        ("국", "국"),
        ("SMA가", "가 SMA"),
        ("ﬁnal ＳＭＡ", "final SMA"),
        ("ｶﾞ行", "ガ行 行 ガ行"),
        ("naïve Café", ""),
        ("plain", ""),
        (None, ""),
    ],
)
def test_the_cjk_column(text: str | None, column: str) -> None:
    assert cjk_of(text) == column


@given(st.lists(st.text(alphabet="가나다라", min_size=2, max_size=5), min_size=1, max_size=4))
def test_pairs_can_be_read_back(runs: list[str]) -> None:
    assert unpaired(" ".join(map(pairs, runs))) == runs


@pytest.mark.parametrize(
    ("texts", "marks"),
    [
        (("US says", None, "us"), "zzusa zzush zzupa zzupb"),
        (("what", None, "US troops, a US base and U.S. ships"), "zzusa zzusb zzusa zzusb"),
        (("what", "by US Army", "photo: US envoy", "tell us"), "zzusa zzusy zzupa zzupb zzusa zzusc"),
        (("TELL US NOW", None, "USA BUS CAUSE US1"), "zzupa zzuph"),
        (("US$5", None, "non-US"), "zzusa zzush zzusa zzusb"),
        (("Used cars", None, "a house, users, because USFK using"), "zzuta zzuth zzuta zzutb"),
        (("", None, "useful use, uses; us_used us'"), " ".join(["zzupa zzupb"] * 2 + ["zzuta zzutb"] * 4)),
        (("", None, "US와 us와 ｕｓｅｄ"), "zzusa zzusb zzupa zzupb zzuta zzutb"),
        (("", None, "usée usa"), ""),
    ],
)
def test_words_of_one_stem_are_marked_by_what_they_are_and_their_column(
    texts: tuple[str | None, ...], marks: str
) -> None:
    assert marks_of(*texts) == marks


def written(text: str, literal: bool = False) -> str:
    node = parse(text)
    assert node is not None and is_matchable(node)
    return expression(node, Manner(literal=literal))


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("a b", '("a" AND "b")'),
        ('say "it"s', '("say" AND "it" AND "s")'),
        ("a -b", '("a" NOT ("b"))'),
        ("neg*", '"neg"*'),
        ("negotia*", '("negotia"* OR "negotiation")'),
        ("headline:furloughe*", '(headline : "furloughe"* OR headline : "furloughes")'),
        ("securit* NEAR/2 b", '(NEAR("securit"* "b", 2) OR NEAR("security" "b", 2))'),
        ("jazz", '- terms : "jazz"'),  # where what begins as the marks of the index do might match them
        ("alli*", '"alli"*'),  # not "all", the stem of alling
        ("station*", '"station"*'),  # not "stat", that of states
        ("headline:a", 'headline : "a"'),
        ("a NEAR/3 b", 'NEAR("a" "b", 3)'),
        ("무급", 'cjk : "무급"'),
        ("방위비를", 'cjk : "방위 위비"'),
        ("군", 'cjk : "군"*'),
        ("KF21과", '"kf21"'),
        ("color", '("color" OR "colour")'),
        ('"color line"', '("color line" OR "colour line")'),
        ("US", '(terms : "zzusa" OR "U.S." OR "United States" OR "U.S.A." OR "USA" OR cjk : "미국" OR cjk : "米国")'),
        ('"US"', '(terms : "zzusa" OR "U.S." OR "United States" OR "U.S.A." OR "USA" OR cjk : "미국" OR cjk : "米国")'),
        (
            '"us"',
            '((terms : "zzusa" OR terms : "zzupa") OR "U.S." OR "United States" OR "U.S.A." OR "USA"'
            ' OR cjk : "미국" OR cjk : "米国")',
        ),
        ("used", 'terms : "zzuta"'),
        ("usé", '"usé"'),
        ("방위ㆍ비", '(cjk : "방위 위ᆞ ᆞ비" OR cjk : "방위 위비")'),
        ("ㆍ", 'cjk : "ᆞ"*'),
        ("headline:Useful", 'terms : "zzuth"'),
        ('"used by them"', '("used by them" AND terms : ("zzuta"))'),
        ("using NEAR/2 force", '(NEAR("using" "force", 2) AND terms : ("zzuta"))'),
        ("us*", '"us"*'),
        ("x -color", '("x" NOT (("color" OR "colour")))'),
        (
            "ROK",
            '("ROK" OR "South Korea" OR "S. Korea" OR "R.O.K." OR "Republic of Korea" OR cjk : "한국" OR cjk : "韓国")',
        ),
    ],
)
def test_a_tree_is_this_match_expression(text: str, match: str) -> None:
    assert written(text) == match


def test_literal_widens_nothing() -> None:
    assert written("US -color 방위비를", literal=True) == (
        '(((terms : "zzusa" OR terms : "zzupa") AND cjk : "방위 위비 비를") NOT ("color"))'
    )


def test_pieces_are_read_back() -> None:
    assert pieces(written("방위비예산을 x")) == ["방위비예산"]


@given(st.text(alphabet=st.sampled_from("aé방위비分\u30ff\u3100\U0003ffff\U00040000 ") | st.characters()))
def test_runs_are_those_of_the_index(text: str) -> None:
    assert runs(text) == re.findall(terms.RUN, text)


def test_every_form_leads_to_its_group() -> None:
    loaded = words.load()
    for group in json.loads(Path(words.COMPILED).read_bytes())["groups"]:
        for form in group:
            tokens = words.tokens_of(form)
            everywhere = frozenset(range(len(tokens) + 1))
            (found,) = loaded.find(tokens, everywhere, everywhere)
            assert (found.start, found.end) == (0, len(tokens))
            assert form in found.forms
