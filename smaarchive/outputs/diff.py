"""What changed between two texts of an article, as a unified diff: a line is the headline or a paragraph."""

import difflib
from collections.abc import Iterable, Iterator

from ..article import Article
from .plain import plain

COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
END = "\x1b[0m"
CONTEXT = 1  # paragraphs around a change


def unified(old: Article, new: Article, names: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of the diff, without line breaks; none where headline and body are the same."""
    yield from difflib.unified_diff(_lines(old), _lines(new), *names, n=CONTEXT, lineterm="")


def as_text(lines: Iterable[str], *, colour: bool) -> Iterator[str]:
    """Yield the lines as they may be shown, coloured by their first character."""
    for line in lines:
        shown = plain(line)
        start = COLOURS.get(shown[:1]) if colour else None
        yield f"{start}{shown}{END}\n" if start else f"{shown}\n"


def _lines(article: Article) -> list[str]:
    paragraphs = article.body.split("\n\n") if article.body else []
    return [article.headline or "(no headline)", *(" ".join(each.split()) for each in paragraphs)]
