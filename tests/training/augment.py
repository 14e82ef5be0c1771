"""More pages from the ones there are: cut short, in the surroundings of another page, interrupted by its lines; without
their article, or with the teasers of others in its place.

Where a short article stands before long comments or many teasers, the largest mass of prose is not the article. The
pages we have are mostly long articles; these teach the model to look at what stands before and after instead.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

from smaarchive.extract.features import measure_lines
from smaarchive.extract.splitting import sentences
from smaarchive.page import Block

Labelled = tuple[Sequence[Block], Sequence[bool]]  # the lines of a page, and which of them are body
WIDEST_GAP = 5  # blank lines and more say no more than this
STANDFIRST = 6  # lines above the body among which a standfirst may stand
SENTENCES = (4, 6, 9, 14, 99)  # of an article with one a line, at the most
ABRUPT = 60  # characters; a sentence of no more is the last of many a short article
SUMMED_UP = (40, 130)  # characters of a standfirst without a full stop
FACTS = 3  # lines of a writer, a date and the like that stand between a standfirst and the text
LISTED = (3, 5, 8, 13, 24)  # items of a list
LISTS = (
    "{n}. {name}", "{n}) {name} ({phrase})", "{n} {name} {a} {b} {n}", "{name}: {phrase}", "{name} - {phrase}",
    "{month} {day} -- {name}, {phrase}", "{name} {n}-{b} {phrase}", "{b} {phrase}", "{phrase}", "{name} | {a} | {b}",
    "Group {letter}: {name}, {phrase}", "#{n} {name}", "{name}, {a}", "{name} ({a})", "{day}. {month}: {name}",
)  # fmt: skip
MONTHS = "Jan. February March Mai June julio août Sept. 10 November dicembre".split()
AGES = ("2 hours ago", "May 14, 2021", "14.05.2021", "2021-05-14 08:30")


def cut_short(page: Labelled, rng: random.Random) -> Labelled | None:
    """Leave the first one to five lines of a body of seven or more, and all that is around it."""
    blocks, kept = page
    body = [i for i, flag in enumerate(kept) if flag]
    if len(body) < 7:
        return None
    last = body[rng.choice((1, 2, 3, 4, 5)) - 1]
    chosen = [i for i in range(len(blocks)) if i <= last or i > body[-1]]
    return _closed_up(blocks, chosen), [kept[i] for i in chosen]


def transplant(page: Labelled, host: Labelled, rng: random.Random) -> Labelled | None:
    """Put an article, with some lines around it, in the place of another page's."""
    blocks, kept = page
    others, theirs = host
    body = [i for i, flag in enumerate(kept) if flag]
    their_body = [i for i, flag in enumerate(theirs) if flag]
    if len(body) < 3 or len(their_body) < 3:
        return None
    start = max(0, body[0] - rng.choice((4, 6, 10)))
    end = min(len(blocks), body[-1] + 1 + rng.choice((2, 4, 8)))
    head = max(0, their_body[0] - 8)
    tail = min(len(others), their_body[-1] + 1 + rng.choice((1, 3, 6)))
    shift = others[their_body[0]].indent - blocks[body[0]].indent
    middle = _closed_up(blocks, range(start, end))
    moved = [block._replace(indent=max(0, block.indent + shift)) for block in middle]
    parts = (_closed_up(others, range(head)), moved, _closed_up(others, range(tail, len(others))))
    flags = [*[False] * head, *kept[start:end], *[False] * (len(others) - tail)]
    return list(_joined(parts)), flags


def interrupt(page: Labelled, host: Labelled, rng: random.Random) -> Labelled | None:
    """Put lines that stand after another page's article into the midst of this one: a box of related stories."""
    blocks, kept = page
    others, theirs = host
    body = [i for i, flag in enumerate(kept) if flag]
    their_body = [i for i, flag in enumerate(theirs) if flag]
    if len(body) < 6 or not their_body or len(others) - their_body[-1] < 4:
        return None
    at = body[rng.randrange(1, len(body) - 1)] + 1
    start = rng.randrange(their_body[-1] + 1, len(others) - 2)
    end = min(len(others), start + rng.choice((2, 3, 5, 8)))
    parts = (
        _closed_up(blocks, range(at)), _closed_up(others, range(start, end)), _closed_up(blocks, range(at, len(blocks)))
    )  # fmt: skip
    return list(_joined(parts)), [*kept[:at], *[False] * (end - start), *kept[at:]]


def by_sentence(page: Labelled, rng: random.Random) -> Labelled | None:
    """Print every sentence of a body on a line of its own, up to some number of them, a short one last if there is one.

    Bulletins, tabloids and the Korean press write so; a last line of three words is text there.
    """
    blocks, kept = page
    told = [sentence for block, flag in zip(blocks, kept, strict=True) if flag for sentence in sentences(block.text)]
    most = min(rng.choice(SENTENCES), len(told))
    if most < 3:
        return None
    most = next((n for n in range(most, len(told)) if len(told[n - 1]) <= ABRUPT), most)
    steps = [1, *(min(WIDEST_GAP, below.line - above.line) for above, below in pairwise(blocks))]
    last = _extent(kept)[1]
    gap = min((step for step, flag in zip(steps, kept, strict=True) if flag), default=1)
    made: list[Block] = []
    flags: list[bool] = []
    at, left = 0, most
    for i, (block, flag, step) in enumerate(zip(blocks, kept, steps, strict=True)):
        if i <= last and not left:
            continue
        pieces = [*sentences(block.text)][:left] if flag else [block.text]
        left -= len(pieces) if flag else 0
        for text in pieces:
            at += step
            made.append(block._replace(text=text, line=at))
            step = gap
        flags += [flag] * len(pieces)
    return made, flags


def with_standfirst(page: Labelled, rng: random.Random) -> Labelled | None:
    """Put one of a body's sentences above it without its full stop, over or under the lines of writer and date."""
    blocks, kept = page
    body = [i for i, flag in enumerate(kept) if flag]
    least, most = SUMMED_UP
    found = [i for i in body[2:] if least <= len(blocks[i].text) <= most and blocks[i].text[-1] in ".。"]
    if not found:
        return None
    at = body[0]
    if rng.random() < 0.5:
        while at > max(0, body[0] - FACTS) and len(blocks[at - 1].text) < least:
            at -= 1
    chosen = rng.choice(found)
    (line,) = _closed_up(blocks, [chosen])
    below = [i for i in range(at, len(blocks)) if i != chosen]
    parts = (
        _closed_up(blocks, range(at)), [line._replace(text=line.text[:-1])], _closed_up(blocks, below)
    )  # fmt: skip
    return list(_joined(parts)), [*kept[:at], True, *(kept[i] for i in below)]


def with_list(page: Labelled, rng: random.Random) -> Labelled | None:
    """Put a list that is text into a body, or at its end: results, dates, things to buy, made of the body's words."""
    blocks, kept = page
    body = [i for i, flag in enumerate(kept) if flag]
    words = " ".join(blocks[i].text for i in body).split()
    if len(body) < 4 or len(words) < 80:
        return None
    at = 1 + (body[-1] if rng.random() < 0.4 else rng.choice(body[1:-1]))
    form, step = rng.choice(LISTS), rng.choice((1, 1, 2))
    texts = [_item(form, n, words, rng) for n in range(1, 1 + rng.choice(LISTED))]
    if rng.random() < 0.6:
        texts.insert(0, _phrase(words, rng).capitalize() + ":")
    made = [blocks[body[0]]._replace(text=text, line=1 + step * n) for n, text in enumerate(texts)]
    parts = (_closed_up(blocks, range(at)), made, _closed_up(blocks, range(at, len(blocks))))
    return list(_joined(parts)), [*kept[:at], *[True] * len(made), *kept[at:]]


def _item(form: str, n: int, words: Sequence[str], rng: random.Random) -> str:
    """Make one item of a list."""
    return form.format(
        n=n, name=_phrase(words, rng).title(), phrase=_phrase(words, rng), letter="ABCDEFGH"[n % 8],
        a=rng.randrange(40, 3000), b=rng.randrange(20), month=rng.choice(MONTHS), day=rng.randrange(1, 29),
    )  # fmt: skip


def _phrase(words: Sequence[str], rng: random.Random) -> str:
    """Take one to five words of a text that stand together."""
    start = rng.randrange(len(words) - 5)
    return " ".join(words[start : start + rng.randrange(1, 6)]).strip(".,;:!?\"'“”„«»()")


def without_article(page: Labelled) -> Labelled | None:
    """Take the article out of a page, what stands in its gaps, and the sentences right above it."""
    blocks, kept = page
    if True not in kept:
        return None
    first, last = _extent(kept)
    _, measures = measure_lines(blocks)
    above = [i for i in range(max(0, first - STANDFIRST), first) if measures[i].score > 0]
    left = _closed_up(blocks, [*range(min([first, *above])), *range(last + 1, len(blocks))])
    return left, [False] * len(left)


def as_index(page: Labelled, stories: Sequence[str], rng: random.Random) -> Labelled | None:
    """Put teasers of other stories in the place of a page's article: the first words of each, more of them, a date."""
    blocks, kept = page
    if True not in kept:
        return None
    first, last = _extent(kept)
    dated, at = rng.choice(("", *AGES)), 0
    teasers: list[Block] = []
    for story in stories:
        at += 2
        teasers += [Block(text, at + i) for i, text in enumerate(_teaser(story.split("\n")[0], rng)) if text]
        at = teasers[-1].line if teasers else at
        if dated:
            at += 1
            teasers.append(Block(dated, at))
    head = _closed_up(blocks, range(max(0, first - STANDFIRST)))
    made = list(_joined((head, teasers, _closed_up(blocks, range(last + 1, len(blocks))))))
    return made, [False] * len(made)


def _teaser(sentence: str, rng: random.Random) -> tuple[str, str]:
    """Make a title of a story's first words, and the lines below it, perhaps cut off."""
    title = " ".join(sentence.split()[: rng.randrange(6, 12)])
    if rng.random() < 0.2:
        return title, ""
    if rng.random() < 0.5:
        return title, sentence[:260]
    return title, sentence[: rng.choice((90, 120, 150))].rsplit(" ", 1)[0] + rng.choice(("...", "…", "", " [...]"))


def _extent(kept: Sequence[bool]) -> tuple[int, int]:
    """Return the first and the last line of a body."""
    found = [i for i, flag in enumerate(kept) if flag]
    return found[0], found[-1]


def _closed_up(blocks: Sequence[Block], chosen: Sequence[int]) -> list[Block]:
    """Take some lines of a page and number them anew, the blank lines before each kept."""
    taken, at = [], 0
    for i in chosen:
        at += min(WIDEST_GAP, blocks[i].line - blocks[i - 1].line if i else 1)
        taken.append(blocks[i]._replace(line=at))
    return taken


def _joined(parts: Sequence[Sequence[Block]]) -> Iterator[Block]:
    """Number several stretches of lines as one page."""
    at = 0
    for part in parts:
        for block in part:
            yield block._replace(line=block.line + at)
        at += part[-1].line if part else 0
