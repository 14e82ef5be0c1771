"""How much one line reads like running text: what is counted on it, whatever its language."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from ..lexicon.function_words import FUNCTION_CHARACTERS, LANGUAGES_OF
from ..page import made
from .characters import printed, words_of

UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACED_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\Wa-z\d_]|[\"'“‘«„(])")
_END_OF_KINDS = re.compile(rb"\.['\)]* +(?=[Ae'(])")  # the same, of lines by the kinds of their characters
SENTENCE_END = re.compile(_SPACED_END.pattern + r"|[。！？]|다\.\s")
SHORTEST = 40  # characters; a line of no more is not looked through for the ends of sentences
LONG = 60  # characters; from here on a line of a spaced script is a sentence more often than not


SAMPLE = 8000  # characters that are enough to name a language
GLANCES = (1000, 2500)  # that mostly are: on 819 of 916 development pages they name one surely, as all the sample does
SURE_VOTES, SURE_LEAD = 20, 2  # function words seen, and times as many as of the next language


class Measures(NamedTuple):
    """What is counted on one line; a plain tuple, since a page has hundreds."""

    chars: int  # characters; those of unspaced scripts count twice, they say as much as two
    words: int
    function: float  # share of function words
    capitals: float  # share of words that begin in upper case
    digits: float  # share of digits among the characters
    sentences: int  # sentence ends inside the line, followed by more text
    end: str  # class of the last character
    start: str  # class of the first character
    score: float  # positive for running text, negative for furniture, in rough words of evidence
    said: tuple[str, ...]  # its words in lower case, without what stands before, between and after them


class _Classes(dict[str, str]):
    """The class of each character: what its group is named by, or its kind of letter; each worked out once."""

    def __missing__(self, char: str) -> str:
        kind = "a" if char.islower() else "A" if char.isupper() else "0" if char.isdigit() else "?"
        self[char] = kind
        return kind


# The first character of each group names it.
_END_CLASS = _Classes(
    {c: group[0] for group in (".。", "!?！？", ":：", ",;", "…", ")]）】", "-–—", "|", ">›→", "%") for c in group}
    | dict.fromkeys('»”"“’」', "q")
)
_START_CLASS = _Classes(
    {c: group[0] for group in ("*•·▲■▶◆○", "-–—", "[【", *"(#+|@©<>/$") for c in group}
    | dict.fromkeys("“\"„«»‘'「", "q")
)


def language_of(texts: Iterable[str]) -> str | None:
    """Name the language (ISO 639-1) whose function words are commonest; None where fewer than five were seen."""
    sample = list(texts)
    length = sum(map(len, sample))
    for glance in GLANCES:
        if length > glance and (sure := _language_of(sample, 1 + length // glance, SURE_VOTES, SURE_LEAD)):
            return sure
    return _language_of(sample, 1 + length // SAMPLE)


def _language_of(texts: Sequence[str], step: int, least: int = 5, lead: int = 1) -> str | None:
    """Name the language of every `step`-th text, where enough of its function words are seen and it leads enough."""
    joined = " ".join(texts[::step]).lower()
    size = len(joined) if joined.isascii() else len(joined.encode("utf-8", "surrogatepass"))
    unspaced = UNSPACED.findall(joined) if size * 2 > len(joined) * 3 else []  # of three bytes each, which are counted
    if len(unspaced) * 4 > len(joined):
        seen = Counter(unspaced)
        return max(FUNCTION_CHARACTERS, key=lambda code: sum(seen[c] for c in FUNCTION_CHARACTERS[code]))
    votes = {"": 0}
    for word, times in Counter(filter(LANGUAGES_OF.__contains__, joined.split())).items():
        for code in LANGUAGES_OF[word]:
            votes[code] = votes.get(code, 0) + times
    best = max(votes, key=votes.__getitem__)
    most = votes.pop(best)
    return best if most >= max(least, lead * max(votes.values(), default=0)) else None


def measure_all(texts: Sequence[str], function_words: frozenset[str]) -> list[Measures]:
    """Count what each of some stripped, non-empty lines shows."""
    if not texts:
        return []
    kinds, small, bare, others = printed(texts)
    known = _in_bytes(function_words).__contains__
    words = [line.split() for line in small]
    chars, counts = list(map(len, texts)), list(map(len, words))
    shares = [sum(map(known, said)) / count for said, count in zip(words, counts, strict=True)]
    ends = list(map(_end_of, texts))
    columns = (
        chars,
        counts,
        shares,
        [(kind.count(b" A") + kind.startswith(b"A")) / count for kind, count in zip(kinds, counts, strict=True)],
        [kind.count(b"0") / length for kind, length in zip(kinds, chars, strict=True)],
        [
            len(_END_OF_KINDS.findall(kind)) if length > SHORTEST else 0
            for length, kind in zip(chars, kinds, strict=True)
        ],
        ends,
        [_START_CLASS[text[0]] for text in texts],
        list(map(_score, chars, shares, ends)),
        [tuple(line.split()) for line in bare],
    )
    measured = list(map(made, repeat(Measures), zip(*columns, strict=True)))
    for i in others:
        measured[i] = _measured(texts[i], function_words)
    return measured


def _measured(text: str, function_words: frozenset[str]) -> Measures:
    """Count what a line of any characters shows."""
    length = len(text)
    words = text.split()
    capitals = sum(map(str.isupper, map(_FIRST, words))) / len(words)
    unspaced = len(UNSPACED.findall(text))
    if unspaced * 3 > length:
        count = max(1, unspaced // 2)
        function = sum(map(text.count, _PARTICLES)) / unspaced * 1.6
    else:
        count = len(words)
        function = sum(map(function_words.__contains__, text.lower().split())) / count
    ends = SENTENCE_END if unspaced else _SPACED_END
    sentences = len(ends.findall(text)) if length > SHORTEST else 0
    digits = len(_DIGIT.findall(text)) / length
    chars, end = length + unspaced, _end_of(text)
    score = _score(chars, function, end)
    start = _START_CLASS[text[0]]
    return Measures(chars, count, function, capitals, digits, sentences, end, start, score, words_of(text))


def _end_of(text: str) -> str:
    """Name the class of the last character; a quotation mark after a full stop is a full stop."""
    end = _END_CLASS[text[-1]]
    return "." if end == "q" and text[-2:-1] in _FULL_STOPS else end


def _score(chars: int, function: float, end: str) -> float:
    """Say how much a line reads like running text."""
    if chars < LONG:
        return -3.0
    if end in ".q":
        return min(chars, 400) / 10 * (0.5 + min(function, 0.5))
    if chars >= 2 * LONG and function >= 0.2:
        return min(chars, 400) / 14
    return 1.0 if function >= 0.25 else -3.0


@lru_cache
def _in_bytes(words: frozenset[str]) -> frozenset[bytes]:
    """Return the words that lines may have which are looked at byte by byte."""
    return frozenset(word.encode("cp1252", "ignore") for word in words)


_FIRST = itemgetter(0)
_DIGIT = re.compile("[0-9]")
_FULL_STOPS = frozenset(".!?。！？…")
_PARTICLES = "".join(sorted({c for characters in FUNCTION_CHARACTERS.values() for c in characters}))
