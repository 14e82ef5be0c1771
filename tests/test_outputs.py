"""What is printed: records in, text out, and nothing in it that steers a terminal, a spreadsheet or a parser."""

import csv as stdlib_csv
import io
import json as stdlib_json
import random
import re
import sys
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from smaarchive.article import Article, Found, Hit, Stored
from smaarchive.outputs import Form, columns, csv, explain, explain_screen, ids, json, page, record, table, written
from smaarchive.outputs.plain import UNSAFE, plain
from smaarchive.outputs.terminal import marked, rendered
from smaarchive.page import Label, Outcome

KEYS = [
    "id", "headline", "date", "published", "updated", "byline", "authors", "outlet", "agency", "section", "dateline",
    "language", "url", "captions", "body", "words", "digest", "source", "format", "encoding", "added",
]  # fmt: skip

# what rich writes of its own: select graphic rendition, nothing else
OURS = re.compile(r"\x1b\[[0-9;]*m")

# every character, the dangerous ones often
DANGEROUS = "\x00\x07\x08\t\n\r\x1b\x7f\x85\x90\x9b\x9d\u061c\u200e\u2028\u202e\u2066\ud800\udcff[]/\\:;m"
ASCII_AND_C1 = "".join(map(chr, range(0xA0)))
WILD = st.text(
    st.one_of(st.characters(), st.sampled_from(DANGEROUS), st.sampled_from(ASCII_AND_C1)),
    max_size=40,
)


def article(**fields: object) -> Article:
    return Article("/clippings/page.txt", "text", "utf-8", **fields)  # type: ignore[arg-type]  # any field of it


def stored(id: int = 1, **fields: object) -> Stored:
    return Stored(id, "2026-11-22T09:00:00Z", article(**fields), ("/clippings/page.txt", "/clippings/copy.html"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, 방위비 분담금, naïve", "plain text, 방위비 분담금, naïve"),
        ("\x1b[31mred\x1b[0m", "^[[31mred^[[0m"),
        ("\x1b]8;;http://a.example\x07link", "^[]8;;http://a.example^Glink"),
        ("one\rtwo\nthree\tfour\x00\x7f", "one^Mtwo^Jthree^Ifour^@^?"),
        ("\x9b31m\x85\x9d", "\\u009b31m\\u0085\\u009d"),
        ("\u202egnp.exe\u2066\u061c", "\\u202egnp.exe\\u2066\\u061c"),
        ("a\U000e0041b\U000e007f", "a\\U000e0041b\\U000e007f"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("bad\udcff.html\ud83d", "bad\\xff.html\\ud83d"),
        ("[bold]markup[/nope] :smile:", "[bold]markup[/nope] :smile:"),
    ],
)
def test_plain_shows_what_steers_a_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown
    assert plain(shown) == shown


def test_marks_stand_on_the_same_words_after_control_characters_are_shown() -> None:
    text = marked("a\x1b unpaid\x07 leave", [(3, 9), (11, 16)], "bold")
    assert text.plain == "a^[ unpaid^G leave"
    assert [text.plain[span.start : span.end] for span in text.spans if span.style] == ["unpaid", "leave"]


def test_marks_beyond_or_over_each_other_do_no_harm() -> None:
    assert marked("unpaid leave", [(0, 6), (3, 9), (10, 99)], "bold").plain == "unpaid leave"


def everything_on_a_screen(text: str, colour: bool) -> str:
    """Render a text in every place of every layout."""
    names = dict.fromkeys(("headline", "published", "byline", "outlet", "agency", "section", "dateline"), text)
    whole = article(**names, captions=(text,), body=f"{text}\n\n{text}", url=text, reason=text)
    wild = Stored(1, text, whole, (text,))
    hit = Hit(wild, 1.0, text, ((0, 1), (len(text) // 2, len(text))))
    labels = (Label(1, text, text, text), Label(2, text, "body", "model"))
    found = article(evidence=(Found(text, text, text, (1, 2)), Found("captions", (text, text), "tag")))
    return "".join(
        [
            table.of_hits([hit], width=80, colour=colour),
            table.of_stored([wild], width=30, colour=colour),
            page.of_stored(wild, width=80, colour=colour),
            page.of_article(article(reason=text), width=40, colour=colour),
            explain_screen.of_page(found, labels, width=80, colour=colour),
            "".join(explain.as_text(found, labels)),
        ]
    )


@settings(max_examples=150, deadline=None)
@given(WILD)
def test_only_our_own_colours_reach_a_terminal(text: str) -> None:
    coloured = everything_on_a_screen(text, colour=True)
    assert re.findall(UNSAFE, OURS.sub("", coloured).replace("\n", "")) == []
    assert re.findall(UNSAFE, everything_on_a_screen(text, colour=False).replace("\n", "")) == []


def test_the_check_bites_where_plain_is_passed_by() -> None:
    leak = rendered([Text("\x1b]0;title\x07")], width=80, colour=True)
    assert re.findall(UNSAFE, OURS.sub("", leak).replace("\n", ""))


def test_twenty_thousand_strings_through_rich() -> None:
    """RELIABILITY C5: many strings a page, and none of hypothesis's making, so that it is a matter of seconds."""
    chance = random.Random(5)

    def wild() -> str:
        kinds = (lambda: chr(chance.randrange(sys.maxunicode + 1)), partial(chance.choice, DANGEROUS + ASCII_AND_C1))
        return "".join(chance.choice(kinds)() for _ in range(chance.randrange(40)))

    for _ in range(100):
        articles = [stored(headline=wild(), outlet=wild()) for _ in range(100)]
        shown = table.of_stored(articles, width=100, colour=True)
        assert re.findall(UNSAFE, OURS.sub("", shown).replace("\n", "")) == []


def test_markup_and_emoji_in_a_headline_are_letters() -> None:
    headline = "[/nope] [link=http://evil.example]x[/link] [bold]b[/bold] :smile:"
    shown = table.of_stored([stored(headline=headline)], width=160, colour=False)
    assert headline in shown


def test_nothing_is_cut_from_a_narrow_table() -> None:
    shown = table.of_stored([stored(headline="Donaudampfschifffahrtsgesellschaft " * 3)], width=40, colour=False)
    assert "…" not in shown
    assert "".join(shown.split()).count("gesellschaft") + shown.count("ges") >= 3


def test_the_object_of_a_stored_article_has_every_key_in_order() -> None:
    made = record.of_stored(stored(3, headline="Talks resume", published="2020-05-06T14:18+09:00"))
    assert list(made)[: len(KEYS)] == KEYS
    assert (made["id"], made["date"], made["published"]) == (3, "2020-05-06", "2020-05-06T14:18+09:00")
    assert (made["authors"], made["captions"], made["byline"], made["body"]) == ([], [], None, "")


def test_the_object_of_an_extracted_page_says_why_it_has_no_body() -> None:
    made = record.of_article(article(reason="index"))
    assert list(made)[: len(KEYS)] == KEYS
    assert (made["id"], made["added"], made["body"], made["reason"]) == (None, None, "", "index")
    assert (made["sources"], made["corrected"]) == ([made["source"]], [])


def test_the_object_of_a_hit_adds_score_snippet_and_highlights() -> None:
    made = record.of_hit(Hit(stored(), 2.5, "on unpaid leave", ((3, 9), (10, 15))))
    assert list(record.without_body(made)) == [
        *(key for key in KEYS if key != "body"), "sources", "corrected", "score", "snippet", "highlights",
    ]  # fmt: skip
    assert made["highlights"] == [[3, 9], [10, 15]]


def test_the_ledger_line_has_five_keys() -> None:
    outcome = Outcome("/a", "stored", None, 1, 1)
    assert record.of_outcome(outcome) == {"source": "/a", "state": "stored", "reason": None, "id": 1, "version": 1}


@pytest.mark.parametrize(("count", "lines"), [(0, 1), (1, 1), (3, 3)])
def test_an_array_holds_one_object_a_line(count: int, lines: int) -> None:
    text = "".join(json.array([{"id": number} for number in range(count)], Form()))
    assert stdlib_json.loads(text) == [{"id": number} for number in range(count)]
    assert text.count("\n") == lines


def test_json_is_unescaped_utf8_but_for_what_steers() -> None:
    assert json.text({"a": "방위비 é"}) == '{"a": "방위비 é"}'
    assert json.text({"a": "\x1b\x9b\u202e\udcff\u2028"}) == '{"a": "\\u001b\\u009b\\u202e\\udcff\\u2028"}'
    assert json.text({"a": "é"}, ascii_only=True) == '{"a": "\\u00e9"}'


@given(WILD)
def test_json_reads_back_and_is_safe_to_look_at(text: str) -> None:
    for made in (json.text([text]), json.text([text], ascii_only=True), json.text([text], indent=2)):
        assert stdlib_json.loads(made) == [text]
        assert re.findall(UNSAFE, made.replace("\n", "")) == []
    assert "\n" not in json.text([text])


def test_what_is_no_number_is_refused_rather_than_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json.text({"score": float("nan")})


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+82 2 000", "'+82 2 000"),
        ("-korea", "'-korea"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'^I=1"),
        ("\x00=1", "'^@=1"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("\r\n@x", "'^M^J@x"),
        ("＝1+1", "'＝1+1"),
        ("plain, with a comma", "plain, with a comma"),
        ('say "no"', 'say "no"'),
        ("a-b", "a-b"),
        ("", ""),
    ],
)
def test_cells_are_no_formulas(cell: str, written: str) -> None:
    text = "".join(csv.commas([{"id": 1, "headline": cell}], Form(("id", "headline"))))
    assert list(stdlib_csv.reader(io.StringIO(text))) == [["id", "headline"], ["1", written]]


def test_raw_csv_leaves_cells_as_they_are() -> None:
    assert "".join(csv.commas([{"headline": "=1+1"}], Form(("headline",), raw_csv=True))) == "headline\n=1+1\n"


def test_numbers_lists_and_the_unknown_in_rows() -> None:
    rows = csv.tabs([{"score": -1.5, "authors": ["A", "B"], "url": None}], Form(("score", "authors", "url")))
    assert "".join(rows) == "score\tauthors\turl\n-1.5\tA; B\t\n"


@given(WILD)
def test_a_row_is_one_line_of_as_many_cells(text: str) -> None:
    made = record.of_hit(Hit(stored(headline=text, byline=text, url=text), 1.0, text))
    for shape, delimiter in (("csv", ","), ("tsv", "\t")):
        lines = "".join(written(shape, [made], Form(columns.HITS))).splitlines()
        assert [len(row) for row in stdlib_csv.reader(lines, delimiter=delimiter)] == [len(columns.HITS)] * 2


def test_ids_alone() -> None:
    assert "".join(ids.lines([{"id": 3}, {"id": None}, {"id": 12}], Form())) == "3\n12\n"


@pytest.mark.parametrize(
    ("lines", "written"), [((), ""), ((3,), "3"), ((3, 4, 5), "3-5"), ((12, 7, 8, 9), "7-9, 12"), ((1, 1, 3), "1, 3")]
)
def test_line_numbers_are_written_short(lines: tuple[int, ...], written: str) -> None:
    assert explain.numbers(lines) == written


def test_an_explanation_in_a_pipe_is_never_wrapped() -> None:
    long = "word " * 200
    found = Found("headline", "Talks resume", "position", (9,), 0.8)
    text = "".join(explain.as_text(article(evidence=(found,)), [Label(9, long, "body", "model")]))
    assert f"9  body  model  {long.rstrip()}\n" in text
    assert "headline  0.80  9  position  Talks resume\n" in text
    assert text.endswith("no article: empty\n")


def test_an_explanation_on_a_screen_folds_the_text_beside_its_label() -> None:
    labels = [Label(3, "Send Feedback", "furniture", "phrase"), Label(14, "word " * 30, "body", "model")]
    lines = explain_screen.of_page(article(body="word"), labels, width=60, colour=False).splitlines()
    assert lines[2] == " 3  furniture  phrase  Send Feedback"
    assert all(line.startswith(" " * 23) for line in lines[4:6])


def test_an_agency_is_not_taken_for_the_outlet() -> None:
    made = stored(7, headline="Talks", published="2020-04-01", agency="Yonhap News Agency", body="Some.")
    assert "7  2020-04-01  (Yonhap News Agency)  Talks\n" in table.of_stored([made], width=100, colour=False)
    assert "2020-04-01 | (Yonhap News Agency)\n" in page.of_stored(made, width=80, colour=False)


def test_a_page_to_read() -> None:
    made = stored(
        7,
        headline="Workers put on leave",
        published="2020-04-01T09:00+09:00",
        byline="Lee Min-ho",
        outlet="The Korea Times",
        dateline="PYEONGTAEK, April 1",
        body="The first paragraph.\n\nThe second.",
        captions=("A gate.",),
    )
    assert page.of_stored(made, width=80, colour=False) == (
        "Workers put on leave\n"
        "2020-04-01 09:00+09:00 | Lee Min-ho | The Korea Times\n"
        "\n"
        "PYEONGTAEK, April 1 -- The first paragraph.\n"
        "\n"
        "The second.\n"
        "\n"
        "  photo  A gate.\n"
        "\n"
        "id       7\n"
        "source   /clippings/page.txt\n"
        "source   /clippings/copy.html\n"
    )
