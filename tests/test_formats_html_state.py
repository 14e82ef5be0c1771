"""Pages that are drawn by their scripts: what stands in the scripts -> the paragraphs of the page."""

import json

import pytest

from smaarchive.formats import html_state
from smaarchive.formats.html import read
from smaarchive.formats.json_fields import paragraphs_of
from smaarchive.page import Page, Source

TITLE = "Pier stays shut until somebody signs"
TEXTS = [
    f"On day {i} the men waited in the canteen for a letter, and the letter was as far away as before."
    for i in range(9)
]


def page_of(script: str) -> Page:
    """Return a page that shows no more than its script does."""
    html = f"<html><head><title>{TITLE} | The Globe</title></head><body><div id=root></div>{script}</body></html>"
    (page,) = read(Source("page.html", html.encode()))
    assert isinstance(page, Page)
    return page


def shown(script: str) -> tuple[str, list[str]]:
    """Return the first reading of such a page, and its paragraphs."""
    page = page_of(script)
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
    page = page_of("".join(f"<p>{text}</p>" for text in TEXTS) + data({"title": TITLE, "body": "Else. " * 200}))
    assert [(reading.name, [block.text for block in reading.blocks]) for reading in page.readings] == [
        ("json-ld", []), ("tree", TEXTS),
    ]  # fmt: skip


def inside_each_other(thing: object, objects: int = 12) -> str:
    """Return a script in which objects of the page's title lie inside each other, and a thing in the last."""
    for _ in range(objects):
        thing = {"title": TITLE, "in": thing}
    return data(thing)


class Counted:
    """A pattern that counts what it is asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def search(self, *_: object) -> None:
        self.asked += 1


def test_a_key_is_looked_at_once_for_all_that_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_state, "NOT_TEXT", counted := Counted())
    thing: object = {f"leaf {i}": "text" for i in range(1000)}
    for i in range(60):
        thing = {f"key {i}": thing}
    shown(inside_each_other(thing))
    assert 1000 < counted.asked < html_state.TRIED * 1100


def test_objects_inside_each_other_are_not_read_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_state, "LONGEST", 400_000)
    lengths: list[int] = []

    def counted(text: str) -> list[str]:
        lengths.append(len(text))
        return paragraphs_of(text)

    monkeypatch.setattr(html_state, "paragraphs_of", counted)
    shown(inside_each_other({"parts": [f"<b>{i}</b> {TEXTS[0]}" for i in range(1000)]}))
    assert 100_000 < sum(lengths) < 400_000


def test_what_lies_too_deep_is_not_looked_at() -> None:
    deep: object = STORY
    for i in range(300):
        deep = {f"key {i}": deep}
    assert shown(data(deep)) == ("tree", [f"{TITLE} | The Globe"])


class Piece(str):
    """A text that is not to be put at the end of another, which is copied for it."""

    __slots__ = ()

    def __radd__(self, before: str) -> str:
        raise AssertionError(before)


def test_pieces_are_put_together_at_once() -> None:
    assert html_state._joined([((1,), Piece(" piece"))] * 3) == [" piece piece piece"]
