"""Titles: what is cut off the line they stand on, and which lines of a page print the same one."""

import re
from collections.abc import Container, Sequence

from ..lexicon.letters import letters_of
from ..lexicon.outlets import outlet_by_name
from ..lexicon.phrases import furniture, is_label
from .date_label import split_label
from .dates import stamps

_SUFFIX = re.compile(r"\s{1,9}(?:[|–—·•:»-]|::|/)\s+(?=[^|–—·•»/]{2,60}$)")
_BEFORE_SITES = (" |", " –", " —", " ·", " •", " :", " »", " -", " /")  # one of them stands there, and is faster found
_CRUMB = re.compile(r"\s[»›>]\s")
_SLASH = re.compile(r"\s[/|»›>•·]\s")
_LONGEST_PATH = 6  # words
_TOPS = ("home", "news", "start", "startseite", "accueil", "inicio", "início")  # of sites
NUMBER = re.compile(r"^\d{1,2}\. (?=\D)")
_SUBJECT = re.compile(r"^Subject: (?=\S)")  # of a mail that was saved as text


def without_site(title: str) -> str:
    """Cut ` | Outlet` off a title always, ` - Outlet` and the like only before the name of a known outlet.

    A section before it goes with it: `Workers wait | Europe | The Globe`.
    """
    head, tail, bar = _parted(title)
    if not (bar and len(tail) < 1.5 * len(head)) and outlet_by_name(tail) is None:
        return title
    shorter, section, bar = _parted(head)
    is_section = is_label("section", section) or (bar and len(section.split()) <= 2 and len(section) * 2 < len(shorter))
    return (shorter if is_section else head) or title


def _parted(title: str) -> tuple[str, str, bool]:
    """Part a title at its last bar or dash, and tell whether it is a bar; what follows is empty where there is none."""
    marks = list(_SUFFIX.finditer(title)) if any(map(title.__contains__, _BEFORE_SITES)) else []
    if not marks:
        return title, "", False
    last = marks[-1]
    return title[: last.start()].strip(), title[last.end() :].strip(), "|" in last[0]


def title_of(text: str) -> str:
    """Cut what is no part of a title off its line: the site, breadcrumbs before it, its number, a labelled date behind.

    `Home » Society » Workers wait`, `4. Workers wait`, `Workers wait Posted : [ 2018-08-25 15:24 ]`
    """
    title = without_site(text)
    crumbs = _CRUMB.split(title)
    if len(crumbs) > 2:
        title = crumbs[-1]
    title = _SUBJECT.sub("", NUMBER.sub("", title))
    if title[-1:] in "])" or title[-1:].isdigit():
        for stamp in stamps(title)[:1]:
            before, kind = split_label(title[: stamp.start])
            if before and kind != "none" and len(title) - stamp.end < 4:
                title = before
    return title.strip() or text


def is_path(text: str) -> bool:
    """Tell the path to a page on one line: `Home Economy Banks`, `Globe / Politics / Home affairs`.

    It is short parts, two of them and no fewer than half sections or entries of a menu. Words with nothing between them
    are all such names, or go down from the top of a site: `Business Travel Ban` is a headline.
    """
    parts = _SLASH.split(text)
    if len(parts) > 2 and max(len(part.split()) for part in parts) <= 3:
        known = [_is_entry(part) or _is_entry(part.partition(" ")[0]) for part in parts]
        return (known[0] or _is_top(parts[0])) + sum(known[1:]) >= max(2, len(parts) / 2)
    words = text.split()
    if not 2 < len(words) <= _LONGEST_PATH or not all(word[0].isupper() for word in words):
        return False
    known = list(map(_is_entry, words))
    return all(known) or (known[1] and sum(known) * 2 >= len(words) and _is_top(words[0]))


def _is_entry(name: str) -> bool:
    """Tell the name of a section, or of an entry of a menu."""
    return is_label("section", name) or bool(furniture(name))


def _is_top(name: str) -> bool:
    """Tell what a path begins with: the name of a site, or of its first page."""
    return name.casefold() in _TOPS or outlet_by_name(name) is not None


def keys_of(titles: Sequence[str], lines: Container[str]) -> list[str]:
    """Name each title by its letters; a section or kicker glued before another's title is left out.

    `World News Workers wait` beside `Workers wait`, where `World` and `News` are `lines` of the page
    """
    letters = list(map(letters_of, titles))
    keys = []
    for title, own in zip(titles, letters, strict=True):
        inner = [
            key
            for other, key in zip(titles, letters, strict=True)
            if len(own) > len(key) >= max(16, len(own) * 0.5)
            and title.endswith(other)
            and _is_glued(title[: -len(other)], lines)
        ]
        keys.append(min(inner, key=len, default=own))
    return keys


def _is_glued(before: str, lines: Container[str]) -> bool:
    """Tell whether what stands before a title is no part of it."""
    folded = before.casefold().strip(" :|/›»>-")
    return before[-1:].isalnum() or folded in lines or all(word in lines for word in folded.split())
