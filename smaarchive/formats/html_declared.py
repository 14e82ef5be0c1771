"""A parsed HTML tree in; what the page says of itself out: JSON-LD, meta elements, microdata, `<time>`, title, links.

Values are as given (dates in our form where a machine wrote them), the best source of each field first; whether a title
ends in the site's name, or an author is a desk, is for `extract` to see. Beside the fields of an article stand
`description` and `site`, which help to judge.
"""

from collections.abc import Iterator
from functools import partial

from lxml import etree
from lxml.html import HtmlElement

from ..article import Found
from . import wayback
from .html_jsonld import from_json_ld
from .isodate import iso_date
from .text import line_of

# field -> the names of meta elements that give it, best first
META = {
    field: tuple(names.split())
    for field, names in {
        "headline": """
            og:title twitter:title headline dc.title dcterms.title parsely-title sailthru.title citation_title
            cxenseparse:title title hdl""",
        "published": """
            article:published_time article:published og:article:published_time og:published_time datepublished
            parsely-pub-date cxenseparse:recs:publishtime cxenseparse:publishtime sailthru.date article.published
            article_date_original originalpublicationdate publication_date publish_date publish-date publishdate
            published_time published-date pubdate pub_date ptime dc.date.issued dcterms.issued dcterms.created
            dcterms.date dc.date.created dc.date date.issued bt:pubdate prism.publicationdate citation_publication_date
            citation_date displaydate article:create_at rnews:datepublished date""",
        "updated": """
            article:modified_time article:modified og:updated_time datemodified dcterms.modified dc.date.modified
            last-modified lastmod revised""",
        "authors": """
            author article:author article:author_name parsely-author cxenseparse:author sailthru.author dc.creator
            dcterms.creator byl byline dable:author rnews:author citation_author mediator_author""",
        "outlet": "og:site_name application-name publisher dc.publisher dcterms.publisher cre copyright",
        "section": "article:section parsely-section cxenseparse:section section category",
        "url": "og:url",
        "language": "og:locale content-language language dc.language",
        "description": "og:description description twitter:description",
    }.items()
}
FIELD_OF = {name: field for field, names in META.items() for name in names}
# by the attributes: in a third of the time that it takes to look at every element
MICRODATA = etree.XPath("//@itemprop/parent::*[not(self::meta)] | //@rel[.='author']/parent::*")
DATES = ("published", "updated")


def declared(root: HtmlElement) -> tuple[Found, ...]:
    """Return everything that a page declares."""
    found: dict[str, list[Found]] = {field: [] for field in META}
    for item in (*from_json_ld(root), *_from_meta(root), *_from_elements(root)):
        found.setdefault(item.field, []).append(item)
    return tuple(item for items in found.values() for item in items)


def _found(field: str, value: str | None, rule: str, element: HtmlElement) -> Iterator[Found]:
    """Yield a value as one clean line, if it says anything."""
    text = line_of(value or "")
    if field in DATES:
        text = iso_date(text) or text
    elif field == "url":
        text = wayback.original(text)
    if text:
        line = element.sourceline
        yield Found(field, text, rule, (line,) if line else ())


def _from_meta(root: HtmlElement) -> Iterator[Found]:
    """Yield what `<meta property=... content=...>` says, the best name of each field first."""
    seen: dict[str, list[HtmlElement]] = {}
    for element in root.iter("meta"):
        given = element.attrib
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = given.get(attribute, "").lower()
            if name in FIELD_OF:
                seen.setdefault(name, []).append(element)
                break
    for name in filter(seen.__contains__, FIELD_OF):
        for element in seen[name]:
            yield from _found(FIELD_OF[name], element.get("content"), f"meta {name}", element)


def _from_elements(root: HtmlElement) -> Iterator[Found]:
    """Yield what titles, links, `<time>`, microdata and rel=author say."""
    for element in root.iter("title"):
        if element.getparent() is not None and element.getparent().tag != "svg":
            yield from _found("headline", element.text_content(), "title", element)
    for element in root.iter("h1"):
        yield from _found("headline", element.text_content(), "h1", element)
    for element in root.iter("link"):
        if element.get("rel", "").lower() == "canonical":
            yield from _found("url", element.get("href"), "link canonical", element)
    for element in root.iter("time"):
        yield from _from_time(element)
    yield from _from_microdata(root)
    yield from _found(
        "language", root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"), "html lang", root
    )


def _from_time(element: HtmlElement) -> Iterator[Found]:
    """Yield the date of a `<time>`: its machine form, else its text."""
    around = " ".join(
        (ancestor.get("class", "") + " " + ancestor.get("itemprop", "")).lower() for ancestor in _nearest(element, 3)
    )
    updated = any(word in around for word in ("update", "modif"))
    value = iso_date(element.get("datetime", "")) or element.get("datetime") or element.text_content()
    pubdate = "pubdate" in element.attrib or "publish" in around
    rule = "time pubdate" if pubdate else "time"
    yield from _found("updated" if updated else "published", value, rule, element)


def _nearest(element: HtmlElement, count: int) -> Iterator[HtmlElement]:
    """Yield an element and those around it, `count` in all."""
    current: HtmlElement | None = element
    while current is not None and count:
        yield current
        current, count = current.getparent(), count - 1


def _from_microdata(root: HtmlElement) -> Iterator[Found]:
    """Yield what itemprop and rel=author say of the page's own article."""
    for element in _elements(root):
        if element.get("rel") == "author":
            yield from _found("authors", element.text_content(), "rel=author", element)
        properties = element.get("itemprop", "").lower().split()
        say = partial(_found, element=element)
        if "headline" in properties:
            yield from say("headline", element.text_content(), "microdata headline")
        elif "author" in properties or "creator" in properties:
            name = element.find(".//*[@itemprop='name']")
            text = (name.get("content") or name.text_content()) if name is not None else element.text_content()
            yield from say("authors", text, "microdata author")
        elif "datepublished" in properties and element.tag != "time":
            yield from say("published", _content(element), "microdata datePublished")
        elif "datemodified" in properties and element.tag != "time":
            yield from say("updated", _content(element), "microdata dateModified")


def _elements(root: HtmlElement) -> list[HtmlElement]:
    """Return the elements with microdata, and those that name an author."""
    found = MICRODATA(root)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def _content(element: HtmlElement) -> str:
    """Return what a machine is to read in an element, else what people read."""
    return str(element.get("content") or element.get("datetime") or element.text_content())
