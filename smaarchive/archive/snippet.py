"""The few words of an article that show why it was found: text in, a short plain text with marked spans out."""

import re
from collections.abc import Iterable, Sequence

LENGTH = 220  # characters
BEFORE = 70  # characters of context before the first mark, where no sentence begins nearer
STOPS = (".", "!", "?", "。")
CLOSING = "'\"”’)"
SPACE = r"\s+"

Span = tuple[int, int]
Snippet = tuple[str, tuple[Span, ...]]


def unmarked(marked: str, opening: str, closing: str) -> tuple[str, list[Span]]:
    """Take the control characters out of a marked text, and give the spans they enclosed."""
    text: list[str] = []
    spans: list[Span] = []
    plain, *pieces = marked.split(opening)
    at = len(plain)
    for piece in pieces:
        inside, _, behind = piece.partition(closing)
        spans.append((at, at + len(inside)))
        text += inside, behind
        at += len(inside) + len(behind)
    return plain + "".join(text), spans


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """Sort spans and join those that overlap, or have but a space between them (`unpaid leave`)."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and (start < joined[-1][1] or text[joined[-1][1] : start] == " "):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def cut(text: str, spans: Sequence[Span]) -> Snippet:
    """Cut the stretch with the most different marked words, from a sentence's start where one is near."""
    start = _start(text, _densest(text, spans))
    end = _end(text, start)
    inside = [(a, b) for a, b in spans if a >= start and b <= end]
    return _flat(text, start, end, inside)


def _densest(text: str, spans: Sequence[Span]) -> int:
    """Find the mark from which a window holds the most different words, then the most marks, then the first."""
    best, at, last = (0, 0), 0, 0
    for first, (start, _) in enumerate(spans):
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= start + LENGTH - BEFORE:
            last += 1
        words = {text[a:b].lower() for a, b in spans[first:last]}
        if (len(words), last - first) > best:
            best, at = (len(words), last - first), start
    return at


def _start(text: str, mark: int) -> int:
    low = max(0, mark - BEFORE)
    if low == 0:
        return 0
    before = text[low:mark]
    signs = [before.find(sign) for sign in (*STOPS, "\n") if sign in before]  # before the first no sentence ends
    spaces = re.compile(SPACE).finditer(before, min(signs)) if signs else iter(())
    begins = (space for space in spaces if _ends_sentence(before[: space.start()], space[0]))
    begin = next(begins, None) or re.search(SPACE, before)
    return low + begin.end() if begin else low


def _ends_sentence(before: str, space: str) -> bool:
    return "\n" in space[:-1] or before.rstrip(CLOSING).endswith(STOPS)


def _end(text: str, start: int) -> int:
    end = start + LENGTH
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", start + LENGTH // 2, end), text.rfind("\n", start + LENGTH // 2, end))
    return space if space > 0 else end


def _flat(text: str, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    """Write a stretch on one line, with dots where it was cut, and the spans where they now stand."""
    written = "… " if start > 0 else ""
    shown: list[Span] = []
    at = start
    for a, b in spans:
        written += _line(text[at:a])
        mark = _line(text[a:b])
        shown.append((len(written), len(written) + len(mark)))
        written += mark
        at = b
    written += _line(text[at:end]).rstrip()
    return written + (" …" if end < len(text) else ""), tuple(shown)


def _line(text: str) -> str:
    if "  " not in text and text.isprintable():  # of all white space only the space is printable
        return text
    return " ".join(f"|{text}|".split())[1:-1]
