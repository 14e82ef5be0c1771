"""How much one line reads like running text: what is counted on it, whatever its language."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from smaarchive.lexicon.function_words import FUNCTION_CHARACTERS, LANGUAGES_OF

UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\Wa-z\d_]|[\"'“‘«„(])|[。！？]|다\.\s")
LONG = 60  # characters; from here on a line of a spaced script is a sentence more often than not


SAMPLE = 8000  # characters that are enough to name a language


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


# The first character of each group names it.
_END_CLASS = {
    c: group[0] for group in (".。", "!?！？", ":：", ",;", "…", ")]）】", "-–—", "|", ">›→", "%") for c in group
}
_END_CLASS |= dict.fromkeys('»”"“’」', "q")
_START_CLASS = {c: group[0] for group in ("*•·▲■▶◆○", "-–—", "[【", *"(#+|@©<>/$") for c in group}
_START_CLASS |= dict.fromkeys("“\"„«»‘'「", "q")


def lowered(text: str) -> str:
    """Return a line in lower case; several stages ask for it."""
    return _lowered(text) if len(text) < 2000 else text.lower()


@lru_cache(2048)
def _lowered(text: str) -> str:
    return text.lower()


def language_of(texts: Iterable[str]) -> str | None:
    """Name the language (ISO 639-1) whose function words are commonest; None where fewer than five were seen."""
    sample = list(texts)
    step = 1 + sum(map(len, sample)) // SAMPLE
    joined = " ".join(map(lowered, sample[::step]))
    unspaced = UNSPACED.findall(joined)
    if len(unspaced) * 4 > len(joined):
        seen = Counter(unspaced)
        return max(FUNCTION_CHARACTERS, key=lambda code: sum(seen[c] for c in FUNCTION_CHARACTERS[code]))
    votes: Counter[str] = Counter()
    times = Counter(joined.split())
    for word in [word for word in times if word in LANGUAGES_OF]:
        for code in LANGUAGES_OF[word]:
            votes[code] += times[word]
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] >= 5 else None


def measure(text: str, function_words: frozenset[str], spaced: bool = False) -> Measures:
    """Count what one stripped, non-empty line shows; `spaced` promises that no script without spaces is on it."""
    length = len(text)
    words = text.split()
    capitals = len([word for word in words if word[0].isupper()]) / len(words)
    digits = sum(map(text.count, "0123456789")) / length
    unspaced = 0 if spaced or text.isascii() else len(UNSPACED.findall(text))
    if unspaced * 3 > length:
        count = max(1, unspaced // 2)
        function = sum(map(text.count, _PARTICLES)) / unspaced * 1.6
    else:
        count = len(words)
        function = sum(map(function_words.__contains__, lowered(text).split())) / count
    sentences = len(SENTENCE_END.findall(text)) if length > 40 else 0
    return Measures(
        length + unspaced, count, function, capitals, digits, sentences, _end_class(text), _start_class(text)
    )


def _end_class(text: str) -> str:
    """Name the kind of the last character; a quotation mark after a full stop is a full stop."""
    last = text[-1]
    end = _END_CLASS.get(last)
    if end == "q" and len(text) > 1 and text[-2] in ".!?。！？…":
        return "."
    return end or ("a" if last.islower() else "A" if last.isupper() else "0" if last.isdigit() else "?")


def _start_class(text: str) -> str:
    """Name the kind of the first character."""
    first = text[0]
    kind = _START_CLASS.get(first)
    return kind or ("a" if first.islower() else "A" if first.isupper() else "0" if first.isdigit() else "?")


_PARTICLES = "".join(sorted({c for characters in FUNCTION_CHARACTERS.values() for c in characters}))
