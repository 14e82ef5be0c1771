"""Long lines parted into sentences: a page on one line has its furniture and its article on it."""

import re
from collections.abc import Iterator, Sequence

from ..lexicon.phrases import furniture, is_label
from ..page import Block
from .dates import stamps

LONG = 1500
"""Characters; paragraphs of the press are shorter, and what is longer is often several of them glued together."""

FEW, LONG_OF_FEW = 4, 400
"""A page of no more lines than that has its menus, its headline and its text on one of them."""

SHORT = 12
"""Characters; what would be shorter stays with what follows."""

# Before a sentence that begins, after one of a script without spaces, and at the marks between the items of a menu.
_BREAK = re.compile(
    r"(?<=[.!?…])[\"'”’»)\]]{0,2} (?=[\"'“‘«„(]?[^\Wa-z\d_])|(?<=[。！？])(?![」』）”])| (?=[|»•·▪●■▶©] )"
)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|Jr|Sr|No|vs|bzw|Nr|Hr|Fr))\.$"
)


_BYLINE = re.compile(r" (?=(?:By|BY) [A-Z][\w.-]+ [A-Z])|(?<=기자) | (?=[가-힣]{2,4} 기자\b)")
_SIGN_ENDS = "】）"
_SIGN = re.compile(r"(?<=。)[【（](?P<names>[\u3400-\u9fff々]{2,6}(?:[、・\s][\u3400-\u9fff々]{1,6}){0,4})[】）]$")
_LONGEST_SIGN = 40  # characters
_MOST_PHRASES = 300  # that a menu has
_LONGEST_PHRASE = 4  # words of a phrase of furniture that is looked for at the beginning of a piece


def split_long(blocks: Sequence[Block]) -> Sequence[Block]:
    """Part every line over LONG characters at its sentence ends; the pieces keep the line's number, indent and kind.

    On a page of hardly a line, dates, bylines and phrases of furniture are parted from the sentences as well.
    """
    if len(blocks) <= FEW and any(len(block.text) > LONG_OF_FEW for block in blocks):
        return [piece for block in blocks for piece in _crammed(block)]
    if any(block.text[-1] in _SIGN_ENDS and _sign_of(block) for block in blocks):
        blocks = [piece for block in blocks for piece in _signed(block)]
    if all(len(block.text) <= LONG for block in blocks):
        return blocks
    return [piece for block in blocks for piece in _pieces(block)]


def _signed(block: Block) -> Iterator[Block]:
    """Part the writers from the paragraph that they sign: `…と話した。【朝比奈拓郎、宮地薫】`."""
    sign = _sign_of(block)
    if sign is None:
        yield block
        return
    yield block._replace(text=block.text[: -len(sign[0])])
    yield block._replace(text=sign["names"])


def _sign_of(block: Block) -> re.Match[str] | None:
    return _SIGN.search(block.text[-_LONGEST_SIGN:])


def _pieces(block: Block) -> Iterator[Block]:
    """Yield the block itself, or its sentences where it is long."""
    if len(block.text) <= LONG:
        yield block
        return
    for sentence in sentences(block.text):
        yield block._replace(text=sentence)


def _crammed(block: Block) -> Iterator[Block]:
    """Yield what stands on a line that holds a whole page."""
    for sentence in sentences(block.text):
        for part in _around_dates(sentence):
            for piece in _BYLINE.split(part):
                for text in _peeled(piece.split()):
                    yield block._replace(text=text)


def _around_dates(text: str) -> Iterator[str]:
    """Part a text before and after its dates, a label before one kept with it."""
    start = 0
    for stamp in stamps(text):
        before = text[start : stamp.start].rstrip()
        label = before.rsplit(" ", 1)[-1] if before else ""
        cut = len(before) - len(label) if is_label("published", label) or is_label("updated", label) else len(before)
        if before[:cut].strip():
            yield before[:cut].strip()
        yield text[start + cut : stamp.end].strip()
        start = stamp.end
    if rest := text[start:].strip(" )|"):
        yield rest


def _peeled(words: list[str]) -> Iterator[str]:
    """Yield the phrases of furniture and the sections that a piece begins with, then the rest.

    Before a word in lower case none ends: "It would wait" does not begin with the section IT.
    """
    at = 0
    for _ in range(_MOST_PHRASES):
        ends = (
            end for end in range(at + _LONGEST_PHRASE, at, -1) if not words[end : end + 1] or not words[end].islower()
        )
        size = next((end - at for end in ends if _is_furniture(" ".join(words[at:end]))), 0)
        if not size:
            break
        yield " ".join(words[at : at + size])
        at += size
    if at < len(words):
        yield " ".join(words[at:])


def _is_furniture(text: str) -> bool:
    return len(text) > 1 and (furniture(text) is not None or is_label("section", text))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, in order, none under SHORT characters; an abbreviation or an initial ends none."""
    start = 0
    for mark in _BREAK.finditer(text):
        end = mark.end()
        piece = text[start:end].strip()
        if len(piece) >= SHORT and not _ABBREVIATION.search(piece[-6:]):
            yield piece
            start = end
    if rest := text[start:].strip():
        yield rest
