"""Files of JSON, and the page that each value in them becomes."""

import codecs
import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smaarchive.article import Found
from smaarchive.decode import decode
from smaarchive.formats import read
from smaarchive.page import Large, Page, Refused, Source

BODY = ("The two sides met in Seoul.", "They meet again in May.")


def pages(data: str | bytes, name: str = "/x/a.jsonl") -> list[Page | Refused]:
    return list(read(Source(name, data.encode() if isinstance(data, str) else data), "jsonl"))


def fields(page: Page | Refused) -> dict[str, object]:
    assert isinstance(page, Page)
    assert page.ready
    assert all(found.rule.startswith("declared, key ") for found in page.declared)
    return {found.field: found.value for found in page.declared}


def body(page: Page | Refused) -> tuple[str, ...]:
    assert isinstance(page, Page)
    return tuple(block.text for block in page.readings[0].blocks)


ONE, TWO = ({"title": title, "text": "Words."} for title in ("One", "Two"))


@pytest.mark.parametrize(
    ("data", "name", "origins"),
    [
        (f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n", "/a.jsonl", ["/a.jsonl#1", "/a.jsonl#2"]),
        (json.dumps(ONE), "/a.jsonl", ["/a.jsonl#1"]),
        (json.dumps(ONE, indent=1), "/a.json", ["/a.json"]),
        (json.dumps([ONE, TWO], indent=1), "/a.json", ["/a.json#1", "/a.json#2"]),
        (json.dumps({"hits": [ONE, TWO], "total": 2}), "/a.json", ["/a.json#1", "/a.json#2"]),
        ("[]", "/a.json", []),
        (json.dumps(ONE) + json.dumps(TWO), "-", ["-#1", "-#2"]),
    ],
    ids=["lines", "one line", "object", "array", "envelope", "empty", "joined"],
)
def test_containers(data: str, name: str, origins: list[str]) -> None:
    got = pages(data, name)
    assert [page.source.origin for page in got if isinstance(page, Page)] == origins


ONE_TEXT, TWO_TEXT = json.dumps(ONE), json.dumps(TWO, indent=1)


@pytest.mark.parametrize(
    "data",
    [
        f'{{"hits": [{ONE_TEXT}, {TWO_TEXT}], "total": 2}}',
        f'{{"total" : 2, "next": {{"hits": [[]]}}, "\\u0061rticles" :\n[{ONE_TEXT}\n,{TWO_TEXT}]}}',
        f'{{"@graph": [{ONE_TEXT}]}}\n{{"hits": [{TWO_TEXT}]}}',
        f'[{{"results": [{ONE_TEXT}]}}, {{"results": [{TWO_TEXT}]}}]',
        f'{{"hits": [{ONE_TEXT}], "topics": ["a:b"], "articles": [{TWO_TEXT}]}}',
        f"[{ONE_TEXT}]\n[{TWO_TEXT}]",
        f"[]{ONE_TEXT}[{TWO_TEXT}]",
    ],
    ids=["envelope", "odd keys", "two envelopes", "array of envelopes", "two lists", "two arrays", "mixed"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_record_out_of_anything_keeps_bytes_that_read_back_as_itself(data: str, encoding: str) -> None:
    got = [page for page in pages(data.encode(encoding), "/a.json") if isinstance(page, Page)]
    assert [decode(page.source.data)[0] for page in got] == [ONE_TEXT, TWO_TEXT]
    for page in got:
        (again,) = pages(page.source.data, page.source.origin)
        assert isinstance(again, Page)
        assert (again.source.origin, again.source.data) == (page.source.origin, page.source.data)
        assert (again.readings, again.declared) == (page.readings, page.declared)


def test_a_list_in_an_envelope_that_holds_no_articles_is_told() -> None:
    got = pages(f'{{"hits": [null, {ONE_TEXT}], "items": [{{"id": 7}}]}}', "/a.json")
    assert [(page.origin, page.reason) for page in got if isinstance(page, Refused)] == [
        ("/a.json#1", "not an article"),
        ("/a.json#3", "not an article"),
    ]


def test_what_follows_an_array_is_read_too() -> None:
    data = '[{"body":"text one"}]\n[{"body":"text two"}]\n{"body":"three"}\ngarbage\n[garbage]\n{"body":"four"}'
    first, second, third, *garbage, last = pages(data, "/a.json")
    assert [body(page) for page in (first, second, third, last)] == [
        ("text one",),
        ("text two",),
        ("three",),
        ("four",),
    ]
    assert garbage == [Refused(f"/a.json#{number}", "failed", "not JSON", "/a.json") for number in (4, 5)]


def large(data: bytes, name: str = "/x/a.jsonl") -> list[Page | Refused]:
    return list(read(Large(name, io.BufferedReader(io.BytesIO(data)), len(data))))


LINE = b'{"headline": "Talks resume", "body": "The two sides met in Seoul."}'


@pytest.mark.parametrize(
    "data",
    [
        LINE,
        b"\n".join([LINE] * 3),
        b"\r\n".join([LINE, b"", LINE, b""]),
        b"[" + b",\n".join([LINE] * 3) + b"]\n",
        b"[\n  " + b"\n, ".join([LINE] * 3) + b"\n]\n",
        codecs.BOM_UTF8 + LINE + b"\n" + LINE,
        b"[\n" + b",\n".join([LINE] * 2) + b",\n",
        b"[" + LINE + b"]\n[" + LINE + b"\n,\n]\n" + LINE,
        b"\n".join([LINE, b"]]", LINE, b"]", LINE]),
        b"\n".join([LINE, LINE[:30], LINE, b'{"no": "body"}', b"7"]),
        '{"body": "Die Gespr\u00e4che dauern an."}\n{"body": "\ud68c\ub2f4\uc774 \uc5f4\ub838\ub2e4."}'.encode(),
    ],
)
def test_lines_too_many_to_be_held_are_read_one_by_one(data: bytes) -> None:
    assert large(data) == pages(data)


@pytest.mark.parametrize(
    "data",
    [b'{\n  "body": "Talks."\n}', b'[\n  {\n    "body": "Talks."\n  }\n]', LINE[:30], LINE.decode().encode("utf-16")],
)
def test_a_value_that_goes_over_lines_is_not_taken_for_many(data: bytes) -> None:
    assert large(data) == [Refused("/x/a.jsonl", "failed", "over 64 MB, and not one value a line")]


def test_an_array_of_lines_too_many_to_be_held_is_told_where_it_is_cut_and_what_is_no_mark_of_it() -> None:
    cut = large(b"[\n" + LINE + b",\n[[[\n,\n" + LINE + b"\n")
    assert [(page.reason if isinstance(page, Refused) else body(page)) for page in cut] == [
        ("The two sides met in Seoul.",),
        "not JSON",
        ("The two sides met in Seoul.",),
        "cut short",
    ]


def test_packed_lines_are_read_one_by_one_whatever_they_unpack_to() -> None:
    packed = Source("/x/a.jsonl.gz", gzip.compress(b"\n".join([LINE, LINE])))
    assert [page.source for page in read(packed) if isinstance(page, Page)] == [
        Source(f"/x/a.jsonl.gz#{number}", LINE, file="/x/a.jsonl.gz") for number in (1, 2)
    ]


def test_a_record_keeps_its_own_bytes() -> None:
    lines = [json.dumps({"title": "방위비", "text": "협상"}, ensure_ascii=False).encode(), b'{"text":  "x"}']
    got = pages(b"\n".join(lines))
    assert [page.source.data for page in got if isinstance(page, Page)] == lines


@pytest.mark.parametrize(
    ("data", "refusals"),
    [
        ('{"title": "no body"}', [("/x/a.jsonl#1", "skipped", "not an article")]),
        ('{"title": "x", "body": ""}', [("/x/a.jsonl#1", "skipped", "not an article")]),
        ('3\n"text"\nnull', [(f"/x/a.jsonl#{n}", "skipped", "not an article") for n in (1, 2, 3)]),
        ('{"text": "a"}\n{"text": \n{"text": "b"}', [("/x/a.jsonl#2", "failed", "not JSON")]),
        ('[{"text": "a"}, {"te', [("/x/a.jsonl#2", "failed", "not JSON")]),
        ('[{"text": "a"},\n', [("/x/a.jsonl#2", "failed", "cut short")]),
        ('[{"text": "a"}]]', [("/x/a.jsonl#2", "failed", "not JSON")]),
        ("[" * 100_000, [("/x/a.jsonl#1", "failed", "not JSON")]),
        ('{"text": ' + "9" * 9999 + "}", [("/x/a.jsonl#1", "failed", "not JSON")]),
    ],
    ids=["no body", "empty body", "scalars", "broken line", "cut array", "no end", "two ends", "deep", "huge number"],
)
def test_what_is_no_article(data: str, refusals: list[tuple[str, str, str]]) -> None:
    got = [page for page in pages(data) if isinstance(page, Refused)]
    assert [(page.origin, page.state, page.reason) for page in got] == refusals


def test_text_is_cleaned() -> None:
    (page,) = pages(
        '{"title": " A\\u00a0b\\n\\ud800 ", "text": "one\\u0000\\u00ad\\n\\n two  words ", "author": ["", "X"]}'
    )
    assert fields(page) == {"headline": "A b \ufffd", "byline": "X", "authors": ("X",)}
    assert body(page) == ("one", "two words")


KEY = st.sampled_from(["title", "text", "body", "authors", "date", "source", "sections", "hits", "html", "publisher"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(), lambda v: st.lists(v) | st.dictionaries(KEY, v)
)


@given(st.dictionaries(KEY, VALUES, max_size=5))
def test_any_object_is_a_page_or_refused(record: dict[str, object]) -> None:
    for page in pages(json.dumps(record)):
        if isinstance(page, Page):
            assert all(isinstance(found, Found) and found.value for found in page.declared)
            assert all(block.text for block in page.readings[0].blocks)


@pytest.mark.parametrize("data", [b"", b" , ", b"]", b"7"])
def test_a_member_without_a_value_is_no_page(data: bytes) -> None:
    got = read(Source("/x/a.zip/a.json", data, file="/x/a.zip"), "jsonl")
    assert not any(isinstance(page, Page) for page in got)


@given(st.binary(max_size=80))
def test_any_bytes_end(data: bytes) -> None:
    assert isinstance(pages(data), list)
