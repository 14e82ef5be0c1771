"""What the sequence model is told of each item of a page: its shape and words, its neighbours, its place on the page.

What is asked of every item is a column of answers (questions.py); what only some have to say are features of theirs,
short strings whose first characters name what they are.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..lexicon.function_words import FUNCTION_WORDS
from ..page import Block
from .outline import Outline, outline_of
from .prose import LONG, Measures, language_of, measure_all
from .questions import QUESTIONS, Column, features
from .steps import CHARS, COMMON, WORDS, bucket
from .surroundings import columns
from .surroundings import tell_columns as columns_of_tells
from .tells import told_by

_SHARE = (0.001, 0.12, 0.22, 0.32, 0.42, 0.55)
_CAPITALS = (0.01, 0.15, 0.3, 0.5, 0.75, 0.99)
_DIGITS = (0.001, 0.05, 0.15, 0.3)
_SCORE = (-2, 0.5, 3, 6, 12, 20, 30)
_CREDIT = frozenset(
    (
        "photo", "photos", "photograph", "foto", "fotos", "image", "images", "bild", "video", "getty", "reuters", "afp",
        "ap", "epa", "dpa", "imago", "shutterstock", "handout", "courtesy", "写真", "사진",
    )
)  # fmt: skip
_PICTURED = frozenset(
    (
        "pictured", "seen", "left", "right", "links", "rechts", "l", "r", "file", "archivbild", "archivfoto",
        "symbolbild", "symbolfoto", "資料", "자료",
    )
)  # fmt: skip
_PHOTOS = _CREDIT | _PICTURED
_HEAD, _TAIL = 4, 8  # words at either end of a line among which a credit stands
_SHORT = 5  # words; a line of no more tells more of them
_SIGNS = tuple((sign, "g" + sign) for sign in ("@", "http", "www.", "©", " | ", "...", "…", "#", "?", "/"))


def measure_lines(blocks: Sequence[Block]) -> tuple[str | None, list[Measures]]:
    """Find the language of a page and count what every line shows."""
    texts = [block.text for block in blocks]
    language = language_of(text for text in texts if len(text) >= LONG)
    return language, measure_all(texts, FUNCTION_WORDS.get(language or "en", FUNCTION_WORDS["en"]))


class Described(NamedTuple):
    """The items of a page as the model is told of them."""

    outline: Outline
    shapes: Sequence[str]  # of each item, two characters
    columns: Sequence[Column]
    particulars: Sequence[Sequence[str]]  # features that only some items have


def describe(blocks: Sequence[Block], measures: Sequence[Measures]) -> Described:
    """Part a page that has lines into items and describe each by all but what its words tell."""
    page = outline_of(blocks, measures)
    own = _own_columns(page)
    shapes = [
        answer[0] + answer[2] if size == 1 else "L" + bucket((3, 6, 15), size)
        for answer, size in zip(own[0][1], page.sizes, strict=True)
    ]
    runs = ["" if size == 1 else _run(page, i) for i, size in enumerate(page.sizes)]
    return Described(page, shapes, [*own, ("r", runs), *columns(page, shapes)], _particulars(page, shapes))


def tell_columns(page: Described, tells: Mapping[str, int]) -> list[Column]:
    """Return the columns of what the words of every item tell."""
    return list(columns_of_tells([told_by(words, tells) for words in page.outline.telling], page.shapes))


def rows_of(page: Described, tells: Mapping[str, int]) -> list[list[str]]:
    """Return all features of every item, as a model learns them."""
    told = [*page.columns, *tell_columns(page, tells)]
    rows: list[list[str]] = [list(names) for names in page.particulars]
    for question, answers in told:
        for row, answer in zip(rows, answers, strict=True):
            row += features(QUESTIONS[question], answer)
    return rows


def _own_columns(page: Outline) -> list[Column]:
    """Answer the questions of a line's own shape; a run of lines has none."""
    shapes, signs, numbers = [], [], []
    for (chars, words, function, capitals, digits, sentences, end, start, score, _), size in zip(
        page.counts, page.sizes, strict=True
    ):
        if size == 1:
            length = CHARS[chars]
            shapes.append(f"{length}{bisect(_SHARE, function)}{end}")
            signs.append(f"{length}{bisect(_CAPITALS, capitals)}{start}{end}")
            several = sentences if sentences < 4 else 4
            numbers.append(f"{WORDS[words]}{bisect(_DIGITS, digits)}{several}{bisect(_SCORE, score)}")
        else:
            shapes.append("")
            signs.append("")
            numbers.append("")
    return [("o", shapes), ("t", signs), ("n", numbers)]


def _run(page: Outline, i: int) -> str:
    """Answer the question of a run of short lines."""
    start, end = page.spans[i]
    size = end - start
    chars = sum([m.chars for m in page.measures[start:end]]) / size
    digits = sum([m.digits > 0 for m in page.measures[start:end]]) / size
    repeated = sum([page.repeats[block.text] > 1 for block in page.blocks[start:end]]) / size
    return (
        bucket((3, 6, 15, 40), size) + bucket((8, 14, 20, 28), chars)
        + bucket((0.1, 0.4, 0.8), digits) + bucket((0.1, 0.5, 0.9), repeated)
    )  # fmt: skip


def _particulars(page: Outline, shapes: Sequence[str]) -> list[list[str]]:
    """Tell what only some lines have: signs, words, repetition, and the marks of a format."""
    whole = "\n".join([block.text for block in page.first])
    signs = [(sign, name) for sign, name in _SIGNS if sign in whole]
    repeats = page.repeats
    rows: list[list[str]] = []
    lines = zip(page.first, page.counts, page.sizes, page.stamped, shapes, strict=True)
    for i, (block, m, size, stamped, shape) in enumerate(lines):
        row: list[str] = []
        rows.append(row)
        if size != 1:
            continue
        text = block.text
        row += [name for sign, name in signs if sign in text]
        if m.said:
            row += _words(text, m)
        if stamped:
            row.append("gs")
        if (times := repeats[text]) > 1:
            row.append("r" + str(min(times, 3)) + shape[0])
            row.append(("R1" if page.earliest[text] == i else "R2") + shape[0])
        if block.kind != "line":
            row.append("K" + block.kind)
        if block.hints:
            row += ["hint:" + hint for hint in block.hints]
    return rows


def _words(text: str, m: Measures) -> list[str]:
    """Tell the first and the last word, and the first three of a short line; characters where words are not spaced."""
    said = m.said
    if m.chars > 1.5 * len(text):
        row = ["1" + text[:2].lower(), "z" + text[-2:].lower()]
    else:
        row = ["1" + said[0], "z" + said[-1]]
        if m.words <= _SHORT:
            row += ["W" + word for word in said[:3]]
    if _PHOTOS.isdisjoint(said):
        return row
    if not (_CREDIT.isdisjoint(said[:_HEAD]) and _CREDIT.isdisjoint(said[-_TAIL:])):
        row.append("gc")
    if not _PICTURED.isdisjoint(said):
        row.append("gp" + COMMON[len(said)])
    return row
