"""How much one line reads like running text: what is counted on it, whatever its language."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..lexicon.function_words import FUNCTION_CHARACTERS, LANGUAGES_OF

UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SPACED_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\Wa-z\d_]|[\"'“‘«„(])")
SENTENCE_END = re.compile(_SPACED_END.pattern + r"|[。！？]|다\.\s")
LONG = 60  # characters; from here on a line of a spaced script is a sentence more often than not


SAMPLE = 8000  # characters that are enough to name a language
GLANCE = 2000  # characters that mostly are; what they name surely, on 800 of 916 development pages, all the sample does
SURE_VOTES, SURE_LEAD = 30, 2  # function words seen, and times as many as of the next language


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

    @property
    def score(self) -> float:
        """Positive for running text, negative for furniture, in rough words of evidence."""
        if self.end in ".q" and self.chars >= LONG:
            return min(self.chars, 400) / 10 * (0.5 + min(self.function, 0.5))
        if self.chars >= 2 * LONG and self.function >= 0.2:
            return min(self.chars, 400) / 14
        if self.chars >= LONG and self.function >= 0.25:
            return 1.0
        return -3.0


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
    glanced = _language_of(sample, 1 + length // GLANCE, SURE_VOTES, SURE_LEAD) if length > GLANCE else None
    return glanced or _language_of(sample, 1 + length // SAMPLE)


def _language_of(texts: Sequence[str], step: int, least: int = 5, lead: int = 1) -> str | None:
    """Name the language of every `step`-th text, where enough of its function words are seen and it leads enough."""
    joined = " ".join(texts[::step]).lower()
    unspaced = [] if joined.isascii() else UNSPACED.findall(joined)
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


def measure(text: str, function_words: frozenset[str], spaced: bool = False) -> Measures:
    """Count what one stripped, non-empty line shows; `spaced` promises that no script without spaces is on it."""
    length = len(text)
    words = text.split()
    capitals = sum(map(str.isupper, map(_FIRST, words))) / len(words)
    ascii = text.isascii()
    digits = (length - len(text.encode().translate(None, _DIGITS)) if ascii else len(_DIGIT.findall(text))) / length
    unspaced = 0 if spaced or ascii else len(UNSPACED.findall(text))
    if unspaced * 3 > length:
        count = max(1, unspaced // 2)
        function = sum(map(text.count, _PARTICLES)) / unspaced * 1.6
    else:
        count = len(words)
        function = sum(map(function_words.__contains__, text.lower().split())) / count
    ends = SENTENCE_END if unspaced else _SPACED_END
    sentences = len(ends.findall(text)) if length > 40 else 0
    end = _END_CLASS[text[-1]]
    if end == "q" and text[-2:-1] in _FULL_STOPS:
        end = "."  # a quotation mark after a full stop is a full stop
    return Measures(length + unspaced, count, function, capitals, digits, sentences, end, _START_CLASS[text[0]])


_FIRST = itemgetter(0)
_DIGITS = b"0123456789"
_DIGIT = re.compile("[0-9]")
_FULL_STOPS = frozenset(".!?。！？…")
_PARTICLES = "".join(sorted({c for characters in FUNCTION_CHARACTERS.values() for c in characters}))
