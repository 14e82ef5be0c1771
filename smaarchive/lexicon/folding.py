"""One spelling for comparing: what the lexicon's phrases and a page's lines both go through."""

import unicodedata
from functools import lru_cache

# NFKC would make "ⓒ 연합뉴스" begin with a plain letter c; typographic quotes it leaves alone
_BEFORE = (("ⓒ", "©"), ("Ⓒ", "©"), ("’", "'"), ("‘", "'"), ("`", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'))
_LINE = 200  # characters; longer texts are asked about once
_VARIATION = "\ufe0e\ufe0f"
TYPOGRAPHIC = "“”‘’–—"  # nearly all that English text has beyond ASCII; NFKC and case folding leave them as they are


def _is_edge(char: str) -> bool:
    return char != "©" and (unicodedata.category(char)[0] in "PSZC" or char in _VARIATION)


def _trim(text: str) -> str:
    """Take punctuation, symbols and spaces off both ends; not marks, which end words in Hindi and Thai."""
    start, end = 0, len(text)
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return text[start:end]


def fold(text: str) -> str:
    """Fold text for comparison: NFKC, case, quotes and white space made alike, punctuation at both ends removed."""
    return _line(text) if len(text) <= _LINE else folded(text)


@lru_cache(8192)  # several stages ask about the same line
def _line(text: str) -> str:
    return folded(text)


def folded(text: str) -> str:
    """Fold a text that is asked about once."""
    if not text.isascii():
        for printed, plain in _BEFORE:
            text = text.replace(printed, plain)  # a translate table takes five times as long
        text = unicodedata.normalize("NFKC", text)
    text = text.casefold()
    if "  " in text or not text.isprintable():  # of all white space only the space is printable
        text = " ".join(text.split())
    return text if text[:1].isalnum() and text[-1:].isalnum() else _trim(text)


def is_plain(text: str) -> bool:
    """Tell whether a text is ASCII but for typographic quotes and dashes, as most English is: no folding changes it."""
    if text.isascii():
        return True
    beyond = len(text.encode("utf-8", "surrogatepass")) - len(text)  # bytes: two for each of these marks
    return beyond == 2 * sum(map(text.count, TYPOGRAPHIC))
