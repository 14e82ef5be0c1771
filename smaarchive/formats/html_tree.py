"""The text of an HTML page in; its tree out."""

import re

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

# Tags of more characters than any page has for good: libxml2 compares each attribute with all others of the tag.
LONGEST_TAG = 50_000
LONG_TAG = re.compile(rf"<([a-zA-Z]\w{{0,20}})[^<>]{{{LONGEST_TAG},}}+>")
# lxml.html asks Python for the class of every element it hands out; with one class for all we are a sixth faster
ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)


def parse(text: str) -> HtmlElement | None:
    """Parse a page of any size, without network; `None` where it holds nothing."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    parser.set_element_class_lookup(ONE_CLASS)
    text = without_long_tags(text.replace("\0", ""))
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if isinstance(root, HtmlElement) else None


def without_long_tags(text: str) -> str:
    """Leave of tags that are too long their names."""
    parts = text.split("<") if len(text) > LONGEST_TAG else ()  # the pattern takes a third of the time of parsing
    long = any(part.find(">", 0, LONGEST_TAG) < 0 for part in parts if len(part) > LONGEST_TAG)
    return LONG_TAG.sub(r"<\1>", text) if long else text
