"""The titles that a page declares in; the same without the name of the site out, and that name."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..article import Found
from ..lexicon.letters import letters_of
from ..lexicon.outlets import outlet_by_name
from ..lexicon.phrases import is_label
from ..page import Page
from .host import host_of
from .prose import UNSPACED

LONGEST_SITE = 5  # words of a site's name
# sources that seldom carry the site's name: a longer title that begins with one of them ends in the site's name
BARE = ("json-ld headline", "h1", "microdata headline", "meta twitter:title")
SHORTEST_BARE = 12  # characters; half of it in scripts that say as much with fewer
# ` | Outlet`, ` - Outlet`, ` :: Outlet`, `--Outlet`, `：Outlet`, `, Outlet`
SEPARATOR = re.compile(r"\s{1,9}(?:[|–—·•:»«›-]|::|--)\s+|\s{0,9}[|｜]\s*|--|：")
AFTER_BARE = re.compile(r"\s{0,9}(?:[|｜–—·•:»«›：,_]+|-+(?!\w)|(?<!\w)-+)\s*")  # not the hyphen of `The Dong-A Ilbo`
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,4}")
DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}")
SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "ð": "d"})


@lru_cache(1024)  # the outlets and hosts of one page are mostly those of the next
def spelled(text: str) -> str:
    """Fold a name to the letters that a domain would have: `Börsen-Zeitung` is `boersenzeitung`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED_OUT))
    return "".join(filter(str.isalnum, plain.encode("ascii", "ignore").decode()))


@lru_cache(256)  # a page asks for each of its titles ten times
def parted(title: str) -> tuple[str, ...]:
    """Part a title where the name of a site may be joined to it."""
    return tuple(SEPARATOR.split(title))


def titles(page: Page, outlet: Found | None) -> Iterator[Found]:
    """Yield the first title of every source, without the site's name, and none that is nothing but that name."""
    declared = [str(found.value) for found in page.declared_as("outlet")]
    names = [*declared, *([str(outlet.value)] if outlet else [])]
    sites = {letters_of(name) for name in names if len(name.split()) <= LONGEST_SITE}
    sites |= _printed_site(page) | _behind_heading(page)
    host, bare = spelled(host_of(page.url)), _bare_titles(page)
    wholes = {str(found.value) for found in page.declared_as("headline")}
    cut = {whole: without_site(without_suffix(whole, bare), sites, host) for whole in wholes}
    kept = {title for title in {*cut.values()} if _is_title(title, sites, page)}  # most sources give the same
    seen: set[str] = set()
    for found in page.declared_as("headline"):
        title = cut[str(found.value)]
        if title in kept and found.rule not in seen:
            seen.add(found.rule)
            yield Found("headline", title, found.rule, found.lines)


def _is_title(title: str, sites: set[str], page: Page) -> bool:
    """Tell a title from the name of a site, or of a kind of its pages; `sites` are letters."""
    is_site = letters_of(title) in sites or outlet_by_name(title) is not None
    return bool(title) and not is_site and not _is_section(title, page)


def _printed_site(page: Page) -> set[str]:
    """Return the letters of the h1 that is the short end of the <title>, `Who pays for what – Peninsula Notes`."""
    parts, h1 = parted(_titled(page, "title")), letters_of(_titled(page, "h1"))
    words = [len(part.split()) for part in parts]
    is_site = len(parts) > 1 and words[-1] <= LONGEST_SITE and words[-1] < words[0] and letters_of(parts[-1]) == h1
    return {h1} if is_site else set()


def _behind_heading(page: Page) -> set[str]:
    """Return the letters of what the <title> has behind a heading, `Who pays? « Peninsula Notes` of old blogs."""
    heading, mark, site = _titled(page, "title").rpartition(" « ")
    if not mark or len(site.split()) > LONGEST_SITE:
        return set()
    blocks = (block for reading in page.readings for block in reading.blocks if block.kind == "heading")
    return {letters_of(site)} if any(letters_of(block.text) == letters_of(heading) for block in blocks) else set()


def _titled(page: Page, rule: str) -> str:
    """Return the first title by a rule, "" where there is none."""
    return next((str(one.value) for one in page.declared if one.rule == rule), "")


def _is_section(title: str, page: Page) -> bool:
    """Tell the title of all pages of a kind that none prints, `Press Releases View | Embassy of the United States`."""
    first, *others = parted(title)
    if not others or not is_label("section", first):
        return False
    rest = letters_of(title.removeprefix(first))
    return not any(rest in letters_of(block.text) for reading in page.readings for block in reading.blocks)


def site_names(page: Page) -> Iterator[Found]:
    """Yield what stands after the bare title in a longer one: `Title | Section | Outlet` gives Outlet.

    Where no title is bare, an outlet that is known is told.
    """
    bare = _bare_titles(page)
    for found in page.declared_as("headline"):
        title = str(found.value)
        rest = title[len(without_suffix(title, bare)) :]
        parts = [part for part in AFTER_BARE.split(rest) if part and not DATE.fullmatch(part)]
        if not parts:
            parts = [part for part in parted(title)[1:] if outlet_by_name(part)]
        if parts and (len(parts[-1].split()) <= LONGEST_SITE or outlet_by_name(parts[-1])):
            yield Found("outlet", parts[-1], "after the title", found.lines)


def _bare_titles(page: Page) -> list[str]:
    """Return the titles of the sources that seldom name the site."""
    found = (str(one.value) for one in page.declared_as("headline") if one.rule in BARE)
    return [title for title in found if len(title) + len(UNSPACED.findall(title[:SHORTEST_BARE])) >= SHORTEST_BARE]


def without_suffix(title: str, bare: list[str]) -> str:
    """Cut a title after the bare title that it begins with, where a separator follows."""
    for start in bare:
        if title.startswith(start) and AFTER_BARE.match(title[len(start) :]):
            return start
    return title


def without_site(title: str, sites: set[str], host: str) -> str:
    """Cut the parts that name the site from the end of a title, or from its start; `sites` and `host` are letters."""
    parts = parted(title)
    kept = len(parts)
    while kept > 1 and (_is_site(parts[kept - 1], sites, host) or DATE.fullmatch(parts[kept - 1].strip())):
        kept -= 1
    while 1 < kept < len(parts) and len(parts[kept - 1].split()) <= 2 < len(parts[0].split()):
        kept -= 1  # `Title | Section | Site`
    if kept < len(parts):
        end = 0
        for part in parts[:kept]:
            end = title.index(part, end) + len(part)
        title = title[:end]
    first, _, rest = title.partition(" | ")
    return rest.strip() if rest and _is_site(first, sites, host) else title.strip()


def _is_site(part: str, sites: set[str], host: str) -> bool:
    """Tell whether a part of a title names the site."""
    part = part.strip()
    if not part or len(part.split()) > LONGEST_SITE:
        return False
    letters = spelled(part)
    on_host = len(letters) > 3 and letters in host
    return on_host or letters_of(part) in sites or bool(HOST.fullmatch(part)) or outlet_by_name(part) is not None
