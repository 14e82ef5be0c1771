"""What the sequence model is told of each item of a page: its shape and words, its neighbours, its place on the page.

A feature is a short string; its first characters name the question, the rest the answer.
"""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from smaarchive.article import Block
from smaarchive.extract.items import Span
from smaarchive.extract.outline import ENDING, Outline, both_ways, clusters_of, outline_of
from smaarchive.extract.prose import LONG, UNSPACED, Measures, language_of, lowered, measure
from smaarchive.lexicon.function_words import FUNCTION_WORDS

_NAMES = "0123456789abcdef"


def bucket(limits: Sequence[float], value: float) -> str:
    """Name the interval a value falls in by one character."""
    return _NAMES[bisect(limits, value)]


class _Intervals(dict[int, str]):
    """The names of the intervals that counts fall in, each worked out once."""

    def __init__(self, *limits: int) -> None:
        super().__init__()
        self.limits = limits

    def __missing__(self, count: int) -> str:
        name = bucket(self.limits, count)
        if count < 1000:
            self[count] = name
        return name


_CHARS = _Intervals(8, 16, 28, 44, 64, 90, 130, 190, 280, 420, 700)
_WORDS = _Intervals(1, 2, 3, 5, 8, 12, 18, 28, 45)
_SHARE = (0.001, 0.12, 0.22, 0.32, 0.42, 0.55)
_CAPITALS = (0.01, 0.15, 0.3, 0.5, 0.75, 0.99)
_DIGITS = (0.001, 0.05, 0.15, 0.3)
_SCORE = (-2, 0.5, 3, 6, 12, 20, 30)
_MEAN = (-2.9, -2, -0.5, 2, 6, 12)
_PLACE = (0.02, 0.06, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96)
_AWAY = _Intervals(1, 2, 3, 5, 9, 20, 60)
_NEAR = _Intervals(2, 3, 5, 9, 20)
_ECHO = (0.4, 0.6, 0.8)
_NEARER = _Intervals(2, 3, 5, 9)
_COMMON = _Intervals(2, 4, 8, 16)
_WEIGHT = (0.1, 0.3, 0.6, 0.99)
_CREDIT = frozenset(
    (
        "photo", "photos", "photograph", "foto", "fotos", "image", "images", "bild", "video", "getty", "reuters", "afp",
        "ap", "epa", "dpa", "imago", "shutterstock", "handout", "courtesy", "写真", "사진",
    )
)  # fmt: skip
_PICTURED = (
    " pictured", "in this photo", "in this picture", "in this image", "is seen", "are seen", "(left)", "(right)",
    "(links)", "(rechts)", "(l)", "(r)", ", left", ", right", "file photo", "archivbild", "archivfoto", "symbolbild",
    "symbolfoto", "im bild ", "資料", "자료",
)  # fmt: skip
_SIGNS = tuple((sign, "g" + sign) for sign in ("@", "http", "www.", "©", " | ", "...", "…", "#", "?", "/"))
WORD = re.compile(r"[^\W\d_]+")


def measure_lines(blocks: Sequence[Block]) -> tuple[str | None, list[Measures]]:
    """Find the language of a page and count what every line shows."""
    texts = [block.text for block in blocks]
    language = language_of(text for text in texts if len(text) >= LONG)
    function_words = FUNCTION_WORDS.get(language or "en", FUNCTION_WORDS["en"])
    spaced = UNSPACED.search("\n".join(texts)) is None
    return language, [measure(text, function_words, spaced) for text in texts]


def item_features(blocks: Sequence[Block], measures: Sequence[Measures]) -> tuple[Sequence[Span], list[list[str]]]:
    """Part a page into items and describe each to the model: one list of feature strings an item."""
    if not blocks:
        return [], []
    page = outline_of(blocks, measures)
    shapes = [_shape(m, size) for m, size in zip(page.counts, page.sizes, strict=True)]
    rows = [_own(page, i) if size == 1 else _run(page, i) for i, size in enumerate(page.sizes)]
    for part in (_place, _clusters, _stamps, _indents, _seen, _echoes, _neighbours):
        for row, more in zip(rows, part(page, shapes), strict=True):
            row += more
    return page.spans, rows


def _shape(m: Measures, size: int) -> str:
    """Name the length and the end of a line; the length of a run."""
    return _CHARS[m.chars] + m.end if size == 1 else "L" + bucket((3, 6, 15), size)


def _own(page: Outline, i: int) -> list[str]:
    """Describe a line by itself."""
    block, m = page.first[i], page.counts[i]
    length, share, capitals = _CHARS[m.chars], bucket(_SHARE, m.function), bucket(_CAPITALS, m.capitals)
    row = [
        "b", "c" + length, "w" + _WORDS[m.words], "f" + share, "C" + capitals, "d" + bucket(_DIGITS, m.digits),
        "e" + m.end, "s" + m.start, "n" + str(min(m.sentences, 4)), "q" + bucket(_SCORE, m.score),
        "cf" + length + share, "ce" + length + m.end, "cC" + length + capitals, "se" + m.start + m.end,
        "fe" + share + m.end,
    ]  # fmt: skip
    lower = lowered(block.text)
    head = WORD.findall(lower[:60])
    tail = WORD.findall(lower[-60:]) if len(lower) > 60 else head
    row += [name for sign, name in _SIGNS if sign in lower]
    if not _CREDIT.isdisjoint(head[:4]) or not _CREDIT.isdisjoint(tail):
        row.append("gc")
    if 30 < m.chars < 420 and any(map(lower.__contains__, _PICTURED)):
        row.append("gp")
    row += _words(lower, m, head[:3], tail)
    if page.stamped[i]:
        row.append("gs")
    if (times := page.repeats[block.text]) > 1:
        row.append("r" + str(min(times, 3)) + length)
        row.append("R" + ("1" if page.earliest[block.text] == i else "2") + length)
    if block.kind != "line":
        row.append("K" + block.kind)
    row += ["hint:" + hint for hint in block.hints]
    return row


def _words(lower: str, m: Measures, head: Sequence[str], tail: Sequence[str]) -> list[str]:
    """Name the first and the last word; all of them on a short line; characters where words are not spaced."""
    if m.chars > 1.5 * len(lower):
        return ["1" + lower[:2], "z" + lower[-2:]]
    if not head:
        return []
    row = ["1" + head[0], "z" + tail[-1] if tail else "z"]
    if m.words <= 5:
        row.append("t" + lower)
        row += ["W" + word for word in head]
    return row


def _run(page: Outline, i: int) -> list[str]:
    """Describe a run of short lines."""
    start, end = page.spans[i]
    size = end - start
    chars = sum(m.chars for m in page.measures[start:end]) / size
    digits = sum(m.digits > 0 for m in page.measures[start:end]) / size
    repeated = sum(page.repeats[block.text] > 1 for block in page.blocks[start:end]) / size
    return [
        "b",
        "B" + bucket((3, 6, 15, 40), size),
        "Bc" + bucket((8, 14, 20, 28), chars),
        "Bd" + bucket((0.1, 0.4, 0.8), digits),
        "Br" + bucket((0.1, 0.5, 0.9), repeated),
    ]


def _place(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Say where an item stands: on the page, in its prose, beside its densest run and its headline."""
    count, lines = len(shapes), len(page.blocks)
    seen = list(accumulate((max(score, 0.0) for score in page.scores), initial=0.0))
    prose = seen[-1] or 1.0
    first, last = page.main
    headline = page.headline
    for i, shape in enumerate(shapes):
        side = "<" if i < first else "=" if i < last else ">"
        distance = first - i if i < first else min(i - first, last - 1 - i) if i < last else i - last + 1
        words = len(page.words[i])
        row = [
            "p" + bucket(_PLACE, page.spans[i][0] / lines), "m" + bucket(_PLACE, seen[i] / prose),
            "D" + side + _AWAY[distance], "S" + side + shape,
            "V" + bucket((0.01, 0.15, 0.3, 0.45, 0.7), page.shared[i]) + _COMMON[words] if words else "V",
        ]  # fmt: skip
        if i < 4:
            row.append(f"i{i}")
        if count - i <= 4:
            row.append(f"j{count - i}")
        if headline is not None:
            beside = "<" if i < headline else ">"
            row += ["H" + beside + _AWAY[abs(i - headline)], "Hc" + beside + shape]
        yield row


def _clusters(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Say what clusters of prose an item is in or between, against the heaviest of the page."""
    found = clusters_of(page.scores)
    for one, begun, shape in zip(found.of, found.begun, shapes, strict=True):
        weight = 0.0 if one is None else found.weights[one]
        role = "." if one is None else "M" if weight == found.largest else "m"
        before = found.before[begun if one is None else one]
        after = found.after[begun if one is None else one + 1]
        around = role + bucket(_WEIGHT, before / found.largest) + bucket(_WEIGHT, after / found.largest)
        yield ["k" + around, "ks" + around + shape, "kw" + role + bucket((20, 60, 150, 400), weight)]


def _stamps(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Say how far stamped and repeated lines are, either way: comments and teasers stand among them."""
    for (up, down), (over, under) in zip(both_ways(page.stamped), both_ways(page.again), strict=True):
        stamps = _NEAR[up] + _NEAR[down]
        again = _NEAR[over] + _NEAR[under]
        yield ["y" + stamps, "Y" + again, "yY" + stamps + again]


def _indents(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Compare its indentation, and the blank lines around it, with those of the densest run and of the prose nearby."""
    style, usual, gap = "y" if page.indented else "n", page.indent, page.gap
    weights: Counter[int] = Counter()
    for block, score in zip(page.first, page.scores, strict=True):
        weights[block.indent] += max(0, round(score))
    prose = sum(weights.values()) or 1
    is_prose = [score > 0 for score in page.scores]
    indents = [block.indent for block in page.first]
    lines = [block.line for block in page.blocks]
    for i, (up, down) in enumerate(both_ways(is_prose)):
        indent, length = indents[i], shapes[i][0]
        level = "=" if indent == usual else "<" if indent < usual else ">"
        over = _against(indent, indents[i - up] if up <= i else None)
        under = _against(indent, indents[i + down] if i + down < len(indents) else None)
        near = _NEARER[up] + _NEARER[down]
        share = bucket((0.02, 0.2, 0.5, 0.8), weights[indent] / prose)
        start, end = page.spans[i]
        before = lines[start] - lines[start - 1] if start else 9
        after = lines[end] - lines[end - 1] if end < len(lines) else 9
        yield [
            "I" + level + ("b" if page.first[i].bullet else ""), "I2" + style + level + length,
            "I5" + style + level + share + ("+" if is_prose[i] else "-"), "J" + style + over + under,
            "Jc" + over + under + length, "N" + near + ("+" if is_prose[i] else "-"),
            "G" + str(min(before, 3)) + str(min(after, 3)),
            "Gg" + ("<" if before < gap else "=" if before == gap else ">"),
        ]  # fmt: skip


def _against(indent: int, other: int | None) -> str:
    """Say whether the other line is indented as much, less or more; `-` where there is none."""
    return "-" if other is None else "=" if other == indent else "<" if other < indent else ">"


def _seen(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Say which heading and which furniture stood last before an item, and whether the article may have ended there."""
    heading, since = "^", 0
    kind, after = "-", 0
    ended = False
    for i, shape in enumerate(shapes):
        m = page.counts[i]
        if (found := page.furniture[i]) is not None:
            kind, after = found, 0
            ended = page.headline is not None and (ended or (i > page.headline and found in ENDING))
        row = [
            "l" + heading + ("" if since < 3 else "+" if since < 12 else "++"), "F" + kind + _NEAR[after],
            "Fs" + kind + shape, "Z" + ("e" if ended else "-") + ("?" if page.headline is None else shape),
        ]  # fmt: skip
        yield row
        since, after = since + 1, after + 1
        if page.sizes[i] == 1 and m.words <= 4 and m.end in "aA:?0)":
            heading, since = page.first[i].text.lower().rstrip(":"), 0


def _echoes(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Say how much of a line the two before and the two after it say too: a caption is often printed twice."""
    words = page.words
    for i, own in enumerate(words):
        size = len(own)
        if size < 3:
            yield []
            continue
        before = max([len(own & other) for other in words[i - 2 if i > 2 else 0 : i]], default=0)
        after = max([len(own & other) for other in words[i + 1 : i + 3]], default=0)
        up, down = bucket(_ECHO, before / size), bucket(_ECHO, after / size)
        yield ["E" + up + down, "Ec" + max(up, down) + shapes[i]] if up > "0" or down > "0" else ["E"]


def _neighbours(page: Outline, shapes: Sequence[str]) -> Iterator[list[str]]:
    """Describe the items around each: two either way by their shapes, more by their mean score."""
    around = ["^", "^", *shapes, "$", "$"]
    sums = list(accumulate(page.scores, initial=0.0))
    last = len(shapes)
    for i in range(last):
        row = [
            "-1" + around[i + 1], "+1" + around[i + 3], "-2" + around[i], "+2" + around[i + 4],
            "-0" + around[i + 1] + around[i + 2], "+0" + around[i + 2] + around[i + 3],
        ]  # fmt: skip
        for width, reach in (("3", 3), ("8", 8)):
            low = i - reach if i > reach else 0
            high = i + 1 + reach if i + 1 + reach < last else last
            up = _NAMES[bisect(_MEAN, (sums[i] - sums[low]) / (i - low or 1))]
            down = _NAMES[bisect(_MEAN, (sums[high] - sums[i + 1]) / (high - i - 1 or 1))]
            row += ["u" + width + up, "v" + width + down, "x" + width + up + down]
        yield row
