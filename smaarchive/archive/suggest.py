"""What to say when nothing was found: the query in the nearest spelling that finds something, or with fewer words."""

import re
from collections.abc import Iterator
from itertools import islice

from ..article import Answer
from ..lexicon.words import STOP_WORDS, tokens_of
from .connection import Archive
from .grammar import All, AnyOf, Near, Node, Phrase, Word
from .grammar import In as Within
from .match import quoted
from .query import Query, understand
from .snippet import unmarked
from .statements import count

LONG_WORD = 5  # letters from which on two slips are forgiven, and not one
MOST_RESPELLED = 8  # words of a query; each takes 0.1 s among 100,000 articles
SHORTEST_PART = 2  # letters of each half of a word that was written as one
CANDIDATES = 12  # nearest words of the index that are looked at
VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, articles_fts, row)"
DANGLING = r"(?<!\s)(?:\s+(?:OR|AND|NOT|NEAR(?:/\d+)?))+\s*\Z"  # operators without a word behind them
WIDTHS = (2, 1)  # letters a slip is taken to leave alone at the beginning; fewer take longer


def suggest(archive: Archive, query: Query, undated: int) -> Answer:
    """Give an answer without hits: what the query could have meant, and how many articles have some of its words."""
    from .search import plan_of

    typed, query = query.text, query._replace(text=re.sub(DANGLING, "", query.text))
    plan = plan_of(archive, query._replace(any_word=True))
    partly = count(archive, plan)[0] if plan.match and not query.any_word else 0
    text = query.text
    words = dict.fromkeys(_words(understand(query, lambda *_: ()).understood))
    for word in islice((word for word in words if not _is_known(archive, word)), MOST_RESPELLED):
        spelled = _parted(archive, word) or next(_nearest(archive, word), None)
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", spelled, text) if spelled else text
    if text == typed:
        return Answer(undated=undated, partly=partly)
    found = count(archive, plan_of(archive, query._replace(text=text)))[0]
    if found or query.any_word:
        return Answer(undated=undated, suggestion=text if found else None, suggested=found, partly=partly)
    some = count(archive, plan_of(archive, query._replace(text=text, any_word=True)))[0]
    return Answer(undated=undated, partly=some, respelled=text)


def _words(parts: tuple[Node, ...]) -> Iterator[str]:
    """Yield the typed words that must match."""
    for part in parts:
        match part:
            case Word(text, False) | Phrase(text):
                yield from re.findall(r"[^\W\d_]{3,}", text)
            case Near(left, right):
                yield from _words((left, right))
            case All(inner) | AnyOf(inner):
                yield from _words(inner)
            case Within(_, inner):
                yield from _words((inner,))


def _is_known(archive: Archive, word: str) -> bool:
    return bool(archive.rows("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (quoted(word),)))


def _parted(archive: Archive, word: str) -> str | None:
    """Give a word in two, where the archive has these behind each other: `Eunbo` is `Eun-bo`."""
    ends = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    parted = (f"{word[:end]}-{word[end:]}" for end in ends)
    return next((each for each in parted if _is_known(archive, each)), None)


def _nearest(archive: Archive, word: str) -> Iterator[str]:
    """Yield words of the archive that are a slip or two away, nearest first, then the most frequent; no stop words."""
    plain = "".join(tokens_of(word))
    if not plain:  # marks alone (`ﾞ`) are no word of the index
        return
    slips = 2 if len(plain) >= LONG_WORD else 1
    archive.rows(VOCABULARY)
    for width in WIDTHS:
        start = plain[:width]
        rows = archive.rows(
            "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?",
            (start, start[:-1] + chr(ord(start[-1]) + 1)),
        )
        near = sorted(
            (distance, -having, stem)
            for stem, having in rows
            if stem not in STOP_WORDS and (distance := _to_stem(plain, stem, slips)) <= slips
        )
        spelled = {
            each: min(slipped(plain, each, slips), slipped(plain, stem, slips))
            for _, _, stem in near[:CANDIDATES]
            for each in _surfaces(archive, stem)
        }
        yield from (each for each in sorted(spelled, key=lambda each: spelled[each]) if spelled[each] <= slips)


def _to_stem(word: str, stem: str, most: int) -> int:
    """Measure how far a typed word is from a stem of the index, whatever ending the word has."""
    if len(stem) > len(word) + most or len(stem) < 3:
        return most + 1
    return slipped(word[: len(stem)], stem, most)


def _surfaces(archive: Archive, stem: str) -> list[str]:
    """Give the words as printed that have a stem, from a few articles."""
    columns = (archive.indexed.index(name) for name in ("headline", "body"))
    shown = " || ' ' || ".join(f"highlight(articles_fts, {column}, char(2), char(3))" for column in columns)
    sql = f"SELECT {shown} FROM articles_fts WHERE articles_fts MATCH ? LIMIT 5"
    rows = archive.rows(sql, (quoted(stem),))
    found = (
        text[start:end]
        for row in rows
        for text, spans in [unmarked(row[0] or "", "\x02", "\x03")]
        for start, end in spans
    )
    return list(dict.fromkeys(each.lower() for each in found))


def slipped(left: str, right: str, most: int) -> int:
    """Count the letters left out, added, changed or swapped between two words; more than `most` is not counted out."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
