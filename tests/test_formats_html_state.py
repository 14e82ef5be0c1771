"""Pages that are drawn by their scripts: what stands in the scripts -> the paragraphs of the page."""

import json

import pytest

from smaarchive.article import Page, Source
from smaarchive.formats.html import read

TITLE = "Pier stays shut until somebody signs"
TEXTS = [
    f"On day {i} the men waited in the canteen for a letter, and the letter was as far away as before."
    for i in range(9)
]


def shown(script: str) -> tuple[str, list[str]]:
    """Return the reading of a page that shows nothing, and its paragraphs."""
    html = f"<html><head><title>{TITLE} | The Globe</title></head><body><div id=root></div>{script}</body></html>"
    (page,) = read(Source("page.html", html.encode()))
    assert isinstance(page, Page)
    return page.readings[0].name, [block.text for block in page.readings[0].blocks]


def data(value: object) -> str:
    return f'<script type="application/json">{json.dumps(value)}</script>'


STORY = {"title": TITLE, "body": "".join(f"<p>{text}</p>" for text in TEXTS)}


@pytest.mark.parametrize(
    "script",
    [
        data({"props": {"story": STORY}}),
        f"<script>window.__STATE__ = {json.dumps(STORY)}; start()</script>",
        data([{"title": TITLE, "parts": [{"kind": "text", "value": text} for text in TEXTS]}]),
        data({"menu": ["Home"] * 99, "story": {"headline": TITLE, "text": "\n\n".join(TEXTS)}}),
        data({"a": {"title": TITLE, "body": TEXTS[0] * 9}, "b": {"title": TITLE, "body": "\n".join(TEXTS * 2)}}),
    ],
)
def test_an_article_in_the_state(script: str) -> None:
    name, texts = shown(script)
    assert name == "state"
    assert texts[: len(TEXTS)] == TEXTS


@pytest.mark.parametrize(
    "script",
    [
        data({"title": "Another story of the same day", "body": STORY["body"]}),
        data({"title": TITLE, "description": " ".join(TEXTS)}),
        data({"title": TITLE, "body": TEXTS[0]}),
        data({"title": TITLE, "related": [{"text": text} for text in TEXTS]}),
        f"<script>draw({json.dumps(STORY)})</script>",
        '<script type="application/json">{"title": ["',
        f'<script type="application/json">{"[" * 50_000}</script>',
        data([{"title": TITLE}] * 30_000),
    ],
    ids=["title", "description", "short", "related", "call", "broken", "deep", "many"],
)
def test_no_article_in_the_state(script: str) -> None:
    assert shown(script) == ("tree", [f"{TITLE} | The Globe"])


def test_a_page_that_shows_its_text_is_read_as_it_stands() -> None:
    name, texts = shown("".join(f"<p>{text}</p>" for text in TEXTS) + data({"title": TITLE, "body": "Else. " * 200}))
    assert name == "trafilatura"
    assert texts == TEXTS
