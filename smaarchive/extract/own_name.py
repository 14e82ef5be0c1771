"""The name of an outlet that no list knows, as its page prints it: told where two of its own signs agree.

Its signs are its copyright line, what stands behind the title, and its domain, spelled out on a line of its furniture.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..article import Found
from ..lexicon.outlets import outlet_by_domain, outlet_by_name
from .declared_outlet import clean_name
from .declared_title import spelled
from .host import host_of
from .layout import Layout

SHORT = 50  # characters of a line that is a name and no more
LONGEST = 160  # characters of a line of furniture
_TOP = 3  # lines among which the page's title may stand
_WORDS = 6  # of a name
_SHORTEST = 5  # letters: fewer are spelled by chance
# `© 2024 The Globe`, `Copyright 1999-2024 by The Globe`; without its year it may be a photographer's
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|\bcopyright\b)[\s:©]*(?:(?:19|20)\d\d\s?[-–]\s?)?(?:19|20)\d\d[\s,]*(?:by\s)?", re.IGNORECASE
)
_MARKS = ("©", "ⓒ", "(c)", "copyright")  # one of them opens it, and is faster looked for
_RIGHTS = re.compile(
    r"[\s.,|–-]{0,9}(?:all rights reserved|alle rechte|tous droits|todos los derechos|\d{4}).*", re.IGNORECASE
)
_NO_NAME = re.compile(r"[:/@]|\d{3}")
_SUFFIX = re.compile(r"\s(?:\||–|—|-|::)\s(?P<name>[^|–—]{3,50})$")
_HOST = re.compile(r"(?:@|\bwww\.|\bhttps?://(?:www\.)?)((?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,6})\b(?!/\w)", re.IGNORECASE)
_ANYBODYS = re.compile(
    r"gmail|yahoo|hotmail|outlook|icloud|facebook|twitter|instagram|youtube|linkedin|google|apple|wordpress|whatsapp"
    r"|telegram|tiktok|pinterest|reddit|bit\.ly|t\.co\b|\.(?:gov|mil|edu)\b"
)


def own_name(layout: Layout, url: str | None) -> Found | None:
    """Return the outlet that two signs of the page agree on."""
    lines = [
        (i, b.text)
        for i, b in enumerate(layout.blocks)
        if len(b.text) <= LONGEST and (not layout.body[i] or _COPYRIGHT.match(b.text))
    ]
    hosts = set(_hosts(lines, url))
    names = _names(lines)
    alone = {spelled(text) for _, text in lines if len(text) < SHORT} if names else set()
    for letters, (name, kinds, i) in names.items():
        agree = len(kinds) > 1 or letters in hosts or (letters in alone and "copyright" in kinds)
        if agree and outlet_by_name(name) is None:
            return _found(layout, name, i, "copyright line, title or domain")
    for core in hosts:
        for i, text in lines:
            if len(text) < len(core) + SHORT and (spelling := _spelling(text, core)):
                return _found(layout, spelling, i, "its domain and its name on a line")
    return None


def _found(layout: Layout, name: str, i: int, rule: str) -> Found:
    return Found("outlet", name, rule, (layout.blocks[i].line,), 0.7)


def _names(lines: Sequence[tuple[int, str]]) -> dict[str, tuple[str, set[str], int]]:
    """Return the names in copyright lines and behind titles: letters -> name, which of the two, its line."""
    found: dict[str, tuple[str, set[str], int]] = {}
    for i, text in lines:
        for kind, name in (("copyright", _owner(text)), ("title", _behind(text) if i < _TOP else "")):
            letters = spelled(name)
            if len(letters) >= _SHORTEST and len(name.split()) <= _WORDS and not _NO_NAME.search(name):
                found.setdefault(letters, (name, set(), i))[1].add(kind)
    return found


def _owner(text: str) -> str:
    """Return whom a copyright line names: `© 2024 The Globe. All rights reserved.`"""
    lower = text.lower()
    mark = _COPYRIGHT.search(text) if any(map(lower.__contains__, _MARKS)) else None
    return clean_name(_RIGHTS.sub("", text[mark.end() :])).removeprefix("the ") if mark and mark.start() < 20 else ""


def _behind(text: str) -> str:
    """Return what stands behind a title: `Workers wait | The Globe`."""
    match = _SUFFIX.search(text)
    return match["name"].strip() if match and match.start() > 15 else ""


def _hosts(lines: Sequence[tuple[int, str]], url: str | None) -> Iterator[str]:
    """Yield the letters of the domains of a page and of its writers' addresses, unless an outlet is known by them."""
    printed = (match[1] for _, text in lines if "." in text for match in _HOST.finditer(text))
    for host in islice((host_of(url).removeprefix("www."), *printed), 20):
        core = max(host.split(".")[:-1], key=len, default="")
        if len(core) >= _SHORTEST and not _ANYBODYS.search(host) and outlet_by_domain(host) is None:
            yield spelled(core)


def _spelling(text: str, core: str) -> str | None:
    """Return the words of a line that spell a domain, where they are a name and stand alone or after a mark."""
    words = [] if "://" in text or "@" in text else text.split()
    for start in range(len(words)):
        letters = ""
        for end in range(start, min(start + _WORDS, len(words))):
            letters += spelled(words[end])
            name = " ".join(words[start : end + 1]).strip(" .,|:;–-©()")
            if letters == core and "." not in name and name[:1].isupper():
                return name if end - start + 1 >= len(words) - 2 else None
            if not core.startswith(letters):
                break
    return None
