"""The paragraphs of a body and the labelled lines of its page in; the lines that each paragraph stands on out.

They are found by their words, in their order: what was taken off a line (a dateline, a closing credit) does no harm.
"""

from collections.abc import Iterable, Sequence

from ..page import Label

REACH = 24  # letters at the end or the start of a line by which it is known


def lines_of(paragraphs: Sequence[str], labels: Iterable[Label]) -> list[tuple[int, ...]]:
    """Give the lines of each paragraph, 1-based; none where they cannot be told."""
    pieces = [(label.line, _squeezed(label.text)) for label in labels if label.label == "body" and label.line]
    found: list[tuple[int, ...]] = []
    at = 0
    for paragraph in map(_squeezed, paragraphs):
        begin = next((place for place in range(at, len(pieces)) if _is_of(pieces[place][1], paragraph, place > at)), at)
        end, read = begin, 0
        while end < len(pieces) and (behind := _end_in(paragraph, pieces[end][1], read)):
            end, read = end + 1, behind
        found.append(tuple(dict.fromkeys(line for line, _ in pieces[begin:end])))
        at = end if end > begin else at
    return found


def _is_of(piece: str, paragraph: str, is_ahead: bool) -> bool:
    """Tell whether a line belongs to a paragraph; a short one behind others only where it is all of it."""
    if is_ahead and len(piece) < REACH:
        return piece == paragraph
    return _end_in(paragraph, piece, 0) > 0


def _end_in(paragraph: str, piece: str, start: int) -> int:
    """Return the place behind a line within a paragraph, 0 where it is not in it from `start` on."""
    tail = paragraph.find(piece[-REACH:], start)
    if tail >= 0:
        return tail + len(piece[-REACH:])
    return len(paragraph) if paragraph.find(piece[:REACH], start) >= 0 else 0


def _squeezed(text: str) -> str:
    return "".join(text.split())
