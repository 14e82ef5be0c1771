"""A page -> its article: ready pages, pages without one, and pages of any lines at all."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smaarchive.article import Article, Found
from smaarchive.extract import explain, extract
from smaarchive.extract.digest import digest_of
from smaarchive.page import Block, Page, Reading, Source
from tests.golden import every_case
from tests.pages import read_one

LINES = tuple(
    line for case in every_case() if case.page.suffix == ".txt" for line in case.page.read_text("utf-8").splitlines()
)


def page_of(text: str) -> Page:
    return read_one("page.txt", text.encode("utf-8", "surrogatepass"), "text")


def ready(*declared: Found, body: tuple[str, ...] = ()) -> Page:
    blocks = tuple(Block(text, 0) for text in body)
    return Page(Source("-", b""), "jsonl", "utf-8", (Reading("text", blocks),), declared, ready=True)


def test_a_ready_page_is_taken_as_it_stands() -> None:
    page = ready(
        Found("headline", "Workers wait", "title"),
        Found("headline", "Workers waited", "og:title"),
        Found("authors", "Hanna Oakes", "author"),
        Found("byline", ("Hanna Oakes", "Tom Reed"), "author"),
        body=("By noon nobody had come.", "(Yonhap)"),
    )
    article = extract(page)
    assert (article.headline, article.authors, article.byline) == (
        "Workers wait", ("Hanna Oakes",), "Hanna Oakes, Tom Reed",
    )  # fmt: skip
    assert article.body == "By noon nobody had come.\n\n(Yonhap)"
    assert (article.words, article.reason) == (6, None)
    assert article.digest == digest_of("Workers wait", article.body)
    assert [label.label for label in explain(page)[1]] == ["body", "body"]


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("항구의 관리들이 부두에서 회의장으로 들어서는 모습", False),
        ("시청은 합리적이고 공평한 비용 분담이 이루어져야 한다는 입장을 다시 한 번 강조했다", True),
    ],
)
def test_a_line_above_the_credit_of_a_korean_photo_is_text_where_it_is_a_sentence(line: str, is_text: bool) -> None:
    said = "두 도시는 항구의 크레인 비용을 어떻게 나눌지 논의했으나 합의에 이르지 못했다고 시청이 밝혔다."
    more = "양측은 다음 달에 다시 만나 크레인과 부두의 비용을 논의하기로 했다고 관계자는 전했다."
    lines = (
        "부두 비용 협상 결렬",
        "홍길동 기자",
        "2021.03.03 14:20",
        said,
        line,
        "[연합뉴스 자료사진]",
        more,
        "시청은 지난해 부담한 금액보다 훨씬 많은 비용을 요구받은 것으로 알려졌다.",
    )
    assert (line in extract(page_of("\n\n".join(lines).replace("\n\n[", "\n["))).body) is is_text


def test_a_ready_page_of_nothing() -> None:
    assert extract(ready()) == Article("-", "jsonl", "utf-8", digest=digest_of(None, ""))


@pytest.mark.parametrize(
    ("origin", "declared", "url"),
    [
        ("https://example.org/story", (), "https://example.org/story"),
        ("https://example.org/story", (Found("url", "https://example.org/a", "canonical"),), "https://example.org/a"),
        ("https://example.org/feed#2", (), None),
        ("/home/a/story.html", (), None),
    ],
)
def test_a_page_that_was_fetched_is_at_its_address(origin: str, declared: tuple[Found, ...], url: str | None) -> None:
    page = ready(*declared, body=("By noon nobody had come.",))
    assert extract(page._replace(source=Source(origin, b""))).url == url


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" \n\n ", "empty"), ("404 Not Found\n", "error page"), ("The Korea Herald\nLog in\n", "stub")],
)
def test_a_page_without_an_article_has_neither_body_nor_headline(text: str, reason: str) -> None:
    article = extract(page_of(text))
    assert (article.reason, article.body, article.words) == (reason, "", 0)
    assert (article.headline, article.published, article.byline, article.authors) == (None, None, None, ())


def test_the_evidence_names_a_rule_and_lines_for_every_field() -> None:
    article = extract(page_of("\n".join(LINES[:60])))
    assert {found.field for found in article.evidence} >= {"headline", "published", "language"}
    assert all(found.rule and 0 <= found.confidence <= 1 for found in article.evidence)


def check(text: str) -> None:
    """Hold an article to its page: words of the body are words of the page, and every line it names exists."""
    page = page_of(text)
    article, labels = explain(page)
    assert article == extract(page)
    on_page = "".join(block.text for block in page.readings[0].blocks)
    assert not Counter("".join(article.body.split())) - Counter(on_page)
    numbers = {block.line for block in page.readings[0].blocks}
    assert numbers >= {line for found in article.evidence for line in found.lines}
    assert numbers == {label.line for label in labels}
    assert (article.reason is None) is bool(article.body)
    assert article.words == len(article.body.split())


@given(st.text(max_size=2000))
def test_any_text_is_a_page(text: str) -> None:
    check(text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_lines_of_other_pages_in_any_order_are_a_page(lines: list[str]) -> None:
    check("\n".join(lines))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=40), max_size=30), st.sampled_from([" ", "", " | "]))
def test_any_line_is_a_page(lines: list[str], between: str) -> None:
    check(between.join(lines))


@pytest.mark.parametrize("seed", range(20))
def test_a_shuffled_page_is_a_page(seed: int) -> None:
    shuffled = random.Random(seed)
    case = shuffled.choice([case for case in every_case() if case.page.suffix == ".txt"])
    lines = case.page.read_text("utf-8").splitlines()
    shuffled.shuffle(lines)
    check("\n".join(lines))
