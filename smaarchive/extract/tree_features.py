"""What the tree model is told of each block of a page: its shape, its place, the other readings, its neighbours.

What is asked of every block is a column of answers (tree_questions.py); what only some have to say are features of
theirs.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from .characters import words_of
from .questions import Answer, Column, features
from .tree_marks import Kind, Marks, Place, share
from .tree_questions import TREE_QUESTIONS

LENGTHS = (8, 16, 30, 50, 80, 120, 180, 280, 450)
SCORES = (-2, 0.5, 4, 8, 14, 22)
PROSE = "2"  # the step of SCORES from which on a block is prose
DISTANCES = (1, 2, 4, 8)
LINKED = (0.001, 0.35, 0.8)
FUNCTION = (0.1, 0.2, 0.3, 0.45)
CAPITALS = (0.2, 0.4, 0.6, 0.9)
MEANS = (-2.5, -1, 2, 8)
DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|\d{1,2}[./]\d{1,2}[./]")
CREDIT = frozenset(("photo", "foto", "bild", "image", "ap", "afp", "epa", "dpa"))  # as words
CREDITED = ("©", "getty", "reuters", "imago", "shutterstock")  # or parts of words
MORE = re.compile(
    r"(?:read|see|watch|also|more|related|lesen|mehr|lire|leer|lees|les også|läs|leggi|ver|veja|advert|werbung|anzeige"
    r"|subscribe|sign up|follow|share|topics?|tags?|themen)\b",
    re.I,
)
SHORT, CREDIT_LENGTH = 120, 250  # characters
LARGE = 5  # the step of LENGTHS from which on a block is no short line
FAR_TAKEN, FAR_SCORES = 6, 5  # blocks either way


class Shape(NamedTuple):
    """What a block itself shows, in names that are features."""

    main: str
    declared: str
    length: str
    score: str
    step: str  # of the score
    link: str
    tag: str
    large: bool


class Described(NamedTuple):
    """The blocks of a page as the model is told of them."""

    columns: Sequence[Column]
    particulars: Sequence[Sequence[str]]  # features that only some blocks have


def describe(marks: Marks) -> Described:
    """Describe every block of a page."""
    shapes = [_shape(marks, i) for i in range(len(marks.blocks))]
    heaviness = _heaviness(marks)
    columns = [
        *_own(marks, shapes),
        *_surroundings(marks, shapes, heaviness),
        *_hearts(marks, shapes),
        _order(marks, shapes, heaviness),
        *_neighbours(marks.places, shapes, [measures.end for measures in marks.measures]),
        ("around", _windows(marks)),
    ]
    return Described(columns, list(_particulars(marks, shapes)))


def rows_of(page: Described) -> list[list[str]]:
    """Return all features of every block, as a model learns them."""
    rows = [list(names) for names in page.particulars]
    for question, answers in page.columns:
        for row, answer in zip(rows, answers, strict=True):
            row += features(TREE_QUESTIONS[question], answer)
    return rows


def _shape(marks: Marks, i: int) -> Shape:
    """Name what a block itself shows."""
    measures, place = marks.measures[i], marks.places[i]
    declared = "jn"
    if marks.declared is not None:
        declared = ("j1" if marks.declared[i] else "j0") + ("s" if len(marks.keys[i]) < 10 else "")
    length, score = bisect(LENGTHS, measures.chars), bisect(SCORES, measures.score)
    return Shape(
        main="t1" if marks.main[i] else "t0",
        declared=declared,
        length=_LENGTH[length],
        score=_SCORE[score],
        step=_DIGITS[score],
        link=_LINK[bisect(LINKED, place.link)],
        tag="g" + "".join(place.kind.tags[:1]),
        large=length >= LARGE,
    )


_DIGITS = "0123456789"
_LENGTH, _SCORE, _LINK = ([name + digit for digit in _DIGITS] for name in "lqk")


def _own(marks: Marks, shapes: Sequence[Shape]) -> Iterator[Column]:
    """Yield what the blocks themselves show."""
    yield "shape", [(s.main, s.declared, s.length, min(s.length, _LENGTH[LARGE]), s.score) for s in shapes]
    yield "place", [(s.main, s.length, s.link, s.tag) for s in shapes]
    yield "tags", [("gg" + "".join(place.kind.tags[:2]),) for place in marks.places]
    yield "ends", [
        (
            "e" + m.end, "s" + m.start, _FUNCTION[bisect(FUNCTION, m.function)],
            _CAPITALS[bisect(CAPITALS, m.capitals)],
        )
        for m in marks.measures
    ]  # fmt: skip


_FUNCTION, _CAPITALS = ([name + digit for digit in _DIGITS] for name in ("fs", "C"))


def _heaviness(marks: Marks) -> list[str]:
    """Name how heavy what is around each block is, among all of the page: best, half, less."""
    best = max(marks.prose.values(), default=0)
    around = [max(marks.prose[place.own], marks.prose[place.outer]) for place in marks.places]
    return ["b" if weight >= best * 0.99 else "h" if weight >= best * 0.4 else "l" for weight in around]


def _surroundings(marks: Marks, shapes: Sequence[Shape], heaviness: Sequence[str]) -> Iterator[Column]:
    """Yield how much prose the elements around the blocks hold, and how much of it trafilatura takes."""
    whole = marks.weight or 1
    weights, taken = [], []
    for place, shape, heavy in zip(marks.places, shapes, heaviness, strict=True):
        own, outer = marks.prose[place.own], marks.prose[place.outer]
        of_own, of_outer = share(marks.main_prose[place.own], own), share(marks.main_prose[place.outer], outer)
        weights.append((
            f"mo{int(own / whole * 4.999)}", f"mp{int(outer / whole * 4.999)}", "top" + heavy,
            f"co{of_own}", f"cp{of_outer}", shape.main,
        ))  # fmt: skip
        taken.append((shape.main, _DIGITS[max(of_own % 9, of_outer % 9)], shape.step))
    yield "weight", weights
    yield "taken", taken


def _hearts(marks: Marks, shapes: Sequence[Shape]) -> Iterator[Column]:
    """Yield which blocks stand in the element that holds most of trafilatura's text, or of the declared body."""
    last, heart = -99, _heaviest(marks.main_prose)
    found = []
    for i, (place, shape) in enumerate(zip(marks.places, shapes, strict=True)):
        inside = "1" if heart and heart in (place.own, place.outer) else "0"
        found.append((inside, shape.main, shape.declared, shape.score, _DIGITS[bisect(DISTANCES, i - last)]))
        if inside == "1" and shape.step >= PROSE:
            last = i
    yield "heart", found
    heart = _heaviest(marks.declared_prose)
    if heart:
        inner = ["1" if heart in (place.own, place.outer) else "0" for place in marks.places]
        yield "declared", [(inside, shape.declared) for inside, shape in zip(inner, shapes, strict=True)]


def _heaviest(prose: Mapping[str, float]) -> str | None:
    """Return the element with the most prose, if any has some."""
    return max(filter(prose.__getitem__, prose), key=prose.__getitem__, default=None)


def _order(marks: Marks, shapes: Sequence[Shape], heaviness: Sequence[str]) -> Column:
    """Tell where the blocks stand in the page: to the headline, to the main text."""
    taken = [i for i, main in enumerate(marks.main) if main and len(marks.keys[i]) > 40]
    first, last = (taken[0], taken[-1]) if taken else (0, len(shapes))
    headline = marks.headline
    return "order", [
        (
            "u" if headline is None else _below(i - headline),
            shape.main,
            f"b{bisect(DISTANCES, first - i)}" if i < first
            else "in" if i <= last
            else f"a{bisect(DISTANCES, i - last)}",
            shape.step,
            heavy,
        )
        for i, (shape, heavy) in enumerate(zip(shapes, heaviness, strict=True))
    ]  # fmt: skip


def _below(distance: int) -> str:
    """Name the distance below the headline."""
    return "a" if distance < 0 else "=" if distance == 0 else "1" if distance < 3 else "2" if distance < 8 else "3"


def _neighbours(places: Sequence[Place], shapes: Sequence[Shape], ends: Sequence[str]) -> Iterator[Column]:
    """Yield the shapes of the two blocks before and after each."""
    nothing: list[Answer] = [""]
    for away in (1, 2):
        pairs = list(zip(shapes, shapes[away:], map(_nearness, places, places[away:]), strict=False))
        missing = nothing * min(away, len(shapes))
        yield f"-{away}", [*missing, *[(one.main, one.score, near, other.main) for one, other, near in pairs]]
        yield f"+{away}", [*[(other.main, other.score, near, one.main) for one, other, near in pairs], *missing]
    told = [(s.length, "e" + end, s.declared, s.link) for s, end in zip(shapes, ends, strict=True)]
    yield "-1l", [*nothing, *told][: len(told)]
    yield "+1l", [*told[1:], *nothing][: len(told)]
    tags = [shape.tag for shape in shapes]
    yield "-1g", [*nothing, *pairwise(tags)][: len(tags)]
    yield "+1g", [*zip(tags[1:], tags, strict=False), *nothing][: len(tags)]


def _nearness(one: Place, other: Place) -> str:
    """Name how near to each other two blocks stand in the tree: same, parent, distant."""
    if other.own == one.own or other.outer == one.outer:
        return "s"
    return "p" if other.own == one.outer or other.outer == one.own else "d"


def _windows(marks: Marks) -> list[tuple[str, ...]]:
    """Tell how much of the few blocks before and after is main text, and how much of it reads as prose."""
    scores = [measures.score for measures in marks.measures]
    taken, size = [0, *accumulate(marks.main)], len(scores)  # of those up to each block
    found: list[tuple[str, ...]] = []
    for i in range(size):
        top, end = max(0, i - FAR_TAKEN), min(size, i + 1 + FAR_TAKEN)
        up, down = scores[max(0, i - FAR_SCORES) : i], scores[i + 1 : i + 1 + FAR_SCORES]
        found.append((
            _DIGITS[share(taken[i] - taken[top], i - top)],
            _DIGITS[share(taken[end] - taken[i + 1], end - i - 1)],
            _DIGITS[bisect(MEANS, sum(up) / (len(up) or 1))],
            _DIGITS[bisect(MEANS, sum(down) / (len(down) or 1))],
        ))  # fmt: skip
    return found


def _particulars(marks: Marks, shapes: Sequence[Shape]) -> Iterator[list[str]]:
    """Yield what only some blocks have: regions and words of markup, texts that repeat, what the text itself says."""
    times, seen, last = Counter(marks.keys), set[str](), len(shapes) - 1
    for i, (block, place, shape, key) in enumerate(zip(marks.blocks, marks.places, shapes, marks.keys, strict=True)):
        row = [*_of_kind(place.kind, shape.main, shape.large)]
        if times[key] > 1:
            row.append("dup2" if key in seen else "dup1")
            seen.add(key)
        if i < 2 or i > last - 2:
            row += [f"{step:+}X" for step in (-2, -1, 1, 2) if not 0 <= i + step <= last]
        if key in marks.titles:
            row.append("ishead")
        if marks.descriptions and _is_description(marks, key):
            row += ["isdesc", "isdesc" + shape.main]
        if len(block.text) < CREDIT_LENGTH:
            row += _said(block.text)
        if block.kind == "heading":
            row.append("hd" + shape.main)
        yield row


@lru_cache(1024)
def _of_kind(kind: Kind, main: str, large: bool) -> tuple[str, ...]:
    """Tell of regions and words of markup."""
    size = "L" if large else "S"
    return (
        *(name for region in kind.regions for name in (region, main + region)),
        *(name for group in kind.near for name in (f"n{group}", f"n{group}{main}", f"n{group}{size}")),
        *(name for group in kind.far for name in (f"f{group}", f"f{group}{main}")),
    )


def _is_description(marks: Marks, key: str) -> bool:
    """Tell a block that is declared as the description."""
    return len(key) > 20 and any(
        key in whole or (len(whole) > 30 and whole[:50] in key) for whole in marks.descriptions
    )


@lru_cache(1 << 14)  # the pages of a site say much of it again
def _said(text: str) -> tuple[str, ...]:
    """Tell what a short text names: dates, addresses, credits, where more is to be read."""
    short = len(text) < SHORT
    named = not CREDIT.isdisjoint(words_of(text)) or any(map(text.lower().__contains__, CREDITED))
    found = (
        ("date", short and DATE.search(text)), ("at", short and "@" in text), ("more", short and MORE.match(text)),
        ("cred", named),
    )  # fmt: skip
    return tuple([name for name, said in found if said])
