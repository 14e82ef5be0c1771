"""A PDF in; one page out: its text layer in reading order, columns and hyphenation undone, headings told by type size.

The document's own title is declared as the headline where its pages print it, else the largest type; its author is
noted where the pages name them. When the file was made is when it was printed, and is not used. A scan without a text
layer gives a page without blocks.
"""

import ctypes
import re
from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

from ..article import Found
from ..errors import MissingExtra
from ..lexicon.outlets import outlet_by_name
from ..page import Block, Page, Reading, Refused, Source
from .pdf_layout import HEADING, Line, blocks_of_pages, without_running_heads
from .pdf_title import TITLE, with_title

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

FORMAT = "pdf"
ENCODING = "utf-16-le"  # as the library gives the text layer, whatever the fonts had
MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000
COLUMN_GAP = 1.6  # type sizes of white space within a line that part it; a justified line has less between words
WITHIN = 3  # headlines stand among the first headings
LEAST_TYPE = 0.1  # points; a damaged page can have type of no size
LONGEST_CREDIT = 120  # characters of a line that names the authors
LONGEST_PROPERTY = 500  # characters
AND = re.compile(r"\s?[,;&]\s{0,9}(?:and )?|\s(?:and|und|et|y)\s")
ISSUE = re.compile(
    r"\b(?:No|Nr|Vol|Volume|Issue|Number)\.?\s?\d{1,4}\b.{0,30}(?:19|20)\d\d$"
)  # `Brief No. 12, March 2022`
LEAST_WORDS, LEAST_LETTERS = 3, 12  # of a headline
LEAST_UNSPACED = 5  # characters of one in a script without spaces


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a PDF is. Raise `MissingExtra` without pypdfium2."""
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtra("PDF files need pypdfium2", "pdf") from error
    try:
        with pypdfium2.PdfDocument(source.data) as document:
            pages = list(_pages(document))
            title, author = _property(document, "Title"), _property(document, "Author")
    except pypdfium2.PdfiumError as error:
        reason = "password-protected" if "password" in str(error).lower() else "damaged PDF"
        yield Refused(source.origin, "failed", reason)
        return
    kept, url = without_running_heads(pages)
    blocks = with_title(blocks_of_pages(kept), title)
    yield Page(source, FORMAT, ENCODING, (Reading("tree", blocks),), tuple(_declared(blocks, author)), url)


def _property(document: "PdfDocument", name: str) -> str:
    """Return a property of a document, `""` where it is not there or broken."""
    try:
        return str(document.get_metadata_value(name))[:LONGEST_PROPERTY]
    except UnicodeDecodeError:
        return ""


def _declared(blocks: tuple[Block, ...], author: str) -> Iterator[Found]:
    """Yield the headline, and the author where a short line names them."""
    title = next((block for block in blocks if TITLE in block.hints and outlet_by_name(block.text) is None), None)
    headline = title or _headline(blocks)
    if headline:
        yield Found("headline", headline.text, TITLE if title else "type size", (headline.line,))
    lines = [block.text.casefold() for block in blocks if len(block.text) < LONGEST_CREDIT]
    names = [name for name in AND.split(" ".join(author.split())) if name]
    if names and all(any(name.casefold() in line for line in lines) for name in names):
        yield Found("writer", ", ".join(names), "document author")


def _headline(blocks: tuple[Block, ...]) -> Block | None:
    """Return the heading in the largest type that is no name of an outlet; `None` where all type is of one size."""
    headings = [block for block in blocks if block.kind == HEADING and _says_something(block.text)]
    return max(headings[:WITHIN], key=_size, default=None)


def _size(block: Block) -> float:
    return float(block.hints[0].partition(":")[2])


def _says_something(text: str) -> bool:
    spaced = len(text.split()) >= LEAST_WORDS and len(text) >= LEAST_LETTERS
    long = spaced if text.isascii() else len(text) >= LEAST_UNSPACED
    return long and outlet_by_name(text) is None and not ISSUE.search(text)


def _pages(document: "PdfDocument") -> Iterator[list[Line]]:
    """Yield the lines of every page, in the order in which the file has them."""
    left = MOST_CHARACTERS
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        lines = _lines(page, left)
        left -= sum(len(line.text) for line in lines)
        yield lines
        page.close()


def _lines(page: "PdfPage", most: int) -> list[Line]:
    """Read the lines of a page; one that runs over a gap between columns is parted there."""
    from pypdfium2 import raw

    text_page = page.get_textpage()
    height = page.get_height()
    box = raw.FS_RECTF()
    lines: list[Line] = []
    run: list[str] = []
    start = end = None
    for index in range(min(text_page.count_chars(), most)):
        character = chr(raw.FPDFText_GetUnicode(text_page, index))
        if character in "\r\n":
            _add(lines, run, start, end, height)
            run, start, end = [], None, None
            continue
        if raw.FPDFText_IsGenerated(text_page, index) or character.isspace():
            run.append(" ")
            continue
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
        here = (box.left, box.bottom, box.right, box.top)
        if end and start and run[-1] == " " and here[0] - end[2] > COLUMN_GAP * (end[3] - end[1]):
            _add(lines, run, start, end, height)
            run, start = [], None
        start, end = start or here, here
        run.append(character)
    _add(lines, run, start, end, height)
    text_page.close()
    return lines


Box = tuple[float, float, float, float]  # left, bottom, right, top


def _add(lines: list[Line], run: list[str], start: Box | None, end: Box | None, height: float) -> None:
    """Make a line of a run of characters, from the boxes of its first and its last."""
    # the library gives units of UTF-16: two for a character beyond the first plane, any one in a damaged font
    text = " ".join("".join(run).encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
    if text and start and end:
        size = max(start[3] - start[1], end[3] - end[1], LEAST_TYPE)
        bottom = min(start[1], end[1])
        if isfinite(sum((*start, *end, height))):  # a damaged page can put its text nowhere
            lines.append(Line(text, start[0], end[2], bottom, size, bottom / height if height else 0.5))
