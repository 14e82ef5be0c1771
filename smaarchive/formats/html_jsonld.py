"""The JSON-LD of a page in; what it says of the page's own article out, beside the article's body where it has one."""

import html
import json
import re
from collections.abc import Callable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from ..article import Found
from .isodate import iso_date
from .text import clean

Thing = dict[str, object]

LONGEST = 4 << 20  # characters of a script that is read
MOST = 5000  # things looked at in a page
ARTICLES = re.compile(
    r"(?:\w*News\w*|\w*Article|Report\w*|BlogPosting|LiveBlogPosting|Review|MedicalScholarlyArticle)$"
)
NO_ARTICLES = ("NewsMediaOrganization",)
PAGES = ("WebPage", "ItemPage", "VideoObject", "PodcastEpisode", "CreativeWork")
SITES = ("WebSite", "NewsMediaOrganization")
NOT_OF_THE_PAGE = ("liveBlogUpdate", "comment", "itemListElement")  # articles within or beside the article
TRAILING_COMMA = re.compile(r",\s{0,20}([}\]])")
TAGS = re.compile(r"<[^<>]{1,200}>")


def from_json_ld(root: HtmlElement) -> Iterator[Found]:
    """Yield the fields of the page's article, then those of the page as a whole, then the name of the site."""
    things = [(thing, line) for script, line in _scripts(root) for thing in islice(_things(script), MOST)]
    by_id = {thing["@id"]: thing for thing, _ in things if isinstance(thing.get("@id"), str) and len(thing) > 2}
    articles = [(thing, line) for thing, line in things if _is_article(thing)]
    main = max(articles, key=lambda pair: _completeness(pair[0]), default=None)
    if main:
        yield from _of_article(main[0], main[1], by_id, "json-ld")
    for thing, line in things:
        if _types(thing) & set(PAGES):
            yield from _of_article(thing, line, by_id, "json-ld page")
    for thing, line in things:
        if _types(thing) & set(SITES):
            yield from _say("outlet", thing.get("name"), "json-ld site", line)


def body_of(declared: tuple[Found, ...]) -> str | None:
    """Return the text of the article that JSON-LD gives, if any."""
    return next((str(found.value) for found in declared if found.rule == "json-ld articleBody"), None)


def _scripts(root: HtmlElement) -> Iterator[tuple[object, int]]:
    """Yield the value of each JSON-LD script and its line."""
    for element in root.iter("script"):
        if "ld+json" not in element.get("type", "").lower():
            continue
        text = element.text or ""
        if len(text) > LONGEST or not text.strip():
            continue
        value = _loads(text)
        if value is not None:
            yield value, element.sourceline or 0


def _loads(text: str) -> object:
    """Read JSON as pages have it: with raw line breaks, in CDATA or a comment, with a comma or semicolon too many."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    if "CDATA[" in text[:30]:
        text = text[text.index("CDATA[") + 6 :].partition("]]>")[0]
    text = text.strip().rstrip(";/ \n")
    mends: list[Callable[[str], str]] = [str, _without_trailing_commas]
    if "&quot;" in text[:200]:
        mends.append(html.unescape)
    for mended in mends:
        try:
            return json.loads(mended(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_trailing_commas(text: str) -> str:
    return TRAILING_COMMA.sub(r"\1", text)


def _things(value: object) -> Iterator[Thing]:
    """Yield every object with a type, outermost first, without recursion."""
    waiting = [value]
    while waiting:
        current = waiting.pop(0)
        if isinstance(current, list):
            waiting.extend(current)
        elif isinstance(current, dict):
            if "@type" in current:
                yield current
            waiting.extend(
                item for key, item in current.items() if isinstance(item, dict | list) and key not in NOT_OF_THE_PAGE
            )


def _types(thing: Thing) -> set[str]:
    """Return the names of a thing's types, without their vocabulary."""
    types = thing.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)}


def _is_article(thing: Thing) -> bool:
    return any(ARTICLES.fullmatch(name) and name not in NO_ARTICLES for name in _types(thing))


def _completeness(thing: Thing) -> int:
    """Count what an article says of itself; a teaser in a list says less than the page's own article."""
    return sum(key in thing for key in ("headline", "datePublished", "author", "publisher", "mainEntityOfPage")) + 2 * (
        "articleBody" in thing
    )


def _of_article(thing: Thing, line: int, by_id: dict[object, Thing], rule: str) -> Iterator[Found]:
    """Yield what a thing says of itself; an author or publisher may be a reference to another thing of the page."""
    yield from _say("headline", thing.get("headline"), f"{rule} headline", line)
    yield from _say("headline", thing.get("alternativeHeadline"), f"{rule} alternativeHeadline", line)
    yield from _say("headline", thing.get("name"), f"{rule} name", line)
    yield from _say("published", thing.get("datePublished"), f"{rule} datePublished", line)
    yield from _say("published", thing.get("dateCreated"), f"{rule} dateCreated", line)
    yield from _say("updated", thing.get("dateModified"), f"{rule} dateModified", line)
    for author in _listed(thing.get("author")) or _listed(thing.get("creator")):
        yield from _author(author, by_id, rule, line)
    for key in ("publisher", "isPartOf", "sourceOrganization"):
        for publisher in _listed(thing.get(key)):
            value = _meant(publisher, by_id)
            yield from _say("outlet", value.get("name") if isinstance(value, dict) else value, f"{rule} {key}", line)
    for section in _listed(thing.get("articleSection")):
        yield from _say("section", section, f"{rule} articleSection", line)
    for url in (thing.get("url"), thing.get("mainEntityOfPage")):
        yield from _say("url", url.get("@id") if isinstance(url, dict) else url, f"{rule} url", line)
    yield from _say("language", thing.get("inLanguage"), f"{rule} inLanguage", line)
    yield from _say("description", thing.get("description"), f"{rule} description", line)
    if isinstance(body := thing.get("articleBody"), str) and (text := _plain(body).strip()):
        yield Found("body", text, f"{rule} articleBody", (line,))


def _author(author: object, by_id: dict[object, Thing], rule: str, line: int) -> Iterator[Found]:
    """Yield the name of an author; that of an organization under a rule of its own."""
    if isinstance(author, dict) and not author.get("name"):
        author = _meant(author, by_id)
    kind = (
        "organization"
        if isinstance(author, dict) and _types(author) & {"Organization", "NewsMediaOrganization"}
        else "author"
    )
    for name in _listed(author.get("name") if isinstance(author, dict) else author):
        yield from _say("authors", name, f"{rule} {kind}", line)


def _meant(value: object, by_id: dict[object, Thing]) -> object:
    """Return the thing of the page that a reference names, anything else as it is."""
    name = value.get("@id") if isinstance(value, dict) else None
    return by_id.get(name, value) if isinstance(name, str) else value


def _listed(value: object) -> list[object]:
    """Return a list as it is, anything else but nothing as a list of one."""
    return value if isinstance(value, list) else [value] if value else []


def _say(field: str, value: object, rule: str, line: int) -> Iterator[Found]:
    """Yield a value as one clean line, if it is text and says anything."""
    if not isinstance(value, str):
        return
    text = " ".join(_plain(value).split())
    if field in ("published", "updated"):
        text = iso_date(text) or text
    if text:
        yield Found(field, text, rule, (line,) if line else ())


def _plain(value: str) -> str:
    """Undo entities (some pages have them twice) and tags, which have no place in JSON-LD."""
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = TAGS.sub(" ", re.sub(r"</p>|<br\s{0,5}/?>", "\n", value))
    return clean(value.encode("utf-8", "replace").decode())
