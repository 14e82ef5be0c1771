"""What a page declares of its site in; the outlet it is on out."""

import re
from collections import defaultdict

from ..article import Found
from ..lexicon.letters import letters_of
from ..lexicon.outlets import Outlet, outlet_by_domain, outlet_by_name
from ..page import Page
from .declared_title import site_names, spelled
from .host import host_of

# sources of a name and how far to believe them: shares of right names on the development pages
WEIGHTS = {
    "json-ld publisher": 1.0,
    "meta og:site_name": 1.0,
    "json-ld isPartOf": 0.9,
    "json-ld page isPartOf": 0.9,
    "json-ld site": 0.9,
    "meta publisher": 0.8,
    "meta application-name": 0.7,
    "json-ld page publisher": 0.5,
    "json-ld sourceOrganization": 0.5,
    "after the title": 0.5,
}
SITE_NAME = "meta og:site_name"
ON_DOMAIN = 1.5  # a name that the domain spells out
AGENCY = 0.2  # an agency is seldom the site and often the source
LONGEST = 60  # characters
# `The Times: news and more`, `© 2020 The Times`, `The Times Ltd.`
SLOGAN = re.compile(r"(?:\s{1,9}[|–—-]|:)\s.*", re.S)
COMPANY = re.compile(r",?\s(?:GmbH(?:\s&\sCo\.?\sKG)?|AG|Ltd\.?|Inc\.?|LLC|S\.A\.|Co\.|Media Group|Verlag)$")
COPYRIGHT = re.compile(r"^(?:©|\(c\)|copyright)\s*(?:\d{4}(?:-\d{4})?)?\s*(?:by\s)?", re.I)
LABELS = re.compile(r"(?<![\w-])(?!www\d?\.|com?\.)[\w-]+(?=\.)")  # of a host, without `www` and the top level
# `Euronews.com` is `Euronews`, where that is said too
TOP_LEVEL = re.compile(r"\.(?:[a-z]{2,3}|info|news|press)$", re.I)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?")


def declared_outlet(page: Page) -> Found | None:
    """Return the outlet a page is on, by its canonical name where the lexicon knows it."""
    host = host_of(page.url)
    names = [*page.declared_as("outlet"), *site_names(page)]
    by_domain = outlet_by_domain(host)
    other = _another(names, by_domain) if by_domain else None
    if other:
        return other
    if by_domain:
        return Found("outlet", by_domain.name, "domain")
    for found in names:
        known = outlet_by_name(str(found.value)) or _by_host(str(found.value))
        if known and not known.agency:
            return Found("outlet", known.name, found.rule, found.lines)
    return _unknown(names, host)


def _another(names: list[Found], by_domain: Outlet) -> Found | None:
    """Find the outlet of a page that calls another outlet's page canonical: the site's name tells, or two others."""
    seen: dict[str, str] = {}  # outlet -> the rule that named it first
    for found in names:
        known = outlet_by_name(str(found.value))
        if known is None or known.agency:
            continue
        if known == by_domain:
            return None
        if found.rule == SITE_NAME or seen.get(known.name, found.rule) != found.rule:
            return Found("outlet", known.name, found.rule, found.lines)
        seen[known.name] = found.rule
    return None


def _by_host(text: str) -> Outlet | None:
    """Find the outlet that a name like `www.koreatimes.co.kr` belongs to."""
    match = HOST.fullmatch(text)
    return outlet_by_domain(match[1]) if match else None


def _unknown(names: list[Found], host: str) -> Found | None:
    """Return the best name of an outlet that the lexicon does not know."""
    core = spelled(max(LABELS.findall(host), key=len, default=""))
    scores: dict[str, dict[str, float]] = defaultdict(dict)  # name -> the sources that give it, each once
    first: dict[str, Found] = {}
    for found in names:
        name = clean_name(str(found.value))
        bare = TOP_LEVEL.sub("", name)
        key, letters = letters_of(bare), spelled(name)
        if not key or len(name) > LONGEST:
            continue
        known = outlet_by_name(name)
        fits = len(letters) > 2 and bool(core) and (core in letters or letters in core)
        belief = AGENCY if known and known.agency else WEIGHTS.get(found.rule, 0.3) + ON_DOMAIN * fits
        scores[key][found.rule] = belief / 2 if COMPANY.search(str(found.value)) else belief
        if key not in first or (name == bare and first[key].value != TOP_LEVEL.sub("", str(first[key].value))):
            first[key] = Found("outlet", known.name if known else name, found.rule, found.lines, 0.8)
    if not scores:
        return None
    in_full = next((found for found in first.values() if len(core) > 1 and _initials(str(found.value)) == core), None)
    return in_full or first[max(scores, key=lambda key: sum(scores[key].values()))]


def _initials(name: str) -> str:
    """Return the initials of a name: those of `Deutsche Welle` are its domain, dw.com."""
    return "".join(word[0] for word in map(spelled, name.split()) if word)


def clean_name(name: str) -> str:
    """Return a site's name without slogan, company form and copyright mark."""
    name = COPYRIGHT.sub("", name.strip())
    return COMPANY.sub("", SLOGAN.sub("", name)).strip(" .|-–—\"'")
