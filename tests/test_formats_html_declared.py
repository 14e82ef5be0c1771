"""What pages declare, field by field."""

import pytest

from smaarchive.formats.html_declared import declared
from smaarchive.formats.html_tree import parse


def found(html: str, field: str) -> list[tuple[str | tuple[str, ...], str]]:
    root = parse(html)
    assert root is not None
    return [(one.value, one.rule) for one in declared(root) if one.field == field]


def ld(json: str) -> str:
    return f'<html><head><script type="application/ld+json">{json}</script></head><body><p>Text.'


@pytest.mark.parametrize(
    ("html", "field", "expected"),
    [
        ('<meta property="og:title" content=" Talks  resume ">', "headline", [("Talks resume", "meta og:title")]),
        (
            "<title>Talks | Site</title><h1>Talks\n<b>resume</b></h1>",
            "headline",
            [("Talks | Site", "title"), ("Talks resume", "h1")],
        ),
        ("<svg><title>icon</title></svg><title>Talks</title>", "headline", [("Talks", "title")]),
        (
            '<meta name="date" content="2020-05-07">'
            '<meta property="article:published_time" content="2020-05-06T14:18:00Z">',
            "published",
            [("2020-05-06T14:18+00:00", "meta article:published_time"), ("2020-05-07", "meta date")],
        ),
        ('<time datetime="2020-05-06T14:18+09:00">May 6</time>', "published", [("2020-05-06T14:18+09:00", "time")]),
        ("<time>May 6, 2020</time>", "published", [("May 6, 2020", "time")]),
        ('<p class="updated"><time datetime="2020-05-07">x</time></p>', "updated", [("2020-05-07", "time")]),
        (
            '<span itemprop="datePublished" content="2020-05-06">x</span>',
            "published",
            [("2020-05-06", "microdata datePublished")],
        ),
        ('<meta name="Author" content="Kim A">', "authors", [("Kim A", "meta author")]),
        ('<a rel="author" href="/a">Kim A</a>', "authors", [("Kim A", "rel=author")]),
        (
            '<div itemprop="author">By <span itemprop="name">Kim A</span>, reporter</div>',
            "authors",
            [("Kim A", "microdata author")],
        ),
        ('<meta property="og:site_name" content="A Times">', "outlet", [("A Times", "meta og:site_name")]),
        ('<link rel="canonical" href="https://example.org/1">', "url", [("https://example.org/1", "link canonical")]),
        ('<html lang="ko-KR"><p>x', "language", [("ko-KR", "html lang")]),
    ],
)  # fmt: skip
def test_elements(html: str, field: str, expected: list[tuple[str, str]]) -> None:
    assert found(html, field) == expected


@pytest.mark.parametrize(
    ("json", "field", "expected"),
    [
        ('{"@type": "NewsArticle", "headline": "A &amp;amp; B"}', "headline", ["A & B"]),
        ('[{"@type": "BreadcrumbList"}, {"@type": "Article", "headline": "A"}]', "headline", ["A"]),
        ('{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["Article"]}]}', "outlet", ["Site"]),
        (
            '{"@graph": [{"@type": "NewsArticle", "headline": "A", "author": {"@id": "#k"}},'
            ' {"@type": "Person", "@id": "#k", "name": "Kim A"}]}',
            "authors",
            ["Kim A"],
        ),
        ('{"@type": "Article", "author": ["Kim A", {"name": ["Lee B", "P C"]}]}', "authors", ["Kim A", "Lee B", "P C"]),
        ('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Site"}}', "outlet", ["Site"]),
        ('{"@type": "Article", "datePublished": "2020-05-06T14:18:00+0900"}', "published", ["2020-05-06T14:18+09:00"]),
        ('{"@type": "NewsArticle", "dateModified": "2020-05-07"}', "updated", ["2020-05-07"]),
        ('{"@type": "NewsArticle", "articleBody": "<p>One.</p><p>Two.</p>"}', "body", ["One.\n Two."]),
        ('<!-- {"@type": "NewsArticle", "headline": "A"} -->', "headline", ["A"]),
        ('{"@type": "NewsArticle", "headline": "A\nB",}', "headline", ["A B"]),
        ('//<![CDATA[\n{"@type": "NewsArticle", "headline": "A"}\n//]]>', "headline", ["A"]),
        ('{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;A&quot;}', "headline", ["A"]),
        (
            '{"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [{"@type": "Article", "headline": "P",'
            ' "datePublished": "2020-01-01", "author": "X Y", "articleBody": "z"}]}',
            "headline",
            ["Live"],
        ),
        ('{"@type": "NewsArticle", "headline": 3, "author": null, "publisher": []}', "headline", []),
        ('{"@type": "Article", "author": {"@id": {}}, "publisher": {"@id": [], "name": "Site"}}', "outlet", ["Site"]),
        ('{"broken', "headline", []),
        ("[[[[]]]]", "headline", []),
    ],
)  # fmt: skip
def test_json_ld(json: str, field: str, expected: list[str]) -> None:
    assert [value for value, _ in found(ld(json), field)] == expected


def test_the_organization_that_wrote_it_is_told_from_persons() -> None:
    authors = '[{"@type": "Organization", "name": "Yonhap"}, {"@type": "Person", "name": "Kim A"}]'
    json = f'{{"@type": "NewsArticle", "author": {authors}}}'
    assert found(ld(json), "authors") == [("Yonhap", "json-ld organization"), ("Kim A", "json-ld author")]


def test_the_pages_own_article_is_told_from_teasers() -> None:
    json = (
        '[{"@type": "NewsArticle", "headline": "Teaser"},'
        ' {"@type": "NewsArticle", "headline": "Own", "datePublished": "2020-05-06", "author": "Kim A"}]'
    )
    assert found(ld(json), "headline") == [("Own", "json-ld headline")]
