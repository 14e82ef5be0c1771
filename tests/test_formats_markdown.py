"""The title of a Markdown file: what it opens with, where no front matter names one."""

import pytest

from smaarchive.extract import extract
from tests.pages import read_one

TITLE = "Who mends the roofs of the barracks"
TEXT = (
    "The roofs of nine barracks let the rain in, and the two governments have argued since March about their repair.\n"
    "\nNeither of them has sent a builder so far, and the men who live there have bought buckets of their own.\n"
)


def test_the_only_heading_of_the_first_level_is_the_headline_above_a_line_of_place_day_and_writer() -> None:
    note = f"# {TITLE}\n\nOslo, 4 April 2021 — *Marit Solheim*\n\n{TEXT}\n## Sources\n\n1. Nikkei, 9 March\n"
    article = extract(read_one("/note.md", note.encode()))
    assert (article.headline, article.byline, article.published) == (TITLE, "Marit Solheim", "2021-04-04")
    assert article.outlet is None


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (f"\n\n# {TITLE}\n\n{TEXT}", [TITLE]),
        (f"# *Who* mends the [roofs](https://a.example)\n\n{TEXT}", ["Who mends the roofs"]),
        (f"# {TITLE}\n\n{TEXT}\n# And who pays for it\n\n{TEXT}", []),  # several, of which none is the file's
        (f"# My reading notes\n\n## {TITLE}\n\n{TEXT}", []),  # a file of entries
        (f"# Notes\n\n{TEXT}", []),
        (f"{TEXT}\n# {TITLE}\n\n{TEXT}", []),  # not at the top
        (f"## {TITLE}\n\n{TEXT}", []),
        (f"---\ntitle: Roofs of nine barracks\n---\n# {TITLE}\n\n{TEXT}", ["Roofs of nine barracks"]),
        (f"# {TITLE}\n", []),
        ("", []),
    ],
)
def test_what_is_declared_of_the_title(text: str, declared: list[str]) -> None:
    page = read_one("/note.md", text.encode())
    assert [found.value for found in page.declared if found.field == "headline"] == declared
