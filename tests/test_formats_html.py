"""HTML pages, and the readings and blocks they give."""

import subprocess
import sys
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from smaarchive.formats.html import EXSLT, of_those_with_attributes, read
from smaarchive.formats.html_blocks import blocks_of_tree
from smaarchive.formats.html_tree import parse
from smaarchive.page import Block, Page, Source

SENTENCES = (
    "The two sides met in Seoul on Tuesday and parted without a sum.",
    "Officials said that the workers would be told of their leave in April.",
    "A third meeting is planned for the week after the election, they added.",
)
PARAGRAPHS = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def page_of(html: str | bytes) -> Page:
    (page,) = read(Source("/x/a.html", html.encode("utf-8", "surrogatepass") if isinstance(html, str) else html))
    assert isinstance(page, Page)
    return page


def reading(page: Page, name: str) -> tuple[Block, ...]:
    return next(reading.blocks for reading in page.readings if reading.name == name)


@pytest.mark.parametrize(
    ("expression", "sooner"),
    [
        (".//*[@class='a']", ".//*[@*][@class='a']"),
        (
            ".//*[self::p or self::div][\n contains(@id, 'a') or @b]",
            ".//*[@*][self::p or self::div][\n contains(@id, 'a') or @b]",
        ),
        (".//*[re:test(@id|@class, '^[a]')]", ".//*[@*][re:test(@id|@class, '^[a]')]"),
        (".//*[self::p][@id='a'][not(.//h1) or @b='[|]'][1]", ".//*[@*][self::p][@id='a'][not(.//h1) or @b='[|]'][1]"),
        ("(.//*[self::p][\n@id='a'\n])[1]", "(.//*[@*][self::p][\n@id='a'\n])[1]"),
        ("(.//*[@id='a'])[1]|(.//p)[1]", "(.//*[@id='a'])[1]|(.//p)[1]"),
        (".//*[@id='a'][1]|.//p[1]", ".//*[@id='a'][1]|.//p[1]"),
        (".//*[self::p or @class='a']", ".//*[self::p or @class='a']"),
        (".//*[not(@class)]", ".//*[not(@class)]"),
        (".//*[contains(text(), 'a')]", ".//*[contains(text(), 'a')]"),
        (".//header", ".//header"),
    ],
)
def test_an_expression_that_asks_for_attributes_is_asked_of_elements_that_have_some(
    expression: str, sooner: str
) -> None:
    made = etree.XPath(expression, namespaces={"re": EXSLT})

    assert of_those_with_attributes(made).path == sooner


UNNAMED = """
import trafilatura, trafilatura.xpaths
from smaarchive.formats.html import read
from smaarchive.page import Source
del trafilatura.xpaths.OVERALL_DISCARD_XPATH
(page,) = read(Source("/a.html", b"<p>The envoys have left the building.</p>"))
print(len(page.main_text()))
"""


def test_a_page_is_read_where_trafilatura_names_its_expressions_otherwise() -> None:
    told = subprocess.run([sys.executable, "-c", UNNAMED], capture_output=True, text=True, check=False)
    assert told.stdout == "1\n", told.stderr


def texts(html: str) -> list[str]:
    root = parse(html)
    return [] if root is None else [block.text for block in blocks_of_tree(root)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>two</b>\n three</p><p>four", ["One two three", "four"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>one<br>two", ["one two"]),
        ("<p>One.<br>Two.", ["One.", "Two."]),
        ("<p>one<br>\n<br>two<br/><br/><br>three", ["one", "two", "three"]),
        ("<p><b>one</b><br>two", ["one", "two"]),
        ("<p>one <b>two</b><br>three", ["one two three"]),
        ("<p>one<br><font size=2>two</font><br>three", ["one two", "three"]),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
        ("<table><tr><td>1<td>Kim<tr><td>2<td>Lee</table>", ["1 Kim", "2 Lee"]),
        ("<table><tr><td><p>left</p><td>right<br>side</table>", ["left", "right side"]),
        ("a<script>b</script><style>c</style><noscript>d</noscript><template>e</template>f", ["af"]),
        ("<select><option>a</select>b<svg><title>c</title></svg>", ["b"]),
        ("<!-- a -->b<!-- c -->", ["b"]),
        ("caf&eacute; &amp; bar&nbsp;3&shy;0&#8232;!", ["café & bar 30 !"]),
        ("", []),
        ("<p> </p>\n<div>\t</div>", []),
    ],
)
def test_blocks(html: str, expected: list[str]) -> None:
    assert texts(f"<body>{html}" if html else "") == expected


def test_blocks_know_their_place() -> None:
    html = (
        '<body class="page"><article>\n<div class="storyBody" id="main-text">\n'
        '<p class="lead">One <a href="/x">two</a></p></div></article>'
    )
    root = parse(html)
    assert root is not None
    (block,) = blocks_of_tree(root)
    assert (block.text, block.line, block.kind) == ("One two", 3, "paragraph")
    assert block.hints == (
        "<p", "<div", "<article", "<body", "<html", "^article", ".lead", ".story", ".body", ".main", ".text",
        "#5", "##4", "link:0.4",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<h2>x</h2>", "heading"),
        ("<li>x</li>", "item"),
        ("<figcaption>x</figcaption>", "caption"),
        ("<p>x", "paragraph"),
    ],
)
def test_kinds(html: str, kind: str) -> None:
    root = parse(html)
    assert root is not None
    assert [block.kind for block in blocks_of_tree(root)] == [kind]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (PARAGRAPHS, SENTENCES),
        (f"{PARAGRAPHS}<ul><li>one side</li><li>the <b>other</b></li></ul>", (*SENTENCES, "- one side", "- the other")),
        (f"{PARAGRAPHS}<p>R&amp;amp;D</p>", (*SENTENCES, "R&D")),
    ],
    ids=["paragraphs", "a list", "entities"],
)
def test_main_text(html: str, lines: tuple[str, ...]) -> None:
    page = page_of(f"<html><body><article>{html}</article></body></html>")
    assert tuple(block.text for block in page.main_text()) == lines


def test_readings() -> None:
    body = r"\n\n".join(SENTENCES)
    ld = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{body}"}}</script>'
    page = page_of(f"<html><head>{ld}</head><body><nav><a href=/>Home</a></nav><article>{PARAGRAPHS}</article></body>")
    assert [reading.name for reading in page.readings] == ["json-ld", "tree"]
    assert tuple(block.text for block in page.main_text()) == SENTENCES
    assert tuple(block.text for block in reading(page, "json-ld")) == SENTENCES
    assert tuple(block.text for block in reading(page, "tree")) == ("Home", *SENTENCES)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="euc-kr">', "cp949"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">', "cp949"),
        ("", "cp949"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<?xml version="1.0" encoding="euc-kr"?>', "cp949"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    korean = "한미 방위비 분담금 협상이 서울에서 다시 열렸다."
    page = page_of(f"{head}<html><body><p>{korean}</p></body></html>".encode(encoding))
    assert page.encoding == encoding
    assert [block.text for block in reading(page, "tree")] == [korean]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 1900 + PARAGRAPHS,
        "<div>" * 6000 + PARAGRAPHS,
        "<ul><li>" * 900 + PARAGRAPHS,
        f"<p>{'word ' * 300_000}</p>{PARAGRAPHS}",
        f"<div {' '.join(f'a{i}=x' for i in range(30_000))}>{PARAGRAPHS}",
        f'<script type="application/ld+json">{{"a":"{chr(92)}"{chr(34)}{"x" * 99}</script>{PARAGRAPHS}',
        f'<script type="application/ld+json">{"[" * 50_000}</script>{PARAGRAPHS}',
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>&x;</p>" + PARAGRAPHS,
        f"<body>{'<!--' * 5000} -->{PARAGRAPHS}",
        PARAGRAPHS.replace("e", "e\0"),
    ],
    ids=["deep", "deeper", "deep lists", "long", "attributes", "broken json", "deep json", "entity", "comments", "NUL"],
)
def test_hostile_pages_keep_their_text(html: str) -> None:
    shown = [block.text for block in reading(page_of(html), "tree")]
    assert set(SENTENCES) <= set(shown)
    assert not any("root:" in text for text in shown)


@pytest.mark.parametrize("tag", ["script", "style"])
@pytest.mark.parametrize("end", [True, False])
def test_a_page_of_nothing_but_a_script_shows_nothing_of_it(tag: str, end: bool) -> None:
    script = f"<{tag}>{'let it = be; ' * 20_000}" + f"</{tag}>" * end
    assert reading(page_of(f"<html><body><div id=root></div>{script}</body></html>"), "tree") == ()


def test_an_empty_page_is_a_page() -> None:
    for html in ("", "<html></html>", "<!-- -->"):
        assert reading(page_of(html), "tree") == ()


MARKUP = st.text(alphabet=st.sampled_from('<>/="p div br a li table td&;![]-x \n\0\ud800'), max_size=200)


@settings(max_examples=50, deadline=None)
@given(MARKUP)
def test_any_markup_is_a_page(html: str) -> None:
    page = page_of(html)
    for block in chain(page.main_text(), *(one.blocks for one in page.readings)):
        assert block.text.strip()
        block.text.encode()


def test_want_of_memory_that_trafilatura_swallows_is_heard_of(monkeypatch: pytest.MonkeyPatch) -> None:
    from trafilatura import external

    def out_of_memory(*_: object, **__: object) -> None:
        raise MemoryError

    body = '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "%s"}</script><p>Talks.'
    html = body % ("Talks go on. " * 40)
    assert page_of(html).main_text()  # by its slow mode
    monkeypatch.setattr(external, "ReadabilityDocument", out_of_memory)
    with pytest.raises(MemoryError):
        page_of(html).main_text()
