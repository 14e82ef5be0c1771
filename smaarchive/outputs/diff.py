"""What changed between two versions of an article: a unified diff of headline and paragraphs, and fields."""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from ..article import FIELDS, Article
from .plain import plain

CONTEXT = 1  # paragraphs around a change

Value = str | tuple[str, ...] | None


def unified(old: Article, new: Article, names: tuple[str, str]) -> Iterator[str]:
    """Yield the lines of the diff, without line breaks; none where headline and body are the same."""
    yield from difflib.unified_diff(_lines(old), _lines(new), *names, n=CONTEXT, lineterm="")


def fields(old: Article, new: Article) -> dict[str, tuple[Value, Value]]:
    """Give the fields that changed but for the headline: what each was, and what it is."""
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in FIELDS if name != "headline"}
    return {name: (was, now) for name, (was, now) in pairs.items() if was != now}


def fields_as_text(changed: Mapping[str, tuple[Value, Value]]) -> Iterator[str]:
    """Yield a line for each field that changed: `updated: null → 2020-01-01`."""
    for name, (was, now) in changed.items():
        yield f"{name}: {_shown(was)} → {_shown(now)}\n"


def as_text(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines as they may be shown."""
    return (f"{plain(line)}\n" for line in lines)


def _shown(value: Value) -> str:
    return "null" if value is None else plain(value if isinstance(value, str) else "; ".join(value) or "none")


def _lines(article: Article) -> list[str]:
    paragraphs = article.body.split("\n\n") if article.body else []
    return [article.headline or "(no headline)", *(" ".join(each.split()) for each in paragraphs)]
