"""How much of one text stands in another, by runs of four words; and which few of a text's runs stand for all.

A copy that was trimmed, retitled or restyled holds 0.92 to 1.00 of the shorter text's runs, another story on the same
talks 0.02 to 0.06 (design/FACTS). A sketch keeps the runs with the smallest hashes: those of a copy are largely those
of the original, whatever was cut, and so one look in an index finds it.
"""

import re
from heapq import nsmallest
from unicodedata import is_normalized, normalize
from zlib import crc32

RUN = 4  # words
# Han and kana are written without spaces: two characters count as a word
WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")
ASCII_WORD = re.compile(rb"[0-9a-z]+")  # the same of a text in ASCII, in a third of the time
LEAST = 10  # runs; a text with fewer is too short to be told from another
SAMPLED = (1 << 32) // 16  # hashes below are in the sketch: one in 16, 20 of a usual article
FEWEST = 16  # hashes of a short text, whatever they are


def shingles(text: str) -> frozenset[int]:
    """Hash every run of four words, without regard to case, quotation marks and punctuation."""
    if text.isascii():
        words = ASCII_WORD.findall(text.lower().encode())
    else:
        plain = text if is_normalized("NFKC", text) else normalize("NFKC", text)
        words = [word.encode() for word in WORD.findall(plain.casefold())]
    return frozenset(map(crc32, map(b" ".join, zip(*(words[start:] for start in range(RUN)), strict=False))))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of the shorter text's runs that stand in the other one, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def sketch(hashes: frozenset[int]) -> str:
    """Write the runs that stand for a text, those with the smallest hashes first; "" where it is too short."""
    if len(hashes) < LEAST:
        return ""
    few = [value for value in hashes if value < SAMPLED]
    return " ".join([f"{value:08x}" for value in (sorted(few) if len(few) >= FEWEST else nsmallest(FEWEST, hashes))])
