"""The readings of a page in; its blocks out, told which of them are the article's text.

Where there is a tree the tree model decides block by block, with the other readings as witnesses: what the page
declares as its body and, where that leaves doubt, what trafilatura takes. Where no text is found, the longest of the
other readings is looked at.
"""

from collections.abc import Sequence
from itertools import compress

from ..lexicon.letters import letters_of
from ..lexicon.phrases import is_label
from ..page import Block, Page, Reading
from .body import expected_f1, keep_lines
from .declared_authors import LABEL
from .layout import Layout
from .name_words import EAST_ASIA
from .names import persons, read_names
from .tree_features import MORE
from .tree_marks import Marks, Place, marks_of
from .tree_model import ALONE, SECONDED, tree_chances
from .whole_lists import keep_whole

TREE = "tree"
A_LINK, LONGEST_LINK = 0.8, 200  # share of a line that is a link; characters
ABBREVIATION = 20  # characters of a line in capitals that may name a source: `[CNBC]`
SURE = 0.965
"""Expected F1 from which on what the tree shows is believed, and trafilatura, a third of the time of a page, not asked.
Of the bench's 229 pages 107 are read so. Cross-validated (three seeds), body F1 is 0.9660 and 0.9683 on its two sets,
0.9653 and 0.9679 where it is always asked, 0.9571 and 0.9508 where it never is."""

UNSEEN = 2  # links, menus and the like among the kept blocks; where there are more, they may be a list of the text

BESIDE = frozenset(("^newsletter", "^comments", "^related"))
"""Places where the tree model alone at times keeps a sentence that is no text; trafilatura takes none there."""

AGREED = 0.8  # F1, by characters, from which on two readings take the same; of the pages of the bench 222 of 229 do
PULLED = frozenset(("^aside", "^blockquote"))  # regions of what is printed once more in large letters
SHORTEST_PULLED = 30  # letters
LONGEST_CREDIT = 100  # characters of a line that is a byline or a date and no text


def longest(page: Page) -> tuple[Block, ...]:
    """Return the blocks of the longest reading; those of the tree only where there is no other."""
    readings = (Reading("main text", page.main_text()), *page.readings)
    return max(readings, key=lambda one: (one.name != TREE and bool(one.blocks), _characters(one.blocks))).blocks


def _characters(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def lay_out_tree(page: Page) -> Layout | None:
    """Tell the article's text from the rest in the blocks of a page's tree; `None` where there is no tree."""
    marks = marks_of(page)
    chances, kept = _judged(marks, ALONE)
    sure = is_sure(marks, chances, kept)
    if not sure:
        marks = marks_of(page, page.main_text())
        chances, kept = _judged(marks, SECONDED)
    if not marks.blocks:
        return None
    body = without_pulled(marks, without_head(marks, kept, _names(page)))
    seconded = sure or _is_seconded(marks, body)
    return Layout(marks.blocks, marks.measures, chances, body, marks.language, "tree model", seconded)


def _judged(marks: Marks, weights: str) -> tuple[list[float], list[bool]]:
    """Return the chances of the blocks by the model of these weights, and which of them are kept."""
    chances = possible(marks, tree_chances(marks, weights))
    return chances, keep_tree_blocks(marks, chances)


def is_sure(marks: Marks, chances: Sequence[float], kept: Sequence[bool]) -> bool:
    """Tell whether a body is found without trafilatura and leaves no doubt; a list made whole leaves some."""
    if not any(kept) or expected_f1(kept, chances, marks.measures) < SURE:
        return False
    if any(not BESIDE.isdisjoint(place.kind.regions) for place in compress(marks.places, kept)):
        return False
    found = list(compress(marks.indices, kept))
    unseen = found[-1] - found[0] + 1 - sum(found[0] <= i <= found[-1] for i in marks.indices)
    return unseen <= UNSEEN and keep_lines(chances, marks.measures) == kept


def _is_seconded(marks: Marks, body: Sequence[bool]) -> bool:
    """Tell whether trafilatura, or the declared body, takes the same blocks."""
    return any(expected_f1(body, other, marks.measures) >= AGREED for other in (marks.main, marks.declared) if other)


def keep_tree_blocks(marks: Marks, chances: Sequence[float]) -> list[bool]:
    """Say of every block whether the body keeps it: by its chance, and rows and lists with the text around them."""
    kept = keep_lines(chances, marks.measures)
    for i, place in enumerate(marks.places):
        # a model that saw few tables doubts every row anew; trafilatura leaves out tables that are layout or links
        if i and kept[i - 1] and marks.main[i] and place.kind.tags[:1] == ("tr",):
            kept[i] = True
    return keep_whole(marks, chances, kept)


def possible(marks: Marks, chances: Sequence[float]) -> list[float]:
    """Return the chances without those of blocks that are never text."""
    blocks = zip(chances, marks.blocks, marks.places, strict=True)
    return [0.0 if is_never_text(block.text, place) else chance for chance, block, place in blocks]


def is_never_text(text: str, place: Place) -> bool:
    """Tell what stands with a picture, and a link to another story, from text: whatever the model thinks of them.

    Of 131 blocks in figures of the development pages (quotations and captions aside) none is text; of 32 lines that are
    a link and begin like `Read more: ...`, three of one page.
    """
    regions = place.kind.regions
    if "^figcaption" in regions or ("^figure" in regions and "^blockquote" not in regions):
        return True
    if place.link < A_LINK or len(text) > LONGEST_LINK:
        return False
    return bool(MORE.match(text)) or (text.isupper() and len(text) > ABBREVIATION)


def without_head(marks: Marks, kept: list[bool], names: Sequence[str]) -> list[bool]:
    """Give up title, byline and date kept above the first sentence; `names` are the letters of the authors'.

    An `h1` with words enough for a sentence is none, unless it is all that there is. Other lines that a page declares
    for a title may be its standfirst.
    """
    sentences = [i for i, keep in enumerate(kept) if keep and marks.measures[i].score > 0]
    if len(sentences) > 1 and _is_title(marks, sentences[0]):
        kept[sentences.pop(0)] = False
    for i in range(sentences[0] if sentences else len(kept)):
        if kept[i] and (marks.keys[i] in marks.titles or _is_credit(marks.blocks[i].text, marks.keys[i], names)):
            kept[i] = False
    return kept


def without_pulled(marks: Marks, kept: list[bool]) -> list[bool]:
    """Give up what is pulled out of the text to stand beside it: the paragraph that says it is kept too.

    Of nine such blocks of the bench's pages eight are no text there. A text that as a whole stands in such a region
    may say a thing twice.
    """
    pulled = [not PULLED.isdisjoint(place.kind.regions) for place in marks.places]
    text = "\n".join(key for key, keep, beside in zip(marks.keys, kept, pulled, strict=True) if keep and not beside)
    for i, key in enumerate(marks.keys):
        if kept[i] and pulled[i] and len(key) > SHORTEST_PULLED and key in text:
            kept[i] = False
    return kept


def _is_title(marks: Marks, i: int) -> bool:
    """Tell the heading of the page that prints a declared title."""
    return marks.keys[i] in marks.titles and marks.places[i].kind.tags[:1] == ("h1",)


def _names(page: Page) -> list[str]:
    """Return the letters of the declared authors' names."""
    return [name for found in page.declared_as("authors") if len(name := letters_of(str(found.value))) > 5]


def _is_credit(text: str, key: str, names: Sequence[str]) -> bool:
    """Tell a short line with the byline or a labelled date; names alone are one in the scripts of East Asia."""
    if len(text) > LONGEST_CREDIT:
        return False
    if text[:1] > EAST_ASIA and (reading := read_names(text)).persons and not reading.rest:
        return True
    first = next(iter(text.replace(":", " ").split()), "")
    dated = any(character.isdigit() for character in text)
    labelled = dated and (is_label("published", first) or is_label("updated", first))
    return labelled or any(name in key for name in names) or bool(LABEL.match(text) and persons(LABEL.sub("", text)))
