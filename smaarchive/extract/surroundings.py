"""What the model is told of every item by its surroundings: columns of answers, one an item."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from .outline import ENDING, Outline, both_ways, clusters_of
from .questions import Column
from .steps import AWAY, COMMON, NAMES, NEAR, NEARER, bucket

_PLACE = (0.02, 0.06, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96)
_MEAN = (-2.9, -2, -0.5, 2, 6, 12)
_ECHO = (0.4, 0.6, 0.8)
_WEIGHT = (0.1, 0.3, 0.6, 0.99)
_VOCABULARY = (0.01, 0.15, 0.3, 0.45, 0.7)
_CLUSTER = (20, 60, 150, 400)
_OF_PROSE = (0.02, 0.2, 0.5, 0.8)
_TELLS = (-4, -2.5, -1.5, -0.7, 0.01, 0.7, 1.5, 2.5, 4)
_ALIKE = (5, 9, 20)  # lines of a run
_FEWEST_ALIKE = 3
_TELLING_ENDS = ".!:,q"  # classes of a last character that set a line apart from those of others
_REACH = 3  # items from a run to the prose it belongs to
_SAID_AGAIN = 3  # words a line must have that others can say again


def columns(page: Outline, shapes: Sequence[str]) -> Iterator[Column]:
    """Yield every column; `shapes` are the names of the items' shapes, two characters each."""
    yield from _neighbours(shapes)
    yield "u", _windows(page.scores)
    yield from _place(page, shapes)
    yield "k", _clusters(page, shapes)
    yield from _near(page)
    yield from _layout(page, shapes)
    yield from _seen(page, shapes)
    yield "l", _alike(page)


def _neighbours(shapes: Sequence[str]) -> Iterator[Column]:
    """Describe the items around each: two either way, by their shapes."""
    around = ["^^", "^^", *shapes, "$$", "$$"]
    pairs = [a + b for a, b in pairwise(around[1:-1])]
    yield "-", pairs[:-1]
    yield "+", pairs[1:]
    yield "2", [a + b for a, b in zip(around[:-4], around[4:], strict=True)]


def _windows(scores: Sequence[float]) -> list[str]:
    """Say how much like running text the items before and after each are, on the mean of three and of eight."""
    sums = list(accumulate(scores, initial=0.0))
    columns: list[list[int]] = []
    for reach in (3, 8):
        some = range(min(reach, len(scores) + 1))  # lines, where there are no more
        means = [bisect(_MEAN, (until - since) / reach) for since, until in zip(sums, sums[reach:], strict=False)]
        columns.append([*(bisect(_MEAN, sums[i] / (i or 1)) for i in some), *means][:-1])
        below = (bisect(_MEAN, (sums[-1] - sums[-1 - i]) / (i or 1)) for i in reversed(some))
        columns.append([*means, *below][1:])
    return [f"{up}{down}{far_up}{far_down}" for up, down, far_up, far_down in zip(*columns, strict=True)]


def _place(page: Outline, shapes: Sequence[str]) -> Iterator[Column]:
    """Say where an item stands: on the page, in its prose, beside its densest run and its headline."""
    lines, count = len(page.blocks), len(shapes)
    seen = list(accumulate([score if score > 0 else 0.0 for score in page.scores], initial=0.0))
    prose = seen[-1] or 1.0
    yield (
        "m",
        [
            NAMES[bisect(_PLACE, start / lines)] + NAMES[bisect(_PLACE, before / prose)]
            for (start, _), before in zip(page.spans, seen[:-1], strict=True)
        ],
    )
    first, last = page.main
    sides = ["<"] * first + ["="] * (last - first) + [">"] * (count - last)
    half = (last - first) // 2
    away = [*range(first, 0, -1), *range(last - first - half), *range(half - 1, -1, -1), *range(1, count - last + 1)]
    yield "D", [side + AWAY[steps] + shape for side, steps, shape in zip(sides, away, shapes, strict=True)]
    yield (
        "V",
        [
            f"{bisect(_VOCABULARY, share)}{COMMON[len(words)]}{echo}" if words else ""
            for share, words, echo in zip(page.shared, page.words, _echoes(page), strict=True)
        ],
    )
    headline = page.headline
    if headline is not None:
        yield "H", [("<" if i < headline else ">") + AWAY[abs(i - headline)] + shapes[i] for i in range(count)]


def _clusters(page: Outline, shapes: Sequence[str]) -> list[str]:
    """Say what clusters of prose an item is in or between, against the heaviest of the page."""
    found = clusters_of(page.scores)
    before = [bucket(_WEIGHT, weight / found.largest) for weight in found.before]
    after = [bucket(_WEIGHT, weight / found.largest) for weight in found.after]
    sizes = [bucket(_CLUSTER, weight) for weight in found.weights]
    roles = ["M" if weight == found.largest else "m" for weight in found.weights]
    within = [role + over + under for role, over, under in zip(roles, before, after[1:], strict=False)]
    between = ["." + over + under for over, under in zip(before, after, strict=True)]
    return [
        between[begun] + shape + "0" if one is None else within[one] + shape + sizes[one]
        for one, begun, shape in zip(found.of, found.begun, shapes, strict=True)
    ]


def _near(page: Outline) -> Iterator[Column]:
    """Say how far prose, stamped and repeated lines are, either way: comments and teasers stand among the last two."""
    away = both_ways([score > 0 for score in page.scores])
    yield (
        "y",
        [
            NEAR[over] + NEAR[under] + NEARER[up] + NEARER[down] + sign
            for (over, under), (up, down), sign in zip(both_ways(page.stamped), away, _signs(page), strict=True)
        ],
    )
    yield "Y", [NEAR[up] + NEAR[down] for up, down in both_ways(page.again)]


def _alike(page: Outline) -> list[str]:
    """Describe the run of like lines that an item is in, by its size and by what stands above it and below: a list or
    a table stands between the paragraphs of a text, or under a line that ends in a colon, a menu under none."""
    kinds = [
        "" if score > 0 or size > 1 else m.start + (m.end if m.end in _TELLING_ENDS else "w")
        for m, size, score in zip(page.counts, page.sizes, page.scores, strict=True)
    ]
    prose = both_ways([score > 0 for score in page.scores])
    found: list[str] = []
    for kind, group in groupby(kinds):
        start, size = len(found), len([*group])
        if not kind or size < _FEWEST_ALIKE:
            found += [""] * size
            continue
        above = ":" if start and page.counts[start - 1].end == ":" else "+" if prose[start][0] <= _REACH else "-"
        below = "+" if prose[start + size - 1][1] <= _REACH else "-"
        found += [bucket(_ALIKE, size) + above + below + kind] * size
    return found


def _signs(page: Outline) -> list[str]:
    """Name what is prose and what is not."""
    return ["+" if score > 0 else "-" for score in page.scores]


def _layout(page: Outline, shapes: Sequence[str]) -> Iterator[Column]:
    """Compare its indentation, and the blank lines around it, with those of the densest run and of all prose."""
    usual, gap = page.indent, page.gap
    style = "y" if page.indented else "n"
    indents = [block.indent for block in page.first]
    signs, gaps = _signs(page), page.gaps
    yield "I", [
        ("=" if indent == usual else "<" if indent < usual else ">") + ("b" if block.bullet else "-") + style + share
        + sign + over + under + ("<" if lines < gap else "=" if lines == gap else ">")
        for indent, block, share, sign, over, under, (lines, _) in zip(
            indents, page.first, _shares(indents, page.scores), signs, *_against(page, indents), gaps, strict=True
        )
    ]  # fmt: skip
    shares = _shares(list(zip(indents, gaps, strict=True)), page.scores)
    yield (
        "G",
        [
            f"{over}{under}{shape}{share}{sign}"
            for (over, under), shape, share, sign in zip(gaps, shapes, shares, signs, strict=True)
        ],
    )


def _shares(marks: Sequence[object], scores: Sequence[float]) -> list[str]:
    """Name how much of the prose of a page has the same mark, of each item."""
    weights: Counter[object] = Counter()
    for mark, score in zip(marks, scores, strict=True):
        if score > 0:
            weights[mark] += round(score)
    prose = sum(weights.values()) or 1
    names = {mark: bucket(_OF_PROSE, weight / prose) for mark, weight in weights.items()}
    return [names.get(mark, "0") for mark in marks]


def _against(page: Outline, indents: Sequence[int]) -> tuple[list[str], list[str]]:
    """Say whether the prose before and after each item is indented as much, less or more; `-` where there is none."""
    above: list[str] = []
    below: list[str] = []
    for found, order in ((above, range(len(indents))), (below, range(len(indents) - 1, -1, -1))):
        last: int | None = None
        for i in order:
            indent = indents[i]
            found.append("-" if last is None else "=" if last == indent else "<" if last < indent else ">")
            if page.scores[i] > 0:
                last = indent
    return above, below[::-1]


def _seen(page: Outline, shapes: Sequence[str]) -> Iterator[Column]:
    """Say which furniture stood last before an item, and whether the article may have ended there: unless the item
    speaks of the same things."""
    headline = page.headline
    kind, after, ended = "-", 0, "?" if headline is None else "-"
    near, shaped, over = [], [], []
    for i, (found, shape, share) in enumerate(zip(page.furniture, shapes, page.shared, strict=True)):
        if found is not None:
            kind, after = found, 0
            if headline is not None and i > headline and found in ENDING:
                ended = "e"
        near.append((kind, NEAR[after]))
        shaped.append((kind, shape))
        over.append((ended, shape[0], shape[1], str(bisect(_VOCABULARY, share))))
        after += 1
    yield "F", near
    yield "Fs", shaped
    yield "Z", over


def tell_columns(told: Sequence[float], shapes: Sequence[str]) -> Iterator[Column]:
    """Say what the words of an item tell, those of the items beside it, and those of three either way."""
    own = [NAMES[bisect(_TELLS, tell)] for tell in told]
    around = ["^", *own, "$"]
    yield "a", [shape[0] + name + before for shape, name, before in zip(shapes, own, around, strict=False)]
    sums = list(accumulate(told, initial=0.0))
    last = len(told)
    wide = [NAMES[bisect(_TELLS, (sums[min(i + 4, last)] - sums[max(i - 3, 0)]) / 5)] for i in range(last)]
    yield "a+", [name + after + mean for name, after, mean in zip(own, around[2:], wide, strict=True)]


def _echoes(page: Outline) -> list[str]:
    """Say how much of a line the two before and the two after it say too: a caption is often printed twice."""
    words = page.words
    one = [0, *map(len, map(set.__and__, words, words[1:])), 0]
    two = [0, 0, *map(len, map(set.__and__, words, words[2:])), 0, 0]
    told = []
    for i, own in enumerate(words):
        size = len(own)
        if size < _SAID_AGAIN:
            told.append("--")
            continue
        before, after = max(one[i], two[i]), max(one[i + 1], two[i + 2])
        told.append(f"{bisect(_ECHO, before / size)}{bisect(_ECHO, after / size)}")
    return told
