"""The pages of `tests/layouts`, each in several dresses: `python -m tests.dressing [--accept] [NAME ...]`.

A file holds the pages of a language, and above them paragraphs for any body. A page is `== name`, what is to be read
from it (`field: value`; `-` or left out is nothing; `authors` are the byline unless given), a blank line, its lines:

    # the headline
    > a paragraph of the body; {SEOUL (Reuters) - }what stands in braces is printed and no part of it
    > ...
    ^ a caption; any other line is furniture, and `> ...` stands for the paragraphs that the file's pages share

`unsolved.json` names the fields that are not read right yet; `--accept` brings it up to date.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from smaarchive import extract, formats
from smaarchive.outputs import Value
from smaarchive.outputs.record import of_article
from smaarchive.page import Page, Source
from tests.golden import Difference, folded

FOLDER = Path(__file__).resolve().parent / "layouts"
UNSOLVED = FOLDER / "unsolved.json"
_ASIDE = re.compile(r"\{[^}]*\}")
_MARKS = ("# ", "> ", "^ ")
_MORE = "> ..."
_PLAIN = ("published", "updated", "byline", "outlet", "agency", "dateline")

Line = tuple[str, str]  # mark ("" of furniture) and text as printed


@dataclass(frozen=True, slots=True)
class Laid:
    """A page as it was written down: its name, what is to be read from it, its lines."""

    name: str
    wanted: Mapping[str, Value]
    lines: tuple[Line, ...]

    def around(self) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
        """Part the lines above the headline, those down to the end of the text, and those below."""
        first = next(i for i, (mark, _) in enumerate(self.lines) if mark == "#")
        end = 1 + max(i for i, (mark, _) in enumerate(self.lines) if mark == ">")
        return self.lines[:first], self.lines[first:end], self.lines[end:]


def every_page() -> Iterator[Laid]:
    """Read the pages of all languages."""
    for file in sorted(FOLDER.glob("*.txt")):
        more, *pages = re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for text in pages:
            head, _, body = text.partition("\n\n")
            name, *fields = head.splitlines()
            lines = [*_lengthened(body.splitlines(), more.splitlines())]
            given = dict(field.split(": ", 1) for field in fields)
            yield Laid(f"{file.stem}/{name}", _wanted(given, lines), tuple(_line(line) for line in lines if line))


def _lengthened(lines: Sequence[str], more: Sequence[str]) -> Iterator[str]:
    """Put in the paragraphs that the pages of a file share, for an article's true length."""
    for line in lines:
        yield from (f"> {each}" for each in more if each) if line == _MORE else [line]


def _line(line: str) -> Line:
    mark = line[:2] if line.startswith(_MARKS) else ""
    return mark.strip(), re.sub(r"[{}]", "", line[len(mark) :])


def _wanted(given: Mapping[str, str], lines: Sequence[str]) -> Mapping[str, Value]:
    def marked(mark: str) -> list[str]:
        return [*dict.fromkeys(_ASIDE.sub("", line[2:]).strip() for line in lines if line.startswith(mark))]

    found = {name: None if value == "-" else value for name, value in given.items()}
    authors = found.get("authors", None if "authors" in found else found.get("byline"))
    wanted: dict[str, Value] = {name: found.get(name) for name in (*_PLAIN, *found)}
    if authors and not found.get("byline"):
        del wanted["byline"]  # careful readers differ: with the writer's role or place, or without
    return wanted | {
        "authors": [*authors.split("; ")] if authors else [],
        "headline": marked("# ")[0],
        "captions": [*marked("^ ")],
        "body": "\n\n".join(marked("> ")),
    }


def as_lines(page: Laid) -> str:
    """Print every line under the last, as a page copied by hand."""
    return "\n".join(text for _, text in page.lines) + "\n"


def as_paragraphs(page: Laid) -> str:
    """Part headline, paragraphs and captions by blank lines, as readers of HTML print what is no furniture."""
    parts: list[str] = []
    for mark, group in groupby(page.lines, key=lambda line: line[0]):
        texts = [text for _, text in group]
        parts += texts if mark else ["\n".join(texts)]
    return "\n\n".join(parts) + "\n"


def as_rendered(page: Laid) -> str:
    """Indent by the place in the tree, with bullets before the menus, as a renderer of HTML prints a whole page."""
    above, article, below = page.around()
    inside = [f"\n        {text}\n" if mark else f"          {text}" for mark, text in article]
    return "\n".join(["  Skip to main content", *_menu(above), *inside, *_menu(below)]) + "\n"


def _menu(lines: Sequence[Line]) -> Iterator[str]:
    return (f"\n      {text}\n" if mark else f"              * {text}" for mark, text in lines)


def as_html(page: Laid) -> str:
    """Mark up a page that declares nothing but a title with the name of the site behind it."""
    return _document(page, "")


def as_declaring_html(page: Laid) -> str:
    """Declare the days truly, the site as the author, and the title with the site's name."""
    news = {"@type": "NewsArticle", "author": {"@type": "Organization", "name": page.wanted["outlet"] or "Example"}}
    for key, field in (("datePublished", "published"), ("dateModified", "updated")):
        if page.wanted[field]:
            news[key] = str(page.wanted[field])
    return _document(page, f'<script type="application/ld+json">{json.dumps(news, ensure_ascii=False)}</script>')


def _document(page: Laid, declared: str) -> str:
    title = escape(f"{page.wanted['headline']} - {page.wanted['outlet'] or 'Example'}")
    head = f'<meta charset="utf-8"><title>{title}</title><meta property="og:title" content="{title}">{declared}'
    above, article, below = page.around()
    main = f"<main><article>{_tags(article, 'div')}</article>{_tags(below, 'div')}</main>"
    body = f"<nav><ul>{_tags(above, 'li')}</ul></nav>{main}"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def _tags(lines: Sequence[Line], plain: str) -> str:
    tags = {"#": "h1", ">": "p", "^": "figcaption", "": plain}
    return "\n".join(f"<{tags[mark]}>{escape(text, quote=False)}</{tags[mark]}>" for mark, text in lines)


DRESSES: Mapping[str, tuple[str, Callable[[Laid], str]]] = {
    "lines": ("txt", as_lines),
    "paragraphs": ("txt", as_paragraphs),
    "rendered": ("txt", as_rendered),
    "html": ("html", as_html),
    "declaring": ("html", as_declaring_html),
}
_TAKEN_AS_DECLARED = ("byline", "agency")  # where no person is printed beside the declared site


def differences(page: Laid, dress: str) -> tuple[Difference, ...]:
    """List the fields that are not read right of a page in one of its dresses."""
    suffix, put_on = DRESSES[dress]
    (read,) = formats.read(Source(f"page.{suffix}", put_on(page).encode()))
    if not isinstance(read, Page):
        raise TypeError(f"{page.name} was refused: {read.reason}")
    got = of_article(extract.extract(read))
    left_out = _TAKEN_AS_DECLARED if dress == "declaring" and not page.wanted["authors"] else ()
    return tuple(
        Difference(field, value, got[field])
        for field, value in page.wanted.items()
        if field not in left_out and folded(value) != folded(got[field])
    )


def unsolved() -> dict[str, list[str]]:
    """Read which fields are not read right yet, by page and dress."""
    record: dict[str, list[str]] = json.loads(UNSOLVED.read_text(encoding="utf-8"))
    return record


def main(arguments: Sequence[str]) -> int:
    """Print every difference; with `--accept` write the list of them anew. Return how many there are, at most 1."""
    names = [argument for argument in arguments if not argument.startswith("-")]
    wrong: dict[str, list[str]] = {}
    for page in every_page():
        for dress in DRESSES:
            name = f"{page.name} {dress}"
            if all(each in name for each in names) and (found := differences(page, dress)):
                wrong[name] = [difference.field for difference in found]
                sys.stdout.write(f"== {name}\n" + "\n".join(map(str, found)) + "\n")
    if "--accept" in arguments and not names:
        lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(fields)}" for name, fields in wrong.items())
        UNSOLVED.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    sys.stdout.write(f"{sum(map(len, wrong.values()))} fields are not read right\n")
    return min(1, len(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
