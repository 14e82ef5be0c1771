"""HTML and XHTML in; one page out, with the readings among which `extract` judges, and what the page declares.

The tree is parsed once. Readings: `json-ld`, the article's body where the page declares it; `tree`, all text in page
order; and trafilatura's main text, if it is asked for. A page that is drawn by its scripts has one, `state`: what it
ships for them.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HtmlElement

from ..article import Found
from ..decode import decode
from ..page import Block, Page, Reading, Refused, Source
from .html_blocks import blocks_of_tree
from .html_declared import declared
from .html_jsonld import body_of
from .html_state import LEAST, article_in_state
from .html_tree import parse
from .text import clean, line_of, spaced

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

FORMAT = "html"
# `<meta charset=euc-kr>`, `<meta http-equiv=... content="text/html; charset=euc-kr">`, `<?xml ... encoding="euc-kr"?>`
CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.I
)
# A main text with less than this share of the declared body, or of the paragraphs that stand together, has lost some.
SHORT_SHARE = 0.5
LONG = 80  # characters
# What trafilatura takes out too, but only after it has copied the tree twice: a sixth of its time.
TEXTLESS = (
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "img", "input", "link", "map", "meta", "object",
    "picture", "script", "select", "source", "style", "svg", "template", "textarea", "video",
)  # fmt: skip
# What it takes out as well, unless no paragraph is left without them.
BESIDE = (*TEXTLESS, "aside", "footer", "nav")
PLAIN = frozenset(("p", "head"))  # elements of trafilatura's that are written as their text
# an XPath expression with a condition, the first or the second, that is fulfilled by some attribute; others may follow
ASKS_FOR_ATTRIBUTES = re.compile(
    r"(\()?\.//\*(?:\[[^][@]+\]\s*)?"
    r"\[(?:\s|'[^']+'|@[\w-]+|or\b|(?:re:test|contains|starts-with|translate)\(|[|=,)])+\]"
    r"(?:\s*\[(?:[^]['|]|'[^']*')+\])*(?(1)\s*\)\[1\])"
)
ASKED = (
    "RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "BODY_XPATH", "OVERALL_DISCARD_XPATH",
    "DISCARD_IMAGE_ELEMENTS",
)  # fmt: skip
EXSLT = "http://exslt.org/regular-expressions"
DECLARED_IN = 4096  # bytes; browsers look at 1,024, saved pages have comments on top

MOST_TAGS = 100_000  # in twice as many trafilatura looks for 8 s; the largest page of the benchmark has 8,093
TAG = re.compile(r"<[^<>]{0,5000}+>")
UNSEEN = re.compile(r"<(script|style)\b", re.I)
END_OF = {tag: re.compile(rf"</{tag}\b", re.I) for tag in ("script", "style")}


class Unsaid(logging.Handler):
    """Say nothing of what trafilatura makes of a page; but what it swallows for want of memory rises here again."""

    def emit(self, record: logging.LogRecord) -> None:
        for said in record.args if isinstance(record.args, tuple) else ():
            if isinstance(said, MemoryError):
                raise said


# else it goes to stderr, through logging's last resort
logging.getLogger("trafilatura").addHandler(Unsaid())


def read(source: Source) -> Iterator[Page | Refused]:
    """Yield the page that an HTML file is."""
    text, encoding = decode(source.data, charset_of(source.data))
    root = parse(text)
    found = declared(root) if root is not None else ()
    tree = blocks_of_tree(root) if root is not None else ()
    readings = [Reading("tree", tree or flat(text))]
    main_text: Callable[[], tuple[Block, ...]] = tuple
    drawn = _drawn(root, found, tree)
    if drawn[0]:
        readings, found = [Reading("state", drawn[0])], (*found, *drawn[1])
    elif root is not None and tree:
        declared_body = _paragraphs(body_of(found) or "")
        readings = [Reading("json-ld", declared_body), *readings]
        main_text = cache(partial(_main, root, text, declared_body, tree))  # once: it cuts the tree
    url = next((str(item.value) for item in found if item.field == "url" and "://" in item.value), None)
    fields = tuple(item for item in found if item.field != "body")
    yield Page(source, FORMAT, encoding, tuple(readings), fields, url, main_text=main_text)


def _drawn(
    root: HtmlElement | None, found: tuple[Found, ...], tree: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Found, ...]]:
    """Return the article that a page holds for its scripts, and what that declares, where it neither shows one nor
    declares its body."""
    shown = _characters([block for block in tree if len(block.text) >= LONG])
    if root is None or shown >= LEAST or body_of(found):
        return (), ()
    return article_in_state(root, [str(item.value) for item in found if item.field == "headline"])


def charset_of(data: bytes) -> str | None:
    """Return the encoding that a page names itself."""
    label = CHARSET.search(data[:DECLARED_IN])
    return label[1].decode("ascii") if label else None


def flat(text: str) -> tuple[Block, ...]:
    """Return the text of a page without its tags: what is left of one nested deeper than libxml2 goes (2,048)."""
    return _paragraphs(TAG.sub("\n", "".join(_seen(text))))


def _seen(text: str) -> Iterator[str]:
    """Yield a page without what stands in its scripts and styles; one that does not end goes on to the page's end."""
    at = 0
    while begin := UNSEEN.search(text, at):
        yield text[at : begin.start()]
        end = END_OF[begin[1].lower()].search(text, begin.end())
        if end is None:
            return
        at = end.start()
    yield text[at:]


def _main(root: HtmlElement, text: str, declared: tuple[Block, ...], tree: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the main text, of the slow mode where the fast one lost some of what is declared or stands together."""
    if len(text) > MOST_TAGS and text.count("<") > MOST_TAGS:
        return ()
    outside = (next(paragraph.iterancestors(BESIDE), None) is None for paragraph in root.iter("p"))
    etree.strip_elements(root, *(BESIDE if any(outside) else TEXTLESS), with_tail=False)
    longest = max(_characters(declared), _heaviest(tree))
    main = _main_text(root, fast=True)
    return main if _characters(main) >= SHORT_SHARE * longest else _main_text(root, fast=False)


def _main_text(root: HtmlElement, fast: bool) -> tuple[Block, ...]:
    """Return the paragraphs that trafilatura takes for the main text; its slow mode asks other extractors too."""
    from trafilatura import bare_extraction  # 0.2 s: pages in other formats do not pay for it

    _ask_fewer()
    try:
        document = bare_extraction(root, options=_options(fast))
        return () if document is None or isinstance(document, dict) else _written(document.body)
    except RecursionError:  # it follows lists and tables inside each other
        return ()


def _written(body: etree._Element) -> tuple[Block, ...]:
    """Return the paragraphs of trafilatura's tree; how it writes lists and tables is asked only where it has any."""
    texts = [element.text or "" for element in body]
    whole = "".join(texts)
    plain = not body.text and whole.isprintable() and "&" not in whole
    if plain and all(element.tag in PLAIN and not len(element) and not element.tail for element in body):
        return tuple([Block(line, 0, "paragraph") for line in map(line_of, texts) if line])
    from trafilatura.xml import xmltotxt

    return _paragraphs(xmltotxt(body, include_formatting=False))


@cache
def _ask_fewer() -> None:
    """Have trafilatura ask no element without attributes for them, as most paragraphs are: a fifth of its time.

    Nor look for what was taken out before.
    """
    from trafilatura import settings, xpaths

    settings.MANUALLY_CLEANED[:] = [tag for tag in settings.MANUALLY_CLEANED if tag not in TEXTLESS]
    for name in ASKED:
        expressions = getattr(xpaths, name, [])  # another release may name them otherwise, and is as right
        expressions[:] = map(of_those_with_attributes, expressions)


def of_those_with_attributes(expression: etree.XPath) -> etree.XPath:
    """Return an expression that looks first whether there is any attribute, where it needs one."""
    if not ASKS_FOR_ATTRIBUTES.fullmatch(expression.path.strip()):
        return expression
    return etree.XPath(expression.path.replace("[", "[@*][", 1), namespaces={"re": EXSLT})


@cache
def _options(fast: bool) -> "Extractor":
    """Make the options once: trafilatura reads its configuration anew for each page else, a tenth of its time."""
    from trafilatura.settings import Extractor

    # it is asked for no date; without these it would ask the clock for today's, in a zone that need not have one
    no_date = {"max_date": ""}
    return Extractor(output_format="txt", fast=fast, recall=True, comments=False, date_params=no_date)


def _heaviest(blocks: tuple[Block, ...]) -> int:
    """Count the characters of the long paragraphs in the element that holds most of them."""
    counts: Counter[str] = Counter()
    for block in blocks:
        size = len(block.text)
        if size >= LONG:  # its numbers stand last, but for what is linked
            for number in {hint.lstrip("#") for hint in block.hints[-3:] if hint[0] == "#"}:
                counts[number] += size
    return max(counts.values(), default=0)


def _characters(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _paragraphs(text: str) -> tuple[Block, ...]:
    """Return the lines of a text that have no place in the page."""
    lines = map(spaced, clean(text).split("\n"))
    return tuple(Block(line, 0, "paragraph") for line in lines if line)
