"""What the full-text index cannot see by itself, as words of two extra columns, `cjk` and `terms`.

`cjk`: every run of Korean, Japanese or Chinese as overlapping pairs of characters, closed by its last character
(`방위비` -> `방위 위비 비`), so that any piece of a longer word is a phrase of pairs and none reaches over the end of a
run; what a dot or a hyphen parts, whole (`한·미` is also `한미 미`); the Latin words grown together with them; and
words in full-width letters or ligatures in their plain form.
`terms`: a mark for each `US`, `us` and word of `use`, which are one word to an index of small letters and stems.

Patterns are strings that `re` compiles when they are first used: an English search pays nothing for them.
"""

import re
from itertools import groupby
from unicodedata import is_normalized, normalize

from ..lexicon.words import STOP_WORDS

# Hangul, kana, Han with extensions; after NFKC, so that half-width and compatibility forms are folded already
CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
RUN = f"[{CJK}]+"
# bytes that begin no such character in UTF-8
_LEADING_NONE = bytes(set(range(256)).difference(b"\xe1", range(0xE3, 0xEE), range(0xF0, 0xF8)))
# what stands between the parts of a word (`한·미`, `한-미`), as printed and in NFKC
JOINERS = "-\u2013\u00b7\u2027\u2022\u30fb\uff65\u318d\u119e"
JOINED = f"[{CJK}{JOINERS}]+"
_NO_JOINERS = str.maketrans("", "", JOINERS)
# the `SMA` of `SMA가`, which is one word to the tokenizer
MIXED = f"(?<![A-Za-z0-9])[A-Za-z0-9]+(?=[{CJK}])|(?<=[{CJK}])[A-Za-z0-9]+"
# endings of Korean nouns; where they also end plain words (전문가), more of the word must be left
LONG = "에서는|에게서|으로는|까지|부터|에서|에게|으로|에는|과의|와의"
PARTICLES = f"(?<=[가-힣]{{2}})(?:{LONG}|[을를은는에])$|(?<=[가-힣]{{3}})[이가의도로와과만]$"
ENDINGS = f"(?<=[가-힣]{{2}})(?:{LONG}|[을를은는에이가의도로와과만])$"  # where what is left is a word that is known
LONGEST_NUMBER = 15  # digits
YEARS = range(1900, 2100)
POSSESSIVE = ("'s", "’s")
COUNTRY = r"US(?<![A-Za-z0-9_.&]US)(?![A-Za-z0-9_&])"  # letters first: searched for as they stand
_LETTER = rf"[^\W_{CJK}]"  # a Korean particle grown on a word is none of it
_US = rf"us(?<!{_LETTER}us)"
_OF_USE = r"(?:e(?:[ds]|ful(?:ness)?)?|ings?)"
ALIKE = rf"{_US}{_OF_USE}?(?!{_LETTER})"  # all English words that Porter's stemmer makes `us`, in small letters
PRONOUN = "us"
# where words of a kind stand in a printed text
MARKED = {"country": COUNTRY, "pronoun": rf"(?i){_US}(?!{_LETTER})", "use": rf"(?i){_US}{_OF_USE}(?!{_LETTER})"}
# no word of any language that is stored here begins so
MARKS = {"country": "zzus", "pronoun": "zzup", "use": "zzut"}
OF_COLUMN = {None: "a", "headline": "h", "byline": "y", "captions": "c", "body": "b"}


def mark(kind: str, column: str | None = None) -> str:
    """Give the word of `terms` for an occurrence of a kind, in one column or in any."""
    return MARKS[kind] + OF_COLUMN[column]


def kinds_of(token: str) -> tuple[str, ...]:
    """Tell which kinds of word a token stands for that has its stem with others: none for all other tokens."""
    if token == PRONOUN:  # it is asked for in any case, and may mean the country
        return ("country", "pronoun")
    return ("use",) if token.startswith(PRONOUN) and re.fullmatch(ALIKE, token) else ()


def cjk_of(*texts: str | None) -> str:
    """Give the `cjk` column of an article: pairs of its CJK runs and the plain form of words in compatibility forms."""
    from ..lexicon.folding import is_plain  # a search stores nothing

    return " ".join(word for text in texts if text and not is_plain(text) for word in _cjk_words(text))


def marks_of(headline: str | None, *texts: str | None) -> str:
    """Give the `terms` column: for each word of a kind a mark, and another that names the column it stands in.

    `texts` are the byline, the captions, and last the body.
    """
    columns = {"headline": (headline,), "byline": texts[:1], "body": texts[-1:], "captions": texts[1:-1]}
    marks: list[str] = []
    for column, inside in columns.items():
        for text in inside:
            counted = _kinds(text) if text else {}
            marks += [f"{mark(kind)} {mark(kind, column)}" for kind, times in counted.items() for _ in range(times)]
    return " ".join(marks)


def has_cjk(text: str) -> bool:
    """Tell whether a CJK character is in a text; of quotes and accents alone the bytes tell sooner than `re`."""
    if text.isascii() or not text.encode("utf-8", "surrogatepass").translate(None, _LEADING_NONE):
        return False
    return re.search(f"[{CJK}]", text) is not None


def folded(text: str) -> str:
    """Fold full-width, half-width and other compatibility forms."""
    return text if text.isascii() else normalize("NFKC", text)


def unjoined(text: str) -> str:
    """Leave out what joins the parts of words."""
    return text.translate(_NO_JOINERS)


def without_particle(text: str) -> str:
    """Take the particle off a Korean word."""
    return re.sub(PARTICLES, "", folded(text))


def without_possessive(text: str) -> str:
    """Take off what makes another form of the word before it: `Esper's` finds `Esper`."""
    is_possessive = text[-2:].lower() in POSSESSIVE and (text[-3:-2].isalnum() or text[-3:-2] in tuple("._"))
    return text[:-2] if is_possessive else text


def respelled(text: str) -> str:
    """Give `J D` for `JD`, `JD` for `J.D.` where it is no word (`U.S.`), `9,000` for `9000` and back."""
    if 2 <= len(text) <= 3 and text.isascii() and text.isalpha() and text.isupper():
        return " ".join(text)
    if text[:1].isdecimal():
        return _number(text)
    joined = text.replace(".", "")
    is_dotted = joined != text and re.fullmatch(r"(?:[A-Za-z]\.){1,2}[A-Za-z]\.?", text)
    return joined if is_dotted and joined.lower() not in STOP_WORDS else ""


def _number(text: str) -> str:
    plain = text.replace(",", "")
    if not (4 <= len(plain) <= LONGEST_NUMBER and plain.isdecimal()) or int(plain) in YEARS:
        return ""
    written = f"{int(plain):,}"
    return plain if text == written else written if text == written.replace(",", "") else ""


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


def pieces(match: str) -> list[str]:
    """Read the Korean and Japanese pieces of a MATCH expression back from their pairs."""
    phrases = (piece.partition('"')[0] for piece in match.split('cjk : "')[1:])
    return [run for phrase in phrases for run in unpaired(phrase)]


def _cjk_words(text: str) -> list[str]:
    plain = normalize("NFKC", text)
    words: list[str] = []
    if has_cjk(plain):
        words += map(pairs, re.findall(RUN, plain))
        words += map(pairs, _joined(plain))
        words += re.findall(MIXED, plain)
    if plain != text:
        words += [normalize("NFKC", word) for word in text.split() if not is_normalized("NFKC", word)]
    return words


def _joined(plain: str) -> list[str]:
    """Find the words that joiners part, and give them without."""
    if not any(joiner in plain for joiner in JOINERS):
        return []
    parted = (word.strip(JOINERS) for word in re.findall(JOINED, plain))
    return [bare for word in parted if (bare := unjoined(word)) != word]


def _kinds(text: str) -> dict[str, int]:
    """Count the words of each kind in a text; in one all in capitals no `US` is taken for the country."""
    from ..lexicon.folding import is_plain

    text = text if is_plain(text) else normalize("NFKC", text)
    country = "US" in text and not text.replace("US", "").isupper()
    rest, countries = re.subn(COUNTRY, "-", text) if country else (text, 0)
    found = re.findall(ALIKE, rest.lower())
    pronouns = found.count(PRONOUN)
    return {"country": countries, "pronoun": pronouns, "use": len(found) - pronouns}
