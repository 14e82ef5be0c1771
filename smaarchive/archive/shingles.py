"""How much of one text stands in another, by runs of four words; and which few of a text's runs stand for all.

A copy that was trimmed, retitled or restyled holds 0.92 to 1.00 of the shorter text's runs, another story on the same
talks 0.02 to 0.06 (design/FACTS). A sketch is the runs that come first in an order of their own: those of a copy are
largely those of the original, whatever was cut, and so one look in an index finds it. The order goes by the hash of a
run's first word, so that only the few runs of a sketch are hashed themselves.
"""

import re
from unicodedata import is_normalized, normalize
from zlib import crc32

RUN = 4  # words
# Han and kana are written without spaces: two characters count as a word
WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
# the same of a text in ASCII, in a sixth of the time: what is no letter or digit becomes a space
_PARTING = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_TYPOGRAPHIC = "“”‘’–—…"  # all that most English texts have beyond ASCII
LEAST = 10  # runs; a text with fewer is too short to be told from another
SKETCHED = 16  # runs
_LONG = 4  # letters; a run that begins with a shorter word stands in many texts, and comes last
_BEHIND = 1 << 32  # every hash
_LIKELY = 44 * _BEHIND  # divided by the runs of a text: first words with smaller hashes are enough, and few to sort


def shingles(text: str) -> frozenset[int]:
    """Hash every run of four words, without regard to case, quotation marks and punctuation."""
    words = _words(text)
    return frozenset(map(crc32, map(b" ".join, zip(*(words[start:] for start in range(RUN)), strict=False))))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of the shorter text's runs that stand in the other one, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def sketch(text: str) -> list[str]:
    """Hash the runs that stand for a text (hex), in their order; none where it is too short."""
    words = _words(text)
    firsts = list(map(crc32, words[: 1 - RUN]))
    if len(firsts) < LEAST:
        return []
    likely = min(_LIKELY // len(firsts), _BEHIND)
    ranks = [(first, at) for at, first in enumerate(firsts) if first < likely and len(words[at]) >= _LONG]
    if len(ranks) < SKETCHED:
        ranks = [(first if len(words[at]) >= _LONG else first + _BEHIND, at) for at, first in enumerate(firsts)]
    last = sorted(ranks)[:SKETCHED][-1][0]
    runs = {(rank, crc32(b" ".join(words[at : at + RUN]))) for rank, at in ranks if rank <= last}
    return [f"{run:08x}" for _, run in sorted(runs)[:SKETCHED]]


def _words(text: str) -> list[bytes]:
    """Part a text into its words, case folded."""
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            text = text.replace(mark, " ")
    if text.isascii():
        return text.encode().translate(_PARTING).split()
    plain = text if is_normalized("NFKC", text) else normalize("NFKC", text)
    return [word.encode() for word in WORD.findall(plain.casefold())]
