"""What the sequence model is told of each line: its own shape and words, its neighbours, its place on the page."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from smaarchive.article import Block
from smaarchive.extract.prose import LONG, Measures, language_of, measure
from smaarchive.lexicon.function_words import FUNCTION_WORDS

_CHARS = (8, 16, 28, 44, 64, 90, 130, 190, 280, 420, 700)
_WORDS = (1, 2, 3, 5, 8, 12, 18, 28, 45)
_SHARE = (0.001, 0.12, 0.22, 0.32, 0.42, 0.55)
_CAPITALS = (0.01, 0.15, 0.3, 0.5, 0.75, 0.99)
_DIGITS = (0.001, 0.05, 0.15, 0.3)
_PLACE = (0.02, 0.06, 0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.88, 0.96)
_SEGMENT = (1, 2, 3, 5, 9, 20, 60)
_SIGNS = re.compile(
    r"(?P<mail>[\w.-]+@[\w-]+\.\w)|(?P<url>https?://|www\.)|(?P<copy>©|\(c\)|copyright)|(?P<clock>\b\d{1,2}[:.h]\d\d\b)"
    r"|(?P<year>\b(?:19|20)\d\d\b)|(?P<bar> \| )|(?P<arrow>[»›→▶])|(?P<dots>\.\.\.|…)|(?P<credit>/|\bphoto\b|\bfoto\b|getty|reuters|\bafp\b|\bap\b|\bepa\b|\bdpa\b|imago|shutterstock)"
    r"|(?P<hash>#\w)|(?P<ask>\?)|(?P<said>\b(?:said|says|told|sagte|sagt|dit|dijo|disse|ha detto)\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b(?:19|20)\d\d\b|\bago\b|\bvor \d")
WORD = re.compile(r"[^\W\d_]+")


def bucket(limits: Sequence[float], value: float) -> str:
    """Name the interval a value falls in by one character."""
    return "0123456789abcdef"[bisect(limits, value)]


def densest_run(scores: Sequence[float]) -> tuple[int, int]:
    """Find the run of lines with the largest sum of scores, `[start, end)` (Kadane's maximum subarray)."""
    best = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, i
        total += score
        if total > best[0]:
            best = (total, start, i + 1)
    return best[1], best[2]


def measure_lines(blocks: Sequence[Block]) -> tuple[str | None, list[Measures]]:
    """Find the language of a page and count what every line shows."""
    texts = [block.text for block in blocks]
    language = language_of(text for text in texts if len(text) >= LONG) or language_of(texts)
    function_words = FUNCTION_WORDS.get(language or "en", FUNCTION_WORDS["en"])
    return language, [measure(text, function_words) for text in texts]


def line_features(blocks: Sequence[Block], measures: Sequence[Measures]) -> list[list[str]]:
    """Describe every line of a page to the model: one list of feature strings a line."""
    rows = [_own(block, m) for block, m in zip(blocks, measures, strict=True)]
    _page_wide(blocks, measures, rows)
    _neighbours(measures, rows)
    return rows


def _own(block: Block, m: Measures) -> list[str]:
    """Describe a line by itself."""
    text = block.text
    length, share = bucket(_CHARS, m.chars), bucket(_SHARE, m.function)
    capitals = bucket(_CAPITALS, m.capitals)
    row = [
        "b", "c" + length, "w" + bucket(_WORDS, m.words), "f" + share, "C" + capitals, "d" + bucket(_DIGITS, m.digits),
        "e" + m.end, "s" + m.start, "n" + str(min(m.sentences, 4)),
        "q" + bucket((-2, 0.5, 3, 6, 12, 20, 30), m.score), "cf" + length + share, "ce" + length + m.end, "cC" + length + capitals, "se" + m.start + m.end, "fe" + share + m.end,
    ]  # fmt: skip
    signs = {match.lastgroup for match in _SIGNS.finditer(text)}
    row += ["g" + sign for sign in signs if sign]
    words = WORD.findall(text[:80].lower())[:3]
    if words:
        row.append("1" + words[0])
        row.append("2" + " ".join(words[:2]))
        row.append("3" + " ".join(words))
        row.append("z" + WORD.findall(text[-40:].lower())[-1] if WORD.search(text[-40:]) else "z")
    if m.words <= 5:
        row.append("t" + text.lower())
        row += ["k" + word for word in words]
    if block.kind != "line":
        row.append("K" + block.kind)
    row += ["h" + hint for hint in block.hints]
    return row


def _page_wide(blocks: Sequence[Block], measures: Sequence[Measures], rows: list[list[str]]) -> None:
    """Add what only the whole page shows: place, repetition, indentation, the densest run of prose, shared vocabulary."""
    count = len(blocks)
    scores = [m.score for m in measures]
    first, last = densest_run(scores)
    repeated = Counter(block.text for block in blocks)
    prose = sum(s for s in scores if s > 0) or 1.0
    main = [b for b, s in zip(blocks[first:last], scores[first:last], strict=True) if s > 0]
    indent = Counter(b.indent for b in main).most_common(1)[0][0] if main else 0
    vocabulary = Counter(word for b in main for word in set(WORD.findall(b.text.lower())) if len(word) > 4)
    gap = max(1, min((b.line - a.line for a, b in zip(main, main[1:], strict=False)), default=1))
    seen, heading, since = 0.0, "^", 0
    clocks = [0, *accumulate(bool(_CLOCK.search(block.text)) for block in blocks)]
    for i, (block, m, row) in enumerate(zip(blocks, measures, rows, strict=True)):
        row.append("p" + bucket(_PLACE, i / count))
        row.append("m" + bucket(_PLACE, seen / prose))
        if i < 4 or count - i <= 4:
            row.append(f"i{i}" if i < 4 else f"j{count - i}")
        seen += max(scores[i], 0.0)
        inside = first <= i < last
        distance = min(i - first, last - 1 - i) if inside else (first - i if i < first else i - last + 1)
        side = "in" if inside else "up" if i < first else "dn"
        row.append("S" + side)
        row.append("D" + side + bucket(_SEGMENT, distance))
        row.append("Sc" + side + bucket(_CHARS, m.chars) + m.end)
        if repeated[block.text] > 1:
            row.append("r" + str(min(repeated[block.text], 3)) + bucket(_CHARS, m.chars))
        row.append("l" + heading + ("" if since < 3 else "+" if since < 12 else "++"))
        row.append("lc" + heading + bucket(_CHARS, m.chars)[0])
        since += 1
        if m.words <= 4 and m.end in "aA:?0)" and block.text != "":
            heading, since = block.text.lower().rstrip(":"), 0
        row.append("y" + bucket((1, 2, 4, 7), clocks[min(count, i + 9)] - clocks[max(0, i - 8)]))
        deeper = block.indent - indent
        row.append("I" + ("=" if deeper == 0 else "<" if deeper < 0 else ">") + ("b" if block.bullet else ""))
        before = block.line - blocks[i - 1].line if i else 9
        after = blocks[i + 1].line - block.line if i + 1 < count else 9
        row.append("G" + str(min(before, 3)) + str(min(after, 3)))
        row.append("Gg" + ("<" if before < gap else "=" if before == gap else ">"))
        words = [w for w in set(WORD.findall(block.text.lower())) if len(w) > 4]
        if words:
            own = 1 if inside and scores[i] > 0 else 0
            shared = sum(vocabulary[w] > own for w in words) / len(words)
            row.append("V" + bucket((0.01, 0.15, 0.3, 0.45, 0.7), shared) + bucket((2, 4, 8, 16), len(words)))


def _neighbours(measures: Sequence[Measures], rows: list[list[str]]) -> None:
    """Add the shapes of the lines around each line."""
    shapes = [bucket(_CHARS, m.chars) + m.end for m in measures]
    scores = [0.0, *(m.score for m in measures)]
    sums = scores[:]
    for i in range(1, len(sums)):
        sums[i] += sums[i - 1]
    last = len(measures)
    padded = ["^", "^", *shapes, "$", "$"]
    for i, row in enumerate(rows):
        row.append("-1" + padded[i + 1])
        row.append("+1" + padded[i + 3])
        row.append("-2" + padded[i])
        row.append("+2" + padded[i + 4])
        row.append("-0" + padded[i + 1] + padded[i + 2])
        row.append("+0" + padded[i + 2] + padded[i + 3])
        for name, width in (("3", 3), ("8", 8)):
            low, high = max(0, i - width), min(last, i + 1 + width)
            up = (sums[i] - sums[low]) / max(1, i - low)
            down = (sums[high] - sums[i + 1]) / max(1, high - i - 1)
            row.append("u" + name + bucket((-2.9, -2, -0.5, 2, 6, 12), up))
            row.append("v" + name + bucket((-2.9, -2, -0.5, 2, 6, 12), down))
            row.append("x" + name + bucket((-2.9, -2, -0.5, 2, 6, 12), up) + bucket((-2.9, -2, -0.5, 2, 6, 12), down))
