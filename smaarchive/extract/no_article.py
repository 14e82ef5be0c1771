"""Pages without an article: an index, an error page, a stub, a photo with its caption."""

import re
from collections.abc import Sequence

from ..page import Block
from .article_signs import signs
from .layout import Layout
from .notes import Notes
from .ranking import probabilities
from .teasers import are_cut_off, are_dated, are_links, are_teasers

_ERROR = re.compile(
    r"\b(?:error (?:404|403|500)|(?:404|403|500)(?: -|:)? (?:error|not found|forbidden|page)"
    r"|page (?:not found|cannot be found|you (?:are looking for|requested))"
    r"|access denied|forbidden|error occurred"
    r"|no longer available|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|페이지를 찾을 수)\b",
    re.IGNORECASE,
)
_STUB = re.compile(
    r"\b(?:enable javascript|javascript is (?:disabled|required)|please (?:enable|turn on) (?:javascript|cookies)"
    r"|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|just a moment"
    r"|subscribe to (?:read|continue|unlock)|log ?in to (?:read|continue)"
    r"|your session has expired|redirecting)\b",
    re.IGNORECASE,
)
# of pages that ask whether a person is there, which are longer
_GUARD = re.compile(
    r"unusual (?:activity|traffic) from your (?:computer|network|browser)|pardon our interruption"
    r"|checking (?:if|whether) the site connection is secure|review the security of your connection"
    r"|performance (?:&|and) security by cloudflare|complete the (?:security check|captcha)"
    r"|(?:verify|confirm|prove) (?:that )?you(?:'re|’re| are) (?:a )?(?:human|not a (?:ro)?bot)"
    r"|know you(?:'re|’re) not a robot|enable javascript and cookies to continue"
    r"|로봇이 아닙니다|私はロボットではありません",
    re.IGNORECASE,
)
_GUARDED = 1000  # characters of text that such a page has at the most
# of a search, above what it found
_RESULTS = re.compile(
    r"^search results for\b|\b\d+\s?[-–]\s?\d+ of (?:about )?[\d,]+ results\b"
    r"|\bshowing [\d,–-]+ (?:to \d+ )?of [\d,]+ results",
    re.IGNORECASE,
)
_LITTLE_PROSE = 900  # characters in sentences on a page; from so many on no words make it an error page or a stub
_LITTLE = 200  # characters of a body, nor from so many on
_DOUBTED, _LITTLE_DOUBTED = 0.5, 400  # mean chance of text below which a body needs so many; the bench's least has 427
_CLOCK = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b")
SHORTEST = 80
"""Least characters of a body (those of unspaced scripts count twice); below it a page shows no more than a stub."""


LEAST = 0.015
"""Least probability that what was kept is the page's article.

Cross-validated on the bench's pages as text, with the rules below but for that of teasers: a reason is given for none
of 677 pages that were read right, for 9 of 517 of them cut to one to five lines; for 438 of 700 pages without their
article and for 309 of 686 with teasers in its place."""

LEAST_OF_TEASERS = 0.3
"""The same where what was kept looks like titles with a line of each. On the bench's pages as text it is less for 95 of
100 that are, and for 1 of 100 articles of any look; an explainer with a short answer below each subhead has 0.99."""

LEAST_OF_DATED = 0.9
"""The same where a date stands above each of the titles, as in no article: two lists of our own have 0.70 and 0.83."""

BEYOND_DOUBT = (1280, 0.85)
"""Characters of a body, and their mean chance to be running text, from which on the model is not asked: it is an
article. None of the figures above changes by it, and asking took 11 % of the reading of a page."""

SECONDED = (BEYOND_DOUBT[0], _DOUBTED)
"""The same where another reading of an HTML page takes the same text: it need only be likelier text than not. The model
learned from pages of text and doubts tables of results; cross-validated, it emptied one of the bench's HTML pages. Of
122 made of these without their article (two folds of six) 61 get a reason with this rule and without."""


def reason_for(notes: Notes, paragraphs: Sequence[str], captions: bool) -> str | None:
    """Say why a page holds no article (`empty`, `error page`, `stub`, `index`, `caption only`); None where it does."""
    layout = notes.layout
    if not layout.blocks:
        return "empty"
    size = sum(layout.measures[i].chars for i in layout.kept) if paragraphs else 0
    prose = sum(m.chars for m in layout.measures if m.score > 0)
    shown = " ".join(block.text for block in layout.blocks[:40])[:3000]
    doubted = prose < _LITTLE_PROSE and paragraphs and not _is_sure(layout, size, _DOUBTED)
    if prose < _LITTLE_PROSE and size < (_LITTLE_DOUBTED if doubted else _LITTLE):
        if _ERROR.search(shown):
            return "error page"
        if _STUB.search(shown):
            return "stub"
    if size < _GUARDED and _GUARD.search(shown):
        return "stub"
    if not _is_beyond_doubt(layout, size) and "RESULTS" in shown.upper() and _RESULTS.search(shown):
        return "index"
    if size >= SHORTEST and not _is_list(layout) and _is_article(notes, size):
        return None
    if captions and len(layout.blocks) < 40:
        return "caption only"
    return "index" if len(layout.blocks) > 12 or are_teasers(layout) else "stub"


def _is_article(notes: Notes, size: int) -> bool:
    """Tell whether what was kept is the page's article; of what looks like teasers the model is to be surer."""
    if are_teasers(notes.layout):
        least = LEAST_OF_DATED if are_dated(notes.layout) else LEAST_OF_TEASERS
        return not are_links(notes.layout) and not are_cut_off(notes.layout) and _chance(notes) >= least
    return _is_beyond_doubt(notes.layout, size) or _chance(notes) >= LEAST


def _is_beyond_doubt(layout: Layout, size: int) -> bool:
    """Tell whether what was kept is long enough, and the model of running text sure enough of it."""
    least, sure = SECONDED if layout.seconded else BEYOND_DOUBT
    return size >= least and _is_sure(layout, size, sure)


def _is_sure(layout: Layout, size: int, least: float) -> bool:
    """Tell whether the characters that were kept are text with this chance at least, on their mean."""
    return sum(layout.measures[i].chars * layout.chances[i] for i in layout.kept) >= least * size


def _chance(notes: Notes) -> float:
    """Say how likely what was kept is the page's article."""
    return probabilities("article", [signs(notes)])[0]


def _is_list(layout: Layout) -> bool:
    """Tell whether what was kept are the headlines of other pages: little of it in sentences, and dates all along."""
    kept = layout.kept
    chars = [layout.measures[i].chars for i in kept]
    prose = sum(size for i, size in zip(kept, chars, strict=True) if layout.measures[i].score > 0)
    if len(kept) < 4 or prose * 4 > sum(chars) or _are_no_links([layout.blocks[i] for i in kept]):
        return False
    return sum(1 for block in layout.blocks[kept[0] : kept[-1] + 1] if _CLOCK.search(block.text)) >= 4


def _are_no_links(blocks: Sequence[Block]) -> bool:
    """Tell whether the format says of lines that they lead nowhere: a calendar, a list of results, but no index."""
    links = [hint for block in blocks for hint in block.hints if hint.startswith("link:")]
    return any(block.hints for block in blocks) and len(links) * 2 < len(blocks)
