"""What the tree model is told of each block of a page: its shape, its place, the other readings, its neighbours."""

import re
from bisect import bisect
from collections import Counter

from .tree_marks import Marks, share

LENGTHS = (8, 16, 30, 50, 80, 120, 180, 280, 450)
SCORES = (-2, 0.5, 4, 8, 14, 22)
STEPS = (1, 2, 4, 8)
DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d|\d{1,2}[./]\d{1,2}[./]")
CREDIT = re.compile(r"©|\b(?:photo|foto|bild|image|ap|afp|epa|dpa)\b|getty|reuters|imago|shutterstock")
CREDITED = (
    "©", "photo", "foto", "bild", "image", "ap", "afp", "epa", "dpa", "getty", "reuters", "imago", "shutterstock"
)  # fmt: skip
MORE = re.compile(
    r"(?:read|see|watch|also|more|related|lesen|mehr|lire|leer|lees|les også|läs|leggi|ver|veja|advert|werbung|anzeige"
    r"|subscribe|sign up|follow|share|topics?|tags?|themen)\b",
    re.I,
)
SHORT, CREDIT_LENGTH = 120, 250  # characters


class Row:
    """The features of one block, and those of them that its neighbours are told.

    A feature is a letter or two for what was measured and its value, in steps; several of them run together ask for
    both at once: `t1l5` is a block of 120 to 180 characters that trafilatura takes.
    """

    __slots__ = ("declared", "end", "features", "length", "link", "main", "outer", "own", "score", "tag")

    def __init__(self, marks: Marks, i: int) -> None:
        measures, place = marks.measures[i], marks.places[i]
        self.main = "t1" if marks.main[i] else "t0"
        self.declared = "jn" if marks.declared is None else "j1" if marks.declared[i] else "j0"
        if marks.declared is not None and len(marks.keys[i]) < 10:
            self.declared += "s"
        self.length = bisect(LENGTHS, measures.chars)
        self.score = bisect(SCORES, measures.score)
        self.link = "k" + str(bisect((0.001, 0.35, 0.8), place.link))
        self.end = measures.end
        self.tag = "g" + (place.tags[0] if place.tags else "")
        self.own, self.outer = place.own, place.outer
        t, n = self.main, self.length
        self.features = [
            "b", t, self.declared, f"l{n}", "e" + self.end, "s" + measures.start, self.link, f"q{self.score}", self.tag,
            "gg" + "".join(place.tags[:2]), f"{t}l{n}", f"{t}q{self.score}", t + self.declared, t + self.link,
            f"l{n}{self.link}", t + self.tag, f"{self.declared}l{n}", f"{t}{self.declared}l{min(n, 5)}",
            f"fs{bisect((0.1, 0.2, 0.3, 0.45), measures.function)}",
            f"C{bisect((0.2, 0.4, 0.6, 0.9), measures.capitals)}",
        ]  # fmt: skip


def tree_features(marks: Marks) -> list[list[str]]:
    """Describe every block of a page: one list of feature strings a block."""
    rows = [Row(marks, i) for i in range(len(marks.blocks))]
    _add_surroundings(marks, rows)
    _add_order(marks, rows)
    _add_words(marks, rows)
    described = [list(row.features) for row in rows]
    _add_neighbours(rows, described)
    _add_windows(marks, described)
    return described


def _add_surroundings(marks: Marks, rows: list[Row]) -> None:
    """Add what the elements around a block hold, and what they are called."""
    best = max(marks.prose.values(), default=0)
    heart = max(marks.main_prose, key=marks.main_prose.__getitem__, default=None)
    declared_heart = max(marks.declared_prose, key=marks.declared_prose.__getitem__, default=None)
    whole, last = marks.weight or 1, -99
    for i, (row, place) in enumerate(zip(rows, marks.places, strict=True)):
        own, outer = marks.prose[place.own], marks.prose[place.outer]
        t, heaviest = row.main, max(own, outer)
        top = "b" if heaviest >= best * 0.99 else "h" if heaviest >= best * 0.4 else "l"
        inside = int(heart is not None and heart in (place.own, place.outer))
        taken_own, taken_outer = share(marks.main_prose[place.own], own), share(marks.main_prose[place.outer], outer)
        taken = max(taken_own % 9, taken_outer % 9)
        row.features += [
            f"mo{int(own / whole * 4.999)}", f"mp{int(outer / whole * 4.999)}", "top" + top, t + "top" + top,
            f"co{taken_own}", f"cp{taken_outer}", f"cc{t}{taken}", f"im{inside}", f"im{inside}{t}{row.declared}",
            f"im{inside}q{row.score}", f"cq{taken}{row.score}", f"since{bisect(STEPS, i - last)}{inside}",
        ]  # fmt: skip
        if declared_heart is not None:
            row.features.append(f"ij{int(declared_heart in (place.own, place.outer))}{row.declared}")
        if inside and row.score >= 2:
            last = i
        row.features += place.regions
        row.features += [t + region for region in place.regions]
        size = "L" if row.length >= 5 else "S"
        for group in place.near:
            row.features += ["n" + group, f"n{group}{t}", f"n{group}{size}"]
        for group in place.far:
            row.features += ["f" + group, f"f{group}{t}"]


def _add_order(marks: Marks, rows: list[Row]) -> None:
    """Add where a block stands in the page: to the headline, to the main text, to the same text elsewhere."""
    taken = [i for i, main in enumerate(marks.main) if main and len(marks.keys[i]) > 40]
    first, last = (taken[0], taken[-1]) if taken else (0, len(rows))
    times, seen = Counter(marks.keys), set[str]()
    best = max(marks.prose.values(), default=0)
    for i, (row, place, key) in enumerate(zip(rows, marks.places, marks.keys, strict=True)):
        t = row.main
        below = "u" if marks.headline is None else _below(i - marks.headline)
        row.features += ["h" + below, f"h{below}{t}"]
        side = (
            "in"
            if first <= i <= last
            else f"b{bisect(STEPS, first - i)}"
            if i < first
            else f"a{bisect(STEPS, i - last)}"
        )
        heaviest = max(marks.prose[place.own], marks.prose[place.outer])
        top = "b" if heaviest >= best * 0.99 else "h" if heaviest >= best * 0.4 else "l"
        row.features += ["z" + side, f"z{side}{row.score}", f"z{side}{top}"]
        if times[key] > 1:
            row.features.append("dup2" if key in seen else "dup1")
        seen.add(key)


def _below(distance: int) -> str:
    """Name the distance below the headline."""
    return "a" if distance < 0 else "=" if distance == 0 else "1" if distance < 3 else "2" if distance < 8 else "3"


def _add_words(marks: Marks, rows: list[Row]) -> None:
    """Add what the text of a block says: dates, addresses, credits, what is declared as title and description."""
    for row, block, measures, key in zip(rows, marks.blocks, marks.measures, marks.keys, strict=True):
        text, length = block.text, len(block.text)
        if key in marks.titles:
            row.features.append("ishead")
        if len(key) > 20 and any(
            key in whole or (len(whole) > 30 and whole[:50] in key) for whole in marks.descriptions
        ):
            row.features += ["isdesc", "isdesc" + row.main]
        if length < SHORT:
            dated = measures.digits and DATE.search(text)
            row.features += [
                name for name, found in (("date", dated), ("at", "@" in text), ("more", MORE.match(text))) if found
            ]
        if length < CREDIT_LENGTH and _names_a_credit(text.lower()):
            row.features.append("cred")
        if block.kind == "heading":
            row.features.append("hd" + row.main)


def _names_a_credit(text: str) -> bool:
    """Tell whether an agency or a photo is named; what is looked for first is hardly ever there, and found faster."""
    return any(map(text.__contains__, CREDITED)) and CREDIT.search(text) is not None


def _add_neighbours(rows: list[Row], described: list[list[str]]) -> None:
    """Add the shapes of the two blocks before and after each block."""
    count = len(rows)
    for i, row in enumerate(rows):
        features = described[i]
        for step in (-2, -1, 1, 2):
            if not 0 <= i + step < count:
                features.append(f"{step:+}X")
                continue
            other, s = rows[i + step], f"{step:+}"
            same = (
                "s"
                if other.own == row.own or other.outer == row.outer
                else "p"
                if other.own == row.outer or other.outer == row.own
                else "d"
            )
            features += [s + other.main, f"{s}q{other.score}", s + same, s + other.main + same + row.main]
            if step in (-1, 1):
                features += [
                    f"{s}l{other.length}e{other.end}",
                    s + other.declared,
                    s + other.tag,
                    s + other.tag + row.tag,
                    s + other.link,
                ]


def _add_windows(marks: Marks, described: list[list[str]]) -> None:
    """Add how much of the few blocks before and after is main text, and how much of it reads as prose."""
    scores = [measures.score for measures in marks.measures]
    for i, features in enumerate(described):
        for name, window in (("v", marks.main[max(0, i - 6) : i]), ("w", marks.main[i + 1 : i + 7])):
            features.append(f"{name}{share(sum(window), len(window))}")
        for name, around in (("u", scores[max(0, i - 5) : i]), ("y", scores[i + 1 : i + 6])):
            features.append(f"{name}{bisect((-2.5, -1, 2, 8), sum(around) / max(1, len(around)))}")
