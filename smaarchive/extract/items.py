"""What the sequence model labels: a line, or the middle of a long run of short lines, which is one menu or one list.

Half of a page with all its furniture is such runs; taken as one, what lies on either side comes closer together.
"""

from collections.abc import Iterator, Sequence

from .prose import Measures

Span = tuple[int, int]  # of lines, `[start, end)`

SHORT_CHARS = 40
SHORT_WORDS = 6
EDGE = 2  # lines at either end of a run that stay items of their own: headlines, dates and names stand there


def items_of(measures: Sequence[Measures]) -> list[Span]:
    """Part the lines of a page into items, in order and without gaps."""
    short = [m.chars <= SHORT_CHARS and m.words <= SHORT_WORDS and m.end != "." for m in measures]
    spans: list[Span] = []
    for start, end in _runs(short):
        if end - start < 2 * EDGE + 2:
            spans += [(i, i + 1) for i in range(start, end)]
        else:
            spans += [(i, i + 1) for i in range(start, start + EDGE)]
            spans.append((start + EDGE, end - EDGE))
            spans += [(i, i + 1) for i in range(end - EDGE, end)]
    return spans


def _runs(short: Sequence[bool]) -> Iterator[Span]:
    """Yield runs of short lines, and every other line by itself."""
    start = 0
    for i, flag in enumerate(short):
        if not flag:
            if start < i:
                yield start, i
            yield i, i + 1
            start = i + 1
    if start < len(short):
        yield start, len(short)
