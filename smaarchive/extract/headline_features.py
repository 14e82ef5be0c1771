"""What speaks for a line being the headline, and against it: what it is about, where it stands, what else says it."""

from bisect import bisect
from collections.abc import Iterator, Sequence

from ..lexicon.letters import letters_of
from .headline import Above, Candidate
from .steps import bucket
from .title import without_site

_DISTANCE = (1, 2, 3, 5, 8, 14, 30, 80)
_LENGTH = (20, 30, 45, 70, 110, 150)
_SHARED = (0.01, 0.3, 0.5, 0.67, 0.84, 0.99)
_QUOTES = "\"'“„«‘»–-"
_NEAR = (1, 2, 3, 5, 9)


def features(above: Above) -> list[list[str]]:
    """Describe every candidate of a page."""
    found = above.candidates
    ranks = {one.index: rank for rank, one in enumerate(sorted(found, key=lambda one: -one.topic))}
    return [
        [
            *_own(above, one),
            *_subject(one, ranks[one.index]),
            *_place(above, one),
            *_around(above, one),
            *_echoes(above, one),
        ]
        for one in found
    ]


def _own(above: Above, one: Candidate) -> list[str]:
    """Describe a candidate by itself."""
    layout, i = above.layout, one.index
    text, m = layout.blocks[i].text, layout.measures[i]
    row = [
        "any", "k" + above.kinds[above.at(i)], "l" + bucket(_LENGTH, m.chars), "e" + m.end, "w" + str(min(m.words, 5)),
        "C" + bucket((0.01, 0.3, 0.6, 0.99), m.capitals), "n" + str(min(m.sentences, 2)),
        "x" + bucket((0.05, 0.3, 0.6, 0.9), layout.chances[i]), "b" + str(layout.blocks[i].bullet),
    ]  # fmt: skip
    if without_site(text) != text:
        row.append("site")
    if text[0] in _QUOTES:
        row.append("quote")
    if ":" in text[4:40]:
        row.append("shout" if text[: text.index(":", 4)].isupper() else "colon")
    return row


def _subject(one: Candidate, rank: int) -> list[str]:
    """Say how much a candidate is about what the body is about."""
    shared = bucket(_SHARED, one.share)
    count = len(one.words)
    lead = bucket(_SHARED, one.lead / count if count else 0.0)
    topic = bucket((0, 3, 7, 12, 20), one.topic)
    return [
        "o" + shared, "t" + topic, "rank" + str(min(rank, 4)), "L" + lead, "Ln" + str(min(one.lead, 4)),
        "ow" + shared + str(min(count, 5)),
    ]  # fmt: skip


def _place(above: Above, one: Candidate) -> list[str]:
    """Say where a candidate stands: from the first sentence, from the date and the byline."""
    i = one.index
    start, stray = above.next_sentence(i)
    distance = bucket(_DISTANCE, start - i)
    good = "g" if one.share >= 0.5 else "-"
    date, byline = _next(above.dated, i), _next(above.bylines, i)
    below, end = above.at(i) + 1, above.at(start)
    titles = above.kinds.count("T", below, end) + above.kinds.count("S", below, end)
    return [
        "d" + distance, "dg" + distance + good, "stray" + bucket((0.001, 0.05, 0.12), stray), "p" + str(min(i, 3)),
        "date" + date, "byline" + byline,
        "titles" + str(min(titles, 4)) + good, "menu" + bucket((1, 4, 10), above.kinds.count("N", below, end)),
        "prose" + str(min(2, above.kinds.count("P", below, end))),
        "dd" + ("1" if "5" not in (date, byline) or min(date, byline) < "4" else "0") + good,
    ]  # fmt: skip


def _next(lines: Sequence[int], i: int) -> str:
    """Say how far below a line the next of some lines stands."""
    at = bisect(lines, i)
    return bucket(_NEAR, lines[at] - i if at < len(lines) else 99)


def _around(above: Above, one: Candidate) -> list[str]:
    """Describe the lines above and below a candidate, and better candidates among them."""
    layout, i = above.layout, one.index
    measures, blocks = layout.measures, layout.blocks
    kinds, at = above.kinds, above.at(i)
    over, under, next_ = kinds[at - 1], kinds[at + 1], kinds[at + 2]
    row = ["-" + over, "+" + under, "++" + next_, "-+" + over + under]
    gap_above = blocks[i].line - blocks[i - 1].line if i else 9
    gap_below = blocks[i + 1].line - blocks[i].line if i + 1 < len(blocks) else 9
    row.append("g" + str(min(gap_above, 3)) + str(min(gap_below, 3)))
    row.append("crowd" + str(min(kinds.count("T", at - 4, at + 5) - (kinds[at] == "T"), 5)))
    near = [j for j in range(max(0, i - 5), min(i + 6, len(blocks))) if kinds[at + j - i] in "TSP"]
    row.append("longest" + str(measures[i].chars >= max([measures[j].chars for j in near], default=0)))
    if i + 1 < len(blocks):
        row.append("below" + under + bucket((0.5, 0.8, 1.3, 2), measures[i + 1].chars / measures[i].chars))
    if i:
        row.append("over" + over + bucket((0.2, 0.5, 0.8, 1.3, 2), measures[i - 1].chars / measures[i].chars))
    indent, usual = blocks[i].indent, blocks[min(above.start, len(blocks) - 1)].indent
    level = "=" if indent == usual else "<" if indent < usual else ">"
    row += ["I" + level, "I" + level + over + under, "Ib" + str(blocks[i].bullet) + level]
    if i:
        row.append("Ia" + ("=" if indent == blocks[i - 1].indent else "<" if indent < blocks[i - 1].indent else ">"))
    wall = next((k for k in range(6) if kinds[at - 1 - k] in "NF^" and kinds[at - 2 - k] in "NF^"), 6)
    row.append("wall" + str(wall))
    edge = next((k for k in range(4) if layout.chances[min(i + k, len(blocks) - 1)] > 0.5), 4)
    row += ["edge" + str(edge), "edge" + str(edge) + under]
    return row


def _echoes(above: Above, one: Candidate) -> list[str]:
    """Say which other lines repeat a candidate, hold it, or say the same in other words, above it and below."""
    layout, i = above.layout, one.index
    good = "g" if one.share >= 0.5 else "-"
    text = one.text
    row = ["r" + str(min(layout.times(i), 3)) + good]
    row.append("a" + str(min(above.openings[layout.blocks[i].text[:25]], 4)) + good)
    row.append("again" + str(min(sum(other.text == text for other in above.rivals), 4)) + good)
    letters = letters_of(text)
    titled = [len(top) > len(letters) for j, top in enumerate(above.top) if j != i and letters in top]
    if len(letters) > 15 and titled:
        row += ["titled", f"titled longer{any(titled)}"]
    if len(text) > 15 and text in above.below:
        row += ["below holds", "below holds" + good]
    higher = lower = 0
    chances, words, size = layout.chances, one.words, len(one.words)
    for other in above.rivals:
        far = i - other.index
        if not far:
            continue
        if -6 <= far <= 6:
            higher += far > 0
            lower += far < 0
            if -3 <= far <= 3:
                row += _beside(len(other.text) / len(text), chances[i], chances[other.index], above=far > 0)
        if size < 3 or words.isdisjoint(other.words):
            continue
        common = len(words & other.words)
        if common > 1 and common >= 0.5 * min(size, len(other.words)):
            whole = other.text
            how = "same" if whole == text else "inside" if text in whole else "holds" if whole in text else "like"
            near = "near" if -6 <= far <= 6 else "far"
            row.append(f"echo {how} {'above' if far > 0 else 'below'} {near}")
            if how == "like":
                row.append(f"like longer{len(whole) > len(text)} {'above' if far > 0 else 'below'}")
    row += [f"higher{min(higher, 2)}{good}", f"lower{min(lower, 2)}{good}", f"hl{min(higher, 1)}{min(lower, 1)}{good}"]
    return list(dict.fromkeys(row))


def _beside(length: float, own: float, other: float, above: bool) -> Iterator[str]:
    """Describe a rival near a candidate, above it or below: its length against the candidate's, and how likely the
    upper one is text, how much likelier the candidate."""
    name = "deck" if above else "roof"
    yield name + bucket((0.7, 1, 1.5, 2.2), length)
    yield f"{name} x" + bucket((0.3, 0.9), own if above else other)
    yield f"{name} " + bucket((-0.5, 0.5), own - other)
