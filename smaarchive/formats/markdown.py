"""Markdown in; one page out, its marks undone: `#` before headings, `>` before quotations, emphasis, links, pictures.

What its front matter says is declared.
"""

import re
from collections.abc import Iterator

from ..article import Block, Page, Reading, Refused, Source
from ..decode import decode
from .front_matter import front_matter
from .text import blocks_of

FORMAT = "markdown"
HEADING = re.compile(r"#{1,6}\s{1,9}(.*)")
QUOTE = re.compile(r"^(?:>\s?)+")
RULE = re.compile(r"(?:[-*_=]\s?){3,}$")
PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,500}\)")
LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,500}\)")
EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*_])")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that a Markdown file is."""
    text, encoding = decode(source.data)
    begin, declared = front_matter(text)
    url = next((str(found.value) for found in declared if found.field == "url"), None)
    lines = text.count("\n", 0, begin)
    blocks = (_block(block) for block in blocks_of(text[begin:]))
    shown = tuple(block._replace(line=block.line + lines) for block in blocks if block.text)
    yield Page(source, FORMAT, encoding, (Reading("tree", shown),), declared, url)


def _block(block: Block) -> Block:
    """Undo the marks of a line; a line of nothing else becomes empty."""
    text = QUOTE.sub("", block.text)
    heading = HEADING.match(text)
    text = heading[1].rstrip(" #") if heading else text
    if RULE.match(text):
        return block._replace(text="")
    text = LINK.sub(r"\1", PICTURE.sub("", text))
    text = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", text))
    return block._replace(text=ESCAPED.sub(r"\1", text).strip(), kind="heading" if heading else block.kind)
