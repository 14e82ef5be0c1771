"""What the full-text index cannot see by itself, as words of two extra columns, `cjk` and `terms`.

`cjk`: every run of Korean, Japanese or Chinese as overlapping pairs of characters, closed by its last character
(`방위비` -> `방위 위비 비`), so that any piece of a longer word is a phrase of pairs and none reaches over the end of a
run; the Latin words grown together with them; and words in full-width letters or ligatures in their plain form.
`terms`: a mark for each `US` in capitals, because the tokenizer folds case and cannot tell it from the pronoun.

Patterns are strings that `re` compiles when they are first used: an English search pays nothing for them.
"""

import re
from itertools import groupby
from unicodedata import is_normalized, normalize

from ..lexicon.folding import is_plain

# Hangul, kana, Han with extensions; after NFKC, so that half-width and compatibility forms are folded already
CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
RUN = f"[{CJK}]+"
# bytes that begin no such character in UTF-8
_LEADING_NONE = bytes(set(range(256)).difference(b"\xe1", range(0xE3, 0xEE), range(0xF0, 0xF8)))
# the `SMA` of `SMA가`, which is one word to the tokenizer
MIXED = f"(?<![A-Za-z0-9])[A-Za-z0-9]+(?=[{CJK}])|(?<=[{CJK}])[A-Za-z0-9]+"
# endings of Korean nouns; where they also end plain words (전문가), more of the word must be left
LONG = "에서는|에게서|으로는|까지|부터|에서|에게|으로|에는|과의|와의"
PARTICLES = f"(?<=[가-힣]{{2}})(?:{LONG}|[을를은는에])$|(?<=[가-힣]{{3}})[이가의도로와과만]$"
ENDINGS = f"(?<=[가-힣]{{2}})(?:{LONG}|[을를은는에이가의도로와과만])$"  # where what is left is a word that is known
COUNTRY = r"US(?<![A-Za-z0-9_.&]US)(?![A-Za-z0-9_&])"  # letters first: searched for as they stand
# no word of any language that is stored here begins so
COUNTRY_MARKS = {None: "zzusa", "headline": "zzush", "byline": "zzusy", "captions": "zzusc", "body": "zzusb"}


def cjk_of(*texts: str | None) -> str:
    """Give the `cjk` column of an article: pairs of its CJK runs and the plain form of words in compatibility forms."""
    return " ".join(word for text in texts if text and not is_plain(text) for word in _cjk_words(text))


def marks_of(headline: str | None, *texts: str | None) -> str:
    """Give the `terms` column: for every `US` in capitals a mark, and another that names the column it stands in.

    `texts` are the byline, the captions, and last the body.
    """
    counts = {"headline": _countries(headline), "byline": _countries(texts[0]), "body": _countries(texts[-1])}
    counts["captions"] = sum(map(_countries, texts[1:-1]))
    marks = [f"{COUNTRY_MARKS[None]} {COUNTRY_MARKS[column]}" for column in counts for _ in range(counts[column])]
    return " ".join(marks)


def has_cjk(text: str) -> bool:
    """Tell whether a CJK character is in a text; of quotes and accents alone the bytes tell sooner than `re`."""
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _LEADING_NONE):
        return False
    return re.search(f"[{CJK}]", text) is not None


def folded(text: str) -> str:
    """Fold full-width, half-width and other compatibility forms."""
    return text if text.isascii() else normalize("NFKC", text)


def without_particle(text: str) -> str:
    """Take the particle off a Korean word."""
    return re.sub(PARTICLES, "", folded(text))


def runs(text: str) -> list[str]:
    """Find the runs of CJK characters in a few words of folded text, sooner than `re` compiles `RUN` (1.6 ms)."""
    return [] if text.isascii() else ["".join(run) for is_cjk, run in groupby(text, _is_cjk) if is_cjk]


def _is_cjk(character: str) -> bool:
    return any(CJK[at] <= character <= CJK[at + 2] for at in range(0, len(CJK), 3))


def pairs(run: str) -> str:
    """Write a run of CJK characters as its overlapping pairs, the last character closing it."""
    return " ".join([*(run[i : i + 2] for i in range(len(run) - 1)), run[-1]])


def open_pairs(run: str) -> str:
    """Write a run that may go on: without the character that closes it."""
    return pairs(run).rpartition(" ")[0] or run


def unpaired(phrase: str) -> list[str]:
    """Read the runs back from a phrase of pairs."""
    found: list[str] = []
    run = ""
    for pair in phrase.split():
        if len(pair) == 1 and run:  # it closes the run
            found.append(run)
            run = ""
        else:
            run = run[:-1] + pair
    return [*found, run] if run else found


def _cjk_words(text: str) -> list[str]:
    plain = normalize("NFKC", text)
    words: list[str] = []
    if has_cjk(plain):
        words += map(pairs, re.findall(RUN, plain))
        words += re.findall(MIXED, plain)
    if plain != text:
        words += [normalize("NFKC", word) for word in text.split() if not is_normalized("NFKC", word)]
    return words


def _countries(text: str | None) -> int:
    # a text all in capitals cannot say which of the two it means
    return len(re.findall(COUNTRY, text)) if text and "US" in text and not text.replace("US", "").isupper() else 0
