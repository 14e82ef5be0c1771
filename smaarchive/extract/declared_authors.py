"""What a page declares of its authors in; its byline and the persons in it out."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from ..article import Found
from ..lexicon.letters import letters_of
from ..lexicon.outlets import outlet_by_name
from ..lexicon.phrases import is_label
from ..page import Block, Page
from .declared_title import spelled
from .host import host_of
from .name_words import ACCOUNTS, BY
from .names import is_person, persons

# sources of names, best first; `meta author` is often the site, a microdata author often that of a photo
FRONT_MATTER = "front matter"
SOURCES = (
    FRONT_MATTER, "json-ld author", "feed", "meta cxenseparse:author", "meta byl", "meta article:author", "meta author",
    "meta dc.creator", "meta sailthru.author", "json-ld page author", "state authors",
)  # fmt: skip
LATE_SOURCES = ("microdata author", "rel=author")
BYLINE_WORDS = frozenset(
    (".author", ".authors", ".byline", ".bylines", ".autor", ".autoren", ".auteur", ".writer", ".reporter")
)
NOT_CREDITS = frozenset((".caption", ".credit", ".comment", ".related", "^figure", "^aside", "^footer", "^nav"))
LABEL = re.compile(
    rf"^(?:(?:analysis|commentary|opinion|report|review|story|words|written)\sby|{'|'.join(BY)}|text|autor|author)"
    r"\s*:?\s+",
    re.I,
)
DESK = re.compile(r"[^,]*\b(?:bureau|desk|newsroom|redaktion|redacción)", re.I)  # `Yonhap Bureau`, no person's name
STAFF = re.compile(r"[^,]*\bstaff(?: reporters?)?", re.I)  # which may stand behind a person's name too
BETWEEN = re.compile(r"\s{0,9}[•|·]\s*")
IN_BRACKETS = re.compile(r"\s{0,9}[(\[][^()\[\]]{0,60}[)\]]")
PHOTO = re.compile(r"\b(?:image|photo|foto|bild|picture|getty|credit)\b", re.I)
ADDRESS_LIKE = re.compile(r"https?://|www\.|^[\w.+-]+@[\w.-]+$|^[a-z0-9]+[_-][a-z0-9_-]*$|^\d+$")
# what stands behind the site's name where a desk of it is named: `Mdr M`, `Morgenblatt Redaktion`
OWN_DESKS = frozenset((*ascii_lowercase, *"redaktion onlineredaktion newsroom desk webdesk staff team editors".split()))
SINGLE = re.compile(r"[^\W\d_]\S{2,30}(?:\s\S{1,30}){0,5}")
EDITOR = re.compile(r"(?:editor|edited by|redaktur|penyunting|redigering)\s?:?\s", re.I)
EDITORS_FIRST = frozenset("eErRpP")  # characters of these words
BETWEEN_NAMES = re.compile(r"(?:[\s,;&]|and|und|et|og|och|en|y|e)*+")
LONGEST = 120  # characters of a byline
ABOVE, BELOW = 5, 20  # blocks around the headline in which the byline stands
SHOWN = "byline by its element"  # may add to what is declared
ORGANIZATION, SITE = 0.6, 0.3  # confidence in an organization that is declared as the author, and in the site itself
MOST = 12  # more names than that are a list of the staff


def declared_authors(page: Page, outlet: Found | None) -> Iterator[Found]:
    """Yield the byline and the authors of a page; its own outlet and its editors are no authors."""
    host = spelled(host_of(page.url))
    editors, near = _editors(page), _near_headline(page)
    best: tuple[Found, tuple[str, ...]] | None = None
    for source in filter(None, _candidates(page, near)):
        names = (name for name in _people(source) if name not in editors)
        people = tuple(name for name in names if not is_outlets_own(name, host, outlet))
        if people and (best is None or (source[0].rule == SHOWN and set(best[1]) < set(people))):
            best = source[0], people
    if best:
        first, people = best
        authors = tuple(name for name in people if not _is_nobody(name))
        if authors:
            yield Found("authors", authors, first.rule, first.lines, first.confidence)
        yield Found("byline", _said(page, first) or _printed(near, people), first.rule, first.lines, first.confidence)
        return
    for one in _named(page):
        if _is_desk(one):
            own = is_outlets_own(str(one.value), host, outlet)
            if not own or "json-ld" in one.rule:
                desk = LABEL.sub("", str(one.value))
                yield Found("byline", desk, one.rule, one.lines, SITE if own else ORGANIZATION)
                return


def _editors(page: Page) -> set[str]:
    """Return the persons whom a line of the page calls editors."""
    lines = [block.text for block in _tree(page) if block.text[:1] in EDITORS_FIRST and len(block.text) < LONGEST]
    texts = [EDITOR.sub("", line).strip() for line in lines if EDITOR.match(line)]
    return {*texts, *(name for text in texts for name in _persons(text))}


def _said(page: Page, first: Found) -> str | None:
    """Return the byline that stands in the front matter beside the names."""
    said = (str(one.value) for one in page.declared_as("byline"))
    return next(said, None) if first.rule == FRONT_MATTER else None


def _printed(near: Sequence[Block], people: tuple[str, ...]) -> str:
    """Return the line near the headline that holds the names and nothing else but words between them."""
    for block in near:
        text = rest = LABEL.sub("", block.text)
        for name in people:
            rest = rest.replace(name, "", 1)
        if len(text) < LONGEST and text != rest and BETWEEN_NAMES.fullmatch(rest) and all(n in text for n in people):
            return text
    return ", ".join(people)


def is_outlets_own(name: str, host: str, outlet: Found | None) -> bool:
    """Tell the site itself, or a desk of it, from an author: `mdr.de`, `MDR SACHSEN-ANHALT`, `Mdr M` on www.mdr.de."""
    whole, first = spelled(name), name.split()[0] if name.split() else ""
    known = outlet_by_name(name)
    own = str(outlet.value) if outlet else ""
    if (whole and whole == spelled(own)) or (known and known.name == own) or (len(whole) > 2 and whole in host):
        return True
    site = spelled(own)
    if len(site) > 2 and whole.startswith(site) and whole[len(site) :] in OWN_DESKS:
        return True
    return first.isupper() and len(first) > 2 and spelled(first) in host


def _candidates(page: Page, near: Sequence[Block]) -> Iterator[list[Found]]:
    """Yield the declared names source by source, best first, and the credit shown near the headline among them."""
    declared = [found for found in _named(page) if not PHOTO.search(str(found.value))]
    for rule in SOURCES:
        yield [found for found in declared if found.rule == rule][: MOST + 1]
    yield list(_shown(near))
    for rule in LATE_SOURCES:
        named = [found for found in declared if found.rule == rule]
        yield named[:1] if len(named) > 3 else named


def _named(page: Page) -> list[Found]:
    """Return the authors that a page declares, without the names of accounts."""
    return [one for one in page.declared_as("authors") if letters_of(str(one.value)) not in ACCOUNTS]


def _shown(near: Sequence[Block]) -> Iterator[Found]:
    """Yield the first credit whose element is called an author's or a byline."""
    taken = 0
    for block in near:
        named = not BYLINE_WORDS.isdisjoint(block.hints) and NOT_CREDITS.isdisjoint(block.hints)
        if named and len(block.text) < LONGEST:
            if _persons(LABEL.sub("", block.text)):
                taken += 1
                yield Found("authors", block.text, SHOWN, (block.line,), 0.7)
            elif taken:
                return
        elif taken:
            return


def _tree(page: Page) -> tuple[Block, ...]:
    """Return all blocks of a page."""
    return next((reading.blocks for reading in page.readings if reading.name == "tree"), ())


def _near_headline(page: Page) -> tuple[Block, ...]:
    """Return the blocks around the first that prints a declared title as a heading."""
    blocks = _tree(page)
    titles = {letters_of(str(found.value)) for found in page.declared_as("headline")}
    for place, block in enumerate(blocks):
        if block.kind == "heading" and letters_of(block.text) in titles:
            return blocks[max(0, place - ABOVE) : place + BELOW]
    return ()


def _people(source: list[Found]) -> tuple[str, ...]:
    """Return the persons that a source names, each once."""
    names: dict[str, str] = {}
    for found in source:
        text = IN_BRACKETS.sub("", str(found.value)).strip()
        if ADDRESS_LIKE.search(text):
            continue
        text = LABEL.sub("", text)
        people = () if DESK.fullmatch(text) else _persons(text)
        if not people and found.rule == "json-ld author" and _is_one_name(text):
            people = (text,)
        for name in people:
            names.setdefault(name.casefold(), name)
    return tuple(names.values()) if len(names) <= MOST else ()


def _persons(text: str) -> tuple[str, ...]:
    """Return the persons named between dots and bars: `6 May 2020 • Kim A and Lee B • 3 minutes`."""
    return tuple(name for part in BETWEEN.split(text) for name in persons(part))


def _is_one_name(text: str) -> bool:
    """Tell whether what is declared as a person is one, though it has not the form of a full name."""
    return bool(SINGLE.fullmatch(text)) and outlet_by_name(text) is None and not is_person(text) and "," not in text


def _is_nobody(name: str) -> bool:
    """Tell a desk or the staff that is declared as if it were a person."""
    return bool(DESK.fullmatch(name) or STAFF.fullmatch(name)) or is_label("nobody", name)


def _is_desk(found: Found) -> bool:
    """Tell a declared author that is an organization: an agency, a desk, the outlet itself."""
    text = str(found.value)
    return not ADDRESS_LIKE.search(text) and not PHOTO.search(text) and len(text) < 60
