"""Which of the candidates is the headline: the likeliest over its lines, or a title beside it that it belongs to."""

import re
from collections.abc import Collection, Sequence

from ..lexicon.letters import letters_of
from .headline import Candidate
from .title import keys_of

_UNLIKELY = 0.01  # candidates of less chance are left out of the choice
_NEARLY = 0.2  # chance from which a title that is printed twice is the one of a question below it
_SENTENCE = re.compile(r"[^\W\d_A-Z]\.$")  # not `U.S.`
_RUBRIC = re.compile(
    r"(?:opinions?|op-eds?|commentary|viewpoints?|guest essay|columns?|perspectives?|kommentare?|meinung|gastbeitrag"
    r"|tribune|opinión|opinione|opinião|opinie|debatt?)(?: ?[|/•·].{0,60})?$",
    re.IGNORECASE,
)
_POSTED = re.compile(r"Posted on [\w ,./-]{6,30} by [^\W\d_][^.!?:]{1,40}$")
_FEWEST = 3  # words of a title


def choose(
    found: Sequence[Candidate],
    chances: Sequence[float],
    lines: Collection[str],
    rubrics: Collection[int] = (),
    posted: Collection[int] = (),
) -> tuple[Candidate, float] | None:
    """Choose the title that is likeliest over all the lines that print it, with or without a word glued before it.

    `rubrics` are the lines that say that a comment stands below them, `posted` those that say who posted what is above.
    """
    likely = [(one, chance) for one, chance in zip(found, chances, strict=True) if chance > _UNLIKELY]
    keys = keys_of([one.text for one, _ in likely], lines)
    together: dict[str, float] = {}
    for key, (_, chance) in zip(keys, likely, strict=True):
        together[key] = together.get(key, 0.0) + chance
    if not together:
        return None
    best = max(together, key=together.__getitem__)
    same = [one for key, one in zip(keys, likely, strict=True) if key == best]
    chosen, _ = max(same, key=lambda one: (letters_of(one[0].text) == best, one[1]))
    title = (
        _above_standfirst(likely, chosen)
        or _below_kicker(likely, chosen)
        or _below_rubric(likely, chosen, rubrics)
        or _above_question(likely, chosen, lines)
        or _above_posted(likely, chosen, posted)
    )
    return (title[0], (title[1] + together[best]) / 2) if title else (chosen, together[best])


def is_rubric(text: str) -> bool:
    """Tell the line that stands above a comment: `Opinion`, `Opinion | Jane Roe`."""
    return _RUBRIC.match(text) is not None


def is_posted(text: str) -> bool:
    """Tell the line that blogs print right below a title: `Posted on 12 May 2018 by Jane`."""
    return _POSTED.match(text) is not None


def _above_posted(
    likely: Sequence[tuple[Candidate, float]], chosen: Candidate, posted: Collection[int]
) -> tuple[Candidate, float] | None:
    """Return the title above the one such line of a page, where the blog's own motto higher up was chosen."""
    titles = [(one, chance) for one, chance in likely if one.index + 1 in posted and chance >= _NEARLY]
    return titles[0] if len(titles) == 1 == len(posted) and chosen.index < titles[0][0].index else None


def _below_kicker(likely: Sequence[tuple[Candidate, float]], chosen: Candidate) -> tuple[Candidate, float] | None:
    """Return the title right below a topic that ends in a colon: `Barracks in the east:` / `Nobody wants the keys`."""
    if chosen.text[-1] != ":":
        return None
    return next(((one, chance) for one, chance in likely if one.index == chosen.index + 1), None)


def _above_standfirst(likely: Sequence[tuple[Candidate, float]], chosen: Candidate) -> tuple[Candidate, float] | None:
    """Return the title right above a sentence that was chosen: below a short title a standfirst looks like one."""
    if not _SENTENCE.search(chosen.text):
        return None
    for one, chance in likely:
        words = one.text.split()
        short = _FEWEST <= len(words) < len(chosen.text.split()) and one.text[-1] not in ".,:;"
        if short and one.index == chosen.index - 1 and any(map(str.islower, words)):  # no `North Korea News`
            return one, chance
    return None


def _below_rubric(
    likely: Sequence[tuple[Candidate, float]], chosen: Candidate, rubrics: Collection[int]
) -> tuple[Candidate, float] | None:
    """Return the title of a comment that stands right above its subtitle, which was chosen, and below its rubric.

    Titles end in a small letter there; the name of a column is in large ones: `Letter from the Harbor`.
    """
    for one, chance in likely:
        words = one.text.split()
        if one.index == chosen.index - 1 and one.index - 1 in rubrics:
            short = _FEWEST <= len(words) < len(chosen.text.split()) and words[-1].islower()
            likely_one = chance >= _NEARLY and words[0][0].isupper()  # `Notes on the peninsula` is a column's name
            return (one, chance) if short and likely_one and one.text[-1] not in ".,:;" else None
    return None


def _above_question(
    likely: Sequence[tuple[Candidate, float]], chosen: Candidate, lines: Collection[str]
) -> tuple[Candidate, float] | None:
    """Return the title right above a question that was chosen, where a line of the page's top ends with that title."""
    if chosen.text[-1] != "?":
        return None
    for one, chance in likely:
        title = f" {one.text.casefold()}"
        if one.index == chosen.index - 1 and chance >= _NEARLY and any(line.endswith(title) for line in lines):
            return one, chance
    return None
