"""Markdown in; one page out, its marks undone: `#` before headings, `>` before quotations, emphasis, links, pictures.

Lines of a hard-wrapped file are joined first, as links and pictures go over their ends. What its front matter says is
declared, and where that has no title, the one heading of the first level that the file opens with.
"""

import re
from collections.abc import Iterator

from ..article import Found
from ..decode import decode
from ..page import Block, Page, Reading, Refused, Source
from .front_matter import front_matter
from .text import blocks_of
from .wrapped import unwrapped

FORMAT = "markdown"
HEADING = re.compile(r"#{1,6}\s{1,9}(.*)")
TITLE = re.compile(r"#\s")
LEAST = 3  # words of a title; fewer are a file's own name, `# Reading notes`
QUOTE = re.compile(r"^(?:>\s?)+")
RULE = re.compile(r"(?:[-*_=]\s?){3,}$")
PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,500}\)")
LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\([^()\n]{0,500}\)")
EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*_])")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
ITEM = re.compile(r"[-+*]\s|\d{1,3}[.)]\s")
ROW = re.compile(r"\||.{1,1000}\s\|\s|[-|:\s]{3,1000}$|```")  # of a table, or a fence around code
NOTE = re.compile(r"\[[^\[\]\n]{1,50}\]:\s")  # `[1]: https://...`, where a link goes
HARD_BREAK = ("  ", "  \r", "\\", "\\\r")


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a Markdown file is."""
    text, encoding = decode(source.data)
    begin, declared = front_matter(text)
    url = next((str(found.value) for found in declared if found.field == "url"), None)
    lines = text.count("\n", 0, begin)
    blocks = (_block(block) for block in _paragraphs(text[begin:]))
    shown = tuple(block._replace(line=block.line + lines) for block in blocks if block.text)
    if all(found.field != "headline" for found in declared):
        declared += _title(text[begin:], shown)
    yield Page(source, FORMAT, encoding, (Reading("tree", shown),), declared, url)


def _title(text: str, blocks: tuple[Block, ...]) -> tuple[Found, ...]:
    """Return the title that a file opens with: its only `#`, with no heading of an entry right below."""
    marked = sum(TITLE.match(line) is not None for line in text.split("\n"))
    if marked != 1 or len(blocks) < 2 or not TITLE.match(text.lstrip()):
        return ()
    title, below = blocks[:2]
    is_title = len(title.text.split()) >= LEAST and below.kind != "heading"
    return (Found("headline", title.text, "h1", (title.line,)),) if is_title else ()


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Part a text into its lines, or into paragraphs where they were wrapped; `>` and `#` before them go."""
    numbered = enumerate(text.split("\n"), 1)
    apart = {number + 1 for number, line in numbered if line.endswith(HARD_BREAK) and not line.isspace()}
    blocks = blocks_of(text)
    indents = {block.line: block.indent for block in blocks}
    lines: list[Block] = []
    quoted = False
    for block in blocks:
        was_quoted, quote = quoted, QUOTE.match(block.text)
        quoted = quote is not None
        if quote:
            block = _behind(block, quote.end())
        if _begins(block.text) or (quoted and not was_quoted):
            apart.add(block.line)
        if _is_whole(block.text):
            apart.add(block.line + 1)
        lines.append(_heading(block))
    # a mark takes columns of a wrapped line, and indents nothing
    return tuple(block._replace(indent=indents[block.line]) for block in unwrapped(tuple(lines), apart))


def _behind(block: Block, mark: int) -> Block:
    """Leave a mark of so many columns before a line out."""
    return block._replace(text=block.text[mark:], indent=block.indent + mark)


def _heading(block: Block) -> Block:
    """Tell that a line with `#` before it is a heading."""
    heading = HEADING.match(block.text)
    if heading is None:
        return block
    return _behind(block, heading.start(1))._replace(text=heading[1].rstrip(" #"), kind="heading")


def _begins(text: str) -> bool:
    """Tell that a line begins something of its own, and does not go on with the paragraph before it."""
    return _is_whole(text) or bool(HEADING.match(text) or ITEM.match(text) or NOTE.match(text) or text[:2] == "![")


def _is_whole(text: str) -> bool:
    """Tell that no line goes on with this one: a rule, a row of a table, a picture."""
    return bool(RULE.match(text) or ROW.match(text) or PICTURE.fullmatch(text))


def _block(block: Block) -> Block:
    """Undo the marks inside a paragraph; one of nothing else becomes empty."""
    if RULE.match(f"* {block.text}" if block.bullet else block.text):
        return block._replace(text="")
    text = LINK.sub(r"\1", PICTURE.sub("", block.text))
    text = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", text))
    return block._replace(text=ESCAPED.sub(r"\1", text.removesuffix("\\")).strip())
